/** From answers to the statistics of a comparison. Pure: the same rows in any order give the same object, to the last digit. */
import { holm } from "@/lib/stats/holm";
import { RESULTS_LEVEL } from "../level";
import { contrastCriterion } from "./contrast-criterion";
import { type PreferenceRow, type TurnedJudgment, turnedJudgment } from "./preference-row";
import type { ContrastResult, CriterionOverPairs, Preferences } from "./schema";
import { sideBias, sideBiasOverCriteria } from "./side-bias";
import { compareNames, orderSources } from "./source-order";
import { worthsOf } from "./worths";

/**
 * @param options.first a source that is named first in each of its pairs; unless given, see `orderSources`.
 * @throws DuplicateRatingError if an evaluator judges a pair of sources on an item twice on one criterion.
 * @throws RangeError if a source is compared with itself.
 */
export function comparePreferences(rows: readonly PreferenceRow[], options: { first?: string } = {}): Preferences {
  const sources = orderSources(rows, options.first);
  const place = new Map(sources.map((name, index) => [name, index]));
  const isBefore = (one: string, other: string) => (place.get(one) ?? 0) < (place.get(other) ?? 0);
  const sorted = [...rows].sort(compareRows);
  const criteria = [...new Set(sorted.map((row) => row.criterion))].sort(compareNames);
  const hasBothBad = sorted.some((row) => row.choice === "both_bad");

  const contrasts = new Map<string, Contrast>();
  const overPairs = new Map(criteria.map((criterion) => [criterion, emptyAnswers()]));
  for (const row of sorted) {
    if (row.left === row.right) throw new RangeError(`Source "${row.left}" cannot be compared with itself.`);
    const [first, second] = isBefore(row.left, row.right) ? [row.left, row.right] : [row.right, row.left];
    const name = JSON.stringify([first, second]);
    const contrast = contrasts.get(name) ?? { first, second, byCriterion: new Map<string, Answers>() };
    contrasts.set(name, contrast);
    const ofPair = contrast.byCriterion.get(row.criterion) ?? emptyAnswers();
    contrast.byCriterion.set(row.criterion, ofPair);
    for (const answers of [ofPair, overPairs.get(row.criterion)]) {
      if (!answers) continue;
      if (row.choice === null) answers.missing += 1;
      else answers.judgments.push(turnedJudgment({ ...row, choice: row.choice }, isBefore));
    }
  }
  const ordered = [...contrasts.values()].sort((a, b) => (place.get(a.first) ?? 0) - (place.get(b.first) ?? 0) || (place.get(a.second) ?? 0) - (place.get(b.second) ?? 0));
  return {
    level: RESULTS_LEVEL,
    sources,
    contrasts: ordered.map((contrast) => contrastResult(contrast, criteria, hasBothBad)),
    criteria: criteria.map((criterion): CriterionOverPairs => {
      const { judgments, missing } = overPairs.get(criterion) ?? emptyAnswers();
      return { criterion, n: judgments.length, missing, position: sideBias(judgments), worths: worthsOf(judgments) };
    }),
    position: sideBiasOverCriteria([...overPairs.values()].map((answers) => answers.judgments)),
  };
}

type Answers = { judgments: TurnedJudgment[]; missing: number };
type Contrast = { first: string; second: string; byCriterion: Map<string, Answers> };

function emptyAnswers(): Answers {
  return { judgments: [], missing: 0 };
}

const ROW_ORDER = ["item", "evaluator", "criterion", "left", "right"] as const;

/** Sums of floating-point numbers depend on their order. */
function compareRows(one: PreferenceRow, other: PreferenceRow): number {
  for (const column of ROW_ORDER) if (one[column] !== other[column]) return one[column] < other[column] ? -1 : 1;
  return 0;
}

/** Holm's adjustment runs over the criteria of this pair of sources, for each of the two tests by itself. */
function contrastResult({ first, second, byCriterion }: Contrast, criteria: readonly string[], hasBothBad: boolean): ContrastResult {
  const results = criteria.flatMap((criterion) => {
    const answers = byCriterion.get(criterion);
    return answers ? [contrastCriterion(criterion, answers.judgments, answers.missing, hasBothBad)] : [];
  });
  const signs = holm(results.map((result) => result.signTest.p));
  const clustered = holm(results.map((result) => result.clustered.p));
  return {
    first,
    second,
    criteria: results.map((result, index) => ({
      ...result,
      signTest: { ...result.signTest, pHolm: signs[index] ?? null },
      clustered: { ...result.clustered, pHolm: clustered[index] ?? null },
    })),
  };
}
