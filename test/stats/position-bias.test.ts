import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Score, SidedScoreRow } from "@/lib/stats/judgment";
import { positionBias } from "@/lib/stats/position-bias";
import { DuplicateRatingError } from "@/lib/stats/rating-table";

function row(evaluator: string, item: string, score: Score, firstShownLeft: boolean): SidedScoreRow {
  return { evaluator, item, score, firstShownLeft };
}

const rowsOf = fc
  .array(fc.tuple(fc.constantFrom<Score>(1, 0, -1), fc.boolean()), { maxLength: 40 })
  .map((drawn) => drawn.map(([score, isLeft], index) => row(`e${index % 3}`, `i${Math.floor(index / 3)}`, score, isLeft)));

describe("positionBias", () => {
  it("counts a win shown left and a loss shown right as votes for the left", () => {
    const result = positionBias(
      [row("a", "1", 1, true), row("b", "1", -1, false), row("a", "2", 1, false), row("b", "2", 0, true)],
      0.95,
    );
    expect(result.share).toMatchObject({ left: 2, right: 1, ties: 1 });
    expect(result.clustered).toMatchObject({ value: 0.25, wins: 2, losses: 1, ties: 1, units: 2, raters: 2 });
    expect(result.order).toMatchObject({ shownLeft: { wins: 1, losses: 0 }, shownRight: { wins: 1, losses: 1 } });
  });

  it("agrees with itself between its three views", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { share, clustered, order } = positionBias(rows, 0.95);
        expect([share.left, share.right, share.ties]).toEqual([clustered.wins, clustered.losses, clustered.ties]);
        expect(share.left).toBe(order.shownLeft.wins + order.shownRight.losses);
        expect(share.right).toBe(order.shownLeft.losses + order.shownRight.wins);
      }),
    );
  });

  it("does not depend on which source is named first", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const turned = rows.map(({ evaluator, item, score, firstShownLeft }) =>
          row(evaluator, item, score === 0 ? 0 : score === 1 ? -1 : 1, !firstShownLeft),
        );
        const one = positionBias(rows, 0.95);
        const other = positionBias(turned, 0.95);
        expect(other.share).toEqual(one.share);
        expect(other.clustered).toEqual(one.clustered);
        expect(other.order.order.value ?? 0).toBeCloseTo(one.order.order.value ?? 0, 12);
      }),
    );
  });

  it("hands the reasons on and refuses a second judgment", () => {
    const { share, clustered, order } = positionBias([], 0.95);
    expect([share.reason, clustered.reason, order.order.reason]).toEqual(["no_values", "no_values", "no_decisive"]);
    expect(() => positionBias([row("a", "1", 1, true), row("a", "1", 1, false)], 0.95)).toThrow(DuplicateRatingError);
  });
});
