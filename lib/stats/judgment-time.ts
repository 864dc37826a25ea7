import { lengthStrata } from "./length-strata";
import { median } from "./median";
import { readingFloorSeconds } from "./reading-floor";
import { robustScores } from "./robust-scores";

/** One judgment: its active seconds, the words that were to be read and the criteria that were to be answered. */
export type TimedJudgment = { rater: string; seconds: number; words: number; criteria: number };

/** From here on a robust z is an outlier (Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers). */
export const TIME_OUTLIER_Z = 3.5;

/** Clocks give 0 for what is too short to measure; its logarithm is taken of this instead. */
const SHORTEST_SECONDS = 0.1;

/** How one rater's times lie to those of all raters on texts of like length. */
export type RaterTime = {
  rater: string;
  n: number;
  medianSeconds: number;
  /** Median of the robust z of log seconds; null where no stratum has spread. */
  medianZ: number | null;
  /** Judgments in less time than reading takes; in less than half their stratum's median; and in either tail beyond 3.5. */
  belowFloor: number;
  belowHalfMedian: number;
  fast: number;
  slow: number;
};

/**
 * Times of every rater, by name: z = (log seconds - median) / (1.4826 MAD) within strata of like length, since long
 * conversations take longer, and a hard floor from reading speed (see `readingFloorSeconds`). Logarithms, because times are
 * skewed; median and MAD, because a tab left open must not widen the yardstick. Never judge by time alone. O(n log n).
 *
 * @throws RangeError if seconds, words or criteria are negative or not finite.
 */
export function judgmentTimes(judgments: readonly TimedJudgment[]): RaterTime[] {
  for (const { seconds, words, criteria } of judgments) {
    for (const amount of [seconds, words, criteria]) {
      if (!(amount >= 0 && amount < Infinity)) throw new RangeError(`Seconds, words and criteria are 0 or more, not ${amount}.`);
    }
  }
  const strata = lengthStrata(judgments.map(({ words }) => words));
  const logs = judgments.map(({ seconds }) => Math.log(Math.max(SHORTEST_SECONDS, seconds)));
  const { scores, medians } = robustScores(logs, strata);
  const byRater = new Map<string, number[]>();
  for (const [place, { rater }] of judgments.entries()) {
    const own = byRater.get(rater);
    if (own === undefined) byRater.set(rater, [place]);
    else own.push(place);
  }
  const raters = [...byRater].sort(([one], [other]) => (one < other ? -1 : 1));
  return raters.map(([rater, places]) => {
    const time: RaterTime = { rater, n: places.length, medianSeconds: 0, medianZ: null, belowFloor: 0, belowHalfMedian: 0, fast: 0, slow: 0 };
    const known: number[] = [];
    for (const place of places) {
      const { seconds = 0, words = 0, criteria = 0 } = judgments[place] ?? {};
      if (seconds < readingFloorSeconds(words, criteria)) time.belowFloor += 1;
      if ((logs[place] ?? 0) < (medians[strata[place] ?? 0] ?? 0) - Math.LN2) time.belowHalfMedian += 1;
      const score = scores[place] ?? null;
      if (score === null) continue;
      known.push(score);
      if (score < -TIME_OUTLIER_Z) time.fast += 1;
      if (score > TIME_OUTLIER_Z) time.slow += 1;
    }
    time.medianSeconds = median(places.map((place) => judgments[place]?.seconds ?? 0)) ?? 0;
    time.medianZ = median(known);
    return time;
  });
}
