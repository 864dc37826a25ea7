import { handle } from "@/lib/api/handle";
import { publicOrigin } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { canInvite } from "@/lib/users/access";
import * as data from "@/lib/users/data";
import { invitePerson, listPeople } from "@/lib/users/endpoints";
import { createPerson } from "@/lib/users/mutations";

export const GET = handle(listPeople, ({ actor, query }) => data.listPeople(actor, query));

export const POST = handle(invitePerson, async ({ actor, body }) => {
  if (!canInvite(actor, body.role)) throw notFound();
  return createPerson(body, actor, publicOrigin());
});
