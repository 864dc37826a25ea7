import { handle } from "@/lib/api/handle";
import { getPersonFor } from "@/lib/users/data";
import * as endpoints from "@/lib/users/endpoints";
import { endSessions } from "@/lib/users/mutations";

export const POST = handle(endpoints.endSessions, async ({ actor, params }) => {
  const person = await getPersonFor(actor, params.userId);
  await endSessions(person.id, actor);
  return { ok: true };
});
