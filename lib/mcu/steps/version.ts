/** The version of a step, for provenance and for the keys under which its results are kept. */
import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * @param revision counts the changes to what the user part of the prompt says around its inputs; system part and schema are hashed, so their changes count themselves.
 * @returns such as "1.3fa9c1d204".
 */
export function stepVersion(revision: number, system: string, wire: z.ZodType): string {
  const hash = createHash("sha256").update(system).update("\0").update(JSON.stringify(z.toJSONSchema(wire)));
  return `${revision}.${hash.digest("hex").slice(0, 10)}`;
}
