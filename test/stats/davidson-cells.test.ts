import { describe, expect, it } from "vitest";
import { davidsonCells } from "@/lib/stats/davidson-cells";

describe("davidsonCells", () => {
  it("turns pairs so that the lower source comes first, and sums up", () => {
    const { sources, cells, pairs, byEvaluator } = davidsonCells(
      [
        { first: "a", second: "b", wins: 2, losses: 1, ties: 0 },
        { first: "b", second: "a", wins: 5, losses: 0, ties: 4 },
        { first: "c", second: "a", wins: 0, losses: 0, ties: 0 },
      ],
      false,
    );
    const cell = { first: 0, second: 1, side: 0, wins: 2, losses: 6, ties: 4 };
    expect(sources).toEqual(["a", "b", "c"]);
    expect(cells).toEqual([cell]);
    expect(pairs).toEqual([cell]);
    expect(byEvaluator).toBeNull();
  });

  it("keeps the orders apart, by the side of the lower source, and the evaluators", () => {
    const { cells, pairs, byEvaluator } = davidsonCells(
      [
        { first: "a", second: "b", wins: 2, losses: 1, ties: 0, firstShownLeft: true, evaluator: "x" },
        { first: "b", second: "a", wins: 5, losses: 0, ties: 0, firstShownLeft: true, evaluator: "y" },
        { first: "b", second: "a", wins: 1, losses: 7, ties: 0, firstShownLeft: false, evaluator: "x" },
      ],
      true,
    );
    const left = { first: 0, second: 1, side: 1, ties: 0 };
    const right = { ...left, side: -1, wins: 0, losses: 5 };
    expect(cells).toEqual([{ ...left, wins: 9, losses: 2 }, right]);
    expect(pairs).toEqual([{ ...left, side: 0, wins: 9, losses: 7 }]);
    expect(byEvaluator).toEqual([[{ ...left, wins: 9, losses: 2 }], [right]]);
  });

  it("refuses impossible counts, a source against itself and an unknown order", () => {
    const counts = { wins: 1, losses: 1, ties: 1 };
    expect(() => davidsonCells([{ first: "a", second: "b", ...counts, ties: -1 }], false)).toThrow(RangeError);
    expect(() => davidsonCells([{ first: "a", second: "a", ...counts }], false)).toThrow(/itself/);
    expect(() => davidsonCells([{ first: "a", second: "b", ...counts }], true)).toThrow(/order/);
  });
});
