import { expect, it } from "vitest";
import { balanceMark } from "@/lib/studies/design/balance-text";

it("marks how far two sides are apart, whichever is larger", () => {
  expect([0, 0.0999, -0.0999].map((difference) => balanceMark(difference)?.text)).toEqual(["well matched", "well matched", "well matched"]);
  expect([0.1, -0.24].map((difference) => balanceMark(difference)?.text)).toEqual(["fair", "fair"]);
  expect([0.25, -3].map((difference) => balanceMark(difference)?.text)).toEqual(["far apart", "far apart"]);
  expect(balanceMark(null)).toBeNull();
});
