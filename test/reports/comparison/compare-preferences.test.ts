import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePreferences } from "@/lib/reports/comparison/compare-preferences";
import type { PreferenceRow } from "@/lib/reports/comparison/preference-row";
import { type ContrastCriterion, preferencesSchema } from "@/lib/reports/comparison/schema";
import { DuplicateRatingError } from "@/lib/stats/rating-table";
import { type Choice, CHOICES } from "@/lib/studies/preference";
import { mirrored, pairRows } from "./made-rows";

/** By hand: 6 wins, 3 ties of which one is both bad, 2 losses, one without an answer, over four items of three evaluators. */
const FLOW = ["wwt", "wtw", "lwb", "wl-"];
const rows = pairRows("flow", "alpha", "beta", FLOW);

describe("two sources on one criterion", () => {
  const { contrasts, sources } = comparePreferences(rows);
  const cell = contrasts[0]?.criteria[0] as ContrastCriterion;

  it("counts what was chosen, whichever side it stood on", () => {
    expect(sources).toEqual(["alpha", "beta"]);
    expect(contrasts).toMatchObject([{ first: "alpha", second: "beta" }]);
    expect(cell).toMatchObject({ criterion: "flow", n: 11, missing: 1, items: 4, evaluators: 3, wins: { count: 6, value: 6 / 11 }, ties: { count: 3 }, losses: { count: 2 }, bothBad: { count: 1, value: 1 / 11 } });
  });

  it("gives Wilson's interval of the wins", () => {
    // By hand: z = 1.959964, p = 6/11; centre (p + z²/22) / (1 + z²/11), half z·√(p(1−p)/11 + z²/484) / (1 + z²/11).
    const [z, p] = [1.959963984540054, 6 / 11];
    const half = (z * Math.sqrt((p * (1 - p)) / 11 + (z * z) / 484)) / (1 + (z * z) / 11);
    const centre = (p + (z * z) / 22) / (1 + (z * z) / 11);
    expect(cell.wins.ci?.low).toBeCloseTo(centre - half, 12);
    expect(cell.wins.ci?.high).toBeCloseTo(centre + half, 12);
  });

  it("gives net preference with Bonett and Price's interval", () => {
    expect(cell.netPreference.value).toBeCloseTo(4 / 11, 14);
    // By hand: p1 = 7/13, p2 = 3/13, d = 4/13; half z·√((10/13 − 16/169) / 13).
    const half = 1.959963984540054 * Math.sqrt((10 / 13 - 16 / 169) / 13);
    expect(cell.netPreference.ci?.low).toBeCloseTo(4 / 13 - half, 12);
    expect(cell.netPreference.ci?.high).toBeCloseTo(4 / 13 + half, 12);
    expect(cell.winRate.value).toBeCloseTo((6 + 1.5) / 11, 14);
  });

  it("gives the clustered interval and p, worked out from deviations by item and evaluator", () => {
    const scores = [[1, 1, 0], [1, 0, 1], [-1, 1, 0], [1, -1, null]];
    const mean = 4 / 11;
    const deviations = scores.map((row) => row.map((score) => (score === null ? 0 : score - mean)));
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const byItem = deviations.map(sum);
    const byEvaluator = [0, 1, 2].map((column) => sum(deviations.map((row) => row[column] ?? 0)));
    const squares = (values: number[]) => sum(values.map((value) => value * value));
    const [item, evaluator, own] = [(4 / 3) * squares(byItem) / 121, (3 / 2) * squares(byEvaluator) / 121, squares(deviations.flat()) / 121];
    const error = Math.sqrt(Math.max(item + evaluator - own, item, evaluator));
    expect(cell.clustered.standardError).toBeCloseTo(error, 14);
    // Student's t with 2 degrees of freedom: P(|T| > t) = 1 − t / √(2 + t²); its 97.5 % point is 4.302653.
    const t = mean / error;
    expect(cell.clustered.p).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
    expect(cell.clustered.ci?.high).toBeCloseTo(mean + 4.302652729911275 * error, 9);
  });

  it("tests signs without ties, and by the majority of each item", () => {
    // 6 of 8: P = 2·(1 + 8 + 28) / 256.
    expect(cell.signTest).toMatchObject({ wins: 6, losses: 2, ties: 3, pHolm: cell.signTest.p });
    expect(cell.signTest.p).toBeCloseTo(74 / 256, 12);
    expect(cell.signTest.tieShare).toBeCloseTo(3 / 11, 14);
    // Items: won, won, level, level.
    expect(cell.majoritySignTest).toMatchObject({ wins: 2, losses: 0, ties: 2, p: expect.closeTo(0.5, 12) });
  });

  it("gives alpha after turning sides back, with both bad apart among names", () => {
    const both = comparePreferences(pairRows("flow", "alpha", "beta", ["ww", "ll", "wl"])).contrasts[0]?.criteria[0]?.agreement;
    // Values first, first | second, second | first, second: as 1 1 | 3 3 | 1 3. Nominal: observed 1/3, expected 2·3·3/(6·5) = 0.6.
    expect(both?.nominal.alpha).toBeCloseTo(4 / 9, 12);
    expect(both?.ordinal.alpha).toBeCloseTo(4 / 9, 12);
    expect(both?.nominal.percentAgreement).toBeCloseTo(2 / 3, 14);
    const bad = comparePreferences(pairRows("flow", "alpha", "beta", ["tb", "wl", "ww"])).contrasts[0]?.criteria[0]?.agreement;
    expect([bad?.ordinal.percentAgreement, bad?.nominal.percentAgreement]).toEqual([2 / 3, 1 / 3].map((share) => expect.closeTo(share, 12)));
  });

  it("separates the order from the preference", () => {
    // Alpha: 3 wins and 1 loss on the left, 1 and 3 on the right. Fisher: (1 + 16 + 16 + 1) / 70; log-odds of the left (ln 3 − ln ⅓) / 2.
    const votes = ["left", "left", "left", "right", "left", "left", "left", "right"] as const;
    const sided = votes.map((choice, index) => ({ evaluator: "E1", item: `I${index}`, criterion: "flow", left: index < 4 ? "alpha" : "beta", right: index < 4 ? "beta" : "alpha", choice }));
    expect(comparePreferences(sided).contrasts[0]?.criteria[0]?.order).toMatchObject({
      shownLeft: { wins: 3, losses: 1 }, shownRight: { wins: 1, losses: 3 }, fisher: { p: expect.closeTo(34 / 70, 12) },
      preference: { value: expect.closeTo(0, 12) }, order: { value: expect.closeTo(Math.log(3), 12), standardError: expect.closeTo(Math.sqrt(8 / 3) / 2, 12) },
    });
  });
});

describe("Holm's adjustment", () => {
  it("runs over the criteria of each pair of sources by itself", () => {
    const two = [
      ...pairRows("flow", "alpha", "beta", ["wwwww", "wwwww"]), ...pairRows("wit", "alpha", "beta", ["wwwwl", "wwwww"]),
      ...pairRows("flow", "alpha", "gamma", ["wwlww", "wwwlw"], "J"),
    ];
    const [beta, gamma] = comparePreferences(two).contrasts;
    const [flow, wit] = beta?.criteria ?? [];
    // 10 of 10 and 9 of 10: 2/1024 and 22/1024; the smaller one twice, the larger one as it is.
    expect([flow?.signTest.p, flow?.signTest.pHolm]).toEqual([2 / 1024, 4 / 1024].map((p) => expect.closeTo(p, 12)));
    expect([wit?.signTest.p, wit?.signTest.pHolm]).toEqual([22 / 1024, 22 / 1024].map((p) => expect.closeTo(p, 12)));
    expect(gamma?.criteria[0]?.signTest.pHolm).toBe(gamma?.criteria[0]?.signTest.p);
    expect(wit?.clustered.pHolm).toBe(wit?.clustered.p);
    expect(flow?.clustered).toMatchObject({ p: null, pReason: "no_variation", pHolm: null });
  });
});

describe("order of sources", () => {
  const star = [...pairRows("flow", "zeta", "beta", ["wl"]), ...pairRows("flow", "alpha", "zeta", ["wl"], "J")];

  it("puts the one that meets the most others first, then goes by name, with numbers by size", () => {
    expect(comparePreferences(star).sources).toEqual(["zeta", "alpha", "beta"]);
    expect(comparePreferences(star).contrasts.map(({ first, second }) => [first, second])).toEqual([["zeta", "alpha"], ["zeta", "beta"]]);
    expect(comparePreferences(pairRows("x", "Source 10", "Source 2", ["w"])).sources).toEqual(["Source 2", "Source 10"]);
  });

  it("can be told which is first, and then every sign turns and nothing else", () => {
    const turned = comparePreferences(rows, { first: "beta" }).contrasts[0];
    const straight = comparePreferences(rows).contrasts[0];
    expect([turned?.first, turned?.second]).toEqual(["beta", "alpha"]);
    expectTurned(turned?.criteria[0], straight?.criteria[0]);
  });
});

/** The same answers seen from the other source. */
function expectTurned(turned: ContrastCriterion | undefined, straight: ContrastCriterion | undefined): void {
  if (!turned || !straight) throw new Error("Nothing to hold against each other.");
  const minus = (value: number | null | undefined) => (value === null || value === undefined ? value : expect.closeTo(0 - value, 10));
  const same = (value: number | null | undefined) => (value === null || value === undefined ? value : expect.closeTo(value, 10));
  expect(turned).toMatchObject({ n: straight.n, missing: straight.missing, wins: straight.losses, losses: straight.wins, ties: straight.ties, bothBad: straight.bothBad });
  for (const statistic of ["netPreference", "clustered"] as const) {
    expect(turned[statistic].value).toEqual(minus(straight[statistic].value));
    expect(turned[statistic].reason).toBe(straight[statistic].reason);
    expect([turned[statistic].ci?.low, turned[statistic].ci?.high]).toEqual([minus(straight[statistic].ci?.high), minus(straight[statistic].ci?.low)]);
  }
  for (const p of ["p", "pHolm"] as const) {
    expect(turned.clustered[p]).toEqual(same(straight.clustered[p]));
    expect(turned.signTest[p]).toEqual(same(straight.signTest[p]));
  }
  expect(turned.majoritySignTest.p).toEqual(same(straight.majoritySignTest.p));
  for (const metric of ["ordinal", "nominal"] as const) {
    expect(turned.agreement[metric].alpha).toEqual(same(straight.agreement[metric].alpha));
    expect(turned.agreement[metric].percentAgreement).toEqual(same(straight.agreement[metric].percentAgreement));
  }
  expect(turned.order.order.value).toEqual(same(straight.order.order.value));
  expect(turned.order.preference.value).toEqual(minus(straight.order.preference.value));
}

const anyChoice = fc.option(fc.constantFrom<Choice>(...CHOICES), { nil: null });
const anyRows = fc.array(fc.array(anyChoice, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }).map((items) =>
  items.flatMap((choices, item) => choices.map((choice, evaluator): PreferenceRow => {
    const isLeft = (item * 7 + evaluator * 3) % 5 < 3;
    return { evaluator: `E${evaluator}`, item: `I${item}`, criterion: item % 2 ? "flow" : "wit", left: isLeft ? "alpha" : "beta", right: isLeft ? "beta" : "alpha", choice };
  })),
);

describe("symmetry", () => {
  it("shows every pair the other way round and changes nothing but the side", () => {
    fc.assert(fc.property(anyRows, (made) => {
      const [straight, other] = [comparePreferences(made), comparePreferences(mirrored(made))];
      const withoutOrder = ({ contrasts }: typeof straight) => contrasts.map((contrast) => contrast.criteria.map((cell) => ({ ...cell, order: null })));
      expect(withoutOrder(other)).toEqual(withoutOrder(straight));
      straight.criteria.forEach(({ position }, index) => {
        const turned = other.criteria[index]?.position;
        expect([turned?.left, turned?.right, turned?.ties]).toEqual([position.right, position.left, position.ties]);
        if (position.share.p !== null) expect(turned?.share.p).toBeCloseTo(position.share.p, 10);
      });
    }), { numRuns: 60 });
  });

  it("names the other source first and turns signs only", () => {
    fc.assert(fc.property(anyRows, (made) => {
      const [straight] = comparePreferences(made).contrasts;
      const [turned] = comparePreferences(made, { first: "beta" }).contrasts;
      straight?.criteria.forEach((cell, index) => expectTurned(turned?.criteria[index], cell));
    }), { numRuns: 60 });
  });

  it("does not look at the order of rows, and fits its schema", () => {
    fc.assert(fc.property(anyRows, fc.integer(), (made, seed) => {
      const shuffled = made.map((row, index) => ({ row, key: Math.sin(seed + index) })).sort((a, b) => a.key - b.key).map(({ row }) => row);
      const results = comparePreferences(made);
      expect(comparePreferences(shuffled)).toEqual(results);
      expect(preferencesSchema.parse(JSON.parse(JSON.stringify(results)))).toEqual(results);
    }), { numRuns: 60 });
  });
});

describe("what cannot be computed", () => {
  it("is null with its reason", () => {
    expect(comparePreferences([])).toMatchObject({ sources: [], contrasts: [], criteria: [], position: { votes: { share: null, reason: "no_values" } } });
    const [missing] = comparePreferences(pairRows("flow", "alpha", "beta", ["--"])).contrasts[0]?.criteria ?? [];
    expect(missing).toMatchObject({
      n: 0, missing: 2, netPreference: { value: null, reason: "no_values" }, clustered: { p: null, pReason: "no_values" }, signTest: { p: null, pReason: "no_values" },
      agreement: { ordinal: { alpha: null, reason: "no_pairable" } },
    });
    const [tied] = comparePreferences(pairRows("flow", "alpha", "beta", ["tt", "tt"])).contrasts[0]?.criteria ?? [];
    expect(tied).toMatchObject({ netPreference: { value: 0 }, signTest: { p: null, pReason: "no_decisive" }, order: { order: { value: null, reason: "no_decisive" } } });
  });

  it("has no both bad where nobody ever said so", () => {
    expect(comparePreferences(pairRows("flow", "alpha", "beta", ["wt"])).contrasts[0]?.criteria[0]?.bothBad).toBeNull();
  });

  it("refuses two answers to one thing, and a source against itself", () => {
    expect(() => comparePreferences([...rows, ...rows.slice(0, 1)])).toThrow(DuplicateRatingError);
    expect(() => comparePreferences([{ evaluator: "E", item: "I", criterion: "c", left: "a", right: "a", choice: "tie" }])).toThrow(RangeError);
  });

  it("takes one item that is compared in several pairs as one for each of them", () => {
    const shared = [...pairRows("flow", "alpha", "beta", ["wl", "wt"]), ...pairRows("flow", "alpha", "gamma", ["lw", "tt"])];
    expect(comparePreferences(shared).criteria[0]).toMatchObject({ n: 8, position: { items: 4 } });
  });
});

describe("sides", () => {
  it("counts votes for the left, and each judgment once by what most of its criteria chose", () => {
    const answer = (criterion: string, choice: Choice, item = "I1") => ({ evaluator: "E1", item, criterion, left: "alpha", right: "beta", choice });
    const { position, criteria } = comparePreferences([
      answer("a", "left"), answer("b", "left"), answer("c", "right"), answer("a", "right", "I2"), answer("b", "tie", "I2"), answer("c", "both_bad", "I2"),
      answer("a", "left", "I3"), answer("b", "right", "I3"),
    ]);
    expect(position.votes).toEqual({ left: 3, right: 3, ties: 2, share: 0.5, reason: null });
    expect(position.judgments).toMatchObject({ left: 1, right: 1, ties: 1, items: 3, evaluators: 1, share: { value: 0.5, p: 1 }, clustered: { value: 0, p: null, pReason: "too_few_raters" } });
    expect(criteria.map((criterion) => [criterion.position.left, criterion.position.ties, criterion.position.right])).toEqual([[2, 0, 1], [1, 1, 1], [0, 1, 1]]);
  });
});

describe("worths", () => {
  const triangle = [
    ...pairRows("flow", "a", "b", ["wwl", "wtl", "wlw"]), ...pairRows("flow", "b", "c", ["wwl", "wtl", "wlw"], "J"), ...pairRows("flow", "a", "c", ["wwl", "wtl", "wlw"], "K"),
  ];

  it("are fitted where three sources go round in a circle, and put the winner first", () => {
    const [flow] = comparePreferences(triangle).criteria;
    expect(flow?.worths).toMatchObject({ reason: null, fit: { n: 27, evaluators: 3 } });
    const worths = flow?.worths.fit?.sources ?? [];
    expect(worths.map((source) => source.source)).toEqual(["a", "b", "c"]);
    expect(worths.reduce((sum, source) => sum + source.worth, 0)).toBeCloseTo(1, 12);
    expect(worths[0]?.worth).toBeGreaterThan(worths[1]?.worth ?? 1);
    expect(worths[1]?.worth).toBeGreaterThan(worths[2]?.worth ?? 1);
  });

  it("say why not for two sources, a star, and what does not hang together", () => {
    const reasonOf = (made: PreferenceRow[]) => comparePreferences(made).criteria[0]?.worths.reason;
    expect(reasonOf(rows)).toBe("too_few_sources");
    expect(reasonOf([...pairRows("flow", "a", "b", ["wl"]), ...pairRows("flow", "a", "c", ["wl"], "J")])).toBe("not_cyclic");
    expect(reasonOf([...pairRows("flow", "a", "b", ["wl"]), ...pairRows("flow", "c", "d", ["wl"], "J")])).toBe("not_connected");
  });

  it("are fitted without an effect of the side where everybody always chose the left, and say so", () => {
    const worths = comparePreferences(triangle.map((row) => ({ ...row, choice: "left" as const }))).criteria[0]?.worths;
    expect(worths).toMatchObject({ reason: null, orderReason: "separated", fit: { orderEffect: null, tieParameter: null, tieReason: "no_ties" } });
  });
});
