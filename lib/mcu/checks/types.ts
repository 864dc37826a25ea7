/** What is checked of a whole episode, and what a check says. */
import type { Calibration } from "../aligner/settings";
import type { Alignment } from "../aligner/types";
import type { SafetyLevel } from "../ports";
import type { Demographics, TemporalEvent, WrittenSession } from "../types";
import type { Twin } from "./texts-of-run";

export type CheckedEpisode = {
  name: string;
  demographics: Demographics;
  personaSentences: string[];
  /** Different ones that the persona was drawn from. */
  attributes: number;
  narrative: string;
  events: TemporalEvent[];
  sessions: WrittenSession[];
  /** Of the reference face; null where nobody asked for one. */
  portrait: Alignment | null;
  /** Texts of other episodes of the run that say the same; null where they were not compared. */
  twins: readonly Twin[] | null;
};

/** `utterance` counts from 1 within the session. */
export type PlacedAlignment = { session: number; utterance: number; alignment: Alignment };

export const CHECKS = [
  "sessions", "dates", "album", "pictures", "pictures-per-session", "pictures-wanted", "exact-duplicates", "near-duplicates",
  "future", "name", "age-guard", "nsfw", "image-text", "safety", "contradiction", "attributes",
] as const;
export type CheckName = (typeof CHECKS)[number];

export type Place = { session: number | null; utterance: number | null; detail: string };

export type CheckResult = {
  check: CheckName;
  /** Null where nothing was measured. */
  value: number | null;
  threshold: number | SafetyLevel | [from: number, to: number] | null;
  /** Null: not checked, for the reason in `note`. Never to be read as passed. */
  passed: boolean | null;
  /** Whether the threshold comes from human ratings. A rule that is none of a score has nothing to calibrate and says false. */
  calibrated: boolean;
  /** From which, where it does. */
  calibration?: Calibration;
  places: Place[];
  note: string;
};

export type EpisodeReport = { checks: CheckResult[] };
