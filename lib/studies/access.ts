/** Who may do what with a study. The ids below are minted in data.ts after these rules were asked; reads and writes take nothing else. */
import type { Actor } from "@/lib/users/types";

declare const gate: unique symbol;

/** A study that the caller may manage: read in full, start, close, export. */
export type AuthorizedStudyId = string & { readonly [gate]: "study" };

/** An assignment that is the caller's own. */
export type AuthorizedAssignmentId = string & { readonly [gate]: "assignment" };

/** The caller evaluates in this study. */
export type Membership = {
  readonly [gate]: "membership";
  studyId: string;
  evaluatorId: string;
  pseudonym: string;
};

/** One research group runs an installation: every researcher may manage every study. */
export function canManageStudies(actor: Actor): boolean {
  return actor.role === "researcher" || actor.role === "admin";
}
