import { clusteredPreference, type ClusteredPreference } from "./clustered-preference";
import type { ScoreRow, SidedScoreRow } from "./judgment";
import { leftShare, type LeftShare } from "./left-share";
import { orderEffect, type OrderEffect } from "./order-effect";

export type PositionBias = {
  /** Of decisive votes; takes judgments as independent. */
  share: LeftShare;
  /** Net preference for the left side among all judgments, clustered by item and evaluator. */
  clustered: ClusteredPreference;
  /** The effect of the side apart from the preference between the two sources. */
  order: OrderEffect;
};

/**
 * Whether evaluators lean to one side, from judgments of two sources for each of which
 * the side is known: three views of the same question, see `leftShare`,
 * `clusteredPreference` and `orderEffect` for formulae and reasons. O(n).
 *
 * @param rows judgments of one pair of sources; `score` speaks of the first of them.
 * @param level coverage of the intervals, between 0 and 1.
 * @throws DuplicateRatingError if an evaluator judges an item twice.
 * @example a win shown left and a loss shown right are two votes for the left
 */
export function positionBias(rows: Iterable<SidedScoreRow>, level: number): PositionBias {
  const shownLeft = { wins: 0, losses: 0 };
  const shownRight = { wins: 0, losses: 0 };
  const bySide: ScoreRow[] = [];
  for (const { evaluator, item, score, firstShownLeft } of rows) {
    const shown = firstShownLeft ? shownLeft : shownRight;
    if (score > 0) shown.wins += 1;
    else if (score < 0) shown.losses += 1;
    bySide.push({ evaluator, item, score: firstShownLeft ? score : opposite(score) });
  }
  const clustered = clusteredPreference(bySide, level);
  const { wins: left, losses: right, ties } = clustered;
  return {
    share: leftShare({ left, right, ties }, level),
    clustered,
    order: orderEffect({ shownLeft, shownRight }),
  };
}

function opposite(score: ScoreRow["score"]): ScoreRow["score"] {
  if (score === 0) return 0;
  return score === 1 ? -1 : 1;
}
