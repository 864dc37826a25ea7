import { describe, expect, it } from "vitest";
import { askedAs, faultOf } from "@/lib/generation/rates/outcome";

const read = { rung: null, fault: null, isTruncated: false, finish: "stop" } as const;

describe("what a request came to", () => {
  it("has no fault where it was read, on whichever rung, also where it was cut off after its end", () => {
    expect(faultOf({ ...read, rung: "repair" })).toBeNull();
    expect(faultOf({ ...read, rung: "fence", finish: "length" })).toBeNull();
  });

  it("tells an answer that was cut off, refused, unusable or never came", () => {
    expect(faultOf({ ...read, isTruncated: true, finish: "length" })).toBe("truncated");
    expect(faultOf({ ...read, isTruncated: true, finish: "unknown" })).toBe("truncated");
    expect(faultOf({ ...read, isTruncated: true, finish: "filtered" })).toBe("refused");
    expect(faultOf({ ...read, fault: "refused", finish: null })).toBe("refused");
    expect(faultOf({ ...read, fault: "limited", finish: null })).toBe("no-answer");
    expect(faultOf(read)).toBe("unusable");
  });

  it("tells which request of its step it was", () => {
    expect(askedAs({ isRepair: false, seed: 7 }, 7)).toBe("first");
    expect(askedAs({ isRepair: true, seed: 7 }, 7)).toBe("sent-back");
    expect(askedAs({ isRepair: false, seed: 8 }, 7)).toBe("new-seed");
    expect(askedAs({ isRepair: true, seed: 8 }, 7)).toBe("sent-back");
  });
});
