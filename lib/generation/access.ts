/** Who may have episodes generated. Reads and writes take only what is minted here and in data.ts. */
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/users/types";

declare const gate: unique symbol;

/** Somebody who may ask for runs and see them: researchers and admins. `userId` is null for the operator at the command line. */
export type Generator = { readonly [gate]: "generator"; readonly userId: string | null };

/** A run that the caller may see and steer; minted in data.ts. */
export type AuthorizedRunId = string & { readonly [gate]: "run" };

/** One research group runs an installation: every researcher may steer every run, as every study. */
export function generator(actor: Actor): Generator {
  if (actor.role !== "researcher" && actor.role !== "admin") throw notFound();
  return { userId: actor.id } as Generator;
}

/** For the command line: whoever can start it owns the data folder. */
export const operatorGenerator = { userId: null } as Generator;
