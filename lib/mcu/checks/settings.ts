/** Bounds of the checks. Those of pictures are the aligner's own. */
import { ALIGNER_DEFAULTS, type AlignerSettings, type Threshold } from "../aligner/settings";

export type CheckSettings = {
  sessions: { fewest: number; most: number };
  picturesPerSession: { fewest: number; wanted: number };
  /** Attributes that a persona is drawn from. */
  attributes: { wanted: number };
  /** Jaccard index of the words of two texts, from which they count as the same: 0 to 1. */
  nearDuplicate: number;
  /** Probability from which a pair counts as a contradiction. */
  contradiction: Threshold;
  aligner: Pick<AlignerSettings, "thresholds" | "allowMinorFaces">;
};

/** Four to six sessions as in STARK, and of thirty attributes those that its filter left on average (80.2 %); the rest are starting points that nobody has calibrated. */
export const CHECK_DEFAULTS: CheckSettings = {
  sessions: { fewest: 4, most: 6 },
  picturesPerSession: { fewest: 1, wanted: 2 },
  attributes: { wanted: 24 },
  nearDuplicate: 0.8,
  contradiction: { value: 0.9, calibrated: false },
  aligner: ALIGNER_DEFAULTS,
};
