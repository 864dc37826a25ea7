import { describe, expect, it } from "vitest";
import { planComparison, planStudy, type ComparisonPlanInput, type PlanInput } from "@/lib/reports/study-plan";

const INPUT: PlanInput = {
  unit: "episode", eligible: { episode: { collected: 10, made: 5 }, session: { collected: 40, made: 20 } }, includeMade: false, eligibleInSlice: null,
  size: "all", evaluatorsPerItem: 3, criteria: 7, evaluators: 4, turnsPerSession: 20, sessionsPerEpisode: 4, imagesPerEpisode: 8,
};

describe("the plan of a study", () => {
  it("multiplies items by evaluators and shares them out", () => {
    expect(planStudy(INPUT)).toMatchObject({ eligible: 10, items: 10, judgments: 30, itemsEach: 8, problem: null });
  });

  it("gives nobody an item twice, however few they are", () => {
    expect(planStudy({ ...INPUT, evaluators: 2 })).toMatchObject({ itemsEach: 10, judgments: 30, canStart: true, problem: expect.stringMatching(/only 2 are chosen/) });
  });

  it("adds up reading and rating time by hand", () => {
    // An episode: 80 turns × 6 s + 8 images × 8 s + 7 criteria × 15 s = 649 s; a session: 120 + 16 + 105 = 241 s.
    expect(planStudy(INPUT).minutesPerItem).toBeCloseTo(649 / 60, 9);
    expect(planStudy({ ...INPUT, unit: "session" }).minutesPerItem).toBeCloseTo(241 / 60, 9);
    expect(planStudy(INPUT).hours).toBeCloseTo((30 * 649) / 3600, 9);
  });

  it("draws from made text only where asked to, and says so when there is nothing else", () => {
    expect(planStudy({ ...INPUT, includeMade: true, unit: "session" }).eligible).toBe(60);
    const made = { episode: { collected: 0, made: 5 }, session: { collected: 0, made: 20 } };
    expect(planStudy({ ...INPUT, eligible: made }).problem).toMatch(/Include made text/);
    expect(planStudy({ ...INPUT, eligible: made, includeMade: true }).problem).toBeNull();
  });

  it("names a sample that is too large and evaluators that are too few", () => {
    expect(planStudy({ ...INPUT, size: 11 }).problem).toMatch(/asks for 11 items, but only 10/);
    expect(planStudy({ ...INPUT, size: 11 }).canStart).toBe(false);
    expect(planStudy({ ...INPUT, evaluators: 1 }).problem).toMatch(/needs 3 evaluators, but only 1 is chosen/);
    expect(planStudy({ ...INPUT, evaluators: 0 })).toMatchObject({ itemsEach: null, problem: null });
  });

  it("gives no time where the dataset tells nothing", () => {
    expect(planStudy({ ...INPUT, turnsPerSession: null })).toMatchObject({ minutesPerItem: null, hours: null });
  });

  it("draws from a part of a dataset what the part holds", () => {
    expect(planStudy({ ...INPUT, eligibleInSlice: 4 })).toMatchObject({ eligible: 4, items: 4, judgments: 12 });
    expect(planStudy({ ...INPUT, eligibleInSlice: 0 }).problem).toMatch(/meets all of these conditions/);
  });
});

const contrast = (first: number, second: number, drawn: number) => ({
  first, second, units: [50, 60] as [number, number], withoutImages: [0, 0] as [number, number], pairs: { possible: 50, leftOut: 0, drawn }, balance: [],
});
const PAIRS: ComparisonPlanInput = {
  preview: { contrasts: [contrast(1, 2, 30), contrast(1, 3, 20)], problems: [], medians: { turns: 12, images: 2 } }, images: "stored", evaluatorsPerPair: 4, criteria: 6, evaluators: 8,
};

describe("the plan of a comparison", () => {
  it("multiplies the pairs of all contrasts by evaluators and shares them out", () => {
    expect(planComparison(PAIRS)).toMatchObject({ pairs: 50, judgments: 200, pairsEach: 25, problems: [], caution: null, canStart: true });
    // Two people share 200 judgments of 50 pairs: each can judge every pair once.
    expect(planComparison({ ...PAIRS, evaluators: 2 })).toMatchObject({ pairsEach: 50, judgments: 200 });
    expect(planComparison({ ...PAIRS, evaluators: 0 })).toMatchObject({ pairsEach: null, problems: [], canStart: true });
  });

  it("counts reading for both sides and answering once", () => {
    // Two sides of 12 turns × 6 s + 2 images × 8 s, and 6 criteria × 15 s: 266 s.
    expect(planComparison(PAIRS).minutesPerPair).toBeCloseTo(266 / 60, 9);
    expect(planComparison(PAIRS).hours).toBeCloseTo((200 * 266) / 3600, 9);
    expect(planComparison({ ...PAIRS, preview: { ...PAIRS.preview, medians: null } })).toMatchObject({ minutesPerPair: null, hours: null });
  });

  it("cannot start with what the draw found wrong, but can with few evaluators", () => {
    const few = planComparison({ ...PAIRS, evaluators: 3 });
    expect(few).toMatchObject({ canStart: true, problems: [], caution: expect.stringMatching(/pair needs 4 evaluators, but only 3 are chosen/) });
    expect(planComparison({ ...PAIRS, preview: { ...PAIRS.preview, problems: ["Sources 1 and 2 have no pair to compare."] } })).toMatchObject({ canStart: false });
    expect(planComparison({ ...PAIRS, preview: { contrasts: [], problems: [], medians: null } })).toMatchObject({ pairs: 0, canStart: false });
  });

  it("says which source is to blame, and for what, before what the server says", () => {
    const none = (units: [number, number], withoutImages: [number, number]) => ({ ...contrast(1, 2, 0), units, withoutImages });
    const problemsOf = (draw: ReturnType<typeof none>, images: ComparisonPlanInput["images"] = "stored") =>
      planComparison({ ...PAIRS, images, preview: { contrasts: [draw, draw], problems: ["Sources 1 and 2 have no pair to compare."], medians: null } }).problems;
    expect(problemsOf(none([5, 0], [0, 0]))).toEqual(["Nothing in source 2 fits its conditions.", "Sources 1 and 2 have no pair to compare."]);
    expect(problemsOf(none([5, 6], [5, 2]))[0]).toBe("The rule about images leaves none of source 1: choose “At least one shared”.");
    expect(problemsOf(none([5, 6], [5, 2]), "shared")[0]).toMatch(/“With or without”/);
    expect(problemsOf(none([5, 6], [1, 2]))).toHaveLength(1);
  });
});
