/** Who may set up engines. Reads and writes take only what is minted here and in data.ts. */
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/users/types";

declare const gate: unique symbol;

/** An admin. `userId` is null for the operator at the command line. */
export type EngineAdmin = { readonly [gate]: "engineAdmin"; readonly userId: string | null };

/** An engine that the caller may change; minted in data.ts. */
export type AuthorizedEngineId = string & { readonly [gate]: "engine" };

/** An engine costs money and is told what people wrote: only an admin decides which there are. */
export const canSetUpEngines = (actor: Pick<Actor, "role">): boolean => actor.role === "admin";

export function engineAdmin(actor: Actor): EngineAdmin {
  if (!canSetUpEngines(actor)) throw notFound();
  return { userId: actor.id } as EngineAdmin;
}

/** For the command line: whoever can start it owns the data folder. */
export const operatorEngineAdmin = { userId: null } as EngineAdmin;
