import { describe, expect, it } from "vitest";
import type { ComparisonResults } from "@/lib/reports/comparison/schema";
import { openPoints, type OpenPointsInput, openPointsSummary } from "@/lib/reports/publish/open-points";
import { namedEarlyText } from "@/lib/reports/comparison/cautions";
import { studyResults, type ResultsInput } from "@/lib/reports/study-results";
import { CRITERIA, grid, resultsInput } from "../sample-rows";

const COMPLETE = { answered: 62, of: 62 };
const CLOSED = { kind: "rating", state: "closed", counted: 12, wanted: 12, revealedAt: null } as const;
const ITEMS = Array.from({ length: 30 }, (_, item) => [1 + (item % 4), 1 + (item % 3), 1 + (item % 4)]);
const rows = CRITERIA.flatMap(({ key }) => grid(key, ITEMS));

function pointsOf(input: Partial<OpenPointsInput> & { more?: Partial<ResultsInput>; rows?: typeof rows } = {}): string[] {
  const { more, rows: answers = rows, ...given } = input;
  return openPoints({ study: CLOSED, results: studyResults(resultsInput(answers, more)), datasheet: COMPLETE, ...given }).map(({ kind, text }) => `${kind}: ${text}`);
}

describe("what stands between a study and its publication", () => {
  it("is nothing where everything is there", () => {
    expect(pointsOf()).toEqual(["done: All 12 wanted judgments are in, and the study is closed.", "done: The datasheet is complete: all 62 questions are answered."]);
    expect(openPointsSummary(openPoints({ study: CLOSED, results: null, datasheet: COMPLETE }))).toBe("Nothing stands in the way");
  });

  it("begins with what makes numbers worthless, and ends with what is in order", () => {
    const simulated = rows.map((row) => ({ ...row, evaluator: row.evaluator.replace("E0", "SIM00") }));
    const points = openPoints({
      study: { ...CLOSED, counted: 9 }, datasheet: { answered: 28, of: 62 },
      results: studyResults(resultsInput(simulated, { progress: { ...resultsInput(rows).progress, origins: { collected: 0, synthetic: 0, scripted: 4 } } })),
    });
    expect(points.map(({ kind }) => kind)).toEqual(["wait", "wait", "do", "say"]);
    expect(points[0]?.text).toMatch(/^3 of 3 evaluators simulated/);
    expect(points[1]?.text).toMatch(/^4 items of scripted text/);
    expect(points[2]).toMatchObject({ text: "The datasheet has 28 of 62 questions answered. The others go into the bundle as not answered.", page: { name: "datasheet" } });
    expect(points[3]?.text).toMatch(/^Closed with 9 of 12 wanted judgments/);
    expect(openPointsSummary(points)).toBe("2 in the way, 1 to do, 1 to say");
  });

  it("says of a running study that its numbers are interim, and when it is complete that it should be closed", () => {
    const running = (counted: number) => {
      const { study, progress } = resultsInput(rows);
      return pointsOf({ study: { ...CLOSED, state: "running", counted }, more: { study: { ...study, state: "running" }, progress: { ...progress, counted } } });
    };
    expect(running(5)[0]).toBe("wait: Interim: 5 of 12 judgments so far. Numbers will change.");
    expect(running(12)[0]).toMatch(/^do: Every judgment is in, and the study still runs\. Close it/);
  });

  it("names criteria without agreement, with the reason, once for all that share it", () => {
    const constant = [...grid("coherence", ITEMS), ...grid("consistency", ITEMS.map((values) => values.map(() => 3)))];
    expect(pointsOf({ rows: constant })[0]).toMatch(/^say: Consistency: /);
    const single = CRITERIA.flatMap(({ key }) => grid(key, ITEMS.map(([value = 1]) => [value])));
    const said = pointsOf({ rows: single }).filter((text) => text.startsWith("say"));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^say: Every criterion: /);
  });

  it("says on how few items alpha rests", () => {
    const few = CRITERIA.flatMap(({ key }) => grid(key, ITEMS.slice(0, 29)));
    expect(pointsOf({ rows: few })).toContain("say: Alpha rests on 29 items. Below 30 it still moves much with every item: give its interval beside it.");
  });

  it("says of a study that was closed without a judgment that there is nothing", () => {
    const progress = { ...resultsInput([]).progress, counted: 0 };
    expect(pointsOf({ study: { ...CLOSED, counted: 0 }, rows: [], more: { progress } })[0]).toMatch(/^wait: The study was closed without a judgment/);
  });

  it("asks for names of sources, and only tells that they were named early", () => {
    const comparison = (isNamed: boolean, warnings: string[]) => ({ study: { isNamed }, contrasts: [], warnings }) as unknown as ComparisonResults;
    const study = { ...CLOSED, kind: "comparison" } as const;
    expect(openPoints({ study, results: comparison(false, []), datasheet: COMPLETE })[0]).toMatchObject({ kind: "do", text: expect.stringMatching(/^Sources go by aliases/) });
    const revealedAt = "2024-03-04T09:00:00.000Z";
    const early = namedEarlyText(new Date(revealedAt));
    const points = openPoints({ study: { ...study, revealedAt }, results: comparison(true, ["2 of 3 evaluators simulated.", early]), datasheet: COMPLETE });
    expect(points.slice(0, 2).map(({ kind, text }) => [kind, text])).toEqual([["wait", "2 of 3 evaluators simulated."], ["say", early]]);
  });
});
