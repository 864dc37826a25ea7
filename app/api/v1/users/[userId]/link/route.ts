import { handle } from "@/lib/api/handle";
import { publicOrigin } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { canIssueLink } from "@/lib/users/access";
import { getPersonFor } from "@/lib/users/data";
import * as endpoints from "@/lib/users/endpoints";
import { createLink } from "@/lib/users/mutations";

export const POST = handle(endpoints.createLink, async ({ actor, params, body }) => {
  const person = await getPersonFor(actor, params.userId);
  const purpose = body.purpose ?? (person.hasPassword ? "signIn" : "invite");
  if (!canIssueLink(actor, person, purpose)) throw notFound();
  return createLink(person.id, purpose, actor, publicOrigin());
});
