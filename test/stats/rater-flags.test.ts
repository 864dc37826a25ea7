import { describe, expect, it } from "vitest";
import type { Score } from "@/lib/stats/judgment";
import { judgmentTimes } from "@/lib/stats/judgment-time";
import { leaveOneRaterOut } from "@/lib/stats/leave-one-rater-out";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom } from "@/lib/stats/random";
import { raterDrift } from "@/lib/stats/rater-drift";
import { RATER_FLAGS } from "@/lib/stats/rater-flag-kinds";
import { raterFlags, type RaterDiagnostics } from "@/lib/stats/rater-flags";
import { raterRestAgreement } from "@/lib/stats/rater-rest-agreement";
import { raterSeverity } from "@/lib/stats/rater-severity";
import { ratingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";
import { sidePreference } from "@/lib/stats/side-preference";
import { straightLining } from "@/lib/stats/straight-lining";
import { testRetest } from "@/lib/stats/test-retest";

type Habit = "careful" | "noise" | "severe" | "lenient" | "drift" | "sticky";
const CRITERIA = 7;

/** A panel on a scale of 1 to 5 with one rater for each bad habit; items are answered in their own order. */
function panel(habits: readonly Habit[], items: number, seed: number): { rater: string; judgments: number[][] }[] {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile(random.nextUniform() || 0.5);
  const truth = Array.from({ length: items }, () => Array.from({ length: CRITERIA }, () => 3 + normal()));
  return habits.map((habit, place) => {
    let carried = 0;
    return {
      rater: `${place} ${habit}`,
      judgments: truth.map((criteria, position) => {
        carried = 0.9 * carried + 0.5 * normal();
        const shift = { careful: 0, noise: 0, severe: -1.2, lenient: 1.2, drift: 1 - (2.5 * position) / items, sticky: carried }[habit];
        return criteria.map((value) => Math.max(1, Math.min(5, Math.round(habit === "noise" ? 3 + 1.2 * normal() : value + shift + 0.5 * normal()))));
      }),
    };
  });
}

function diagnosticsOf(raters: readonly { rater: string; judgments: number[][] }[]): RaterDiagnostics {
  const rows = raters.flatMap(({ rater, judgments }) => judgments.map((answers, item): RatingRow => ({ evaluator: rater, item: String(item).padStart(4, "0"), value: answers[0] ?? null })));
  const columns = ratingColumns(rows);
  return {
    leftOut: leaveOneRaterOut(columns, "ordinal"),
    severity: raterSeverity(columns),
    rest: raterRestAgreement(columns),
    straightLining: straightLining(raters, 499, 1),
    drifts: raterDrift(columns, (_, item) => Number(item)),
  };
}

describe("raterFlags", () => {
  it("flags each bad habit by its own kind, and no careful rater", () => {
    const flags = raterFlags(diagnosticsOf(panel(["careful", "careful", "careful", "careful", "noise", "severe", "lenient", "drift", "sticky"], 150, 4)));
    const kindsOf = (rater: string) => flags.filter((flag) => flag.rater === rater).map(({ kind }) => kind);
    expect(kindsOf("4 noise")).toContain("apart_from_rest");
    expect(kindsOf("4 noise")).toContain("lowers_agreement");
    expect(kindsOf("5 severe")).toContain("severe");
    expect(kindsOf("6 lenient")).toContain("lenient");
    expect(kindsOf("7 drift")).toContain("drift");
    expect(kindsOf("8 sticky")).toContain("autocorrelation");
    expect(flags.filter(({ rater }) => rater.endsWith("careful"))).toEqual([]);
  });

  it("flags at most a few of many panels in which everybody is careful", () => {
    let flags = 0;
    for (let seed = 0; seed < 20; seed++) flags += raterFlags(diagnosticsOf(panel(["careful", "careful", "careful", "careful"], 40, seed))).length;
    // Tested kinds at .05 each would give about five in twenty panels.
    expect(flags).toBeLessThanOrEqual(5);
  });

  it("flags a run by judgments, but only of as many answers as seven criteria have", () => {
    const runOf = (criteria: number, length: number) => {
      const judgments = Array.from({ length: 30 }, (_, index) => Array.from({ length: criteria }, (_, criterion) => (index < length ? 4 : 1 + ((index + criterion) % 5))));
      return raterFlags({ straightLining: straightLining([{ rater: "a", judgments }], 9, 1) });
    };
    expect(runOf(7, 3)).toEqual([{ rater: "a", kind: "uniform_run", value: 3, threshold: 3, n: 30 }]);
    expect(runOf(7, 2)).toEqual([]);
    expect(runOf(3, 6)).toEqual([]);
    expect(runOf(3, 7)[0]).toMatchObject({ kind: "uniform_run", value: 7 });
  });

  it("flags straight-lining against the pool, times in both tails, a side and unstable repeats", () => {
    const flat = { rater: "flat", judgments: Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? [3, 3, 3, 3, 3, 3, 3] : [4, 4, 4, 4, 4, 4, 4])) };
    const flags = raterFlags({
      straightLining: straightLining([...panel(["careful", "careful"], 40, 6), flat], 499, 1),
      times: judgmentTimes(["a", "b", "c", "d", "e", "hasty", "slow"].flatMap((rater) => Array.from({ length: 20 }, (_, index) => ({ rater, words: 500, criteria: 7, seconds: (rater === "hasty" ? 20 : rater === "slow" ? 900 : 100) + 2 * index })))),
      sides: sidePreference(["even", "left"].flatMap((evaluator) => Array.from({ length: 24 }, (_, index) => ({ evaluator, item: String(index), firstShownLeft: true, score: (evaluator === "left" || index % 2 === 0 ? 1 : -1) as Score }))), 0.95),
      repeats: testRetest(["firm", "loose"].flatMap((rater) => Array.from({ length: 12 }, (_, index) => ({ rater, first: 1 + (index % 4), second: rater === "firm" ? 1 + (index % 4) : 1 + ((index * 5 + 2) % 3) }))), "quadratic", 0.95).raters,
    });
    expect(flags.map(({ rater, kind }) => `${rater} ${kind}`)).toEqual(["flat little_spread", "flat identical_answers", "hasty below_reading_time", "hasty fast", "left side_preference", "loose unstable_repeats", "slow slow"]);
    for (const { n, value, threshold } of flags) {
      expect(n).toBeGreaterThanOrEqual(12);
      expect(Number.isFinite(value) && Number.isFinite(threshold)).toBe(true);
    }
  });

  it("gives no flag from too little or from nothing", () => {
    const few = panel(["noise", "severe", "lenient"], 9, 1);
    expect(raterFlags(diagnosticsOf(few)).filter(({ kind }) => kind !== "uniform_run")).toEqual([]);
    expect(raterFlags({ repeats: testRetest([{ rater: "a", first: 1, second: 5 }, { rater: "a", first: 5, second: 1 }], "quadratic", 0.95).raters })).toEqual([]);
    expect(raterFlags({ times: judgmentTimes([{ rater: "a", seconds: 1, words: 1000, criteria: 7 }]) })).toEqual([]);
    expect(raterFlags({})).toEqual([]);
  });

  it("has a side for every kind", () => {
    expect(Object.keys(RATER_FLAGS).length).toBe(14);
  });
});
