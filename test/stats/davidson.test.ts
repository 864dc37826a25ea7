import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonFault } from "@/lib/stats/comparison-graph";
import { davidson, type DavidsonFit } from "@/lib/stats/davidson";
import { davidsonCells } from "@/lib/stats/davidson-cells";
import type { JudgmentRow, PairCounts } from "@/lib/stats/judgment";
import { pairCounts } from "@/lib/stats/pair-counts";
import { seededRandom } from "@/lib/stats/random";
import vectors from "./vectors/davidson-pudding.json";

const pudding: PairCounts[] = vectors.pairs.map(([first, second, wins, losses, ties]) => ({
  first: `brand ${first}`,
  second: `brand ${second}`,
  wins: wins ?? 0,
  losses: losses ?? 0,
  ties: ties ?? 0,
}));

function fitOf(rows: Iterable<PairCounts>, orderEffect = false): DavidsonFit {
  const { fit, reason } = davidson(rows, { orderEffect });
  if (fit === null) throw new Error(`No fit: ${reason}.`);
  return fit;
}

function pair(first: string, second: string, wins: number, losses: number, ties: number): PairCounts {
  return { first, second, wins, losses, ties };
}

describe("davidson", () => {
  const fit = fitOf(pudding);

  it("gives Davidson's published worths, nu and test of equal preference", () => {
    for (const [index, worth] of vectors.publishedWorths.entries()) {
      expect(fit.sources[index]?.worth).toBeCloseTo(worth, 4);
    }
    expect(fit.tieParameter?.nu).toBeCloseTo(vectors.publishedNu, 4);
    expect(fit.equality.statistic).toBeCloseTo(vectors.publishedLikelihoodRatio, 3);
    expect(fit.equality.degreesOfFreedom).toBe(5);
    // The 5 % point of chi-square with 5 degrees of freedom is 11.07; 4.35 is its median.
    expect(fit.equality.p).toBeGreaterThan(0.5);
    expect(fit.equality.p).toBeLessThan(0.6);
  });

  it("gives the maximum and the standard errors that a general optimiser finds", () => {
    for (const [index, worth] of vectors.worths.entries()) expect(fit.sources[index]?.worth).toBeCloseTo(worth, 8);
    expect(fit.tieParameter?.nu).toBeCloseTo(vectors.nu, 6);
    expect(fit.tieParameter?.standardError).toBeCloseTo(vectors.logNuStandardError, 4);
    expect(fit.logLikelihood).toBeCloseTo(vectors.logLikelihood, 8);
    expect(fit.equality.statistic).toBeCloseTo(vectors.likelihoodRatio, 8);
    for (const [index, difference] of vectors.logWorthsAgainstFirst.entries()) {
      const other = index + 1;
      expect((fit.sources[other]?.logWorth ?? 0) - (fit.sources[0]?.logWorth ?? 0)).toBeCloseTo(difference, 7);
      const cell = (row: number, column: number): number => fit.covariance[row]?.[column] ?? Number.NaN;
      const variance = cell(0, 0) + cell(other, other) - 2 * cell(0, other);
      expect(Math.sqrt(variance)).toBeCloseTo(vectors.standardErrorsAgainstFirst[index] ?? 0, 6);
    }
    expect(fit).toMatchObject({ n: 745, tieReason: null, orderEffect: null, evaluators: null });
    expect(fit.iterations).toBeLessThan(8);
  });

  it("has log-worths that sum to 0 and worths that sum to 1", () => {
    const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
    expect(sum(fit.sources.map(({ logWorth }) => logWorth))).toBeCloseTo(0, 13);
    expect(sum(fit.sources.map(({ worth }) => worth))).toBeCloseTo(1, 13);
    for (const row of fit.covariance) expect(sum(row)).toBeCloseTo(0, 13);
  });

  const count = fc.integer({ min: 0, max: 9 });
  const four = fc.array(fc.tuple(count, count, count), { minLength: 6, maxLength: 6 });
  const names = ["a", "b", "c", "d"];

  it("solves the likelihood equations: what each source scored is what it should have", () => {
    let fitted = 0;
    fc.assert(
      fc.property(four, (outcomes) => {
        const rows = roundRobin(names, outcomes);
        const { fit: found } = davidson(rows, { orderEffect: false });
        if (found === null) return;
        fitted += 1;
        const worth = new Map(found.sources.map(({ source, worth: value }) => [source, value]));
        const surplus = new Map(names.map((name) => [name, 0]));
        let tieSurplus = 0;
        for (const { first, second, wins, losses, ties } of rows) {
          const one = worth.get(first) ?? 0;
          const two = worth.get(second) ?? 0;
          const tie = (found.tieParameter?.nu ?? 0) * Math.sqrt(one * two);
          const n = wins + losses + ties;
          const share = (one + tie / 2) / (one + two + tie);
          surplus.set(first, (surplus.get(first) ?? 0) + wins + ties / 2 - n * share);
          surplus.set(second, (surplus.get(second) ?? 0) + losses + ties / 2 - n * (1 - share));
          tieSurplus += ties - (n * tie) / (one + two + tie);
        }
        for (const left of [...surplus.values(), tieSurplus]) expect(left).toBeCloseTo(0, 7);
      }),
    );
    expect(fitted).toBeGreaterThan(50);
  });

  it("fits whatever comparisonFault finds no fault with", () => {
    fc.assert(
      fc.property(four, (outcomes) => {
        const rows = roundRobin(names, outcomes);
        const { sources, pairs } = davidsonCells(rows, false);
        expect(davidson(rows, { orderEffect: false }).reason).toBe(comparisonFault(sources.length, pairs));
      }),
    );
  });

  it("calls an order effect endless exactly where the inequalities behind it say so", () => {
    const small = fc.constantFrom(0, 0, 1, 2);
    const cell = fc.tuple(small, small, small);
    const reasons = new Map<string | null, number>();
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (outcomes) => {
        const rows = outcomes.map(([wins, losses, ties], index): PairCounts => {
          const [first = "", second = ""] = ["a b", "a c", "b c"][index % 3]?.split(" ") ?? [];
          return { ...pair(first, second, wins, losses, ties), firstShownLeft: index < 3 };
        });
        const { reason } = davidson(rows, { orderEffect: true });
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        if (reason === null || reason === "separated") expect(reason === "separated").toBe(canRiseForEver(rows));
      }),
      { numRuns: 400 },
    );
    expect(Math.min(reasons.get(null) ?? 0, reasons.get("separated") ?? 0)).toBeGreaterThan(15);
  });

  it("permutes its results when the sources are renamed and pairs turned round", () => {
    fc.assert(
      fc.property(four, fc.shuffledSubarray(names, { minLength: 4 }), (outcomes, permuted) => {
        const rename = new Map(names.map((name, index) => [name, permuted[index] ?? ""]));
        const rows = roundRobin(names, outcomes);
        const turned = rows.map(({ first, second, wins, losses, ties }) =>
          pair(rename.get(second) ?? "", rename.get(first) ?? "", losses, wins, ties),
        );
        const one = davidson(rows, { orderEffect: false });
        const other = davidson(turned, { orderEffect: false });
        expect(other.reason).toBe(one.reason);
        for (const { source, logWorth, standardError } of one.fit?.sources ?? []) {
          const same = other.fit?.sources.find((candidate) => candidate.source === rename.get(source));
          expect(same?.logWorth).toBeCloseTo(logWorth, 7);
          expect((same?.standardError ?? 0) / standardError).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it("is Bradley and Terry's model without ties, and says so", () => {
    const rows = [pair("a", "b", 2, 1, 0), pair("b", "c", 2, 1, 0), pair("c", "a", 2, 1, 0)];
    const circle = fitOf(rows);
    expect(circle).toMatchObject({ tieParameter: null, tieReason: "no_ties" });
    for (const { worth } of circle.sources) expect(worth).toBeCloseTo(1 / 3, 13);
    // Worths 1 : 2 : 4 fit these shares exactly.
    const exact = fitOf([pair("a", "b", 10, 20, 0), pair("b", "c", 10, 20, 0), pair("a", "c", 6, 24, 0)]);
    for (const [index, worth] of [1, 2, 4].entries()) expect(exact.sources[index]?.worth).toBeCloseTo(worth / 7, 10);
  });

  it("gives the order effect of two sources in closed form when all pairs are alike", () => {
    // Equal sources; left wins 30, right 20, tie 10: delta ln 1.5 and nu 10 / sqrt(600).
    const rows = ["a b", "b c", "c a"].flatMap((names): PairCounts[] => {
      const [first = "", second = ""] = names.split(" ");
      return [
        { ...pair(first, second, 30, 20, 10), firstShownLeft: true },
        { ...pair(first, second, 20, 30, 10), firstShownLeft: false },
      ];
    });
    const { orderEffect, tieParameter, sources, equality } = fitOf(rows, true);
    expect(orderEffect?.delta).toBeCloseTo(Math.log(1.5), 10);
    // The saturated multinomial's: sqrt(1 / 180 + 1 / 120).
    expect(orderEffect?.standardError).toBeCloseTo(Math.sqrt(1 / 180 + 1 / 120), 10);
    expect(orderEffect?.z).toBeCloseTo(Math.log(1.5) / Math.sqrt(1 / 180 + 1 / 120), 8);
    expect(orderEffect?.p).toBeLessThan(0.001);
    expect(tieParameter?.nu).toBeCloseTo(10 / Math.sqrt(600), 10);
    for (const { worth } of sources) expect(worth).toBeCloseTo(1 / 3, 10);
    expect(equality.statistic).toBeCloseTo(0, 8);
  });

  it("negates the order effect and nothing else when left and right swap", () => {
    const rows = pudding.flatMap((row, index): PairCounts[] => [
      { ...row, firstShownLeft: index % 2 === 0 },
      { ...pair(row.first, row.second, 3, 2, 1), firstShownLeft: index % 2 === 1 },
    ]);
    const one = fitOf(rows, true);
    const other = fitOf(rows.map((row) => ({ ...row, firstShownLeft: row.firstShownLeft === false })), true);
    expect(other.orderEffect?.delta).toBeCloseTo(-(one.orderEffect?.delta ?? Number.NaN), 10);
    expect(other.tieParameter?.nu).toBeCloseTo(one.tieParameter?.nu ?? Number.NaN, 10);
    for (const [index, { logWorth }] of one.sources.entries()) {
      expect(other.sources[index]?.logWorth).toBeCloseTo(logWorth, 10);
    }
  });

  it("finds planted worths, nu and order effect again, within its standard errors", () => {
    const planted = { a: 0.6, b: 0.1, c: -0.2, d: -0.5 };
    const { rows } = plantedJudgments("davidson recovery", planted, 0.8, 0.3, { evaluators: 40, perEvaluator: 300 });
    const found = fitOf(pairCounts(rows), true);
    expect(found.n).toBe(12_000);
    const deviations: number[] = [];
    for (const { source, logWorth, standardError } of found.sources) {
      deviations.push((logWorth - planted[source as keyof typeof planted]) / standardError);
    }
    const { tieParameter, orderEffect } = found;
    deviations.push(((tieParameter?.logNu ?? 9) - Math.log(0.8)) / (tieParameter?.standardError ?? 1));
    deviations.push(((orderEffect?.delta ?? 9) - 0.3) / (orderEffect?.standardError ?? 1));
    for (const deviation of deviations) expect(Math.abs(deviation)).toBeLessThan(3);
    expect(found.sources[0]?.standardError).toBeLessThan(0.03);
    expect(found.equality.p).toBeLessThan(1e-10);
  });

  it("has standard errors that are the spread of the estimates over samples", () => {
    const planted = { a: 0.4, b: 0, c: -0.4 };
    const estimates: number[] = [];
    let claimed = 0;
    for (let sample = 0; sample < 200; sample++) {
      const { rows } = plantedJudgments(`davidson spread ${sample}`, planted, 0.8, 0, { evaluators: 10, perEvaluator: 30 });
      const found = fitOf(pairCounts(rows));
      estimates.push(found.sources[0]?.logWorth ?? Number.NaN);
      claimed += (found.sources[0]?.standardError ?? Number.NaN) / 200;
    }
    const centre = estimates.reduce((sum, value) => sum + value, 0) / 200;
    const spread = Math.sqrt(estimates.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 199);
    // The spread of 200 samples is known to about 5 %.
    expect(claimed / spread).toBeGreaterThan(0.85);
    expect(claimed / spread).toBeLessThan(1.15);
  });

  it("has clustered standard errors that see evaluators who differ", () => {
    const planted = { a: 0.4, b: 0, c: -0.4 };
    const sizes = { evaluators: 60, perEvaluator: 60 };
    const alike = fitOf(pairCounts(plantedJudgments("alike", planted, 0.8, 0, sizes).rows));
    const apart = fitOf(pairCounts(plantedJudgments("apart", planted, 0.8, 0, { ...sizes, taste: 0.8 }).rows));
    const ratio = (found: DavidsonFit): number =>
      (found.sources[0]?.clusteredStandardError ?? Number.NaN) / (found.sources[0]?.standardError ?? Number.NaN);
    expect(ratio(alike)).toBeGreaterThan(0.7);
    expect(ratio(alike)).toBeLessThan(1.3);
    expect(ratio(apart)).toBeGreaterThan(1.5);
    expect(apart).toMatchObject({ evaluators: 60, clusteredReason: null });
  });

  it("has clustered errors equal to a jackknife over evaluators where they are many", () => {
    const planted = { a: 0.4, b: 0, c: -0.4 };
    const { rows } = plantedJudgments("jackknife", planted, 0.8, 0, { evaluators: 50, perEvaluator: 40, taste: 0.5 });
    const whole = fitOf(pairCounts(rows));
    const leftOut: number[] = [];
    for (let evaluator = 0; evaluator < 50; evaluator++) {
      const rest = rows.filter((row) => row.evaluator !== `e${evaluator}`);
      leftOut.push(fitOf(pairCounts(rest)).sources[0]?.logWorth ?? Number.NaN);
    }
    const centre = leftOut.reduce((sum, value) => sum + value, 0) / 50;
    const jackknife = Math.sqrt((49 / 50) * leftOut.reduce((sum, value) => sum + (value - centre) ** 2, 0));
    expect((whole.sources[0]?.clusteredStandardError ?? Number.NaN) / jackknife).toBeCloseTo(1, 1);
  });

  it("leaves clustered errors out below two evaluators", () => {
    const one = fitOf(pudding.map((row) => ({ ...row, evaluator: "x" })));
    expect(one).toMatchObject({ clusteredReason: "too_few_raters", clusteredCovariance: null, evaluators: 1 });
    expect(one.sources[0]?.clusteredStandardError).toBeNull();
    expect(fit).toMatchObject({ clusteredReason: "too_few_raters", clusteredCovariance: null });
  });

  it("says why there is no fit", () => {
    const reason = (rows: PairCounts[], orderEffect = false): string | null => davidson(rows, { orderEffect }).reason;
    expect(reason([])).toBe("no_values");
    expect(reason([pair("a", "b", 3, 3, 3)])).toBe("too_few_sources");
    expect(reason([pair("a", "b", 3, 3, 3), pair("c", "d", 3, 3, 3)])).toBe("not_connected");
    expect(reason([pair("a", "b", 3, 3, 3), pair("a", "c", 3, 3, 3)])).toBe("not_cyclic");
    expect(reason([pair("a", "b", 3, 0, 0), pair("a", "c", 3, 0, 0), pair("b", "c", 2, 2, 2)])).toBe("separated");
    const shown = (rows: PairCounts[], firstShownLeft: boolean): PairCounts[] => rows.map((row) => ({ ...row, firstShownLeft }));
    // Whoever is shown left wins, in both orders: the effect of the side has no end.
    const always = [pair("a", "b", 3, 0, 0), pair("b", "c", 3, 0, 0), pair("a", "c", 3, 0, 0)];
    const never = always.map(({ first, second }) => pair(first, second, 0, 3, 0));
    expect(reason([...shown(always, true), ...shown(never, false)], true)).toBe("separated");
    // In a circle shown one way round, order and preference cannot be told apart …
    const square = [pair("a", "b", 3, 2, 1), pair("c", "b", 3, 2, 1), pair("c", "d", 3, 2, 1), pair("a", "d", 3, 2, 1)];
    expect(reason(shown(square, true), true)).toBe("confounded");
    // … and the other way round for half of them, they can.
    expect(reason([...shown(square, true), ...shown(square, false)], true)).toBeNull();
  });
});

/** Numbers that stand for log-worths of b and c against a, order effect and log tie parameter. */
type Direction = readonly [number, number, number, number];

/**
 * Whether the likelihood of sources a, b and c with an order effect can rise for ever.
 * Along a direction in which it does, no observed outcome may fall behind another of its
 * cell: a cone of inequalities. If it is more than a point, one of its edges lies where
 * three of them hold with equality, so all triples are tried, in whole numbers.
 */
function canRiseForEver(rows: readonly PairCounts[]): boolean {
  const found = new Map<string, Direction>();
  const demand = (...directions: Direction[]): void => {
    for (const direction of directions) found.set(direction.join(), direction);
  };
  // Without ties nu is 0 from the start and stays there.
  if (rows.every(({ ties }) => ties === 0)) demand([0, 0, 0, 1], [0, 0, 0, -1]);
  for (const { first, second, firstShownLeft, wins, losses, ties } of rows) {
    const b = first === "b" ? 1 : second === "b" ? -1 : 0;
    const c = second === "c" ? -1 : 0;
    const d = firstShownLeft ? 1 : -1;
    // Ahead of the opposite outcome, and of a tie, which gains twice the fourth number.
    if (wins > 0) demand([b, c, d, 0], [b, c, d, -2]);
    if (losses > 0) demand([-b, -c, -d, 0], [-b, -c, -d, -2]);
    if (ties > 0) demand([b, c, d, 2], [-b, -c, -d, 2]);
  }
  const demands = [...found.values()];
  return demands.some((one, i) =>
    demands.slice(i + 1).some((two, j) =>
      demands.slice(i + j + 2).some((three) => {
        const edge = perpendicular(one, two, three);
        if (edge.every((value) => value === 0)) return false;
        const gains = demands.map((by) => by.reduce((sum, value, place) => sum + value * (edge[place] ?? 0), 0));
        return gains.every((gain) => gain >= 0) || gains.every((gain) => gain <= 0);
      }),
    ),
  );
}

/** A vector at right angles to three others, by their minors; all 0 if they are dependent. */
function perpendicular(...vectors: [Direction, Direction, Direction]): number[] {
  return [0, 1, 2, 3].map((left) => {
    const [[a = 0, b = 0, c = 0] = [], [d = 0, e = 0, f = 0] = [], [g = 0, h = 0, i = 0] = []] = vectors.map((vector) =>
      vector.filter((_, place) => place !== left),
    );
    return (left % 2 === 0 ? 1 : -1) * (a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g));
  });
}

function roundRobin(names: readonly string[], outcomes: readonly [number, number, number][]): PairCounts[] {
  const rows: PairCounts[] = [];
  for (const [i, first] of names.entries()) {
    for (const second of names.slice(i + 1)) {
      const [wins, losses, ties] = outcomes[rows.length] ?? [0, 0, 0];
      rows.push(pair(first, second, wins, losses, ties));
    }
  }
  return rows;
}

/** Judgments drawn from the model; with `taste` each evaluator has log-worths of their own. */
function plantedJudgments(
  seed: string,
  planted: Record<string, number>,
  nu: number,
  delta: number,
  { evaluators, perEvaluator, taste = 0 }: { evaluators: number; perEvaluator: number; taste?: number },
): { rows: JudgmentRow[] } {
  const random = seededRandom(seed);
  const names = Object.keys(planted);
  const rows: JudgmentRow[] = [];
  for (let evaluator = 0; evaluator < evaluators; evaluator++) {
    // Twelve uniforms less six are close enough to a normal variable.
    const own = names.map((name) => {
      let noise = -6;
      for (let draw = 0; draw < 12; draw++) noise += random.nextUniform();
      return (planted[name] ?? 0) + taste * noise;
    });
    for (let item = 0; item < perEvaluator; item++) {
      const i = Math.floor(random.nextUniform() * names.length);
      const j = (i + 1 + Math.floor(random.nextUniform() * (names.length - 1))) % names.length;
      const firstShownLeft = random.nextUniform() < 0.5;
      const x = (own[i] ?? 0) - (own[j] ?? 0) + (firstShownLeft ? delta : -delta);
      const win = Math.exp(x / 2);
      const loss = Math.exp(-x / 2);
      const drawn = random.nextUniform() * (win + loss + nu);
      const score = drawn < win ? 1 : drawn < win + loss ? -1 : 0;
      rows.push({ evaluator: `e${evaluator}`, item: `i${item}`, first: names[i] ?? "", second: names[j] ?? "", score, firstShownLeft });
    }
  }
  return { rows };
}
