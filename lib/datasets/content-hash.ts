import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/judgments/canonical";
import type { Episode } from "./model";

/** By it the same row of a shard is recognised, whichever file and format it comes in. */
export function contentHash(episode: Episode): string {
  return createHash("sha256").update(canonicalJson(episode)).digest("hex");
}
