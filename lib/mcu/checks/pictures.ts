/** Scores of the chosen pictures against the aligner's thresholds. */
import type { Threshold } from "../aligner/settings";
import type { Candidate } from "../aligner/types";
import { absent } from "./result";
import type { CheckResult, Place, PlacedAlignment } from "./types";

/** The highest probability among the chosen pictures. */
export function checkNsfw(alignments: readonly PlacedAlignment[], threshold: Threshold): CheckResult {
  return checkScores("nsfw", alignments, "nsfw", threshold, (value, bound) => value <= bound, (values) => Math.max(...values));
}

/** The lowest similarity of a chosen picture to its description. */
export function checkImageText(alignments: readonly PlacedAlignment[], threshold: Threshold): CheckResult {
  return checkScores("image-text", alignments, "clip", threshold, (value, bound) => value >= bound, (values) => Math.min(...values));
}

function checkScores(
  check: "nsfw" | "image-text", alignments: readonly PlacedAlignment[], score: "nsfw" | "clip", threshold: Threshold,
  holds: (value: number, bound: number) => boolean, worst: (values: number[]) => number,
): CheckResult {
  const chosen = alignments.flatMap(({ session, utterance, alignment: { chosen: picture } }) => (picture && picture.module !== "card" ? [{ session, utterance, picture }] : []));
  if (chosen.length === 0) return absent(check, "There is no picture but scripted ones, and those have no scores.");
  const measured = chosen.flatMap(({ session, utterance, picture }) => (picture.scores[score] === null ? [] : [{ session, utterance, value: picture.scores[score] }]));
  if (measured.length === 0) return absent(check, reasonOf(chosen[0]?.picture, score));
  if (threshold.value === null) return { ...absent(check, "No threshold is set."), value: worst(measured.map(({ value }) => value)) };
  const bound = threshold.value;
  const places = measured.filter(({ value }) => !holds(value, bound)).map(({ session, utterance, value }): Place => ({ session, utterance, detail: String(value) }));
  const missing = chosen.length - measured.length;
  return {
    check, value: worst(measured.map(({ value }) => value)), threshold: bound, calibrated: threshold.calibrated !== false, ...(threshold.calibrated ? { calibration: threshold.calibrated } : {}), places,
    passed: places.length > 0 ? false : missing > 0 ? null : true,
    note: missing > 0 ? `${missing} of ${chosen.length} pictures have no score.` : `The worst of ${chosen.length} pictures.`,
  };
}

function reasonOf(picture: Candidate | undefined, score: "nsfw" | "clip"): string {
  return picture?.unscored.find((entry) => entry.score === score)?.reason ?? "No picture has a score.";
}
