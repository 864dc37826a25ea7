import { describe, expect, it } from "vitest";
import { advance, isBreakDue, noteInput, noteVisibility, startActiveTime, DESERTED_AFTER_MS, isDeserted } from "@/lib/desk/active-time";

const minutes = (count: number) => count * 60_000;

describe("active time", () => {
  it("runs for a minute after the last input, and no longer", () => {
    const started = startActiveTime(0, true);
    expect(advance(started, 45_000).activeMs).toBe(45_000);
    expect(advance(started, minutes(10)).activeMs).toBe(60_000);
  });

  it("goes on with every input, whenever it is asked", () => {
    let time = startActiveTime(0, true);
    for (let now = 30_000; now <= minutes(5); now += 30_000) time = noteInput(time, now);
    expect(time.activeMs).toBe(minutes(5));
    // Asking in between changes nothing.
    expect(advance(advance(time, minutes(5) + 10_000), minutes(5) + 20_000).activeMs).toBe(minutes(5) + 20_000);
  });

  it("does not fill a pause in afterwards", () => {
    const back = noteInput(startActiveTime(0, true), minutes(10));
    expect(back.activeMs).toBe(60_000);
    expect(advance(back, minutes(10) + 5_000).activeMs).toBe(65_000);
  });

  it("stands still while the tab is hidden", () => {
    let time = noteVisibility(startActiveTime(0, true), false, 10_000);
    time = noteInput(time, 20_000);
    expect(advance(time, 30_000).activeMs).toBe(10_000);
    time = noteVisibility(time, true, 40_000);
    expect(advance(time, 50_000).activeMs).toBe(20_000);
  });

  it("never runs backwards", () => {
    const time = advance(startActiveTime(1_000, true), 5_000);
    expect(advance(time, 4_000).activeMs).toBe(4_000);
  });
});

it("suggests a break after 25 active minutes, and again after 25 more", () => {
  expect(isBreakDue(minutes(24.9), 0)).toBe(false);
  expect(isBreakDue(minutes(25), 0)).toBe(true);
  expect(isBreakDue(minutes(40), minutes(25))).toBe(false);
  expect(isBreakDue(minutes(50), minutes(25))).toBe(true);
});

it("takes a page for left alone after half an hour without a touch", () => {
  const time = noteInput(startActiveTime(0, true), 1_000);
  expect(isDeserted(time, 1_000 + DESERTED_AFTER_MS - 1)).toBe(false);
  expect(isDeserted(time, 1_000 + DESERTED_AFTER_MS)).toBe(true);
});
