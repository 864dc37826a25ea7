import { describe, expect, it } from "vitest";
import { Courtesy } from "@/lib/jobs/courtesy";

describe("an import", () => {
  it("stands back while people submit and for a while after, and asks at most once a second", async () => {
    let now = 0;
    let count = 100;
    let asked = 0;
    const courtesy = new Courtesy(async () => {
      asked += 1;
      return count;
    }, () => now);
    const after = async (ms: number, batchMs = 100) => {
      now += ms;
      return courtesy.after(batchMs);
    };
    // What was submitted before it began is nobody's presence.
    expect(await after(0)).toBe(0);
    expect(await after(500)).toBe(0);
    expect(asked).toBe(1);
    count += 1;
    expect(await after(600)).toBe(300);
    expect(await after(100, 5_000)).toBe(2_000);
    expect(await after(14_000)).toBe(300);
    expect(await after(2_000)).toBe(0);
    expect(asked).toBe(4);
  });
});
