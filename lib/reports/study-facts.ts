/** What the results of a study are made from besides its answers and its protocol. Serialisable: an export holds it, and its check reads it again. */
import { z } from "zod";
import type { StudyDetail } from "@/lib/studies/types";
import { studyResultsSchema } from "./schema";

export const ratingFactsSchema = studyResultsSchema.pick({ study: true, progress: true });
export type RatingFacts = z.infer<typeof ratingFactsSchema>;

/** What is said of a study of any kind. */
export function studyFacts({ id, name, state, unit, protocolVersion, protocolVersions }: StudyDetail) {
  const protocolDigest = protocolVersions.find((version) => version.version === protocolVersion)?.digest ?? null;
  return { id, name, state, unit, protocolVersion, protocolDigest };
}

export function isRatingFacts<Other extends { study: { kind: "comparison" } }>(facts: RatingFacts | Other): facts is RatingFacts {
  return facts.study.kind === "rating";
}
