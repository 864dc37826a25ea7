import { expect, it } from "vitest";
import { balanceMark } from "@/lib/studies/design/balance-text";

const side = (mean: number | null, standardDeviation: number | null) => ({ mean, standardDeviation });
const textOf = (difference: number | null, first = side(3, 1), second = side(4, 1)) => balanceMark({ difference, first, second })?.text;

it("marks how far two sides are apart, whichever is larger", () => {
  expect([0, 0.0999, -0.0999].map((difference) => textOf(difference))).toEqual(["well matched", "well matched", "well matched"]);
  expect([0.1, -0.24].map((difference) => textOf(difference))).toEqual(["fair", "fair"]);
  expect([0.25, -3].map((difference) => textOf(difference))).toEqual(["far apart", "far apart"]);
});

it("says what is plain where neither side varies, and nothing where nothing can be told", () => {
  expect(textOf(null, side(2, 0), side(1, 0))).toBe("far apart (in every pair)");
  expect(textOf(0, side(2, 0), side(2, 0))).toBe("the same");
  expect(textOf(null, side(2, null), side(1, null))).toBeUndefined();
});
