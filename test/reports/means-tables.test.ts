import { describe, expect, it } from "vitest";
import { meansAnalysis, meansCriteria } from "@/lib/reports/analysis/means-analysis";
import { meansMethods, prepareMeansTables } from "@/lib/reports/means-tables";
import { askedHalfWidth } from "@/lib/reports/planning-address";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { madeRatings } from "./analysis/made-ratings";

const rows = madeRatings({ items: 20, raters: 5, perItem: 3, seed: "tables" });
const criterion = { key: "flow", name: "Flow", criterion: "flow", contrast: null, scale: [1, 2, 3, 4], columns: ratingColumns(rows) };
const origins = new Map(criterion.columns.items.map((item, place) => [item, place % 2 ? "synthetic" : "collected"]));

describe("tables of means", () => {
  it("say where the spread comes from, and by origin only where there are several", () => {
    const [spread, ...others] = prepareMeansTables(meansAnalysis(meansCriteria([criterion], null), { grouping: "origin", ordinal: false }));
    expect(others).toEqual([]);
    expect(spread?.table.rows[0]?.[0]).toBe("Flow");
    expect(spread?.table.rows[0]).toHaveLength(spread?.table.columns.length ?? 0);
    const analysis = meansAnalysis(meansCriteria([criterion], origins), { grouping: "origin", ordinal: false });
    const tables = prepareMeansTables(analysis);
    expect(tables.map(({ title }) => title)).toEqual(["Means by origin", "Differences by origin", "Where the spread comes from"]);
    for (const { table } of tables) expect(new Set(table.columns).size).toBe(table.columns.length);
    expect(tables[0]?.table.rows.map((row) => row[1])).toEqual(["collected", "synthetic"]);
    expect(tables[1]?.table.rows[0]?.[1]).toBe("collected − synthetic");
    // Rounded on the screen, exact in the file.
    expect(tables[1]?.table.csv).toContain(String(analysis.criteria[0]?.differences[0]?.paired.value));
    expect(meansMethods(analysis).join(" ")).toMatch(/60 answers to 20 items by 5 evaluators.*2,000 draws, seed “icc”.*Holm/);
  });

  it("call the sources of a comparison what the page calls them", () => {
    const scores = { ...criterion, contrast: { first: "a", second: "b" }, columns: ratingColumns(rows.map((row) => ({ ...row, value: Math.sign(row.value - 2) }))) };
    const analysis = meansAnalysis(meansCriteria([scores], null), { grouping: "origin", ordinal: false });
    const [table] = prepareMeansTables(analysis, (name) => `Source ${name}`);
    expect(table?.table.rows[0]?.slice(0, 2)).toEqual(["Flow", "Source a − Source b"]);
    expect(table?.table.columns).toContain("SD pairs");
  });

  it("call the sources of a rating study by their titles, and origins what they are", () => {
    const grouped = meansCriteria([criterion], origins);
    const shown = (grouping: "source" | "origin") => prepareMeansTables(meansAnalysis(grouped, { grouping, ordinal: false }), (name) => `Title of ${name}`)
      .flatMap(({ table }) => table.rows.map((row) => row[1])).filter((cell) => typeof cell === "string");
    expect(shown("source").join(" ")).toContain("Title of ");
    expect(shown("origin").join(" ")).not.toContain("Title of ");
  });

  it("give the reason of what is missing once, and no number for it", () => {
    const lonely = { ...criterion, columns: ratingColumns(rows.filter(({ evaluator }) => evaluator === "E01")) };
    const [table] = prepareMeansTables(meansAnalysis(meansCriteria([lonely, { ...lonely, key: "facts", name: "Facts" }], null), { grouping: null, ordinal: false }));
    expect(table?.table.rows[0]?.slice(1)).toEqual(table?.table.columns.slice(1).map(() => "–"));
    expect(table?.notes).toEqual(["There are too few evaluators to give an interval."]);
  });
});

describe("the half-width in an address", () => {
  it.each([
    [undefined, null, null], ["", null, null], ["0.05", 0.05, null], [" 0,1 ", 0.1, null],
    ["wide", null, /from 0\.001 to 10/], ["0", null, /usual/], ["-1", null, /usual/], ["1e9", null, /usual/], ["NaN", null, /usual/],
  ])("%s", (h, halfWidth, says) => {
    const found = askedHalfWidth(h);
    expect(found.halfWidth).toBe(halfWidth);
    if (says === null) expect(found.error).toBeNull();
    else expect(found.error).toMatch(says);
  });

  it("said twice is not said", () => {
    expect(askedHalfWidth(["0.1", "0.2"])).toEqual({ asked: "", halfWidth: null, error: null });
  });
});
