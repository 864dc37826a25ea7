/** A threshold of a score from what people said of the same pictures. */
import { bootstrap } from "@/lib/stats/bootstrap";
import { percentileInterval } from "@/lib/stats/bootstrap-interval";
import type { Seed } from "@/lib/stats/random";
import type { IntervalOutcome } from "@/lib/stats/statistic";

/** Rating: image–dialogue relevance from 1 to 4; several of one picture are averaged by the caller. */
export type RatedScore = { score: number; rating: number };

export type RocPoint = { threshold: number; truePositiveRate: number; falsePositiveRate: number };

export type CalibrationOutcome =
  | { threshold: number; youden: number; thresholdInterval: IntervalOutcome; auc: number; aucInterval: IntervalOutcome; roc: RocPoint[]; n: number; relevant: number; reason: null }
  | { threshold: null; n: number; relevant: number; reason: string };

export const RELEVANT_FROM = 3;
export const FEWEST_OF_A_CLASS = 20;
const REPLICATES = 2_000;
const LEVEL = 0.95;

type Step = { score: number; isRelevant: boolean; count: number };

/**
 * The threshold t that maximises Youden's J = sensitivity + specificity - 1 (Youden 1950, Cancer 3:32-35) of the rule
 * "score ≥ t" for "rating ≥ 3"; of equally good ones the lowest, which refuses least. The area under the ROC curve is that of
 * Mann and Whitney: the probability that a relevant picture scores above one that is not, ties counting one half (Hanley &
 * McNeil 1982, Radiology 143:29-36). Intervals are percentiles of 2,000 seeded resamples of the pictures; since the threshold is
 * chosen on the same pictures, J is optimistic.
 *
 * Sorting apart it costs O(replicates × distinct scores).
 *
 * @throws RangeError if a score or a rating is no finite number.
 */
export function calibrateThreshold(rated: readonly RatedScore[], seed: Seed): CalibrationOutcome {
  const steps = stepsOf(rated);
  const counts = Float64Array.from(steps, ({ count }) => count);
  const relevant = rated.filter(({ rating }) => rating >= RELEVANT_FROM).length;
  const n = rated.length;
  if (Math.min(relevant, n - relevant) < FEWEST_OF_A_CLASS) {
    return { threshold: null, n, relevant, reason: `A threshold takes ${FEWEST_OF_A_CLASS} pictures rated ${RELEVANT_FROM} or more and as many rated below; there are ${relevant} and ${n - relevant}.` };
  }
  const roc = rocOf(steps, counts);
  const best = bestPoint(roc);
  const auc = areaOf(steps, counts);
  if (!best || auc === null) throw new Error("Both classes are there, so both figures must be.");
  const interval = (statistic: (drawn: Float64Array) => number | null) => percentileInterval(n, bootstrap(counts, statistic, REPLICATES, seed), LEVEL);
  return {
    threshold: best.threshold, youden: best.truePositiveRate - best.falsePositiveRate, auc, roc, n, relevant, reason: null,
    thresholdInterval: interval((drawn) => bestPoint(rocOf(steps, drawn))?.threshold ?? null),
    aucInterval: interval((drawn) => areaOf(steps, drawn)),
  };
}

/** Ascending by score, equal ones of one class together. */
function stepsOf(rated: readonly RatedScore[]): Step[] {
  const steps: Step[] = [];
  for (const { score, rating } of rated) if (!Number.isFinite(score) || !Number.isFinite(rating)) throw new RangeError(`A score and a rating must be numbers, not ${score} and ${rating}.`);
  const sorted = rated.map(({ score, rating }) => ({ score, isRelevant: rating >= RELEVANT_FROM })).sort((a, b) => a.score - b.score || Number(a.isRelevant) - Number(b.isRelevant));
  for (const { score, isRelevant } of sorted) {
    const last = steps.at(-1);
    if (last?.score === score && last.isRelevant === isRelevant) last.count += 1;
    else steps.push({ score, isRelevant, count: 1 });
  }
  return steps;
}

/** From the lowest threshold up; empty where a class is missing. */
function rocOf(steps: readonly Step[], counts: Float64Array): RocPoint[] {
  const [positives, negatives] = totals(steps, counts);
  if (positives === 0 || negatives === 0) return [];
  const points: RocPoint[] = [];
  let [above, falselyAbove] = [positives, negatives];
  for (const [index, { score, isRelevant }] of steps.entries()) {
    if (points.at(-1)?.threshold !== score) points.push({ threshold: score, truePositiveRate: above / positives, falsePositiveRate: falselyAbove / negatives });
    if (isRelevant) above -= counts[index] ?? 0;
    else falselyAbove -= counts[index] ?? 0;
  }
  return points;
}

function bestPoint(roc: readonly RocPoint[]): RocPoint | undefined {
  const gain = ({ truePositiveRate, falsePositiveRate }: RocPoint) => truePositiveRate - falsePositiveRate;
  return roc.reduce<RocPoint | undefined>((best, point) => (!best || gain(point) > gain(best) + 1e-12 ? point : best), undefined);
}

function areaOf(steps: readonly Step[], counts: Float64Array): number | null {
  const [positives, negatives] = totals(steps, counts);
  if (positives === 0 || negatives === 0) return null;
  let [below, wins] = [0, 0];
  for (const [index, { score, isRelevant }] of steps.entries()) {
    const count = counts[index] ?? 0;
    if (!isRelevant) below += count;
    // Of equal scores the irrelevant ones come first, and are ties.
    else wins += count * (below - (steps[index - 1]?.score === score ? (counts[index - 1] ?? 0) / 2 : 0));
  }
  return wins / (positives * negatives);
}

function totals(steps: readonly Step[], counts: Float64Array): [positives: number, negatives: number] {
  let [positives, negatives] = [0, 0];
  for (const [index, { isRelevant }] of steps.entries()) {
    if (isRelevant) positives += counts[index] ?? 0;
    else negatives += counts[index] ?? 0;
  }
  return [positives, negatives];
}
