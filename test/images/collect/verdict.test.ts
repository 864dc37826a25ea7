import { describe, expect, it } from "vitest";
import { derivativeVerdict, originalVerdict } from "@/lib/images/collect/verdict";

const now = new Date("2026-11-26T03:00:00Z");
const before = new Date("2026-11-23T03:00:00Z");
const old = new Date("2026-11-01T00:00:00Z");
const name = "ab".repeat(32);
const part = `ab/cd/.${"0".repeat(8)}-0000-4000-8000-${"0".repeat(12)}.part`;

describe("what becomes of a file", () => {
  it("a picture stays while something refers to it, or while it is young", () => {
    expect(originalVerdict({ name, modifiedAt: old }, true, before, now)).toBe("kept");
    expect(originalVerdict({ name, modifiedAt: before }, false, before, now)).toBe("kept");
    expect(originalVerdict({ name, modifiedAt: old }, false, before, now)).toBe("orphan");
  });
  it("what is half written goes after a day", () => {
    expect(originalVerdict({ name: part, modifiedAt: old }, false, before, now)).toBe("partial");
    expect(originalVerdict({ name: part, modifiedAt: new Date("2026-11-26T02:00:00Z") }, false, before, now)).toBe("kept");
    expect(derivativeVerdict({ name: part, modifiedAt: old }, false, now)).toBe("partial");
  });
  it("what Concord did not put there stays", () => {
    for (const foreign of ["README.md", "ab/cd/notes.txt", `${name}.jpg`]) {
      expect(originalVerdict({ name: foreign, modifiedAt: old }, false, before, now)).toBe("foreign");
      expect(derivativeVerdict({ name: foreign, modifiedAt: old }, false, now)).toBe("foreign");
    }
  });
  it("a reduction stays with its original, in the widths that are made", () => {
    expect(derivativeVerdict({ name: `${name}-800-jpeg`, modifiedAt: old }, true, now)).toBe("kept");
    expect(derivativeVerdict({ name: `${name}-800-jpeg`, modifiedAt: now }, false, now)).toBe("orphan");
    expect(derivativeVerdict({ name: `${name}-400-jpeg`, modifiedAt: now }, true, now)).toBe("orphan");
  });
});
