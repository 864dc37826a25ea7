import { handle } from "@/lib/api/handle";
import { engineAdmin } from "@/lib/engines/access";
import { authorizeEngine } from "@/lib/engines/data";
import * as endpoints from "@/lib/engines/endpoints";
import { deleteEngine, updateEngine } from "@/lib/engines/mutations";
import { notFound } from "@/lib/errors";

export const PATCH = handle(endpoints.updateEngine, async ({ actor, params, body }) => {
  const admin = engineAdmin(actor);
  const engineId = await authorizeEngine(admin, params.engineId);
  if (!engineId) throw notFound();
  return updateEngine(admin, engineId, body);
});

export const DELETE = handle(endpoints.deleteEngine, async ({ actor, params }) => {
  const admin = engineAdmin(actor);
  const engineId = await authorizeEngine(admin, params.engineId);
  if (!engineId) throw notFound();
  await deleteEngine(admin, engineId);
  return { ok: true };
});
