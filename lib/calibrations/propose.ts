/** A threshold for one model's scores, with how it was found and what that does not tell. Pure. */
import { calibrateThreshold, RELEVANT_FROM, type RocPoint } from "@/lib/mcu/aligner/calibrate";
import type { IntervalOutcome } from "@/lib/stats/statistic";
import { ratedUnits, type RatedItem, type RatedUnits } from "./rated-units";
import type { CalibratedScore } from "./schema";
import type { Proposal } from "./types";

/** Of a curve with more, so many are kept: more are not seen. */
const POINTS_KEPT = 300;

export type Scorer = { model: string; revision: string | null };
export type ProposedOf = Pick<Proposal, "study" | "criterion"> & { score: CalibratedScore; scorer: Scorer };

/** @param scores of the model, by the picture's hash. Costs what `calibrateThreshold` costs. */
export function propose(of: ProposedOf, items: readonly RatedItem[], scores: ReadonlyMap<string, number>): Proposal {
  const { rated, ...units } = ratedUnits(items, scores);
  // From what it is about, so that whoever computes it again gets the same.
  const seed = ["calibration", of.study.id, of.criterion.key, of.score, of.scorer.model, of.scorer.revision ?? ""].join("/");
  const outcome = calibrateThreshold(rated, seed);
  const method = methodOf(of, { ...units, rated });
  if (outcome.threshold === null) {
    const reason = `A threshold takes twenty units rated ${RELEVANT_FROM} or more on average and as many rated below; there are ${outcome.relevant} and ${outcome.n - outcome.relevant}.`;
    return { ...of, ...units, n: outcome.n, relevant: outcome.relevant, threshold: null, reason, thresholdInterval: null, youden: null, auc: null, aucInterval: null, roc: [], seed, method };
  }
  const { threshold, youden, auc, n, relevant, roc, thresholdInterval, aucInterval } = outcome;
  const found = { ...of, ...units, n, relevant, youden, auc, aucInterval, roc: thinned(roc, threshold), seed, method };
  const reason = chanceOf(auc, aucInterval);
  return reason === null ? { ...found, threshold, thresholdInterval, reason } : { ...found, threshold: null, thresholdInterval: null, reason };
}

/** Some threshold is the best of any scores, also of those that say nothing. @returns why these may be such; null where they are not. */
function chanceOf(auc: number, { ci }: IntervalOutcome): string | null {
  // Without an interval all resamples were alike: the classes are apart, one way or the other.
  if (auc > 0.5 && (ci === null || ci.low > 0.5)) return null;
  const interval = ci ? ` (95 % interval ${ci.low.toFixed(3)} to ${ci.high.toFixed(3)})` : "";
  return `The scores do not tell what is relevant from what is not: the area under the curve is ${auc.toFixed(3)}${interval}, and 0.5 is chance.`;
}

/** The ends and the chosen point stay. */
function thinned(roc: readonly RocPoint[], threshold: number): RocPoint[] {
  const every = Math.ceil(roc.length / POINTS_KEPT);
  return roc.filter((point, place) => place % every === 0 || place === roc.length - 1 || point.threshold === threshold);
}

function methodOf({ study, criterion, scorer }: ProposedOf, { unit, items, pictures, answers }: RatedUnits): string[] {
  const model = `${scorer.model}${scorer.revision ? ` (${scorer.revision})` : ""}`;
  return [
    `Scores of ${model} against “${criterion.name}” in the study “${study.name}”: ${items} items with ${pictures} pictures and ${answers} answers. Relevant is what has a mean of ${RELEVANT_FROM} or more of 4.`,
    unit === "picture"
      ? "Each item shows one picture, so that a rating is of one picture. What was said of the same picture in several items is one mean."
      : `Items show several pictures (${(pictures / Math.max(1, items)).toFixed(1)} on average) and are rated as a whole: their scores were averaged. Means spread less than single pictures, so for a single picture the threshold is only near.`,
    "The threshold is the one with the greatest Youden's J (sensitivity + specificity − 1) of the rule “score at or above it”; of equally good ones the lowest. Intervals are percentiles of 2,000 seeded resamples of the units.",
    "It was chosen on the same answers that J and the curve are computed from, so both are optimistic. Units are resampled as if they were independent, also where they are of one episode, and the evaluators are taken as given.",
    "Pictures that a threshold had refused before were never judged: about scores below those that were seen it says nothing.",
  ];
}
