/** Each score of a candidate against the threshold that it was held to, and in a sentence what came of it all. */
import { z } from "zod";
import type { AlignerSettings } from "@/lib/mcu/aligner/settings";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { MODULE_NAMES } from "./names";

const calibration = z.union([z.literal(false), z.object({ id: z.string(), from: z.string(), n: z.int(), when: z.string() })]);
const threshold = z.object({ value: z.number().nullable(), calibrated: calibration });
export const thresholdsSchema = z.object({ nsfw: threshold, clip: threshold, pick: threshold, face: threshold }) satisfies z.ZodType<AlignerSettings["thresholds"]>;
export type Thresholds = z.infer<typeof thresholdsSchema>;

export const SCORES = ["clip", "pick", "nsfw", "face"] as const;

export const verdictSchema = z.object({
  score: z.enum(SCORES), value: z.number().nullable(), threshold: z.number().nullable(),
  /** Null where there is no score or no threshold: never to be read as passed. */
  passed: z.boolean().nullable(),
  calibrated: calibration,
  /** Why there is no score. */
  reason: z.string().nullable(),
});
export type Verdict = z.infer<typeof verdictSchema>;

type RecordedCandidate = PictureRecord["candidates"][number];

/** @returns one per score; that of the face for personalised pictures alone. */
export function verdictsOf({ module, scores, unscored }: Pick<RecordedCandidate, "module" | "scores" | "unscored">, thresholds: Thresholds): Verdict[] {
  return SCORES.filter((score) => score !== "face" || module === "p-t2i").map((score) => {
    const [value, { value: bound, calibrated }] = [scores[score], thresholds[score]];
    const passed = value === null || bound === null ? null : score === "nsfw" ? value <= bound : value >= bound;
    return { score, value, threshold: bound, passed, calibrated, reason: unscored.find((entry) => entry.score === score)?.reason ?? null };
  });
}

/** Which picture was chosen, or why none was. */
export function outcomeText({ status, chosen, candidates, tried }: PictureRecord): string {
  const best = chosen === null ? undefined : candidates[chosen];
  if (best?.module === "card") return "A scripted card stands in for the picture: it shows nothing and was not scored.";
  if (best) return `${candidates.filter(({ refusals }) => refusals.length === 0).length} of ${candidates.length} passed every filter; the one that ranks first was chosen.`;
  if (tried.length > 0 && tried.every(({ outcome }) => outcome === "not-allowed")) return `No picture may be made. ${tried.map(({ reason }) => reason).join(" ")}`;
  const reasons = tried.map(({ module, reason }) => `${MODULE_NAMES[module]}: ${reason}`).join(" ");
  return status === "rejected" ? `None of ${candidates.length} passed every filter. ${reasons}` : `No engine gave a picture. ${reasons}`;
}
