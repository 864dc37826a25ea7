import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OUTCOMES } from "@/lib/generation/rates/outcome";
import { costText, countsLine, lostText, schemaFinding, secondsText, sharesOf, shareText } from "@/lib/generation/rates/rates-text";
import type { Counts } from "@/lib/generation/rates/types";

const none = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Counts["outcomes"];
const counts = (outcomes: Partial<Counts["outcomes"]>, more: Partial<Counts> = {}): Counts => ({
  calls: Object.values(outcomes).reduce((sum, n) => sum + n, 0), steps: 1, failedSteps: 0, outcomes: { ...none, ...outcomes }, sentBack: 0, newSeeds: 0, medianMs: 1_000, p95Ms: 2_000, inputTokens: 10, outputTokens: 5, cost: null, ...more,
});

describe("shares", () => {
  it("leave no request out, whatever the outcomes are", () => {
    fc.assert(fc.property(fc.tuple(...OUTCOMES.map(() => fc.nat(50))), (numbers) => {
      const of = counts(Object.fromEntries(OUTCOMES.map((outcome, index) => [outcome, numbers[index] ?? 0])));
      const shares = sharesOf(of);
      expect(shares.reduce((sum, { calls }) => sum + calls, 0)).toBe(of.calls);
      if (of.calls > 0) expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    }));
  });

  it("stand with their numbers, and small ones are not rounded away", () => {
    expect(sharesOf(counts({ "as-sent": 3, fence: 1 })).map(shareText)).toEqual(["as sent 75% (3)", "out of a fence 25% (1)"]);
    expect(sharesOf(counts({ "as-sent": 999, repair: 1 })).map(shareText)).toEqual(["as sent 99.9% (999)", "repaired 0.1% (1)"]);
  });

  it("are told why an answer was not read", () => {
    expect(lostText({ ...none, truncated: 2, "no-answer": 1 })).toBe("2 cut off, 1 no answer");
    expect(lostText(none)).toBeNull();
  });
});

describe("what is absent", () => {
  it("says why", () => {
    expect(secondsText(null)).toBe("none answered");
    expect(costText(null, "EUR")).toBe("no price set");
    expect(costText(0.00004, "EUR")).toBe("0.00004 EUR");
    expect(countsLine(counts({ "no-answer": 1 }, { medianMs: null, p95Ms: null, inputTokens: null, outputTokens: null }), null)).toMatch(/none answered.*not counted tokens; no price set$/);
  });

  it("is never taken for a finding of the probe", () => {
    expect(schemaFinding({ now: { currency: null, isSameModel: true, structuredOutput: "advisory" } })).toEqual({ text: "takes the schema as advice", isGood: false });
    expect(schemaFinding({ now: { currency: null, isSameModel: false, structuredOutput: "enforced" } }).isGood).toBeNull();
    expect(schemaFinding({ now: { currency: null, isSameModel: true, structuredOutput: null } }).isGood).toBeNull();
    expect(schemaFinding({ now: null }).isGood).toBeNull();
  });
});
