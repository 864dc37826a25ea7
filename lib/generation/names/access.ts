/** Whose names the people of runs have: an admin decides, and everybody who may ask for a run sees it. */
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/users/types";

declare const gate: unique symbol;

/** `userId` is null for the operator at the command line. */
export type NameKeeper = { readonly [gate]: "nameKeeper"; readonly userId: string | null };

export const canKeepNames = (actor: Pick<Actor, "role">): boolean => actor.role === "admin";

export function nameKeeper(actor: Actor): NameKeeper {
  if (!canKeepNames(actor)) throw notFound();
  return { userId: actor.id } as NameKeeper;
}

/** For the command line: whoever can start it owns the data folder. */
export const operatorNameKeeper = { userId: null } as NameKeeper;
