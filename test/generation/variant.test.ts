import { describe, expect, it } from "vitest";
import { variantOf } from "@/lib/generation/variant";

describe("how often a step was asked for anew", () => {
  it("counts what it rests on too", () => {
    const variants = { narrative: 1, "session/2/dialogue": 2, "session/3/summary": 1 };
    expect(["persona", "narrative", "session/1/dialogue", "session/2/dialogue", "session/3/dialogue", "session/2/summary", "session/3/summary", "face/picture"].map((path) => variantOf(variants, path)))
      .toEqual([0, 1, 1, 3, 3, 3, 4, 0]);
  });

  it("reads what was written of sessions before", () => {
    expect(["session/2/summary", "session/3/dialogue", "session/4/shared/2/picture"].map((path) => variantOf({ "session/3": 1, "session/4": 1 }, path))).toEqual([0, 1, 2]);
  });
});
