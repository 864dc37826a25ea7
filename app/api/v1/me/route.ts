import { handle } from "@/lib/api/handle";
import { ownId } from "@/lib/users/data";
import { getMe, updateMe } from "@/lib/users/endpoints";
import { updatePerson } from "@/lib/users/mutations";

export const GET = handle(getMe, async ({ actor }) => actor);

export const PATCH = handle(updateMe, async ({ actor, body }) => {
  await updatePerson(ownId(actor), { name: body.name }, actor);
  return { ok: true };
});
