/** Whether evaluators lean to one side, whatever stands there. Pure. */
import { clusteredPreference } from "@/lib/stats/clustered-preference";
import type { Score, ScoreRow } from "@/lib/stats/judgment";
import { leftShare } from "@/lib/stats/left-share";
import { RESULTS_LEVEL } from "../level";
import { plainInterval } from "../plain-interval";
import { itemOfPair, type TurnedJudgment } from "./preference-row";
import type { SideBias, SideBiasOverCriteria } from "./schema";

/** Of one criterion, over all pairs of sources. */
export function sideBias(judgments: readonly TurnedJudgment[]): SideBias {
  return biasOf(judgments.map(toSide));
}

/**
 * Of all criteria together. What one evaluator answers about one item is alike, so the tests take each judgment once, by
 * the side that most of its criteria chose; the votes are counted beside it.
 *
 * @param byCriterion the judgments of each criterion.
 */
export function sideBiasOverCriteria(byCriterion: readonly (readonly TurnedJudgment[])[]): SideBiasOverCriteria {
  const votes = { left: 0, right: 0, ties: 0 };
  const leanings = new Map<string, { evaluator: string; item: string; sum: number }>();
  for (const { evaluator, item, score } of byCriterion.flatMap((judgments) => judgments.map(toSide))) {
    votes[score > 0 ? "left" : score < 0 ? "right" : "ties"] += 1;
    const name = JSON.stringify([evaluator, item]);
    const leaning = leanings.get(name) ?? { evaluator, item, sum: 0 };
    leaning.sum += score;
    leanings.set(name, leaning);
  }
  const { value, reason } = leftShare(votes, RESULTS_LEVEL);
  const judgments = [...leanings.values()].map(({ evaluator, item, sum }) => ({ evaluator, item, score: Math.sign(sum) as Score }));
  return { votes: { ...votes, share: value, reason }, judgments: biasOf(judgments) };
}

function biasOf(rows: readonly ScoreRow[]): SideBias {
  const clustered = clusteredPreference(rows, RESULTS_LEVEL);
  const { wins: left, losses: right, ties } = clustered;
  const share = leftShare({ left, right, ties }, RESULTS_LEVEL);
  return {
    left, right, ties,
    share: { value: share.value, reason: share.reason, ci: plainInterval(share.ci), ciReason: share.ciReason, p: share.p, midP: share.midP, method: "exact-binomial" },
    clustered: {
      value: clustered.value, reason: clustered.reason, ci: plainInterval(clustered.ci), ciReason: clustered.ciReason,
      p: clustered.p, pReason: clustered.pReason, method: "two-way-clustered-t",
    },
    items: clustered.units, evaluators: clustered.raters,
  };
}

/** Seen from the left side: it was chosen (1), neither (0), the right side was (-1). */
function toSide(judgment: TurnedJudgment): ScoreRow {
  const score = judgment.firstShownLeft ? judgment.score : ((0 - judgment.score) as Score);
  return { evaluator: judgment.evaluator, item: itemOfPair(judgment), score };
}
