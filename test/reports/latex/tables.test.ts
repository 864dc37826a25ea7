import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latexText } from "@/lib/reports/latex/escape";
import { meansTable } from "@/lib/reports/latex/means-table";
import { latexTable } from "@/lib/reports/latex/table";
import { studyResults } from "@/lib/reports/study-results";
import { CRITERIA, grid, resultsInput } from "../sample-rows";

describe("text in LaTeX", () => {
  it("is set as it is", () => {
    expect(latexText("50% of A & B: $x_1^2$ {#} ~\\input{/etc/passwd}")).toBe("50\\% of A \\& B: \\$x\\_1\\textasciicircum{}2\\$ \\{\\#\\} \\textasciitilde{}\\textbackslash{}input\\{/etc/passwd\\}");
    expect(latexText("α = −0.5 – “naïve”")).toBe("$\\alpha$ = $-$0.5 -- ``naïve''");
    expect(latexText("line\nbreak\u0000😀")).toBe("line break [U+1F600]");
  });

  it("never starts a command, ends a cell or a row, whatever it is", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const bare = latexText(text).replace(/\\(textbackslash|textasciitilde|textasciicircum|textless|textgreater|textbar|textquotedbl|dots)\{\}/g, "").replace(/\$(-|\\(alpha|kappa|times|geq|leq))\$/g, "").replace(/\\[{}$&#%_]/g, "");
      expect(bare).not.toMatch(/[\\{}$&#%_^~\n\r]/);
    }));
  });
});

describe("tables for a paper", () => {
  it("have a row for each criterion, as many cells as columns, and say how numbers were made", () => {
    const results = studyResults(resultsInput([...grid("coherence", [[1, 2, 2], [3, 3, 4], [4, 4, 4], [1, 1, 2]]), ...grid("consistency", [[2, 2, 2]])], {
      criteria: CRITERIA.map((criterion) => ({ ...criterion, name: `${criterion.name} & 100%` })),
    }));
    const table = meansTable(results);
    expect(table).toContain("Coherence \\& 100\\%");
    const rows = table.split("\n").filter((line) => line.endsWith(" \\\\"));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.split(/(?<!\\)&/)).toHaveLength(8);
    expect(table).toMatch(/interval: delete-one jackknife/);
    expect(table).toContain("Every answer is the same");
    expect(table.match(/\\begin/g)).toHaveLength(table.match(/\\end/g)?.length ?? 0);
  });

  it("set groups apart", () => {
    const text = latexTable({ label: "x", caption: "c", columns: [{ title: "a", align: "l" }, { title: "b", align: "r" }], groups: [{ title: "One", rows: [["1", "2"]] }, { title: "Two", rows: [["3", "4"]] }], notes: [] });
    expect(text).toContain("\\multicolumn{2}{l}{\\textit{Two}}");
    expect(text.split("\\midrule")).toHaveLength(3);
  });
});
