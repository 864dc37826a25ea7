import { describe, expect, it } from "vitest";
import { planningAnalysis } from "@/lib/reports/analysis/planning-analysis";
import type { CriterionPlan, PlanningAnalysis } from "@/lib/reports/analysis/planning-schema";
import { planAnswers } from "@/lib/reports/planning-answers";
import { planningMethods, prepareDesignsTable, prepareNeedsTable, preparePreferencesTable } from "@/lib/reports/planning-table";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { madeRatings } from "./analysis/made-ratings";

const made = planningAnalysis([{ key: "flow", name: "Flow", criterion: "flow", contrast: null, columns: ratingColumns(madeRatings({ items: 40, raters: 6, perItem: 3, seed: "words" })) }], { kind: "rating", metric: "ordinal", halfWidth: 0.05, drawn: 60 });
const [flow] = made.criteria;
if (!flow) throw new Error("There is no plan.");

/** A plan of which only what an answer speaks of is set. */
function planOf(criteria: { name: string; alpha?: number | null; mean?: Partial<NonNullable<CriterionPlan["mean"]["targets"][number]["items"]>> }[], change: Partial<PlanningAnalysis> = {}): PlanningAnalysis {
  return {
    ...made, ...change,
    criteria: criteria.map(({ name, alpha = null, mean = {} }) => ({
      ...flow as CriterionPlan, key: name, name,
      alpha: {
        ...(flow as CriterionPlan).alpha, items: 40,
        targets: [{ halfWidth: 0.05, byRoot: { value: null, reason: "no_spread" }, byBootstrap: { value: alpha, reason: alpha === null ? "no_spread" : null, expectedHalfWidth: null } }],
      },
      mean: { ...(flow as CriterionPlan).mean, items: 40, evaluators: 6, targets: [{ halfWidth: 0.05, items: { value: null, reason: "out_of_reach", floor: 0.01, evaluatorsNeeded: null, ...mean }, evaluators: null }] },
    })),
  };
}

const textOf = (plan: PlanningAnalysis, key: string) => planAnswers(plan).find((answer) => answer.key === key);

describe("a plan in plain words", () => {
  it("says how many more it takes, rounded up to what can be known, and what is drawn already", () => {
    expect(textOf(planOf([{ name: "Flow", alpha: 277 }]), "alpha-0")).toEqual({
      key: "alpha-0", state: "more", text: "For α within ±0.05 you need about 240 more items.", details: ["20 items of these are drawn already and wait for answers."],
    });
    expect(textOf(planOf([{ name: "Flow", alpha: 41 }], { drawn: null }), "alpha-0")).toMatchObject({ text: "For α within ±0.05 you need about 1 more item.", details: [] });
  });

  it("speaks of the criterion that needs the most, and of those of which nothing can be told", () => {
    const answer = textOf(planOf([{ name: "Flow", alpha: 90 }, { name: "Images", alpha: 140 }, { name: "Facts" }], { drawn: null }), "alpha-0");
    expect(answer?.text).toBe("For α within ±0.05 on every criterion (where it can be told) you need about 100 more items.");
    expect(answer?.details[0]).toBe("Images needs the most.");
    expect(answer?.details[1]).toMatch(/^Facts: /);
    expect(textOf(planOf([{ name: "Facts" }]), "alpha-0")).toMatchObject({ state: "unknown", text: "What a narrower interval of α would take cannot be told yet." });
  });

  it("says what is reached", () => {
    expect(textOf(planOf([{ name: "Flow", alpha: 12 }]), "alpha-0")).toMatchObject({ state: "reached", text: "You have α within ±0.05." });
  });

  it("says where more items cannot help, and how many evaluators it takes at least", () => {
    const answer = textOf(planOf([{ name: "Flow", mean: { reason: "evaluators_limit", floor: 0.143, evaluatorsNeeded: 31 } }, { name: "Images", mean: { value: 55, reason: null } }]), "mean-0");
    expect(answer).toMatchObject({ state: "limit", text: "More items cannot bring means within ±0.05 points: it takes at least 31 evaluators." });
    expect(answer?.details).toEqual(["With 6 evaluators their differences alone leave up to ±0.143, on Flow."]);
    expect(textOf(planOf([{ name: "Flow", mean: { reason: "evaluators_limit", floor: 0.143, evaluatorsNeeded: null } }]), "mean-0")?.text).toMatch(/differ too much for any number/);
  });
});

describe("the numbers behind it", () => {
  it("are a table with a row for each criterion and wish, exact in the file", () => {
    const { columns, rows, csv } = prepareNeedsTable(made);
    expect(columns).toHaveLength(9);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([["Flow", "α"], ["Flow", "mean"]]);
    expect(csv).toContain(String(flow.alpha.halfWidth));
    expect(prepareDesignsTable(made)?.rows).toHaveLength(6);
    expect(preparePreferencesTable(made)).toBeNull();
    expect(planningMethods(made).join(" ")).toMatch(/1,000 draws, seed “planning”/);
  });

  it("are told for each contrast of a comparison", () => {
    const columns = ratingColumns(madeRatings({ items: 30, raters: 4, perItem: 2, seed: "two" }).map((row) => ({ ...row, value: Math.sign(row.value - 2) })));
    const contrasts = [{ first: "a", second: "b" }, { first: "a", second: "c" }];
    const plan = planningAnalysis(contrasts.map((contrast) => ({ key: contrast.second, name: "Flow", criterion: "flow", contrast, columns })), { kind: "comparison", metric: "ordinal", halfWidth: null, drawn: null });
    expect(preparePreferencesTable(plan)?.rows.map(([name]) => name)).toEqual(["Flow, a against b", "Flow, a against c"]);
    expect(planAnswers(plan).map(({ key }) => key)).toEqual(["alpha-0", "alpha-1", "mean-0", "mean-1", "sign-test"]);
    expect(planAnswers(plan).map(({ text }) => text).join(" ")).not.toMatch(/items/);
  });
});
