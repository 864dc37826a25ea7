import { handle } from "@/lib/api/handle";
import { getPersonFor } from "@/lib/users/data";
import * as endpoints from "@/lib/users/endpoints";
import { updatePerson } from "@/lib/users/mutations";

export const PATCH = handle(endpoints.updatePerson, async ({ actor, params, body }) => {
  const person = await getPersonFor(actor, params.userId);
  await updatePerson(person.id, body, actor);
  return { ok: true };
});
