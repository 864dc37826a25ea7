import { handle } from "@/lib/api/handle";
import { engineAdmin } from "@/lib/engines/access";
import { authorizeEngine } from "@/lib/engines/data";
import * as endpoints from "@/lib/engines/endpoints";
import { runProbe } from "@/lib/engines/mutations";
import { notFound } from "@/lib/errors";

export const POST = handle(endpoints.probeEngine, async ({ actor, params, request }) => {
  const admin = engineAdmin(actor);
  const engineId = await authorizeEngine(admin, params.engineId);
  if (!engineId) throw notFound();
  return runProbe(admin, engineId, request.signal);
});
