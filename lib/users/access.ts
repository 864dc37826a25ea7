/** Who may do what about people. Researchers look after evaluators; everything else is an admin's. */
import type { Actor, LinkPurpose, Role } from "./types";
import { ROLES, TOKEN_OWNERS } from "./types";

export function visibleRoles(actor: Pick<Actor, "role">): readonly Role[] {
  if (actor.role === "admin") return ROLES;
  return actor.role === "researcher" ? ["evaluator"] : [];
}

export function canInvite(actor: Pick<Actor, "role">, role: Role): boolean {
  return visibleRoles(actor).includes(role);
}

export function canManage(actor: Pick<Actor, "role">): boolean {
  return actor.role === "admin";
}

export function canHaveTokens(actor: Pick<Actor, "role">): boolean {
  return TOKEN_OWNERS.some((role) => role === actor.role);
}

/**
 * A link is a way to become that person. A researcher gets one only for an evaluator who has not come in yet: with a link
 * to a used account, a researcher could rate in an evaluator's name.
 */
export function canIssueLink(actor: Pick<Actor, "role">, person: { role: Role; hasComeIn: boolean }, purpose: LinkPurpose): boolean {
  if (actor.role === "admin") return true;
  return canInvite(actor, person.role) && !person.hasComeIn && purpose === "invite";
}
