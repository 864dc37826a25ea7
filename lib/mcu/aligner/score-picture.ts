import type { Engines } from "../ports";
import { plainDescription } from "./prompts";
import { NO_SCORES, Scorer } from "./scorer";
import type { AlignRequest, Candidate } from "./types";

/**
 * How near a picture that is there already is to its description, by the scorers that candidates are held against: for comparison, nothing is refused.
 * Costs a request of each scorer for the text and one for the picture.
 *
 * @param picture decoded before: a JPEG, PNG or WebP.
 * @throws the signal's reason where it is aborted.
 */
export async function scorePicture(
  picture: Buffer, { description, person }: Pick<AlignRequest, "description" | "person">, engines: Engines, signal: AbortSignal,
): Promise<Pick<Candidate, "scores" | "unscored">> {
  const scorer = new Scorer(engines, plainDescription(description, person), null, signal);
  const [clip, pick] = [await scorer.clip(picture), await scorer.pick(picture)];
  const unscored = ([["clip", clip], ["pick", pick]] as const).flatMap(([score, { reason }]) => (reason === null ? [] : [{ score, reason }]));
  return { scores: { ...NO_SCORES, clip: clip.value, pick: pick.value }, unscored };
}
