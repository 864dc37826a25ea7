import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/judgments/canonical";

/** SHA-256 of the canonical form: equal content has an equal digest, whatever order its fields were written in. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value), "utf8").digest("hex");
}
