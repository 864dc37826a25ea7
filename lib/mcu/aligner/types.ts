/** What the aligner is asked, every picture that it looked at on the way, and what came of it. */
import type { EngineIdentity } from "../ports";
import type { Module } from "../steps/plan-rule";
import type { Gender } from "../types";

/** `face` is the reference for a personalised picture; null where there is none. */
export type AlignPerson = { name: string; gender: Gender; age: number; face: Buffer | null };

export type AlignRequest = {
  description: string;
  person: AlignPerson | null;
  source: "device" | "internet" | null;
  /** Begins with this module, whatever a planner would say. The age guard holds all the same. */
  forceModule?: Module;
  /** The picture is to be the reference face of `person`: the age guard then holds for every module. */
  isPortrait?: boolean;
  seed: number;
};

export type FilterName = "fetch" | "picture" | "nsfw" | "clip" | "pick" | "face";

/** Why a candidate cannot be chosen. `value` and `threshold` are null where the filter does not measure, or could not. */
export type Refusal = { filter: FilterName; value: number | null; threshold: number | null; calibrated: boolean; reason: string };

export type CandidateScores = {
  /** Cosine of description and picture, -1 to 1. */
  clip: number | null;
  /** PickScore as the cosine × 100, without the model's own scale. */
  pick: number | null;
  /** Probability that it is unsuitable, 0 to 1. */
  nsfw: number | null;
  /** Cosine of the reference face and the picture as CLIP sees them, -1 to 1: a likeness, no proof of identity. */
  face: number | null;
};

/** A picture that was looked at, chosen or not. */
export type Candidate = {
  module: Module | "card";
  /** Null where nothing could be fetched or decoded, and where the nsfw filter refused it: such bytes are kept nowhere. */
  bytes: Buffer | null;
  sha256: string | null;
  mime: string | null;
  width: number | null;
  height: number | null;
  /** What the image model was told, or what was searched for. */
  prompt: string;
  /** Null for the scripted card alone. */
  engine: EngineIdentity | null;
  parameters: Record<string, unknown>;
  /** From the request for this picture to its bytes. */
  ms: number;
  url: string | null;
  pageUrl: string | null;
  title: string | null;
  licence: string | null;
  attribution: string | null;
  /** The index or search engine that knew it; null for what was made. */
  source: string | null;
  /** As the index says it. */
  similarity: number | null;
  scores: CandidateScores;
  /** Scores that are missing, and why: no engine, an engine that failed, an answer that is no score. */
  unscored: { score: keyof CandidateScores; reason: string }[];
  refusals: Refusal[];
};

export type Plan = { module: Module; description: string; planner: "llm" | "rule" | "forced"; reason: string };

/** `not-allowed`: the age guard. */
export type Tried = { module: Module; outcome: "served" | "no-engine" | "failed" | "nothing-passed" | "not-allowed"; reason: string };

/**
 * - `aligned`: `chosen` is a picture that passed every filter, or the scripted card where no image engine is configured at all.
 * - `rejected`: there were pictures, and each was refused.
 * - `unavailable`: no engine gave a picture; asking again later may help, unless what was tried is `not-allowed`.
 */
export type Alignment = {
  status: "aligned" | "rejected" | "unavailable";
  chosen: Candidate | null;
  /** In the order in which they were looked at; `chosen` is one of them. */
  candidates: Candidate[];
  plan: Plan;
  tried: Tried[];
};
