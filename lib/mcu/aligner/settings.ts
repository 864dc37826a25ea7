/** What can be set of the aligner, and what holds where nobody has set it. */
import type { Module } from "../steps/plan-rule";

/** From which human ratings a threshold was calibrated, on how many, and when (ISO). Under its id it is told how. */
export type Calibration = { id: string; from: string; n: number; when: string };

/** A null value measures and ranks, and refuses nothing. */
export type Threshold = { value: number | null; calibrated: false | Calibration };

export type AlignerSettings = {
  thresholds: {
    /** At most. */
    nsfw: Threshold;
    /** At least. */
    clip: Threshold;
    /** At least, of the cosine × 100. */
    pick: Threshold;
    /** At least; asked of personalised pictures only. */
    face: Threshold;
  };
  /** What is tried, in this order, where the planned module gives nothing. Each order names every module at most once. */
  fallbacks: Record<Module, readonly Module[]>;
  /** Asked of the index and of the web per description. */
  found: { retrieval: number; web: number };
  /** Pictures made per description, each with a seed of its own. */
  made: number;
  /** So many found pictures that pass, and no more are fetched. */
  enough: number;
  /** Width × height asked of image models. */
  size: string;
  /** Personalised pictures of people under 18. Off unless an admin turns it on. */
  allowMinorFaces: boolean;
  /** Refuses every picture that no nsfw classifier has seen. */
  nsfwRequired: boolean;
  /** Draws a scripted card where no image engine is configured. */
  card: boolean;
};

const UNCALIBRATED = (value: number | null): Threshold => ({ value, calibrated: false });

/** No published threshold exists; these are starting points that nobody has calibrated, and say so. */
export const ALIGNER_DEFAULTS: AlignerSettings = {
  thresholds: { nsfw: UNCALIBRATED(0.5), clip: UNCALIBRATED(0.2), pick: UNCALIBRATED(null), face: UNCALIBRATED(null) },
  fallbacks: {
    "p-t2i": ["p-t2i", "t2i", "retrieval", "web"],
    t2i: ["t2i", "retrieval", "web"],
    retrieval: ["retrieval", "web", "t2i"],
    web: ["web", "retrieval", "t2i"],
  },
  found: { retrieval: 10, web: 10 },
  made: 1,
  enough: 3,
  size: "1024x1024",
  allowMinorFaces: false,
  nsfwRequired: false,
  card: true,
};
