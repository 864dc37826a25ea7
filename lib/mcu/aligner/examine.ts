/** From an offer to a candidate: decoded, then seen by the nsfw classifier before anything else, then scored and filtered. */
import { cutText } from "@/lib/storable-text";
import type { Offer } from "./offers";
import { NO_SCORES, type Scored, type Scorer } from "./scorer";
import type { AlignerSettings, Threshold } from "./settings";
import type { AlignShell, PreparedImage } from "./shell";
import type { Candidate, CandidateScores, FilterName, Refusal } from "./types";

/** An offer whose bytes have been looked at, and are let go of. */
export type DecodedOffer = { about: Omit<Offer, "bytes" | "problem">; picture: PreparedImage | Refusal };

export async function decoded({ bytes, problem, ...about }: Offer, shell: AlignShell, signal: AbortSignal): Promise<DecodedOffer> {
  if (bytes === null) return { about, picture: unmeasured("fetch", problem) };
  const picture = await prepared(bytes, shell, signal);
  return { about, picture: "problem" in picture ? unmeasured("picture", picture.problem) : picture };
}

export async function examine({ about, picture }: DecodedOffer, scorer: Scorer, { thresholds, nsfwRequired }: AlignerSettings): Promise<Candidate> {
  const candidate: Candidate = { ...about, bytes: null, sha256: null, mime: null, width: null, height: null, scores: { ...NO_SCORES }, unscored: [], refusals: [] };
  if ("filter" in picture) return { ...candidate, refusals: [picture] };
  const { sha256, mime, width, height } = picture;
  Object.assign(candidate, { sha256, mime, width, height });

  const nsfw = await scorer.nsfw(picture.bytes);
  note(candidate, "nsfw", nsfw);
  const unsuitable = nsfwRefusal(nsfw, thresholds.nsfw, nsfwRequired || scorer.hasClassifier);
  if (unsuitable) return { ...candidate, refusals: [unsuitable] };

  candidate.bytes = picture.bytes;
  for (const [score, measure] of [["clip", () => scorer.clip(picture.bytes)], ["pick", () => scorer.pick(picture.bytes)]] as const) {
    below(candidate, score, note(candidate, score, await measure()), thresholds[score]);
  }
  if (about.module === "p-t2i") below(candidate, "face", note(candidate, "face", await scorer.likeness(picture.bytes)), thresholds.face);
  return candidate;
}

function note(candidate: Candidate, score: keyof CandidateScores, { value, reason }: Scored): number | null {
  candidate.scores[score] = value;
  if (reason !== null) candidate.unscored.push({ score, reason });
  return value;
}

/** A classifier that is configured and does not answer refuses: nothing goes round it. */
function nsfwRefusal({ value, reason }: Scored, { value: threshold, calibrated }: Threshold, mustBeSeen: boolean): Refusal | null {
  const filter = { filter: "nsfw" as const, value, threshold, calibrated: calibrated !== false };
  if (value === null) return mustBeSeen ? { ...filter, reason } : null;
  return threshold !== null && value > threshold ? { ...filter, reason: "It is probably unsuitable." } : null;
}

function below(candidate: Candidate, filter: "clip" | "pick" | "face", value: number | null, { value: threshold, calibrated }: Threshold): void {
  if (value === null || threshold === null || value >= threshold) return;
  const what = filter === "face" ? "the reference face" : "the description";
  candidate.refusals.push({ filter, value, threshold, calibrated: calibrated !== false, reason: `It is too far from ${what}.` });
}

function unmeasured(filter: FilterName, reason: string): Refusal {
  return { filter, value: null, threshold: null, calibrated: false, reason };
}

async function prepared(bytes: Buffer, shell: AlignShell, signal: AbortSignal): Promise<PreparedImage | { problem: string }> {
  try {
    return await shell.preparePicture(bytes, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { problem: `could not be looked at: ${error instanceof Error ? cutText(error.message, 300) : "unknown fault"}` };
  }
}
