import type { Score, SidedScoreRow } from "@/lib/stats/judgment";
import { normalCdf, normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom, type RandomSource, type Seed } from "@/lib/stats/random";

/**
 * How a panel judges. Behind each judgment stands a number: `preference` plus the item's
 * own, plus the evaluator's, plus `leftBias` (or less it, where the first source is shown
 * right; evaluators vary in it too), plus noise of standard deviation 1. Above
 * `tieReach` the first source wins, below -`tieReach` it loses, else it ties.
 */
export type Panel = {
  evaluators: number;
  items: number;
  judgmentsPerItem: number;
  preference: number;
  tieReach: number;
  leftBias: number;
  /** Standard deviations over items and over evaluators. */
  itemSpread: number;
  evaluatorSpread: number;
  biasSpread: number;
};

/**
 * The net preference of a judgment of any evaluator about any item, in the mean over
 * both orders: what a counterbalanced study is after. The parts are normal, so their sum
 * is, and the expectation is in closed form.
 */
export function trueNetPreference(panel: Panel): number {
  const { preference, tieReach, leftBias, itemSpread, evaluatorSpread, biasSpread } = panel;
  const spread = Math.sqrt(1 + itemSpread ** 2 + evaluatorSpread ** 2 + biasSpread ** 2);
  let sum = 0;
  for (const shift of [leftBias, -leftBias]) {
    const win = normalCdf((preference + shift - tieReach) / spread);
    const loss = normalCdf((-preference - shift - tieReach) / spread);
    sum += win - loss;
  }
  return sum / 2;
}

/**
 * Judgments of one panel: each item goes to a random choice of evaluators with equal
 * loads, and within each evaluator half of the judgments show the first source left.
 */
export function simulatePanel(panel: Panel, seed: Seed): SidedScoreRow[] {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile(random.nextUniform() || 0.5);
  const evaluators = Array.from({ length: panel.evaluators }, () => ({
    effect: panel.evaluatorSpread * normal(),
    bias: panel.leftBias + panel.biasSpread * normal(),
    isLeftNext: random.nextUniform() < 0.5,
    load: 0,
  }));
  const rows: SidedScoreRow[] = [];
  for (let item = 0; item < panel.items; item++) {
    const itemEffect = panel.itemSpread * normal();
    const order = shuffled(random, panel.evaluators).sort(
      (one, other) => (evaluators[one]?.load ?? 0) - (evaluators[other]?.load ?? 0),
    );
    for (const number of order.slice(0, panel.judgmentsPerItem)) {
      const evaluator = evaluators[number];
      if (evaluator === undefined) continue;
      evaluator.load += 1;
      // Sides come in random pairs of one left and one right.
      const isFirstOfPair = evaluator.load % 2 === 1;
      const firstShownLeft = isFirstOfPair ? random.nextUniform() < 0.5 : evaluator.isLeftNext;
      if (isFirstOfPair) evaluator.isLeftNext = !firstShownLeft;
      const side = firstShownLeft ? evaluator.bias : -evaluator.bias;
      const behind = panel.preference + itemEffect + evaluator.effect + side + normal();
      const score: Score = behind > panel.tieReach ? 1 : behind < -panel.tieReach ? -1 : 0;
      rows.push({ evaluator: `e${number}`, item: `i${item}`, score, firstShownLeft });
    }
  }
  return rows;
}

function shuffled(random: RandomSource, length: number): number[] {
  const numbers = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(random.nextUniform() * (last + 1));
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
  return numbers;
}
