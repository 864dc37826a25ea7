import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RatingAnswer, RatingAnswers } from "@/lib/reports/answers";

const answer = fc.record({
  evaluator: fc.constantFrom("E01", "E02", "E03"), item: fc.integer({ min: 1, max: 90 }).map(String), criterion: fc.constantFrom("flow", "images"),
  value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -4, max: 4 })), nonResponse: fc.option(fc.constantFrom("cannot_judge", "image_missing")), comment: fc.constantFrom("", "why not?"),
});

describe("answers of a rating study", () => {
  it("come back as they went in, criterion by criterion, however many there are", () => {
    fc.assert(fc.property(fc.array(answer, { maxLength: 400 }), (given: RatingAnswer[]) => {
      const answers = new RatingAnswers(given);
      const to = (criterion: string) => given.filter((one) => one.criterion === criterion);
      for (const criterion of ["flow", "images", "nothing"]) {
        expect([...answers.to(criterion)]).toEqual(to(criterion));
        expect(answers.count(criterion)).toBe(to(criterion).length);
      }
      expect([...answers.all()]).toHaveLength(given.length);
      expect([...answers.evaluators()].sort()).toEqual([...new Set(given.map(({ evaluator }) => evaluator))].sort());
    }));
  });

  it("counts a judgment once, whichever way its rows come, and takes nothing from surplus ones or from revisions that were replaced", () => {
    const row = (item: string, evaluator: string, criterion: string, more = {}) => ({
      item, evaluator, criterion, counted: true, in_force: true, value: 3, non_response: null, comment: "", position: 1, submitted_at: "2026-01-01T00:00:00.000Z", active_ms: 1000, ...more,
    });
    const answers = new RatingAnswers();
    for (const one of [row("1", "E01", "flow"), row("2", "E01", "flow"), row("1", "E02", "flow", { counted: false }), row("1", "E01", "images"), row("1", "E01", "flow", { in_force: false })]) answers.add(one);
    expect(answers.counts()).toEqual({ counted: 2, surplus: 1 });
    expect(answers.count("flow")).toBe(2);
    expect(() => answers.add(row("9", "E01", "flow", { submitted_at: 5 }))).toThrow(/submitted_at/);
  });
});
