import { holm } from "./holm";
import { judgmentPool, judgmentUniformity } from "./judgment-pool";
import { seededRandom, type Seed } from "./random";
import type { Reason } from "./reason";
import { unitResampler } from "./resample";

/** The judgments of one rater in the order given; each is the answers to all criteria, null where there is none. */
export type RaterJudgments = { rater: string; judgments: readonly (readonly (number | null)[])[] };

/** Below this the resampled p-values say nothing that the longest run does not. */
export const STRAIGHT_LINING_MIN_JUDGMENTS = 10;

/** Spreads closer than this are the same, summed in another order. */
const ROUNDING = 1e-12;

/** How uniform the answers of one rater are, beside what judgments of the others would show. */
export type StraightLining = {
  rater: string;
  /** Judgments with an answer. */
  n: number;
  /** Longest run of judgments in which every answer is one and the same value, and the answers in it. */
  longestRun: { judgments: number; answers: number };
  /** Share of judgments with identical answers among those with two answers or more; null without one. */
  identicalShare: number | null;
  /** Standard deviation of all answers; null with fewer than two. */
  spread: number | null;
  /** The same two of all judgments of the others. */
  othersIdenticalShare: number | null;
  othersSpread: number | null;
} & (
  | {
      /** How often as many judgments of others, drawn at random, have as little spread, or as large a share of identical answers. */
      spreadP: number;
      identicalP: number;
      /** Adjusted over raters by Holm's method. */
      adjustedSpreadP: number;
      adjustedIdenticalP: number;
      pReason: null;
    }
  | { spreadP: null; identicalP: null; adjustedSpreadP: null; adjustedIdenticalP: null; pReason: Reason }
);

/**
 * Straight-lining: one and the same answer, over criteria or over items. The longest run follows the long-string index
 * (Johnson 2005, Journal of Research in Personality 39:103-129), counted in whole judgments; a good item may deserve the same
 * answer everywhere, so spread and share are set against as many whole judgments of the other raters, drawn with replacement:
 * p = (1 + draws at least as extreme) / (1 + draws) (Davison & Hinkley 1997, Bootstrap Methods, section 4.2.5).
 *
 * No p-value with fewer than ten judgments (`too_few_judgments`) or without another rater's judgments (`no_pairable`). Raters
 * come by name, each with a sequence of random numbers of their own. Costs O(answers), and for every
 * rater replicates times the kinds of judgments (see `JudgmentPool`).
 *
 * @param replicates draws per rater; the smallest possible p-value is 1 / (1 + replicates).
 * @throws RangeError unless `replicates` is a positive whole number.
 */
export function straightLining(raters: readonly RaterJudgments[], replicates: number, seed: Seed): StraightLining[] {
  if (!Number.isInteger(replicates) || replicates < 1) throw new RangeError(`The number of draws must be a positive whole number, not ${replicates}.`);
  const byName = [...raters].sort((one, other) => (one.rater < other.rater ? -1 : 1));
  const pool = judgmentPool(byName.map(({ judgments }) => judgments));
  const lines = byName.map(({ rater, judgments }, place): StraightLining => {
    const ownCounts = pool.ownCounts[place] ?? new Float64Array(0);
    const othersCounts = pool.counts.map((count, kind) => count - (ownCounts[kind] ?? 0));
    const n = ownCounts.reduce((sum, count) => sum + count, 0);
    const own = judgmentUniformity(pool, ownCounts);
    const others = judgmentUniformity(pool, othersCounts);
    const line = {
      rater,
      n,
      longestRun: longestUniformRun(judgments),
      identicalShare: own.identicalShare,
      spread: own.spread,
      othersIdenticalShare: others.identicalShare,
      othersSpread: others.spread,
    };
    const without = { spreadP: null, identicalP: null, adjustedSpreadP: null, adjustedIdenticalP: null } as const;
    if (n < STRAIGHT_LINING_MIN_JUDGMENTS) return { ...line, ...without, pReason: "too_few_judgments" };
    if (!othersCounts.some((count) => count > 0)) return { ...line, ...without, pReason: "no_pairable" };

    const resample = unitResampler(seededRandom(`${seed} ${rater}`), othersCounts, n);
    const drawnCounts = new Float64Array(othersCounts.length);
    let asFlat = 0;
    let asIdentical = 0;
    for (let replicate = 0; replicate < replicates; replicate++) {
      resample(drawnCounts);
      const drawn = judgmentUniformity(pool, drawnCounts);
      if ((drawn.spread ?? 0) <= (own.spread ?? 0) + ROUNDING) asFlat += 1;
      if ((drawn.identicalShare ?? 0) >= (own.identicalShare ?? 0)) asIdentical += 1;
    }
    const spreadP = (1 + asFlat) / (1 + replicates);
    const identicalP = (1 + asIdentical) / (1 + replicates);
    return { ...line, spreadP, identicalP, adjustedSpreadP: spreadP, adjustedIdenticalP: identicalP, pReason: null };
  });
  const spreads = holm(lines.map(({ spreadP }) => spreadP));
  const shares = holm(lines.map(({ identicalP }) => identicalP));
  return lines.map((line, place) =>
    line.pReason === null ? { ...line, adjustedSpreadP: spreads[place] ?? line.spreadP, adjustedIdenticalP: shares[place] ?? line.identicalP } : line,
  );
}

/** Judgments without an answer neither break a run nor count in it. */
function longestUniformRun(judgments: readonly (readonly (number | null)[])[]): { judgments: number; answers: number } {
  let longest = { judgments: 0, answers: 0 };
  let run = { judgments: 0, answers: 0 };
  let value: number | null = null;
  for (const judgment of judgments) {
    const answers = judgment.filter((answer) => answer !== null);
    const [first] = answers;
    if (first === undefined) continue;
    const isUniform = answers.every((answer) => answer === first);
    if (!isUniform) run = { judgments: 0, answers: 0 };
    else if (first === value) run = { judgments: run.judgments + 1, answers: run.answers + answers.length };
    else run = { judgments: 1, answers: answers.length };
    value = isUniform ? first : null;
    if (run.judgments > longest.judgments || (run.judgments === longest.judgments && run.answers > longest.answers)) longest = run;
  }
  return longest;
}
