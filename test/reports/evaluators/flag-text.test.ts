import { describe, expect, it } from "vitest";
import type { EvaluatorFlag } from "@/lib/reports/analysis/evaluators-schema";
import { FLAG_CAUTION, flagText } from "@/lib/reports/evaluators/flag-text";
import { RATER_FLAGS, type RaterFlagKind } from "@/lib/stats/rater-flag-kinds";

type Numbers = Pick<EvaluatorFlag, "value" | "threshold" | "n">;

/** For every kind a value that is flagged, and what of it must be read. */
const CASES: Record<RaterFlagKind, { numbers: Numbers; said: string[] }> = {
  lowers_agreement: { numbers: { value: 0.0812, threshold: 0.05, n: 120 }, said: ["0.081 higher", "above 0.05", "120 answers"] },
  severe: { numbers: { value: -0.734, threshold: -0.5, n: 40 }, said: ["0.73 standard deviations below", "from 0.50", "40 answers"] },
  lenient: { numbers: { value: 0.6, threshold: 0.5, n: 40 }, said: ["0.60 standard deviations above", "from 0.50", "40 answers"] },
  apart_from_rest: { numbers: { value: -0.05, threshold: 0.2, n: 31 }, said: ["correlation −0.05", "below 0.20", "31 items"] },
  uniform_run: { numbers: { value: 7, threshold: 3, n: 60 }, said: ["7 judgments in a row", "from 3 judgments and 21 answers", "of 60 judgments"] },
  little_spread: { numbers: { value: 0.31, threshold: 0.5, n: 60 }, said: ["31%", "below 50%", "60 judgments"] },
  identical_answers: { numbers: { value: 0.9, threshold: 0.62, n: 60 }, said: ["90%", "above 62%", "60 judgments"] },
  below_reading_time: { numbers: { value: 0.4, threshold: 0.1, n: 60 }, said: ["40%", "less time than reading", "above 10%", "60 judgments"] },
  fast: { numbers: { value: 0.75, threshold: 0.5, n: 1_234 }, said: ["75%", "less than half the usual time", "above 50%", "1,234 judgments"] },
  slow: { numbers: { value: 0.2, threshold: 0.1, n: 60 }, said: ["20%", "far longer", "above 10%", "60 judgments"] },
  side_preference: { numbers: { value: -0.21, threshold: 0.05, n: 60 }, said: ["B, the right side", "71%", "beyond 55%", "60 decisive judgments"] },
  drift: { numbers: { value: -0.8, threshold: 0.5, n: 60 }, said: ["more severe", "0.80 standard deviations", "beyond 0.50", "60 answers"] },
  autocorrelation: { numbers: { value: 0.44, threshold: 0.3, n: 60 }, said: ["correlation 0.44", "beyond 0.30", "60 answers"] },
  unstable_repeats: { numbers: { value: 0.12, threshold: 0.4, n: 11 }, said: ["kappa 0.12", "below 0.40", "11 repeats"] },
};

describe("a flag in words", () => {
  it.each(Object.keys(RATER_FLAGS) as RaterFlagKind[])("%s has its value, threshold and n, what else it may be, and never a verdict", (kind) => {
    const { numbers, said } = CASES[kind];
    const { title, seen, mayBe, caution } = flagText({ kind, ...numbers });
    for (const part of said) expect(seen).toContain(part);
    expect(title.length).toBeGreaterThan(3);
    expect(mayBe).toMatch(/\.$/);
    expect(caution).toBe(FLAG_CAUTION);
    expect(FLAG_CAUTION).toMatch(/reason to look.*no judgment is left out/);
    expect(`${title} ${seen} ${mayBe}`).not.toMatch(/exclu|careless|cheat|fraud|bad evaluator|NaN|undefined/i);
  });

  it("speaks the other way round for the other direction", () => {
    expect(flagText({ kind: "drift", value: 0.8, threshold: 0.5, n: 60 }).seen).toContain("more lenient");
    expect(flagText({ kind: "side_preference", value: 0.21, threshold: 0.05, n: 60 }).seen).toContain("A, the left side");
  });

  it("speaks of sources in a comparison, where nobody is severe", () => {
    const contrast = { first: "STARK", second: "DialogCC" };
    expect(flagText({ kind: "severe", value: -0.7, threshold: -0.5, n: 40 }, contrast)).toMatchObject({ title: "Leans to DialogCC", seen: expect.stringContaining("Prefers DialogCC more than the others do, by 0.70") });
    expect(flagText({ kind: "lenient", value: 0.7, threshold: 0.5, n: 40 }, contrast).title).toBe("Leans to STARK");
    expect(flagText({ kind: "drift", value: -0.7, threshold: 0.5, n: 40 }, contrast).seen).toContain("towards DialogCC");
    expect(flagText({ kind: "fast", value: 0.7, threshold: 0.5, n: 40 }, contrast).title).toBe("Fast");
  });
});
