import { describe, expect, it } from "vitest";
import { planStudy, type PlanInput } from "@/lib/reports/study-plan";

const INPUT: PlanInput = {
  unit: "episode", eligible: { episode: { collected: 10, made: 5 }, session: { collected: 40, made: 20 } }, includeMade: false,
  size: "all", evaluatorsPerItem: 3, criteria: 7, evaluators: 4, turnsPerSession: 20, sessionsPerEpisode: 4, imagesPerEpisode: 8,
};

describe("the plan of a study", () => {
  it("multiplies items by evaluators and shares them out", () => {
    expect(planStudy(INPUT)).toMatchObject({ eligible: 10, items: 10, judgments: 30, itemsEach: 8, problem: null });
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
    expect(planStudy({ ...INPUT, evaluators: 1 }).problem).toMatch(/needs 3 evaluators, but only 1 is chosen/);
    expect(planStudy({ ...INPUT, evaluators: 0 })).toMatchObject({ itemsEach: null, problem: null });
  });

  it("gives no time where the dataset tells nothing", () => {
    expect(planStudy({ ...INPUT, turnsPerSession: null })).toMatchObject({ minutesPerItem: null, hours: null });
  });
});
