import { describe, expect, it } from "vitest";
import { timeGap } from "@/lib/judgments/time-gap";

describe("timeGap", () => {
  it.each([
    ["2024-03-01", "2024-03-01", "the same day"],
    ["2024-03-01T08:00", "2024-03-01T23:59:59", "the same day"],
    ["2024-03-01T23:00", "2024-03-02T01:00", "the next day"],
    ["2024-02-28", "2024-03-01", "2 days later"],
    ["2023-05-08T13:56", "2023-05-21T09:00", "13 days later"],
    ["2024-01-01", "2024-01-15", "2 weeks later"],
    ["2024-01-01", "2024-01-22", "3 weeks later"],
    ["2024-01-01", "2024-02-20", "7 weeks later"],
    ["2024-01-01", "2024-03-01", "2 months later"],
    ["2024-01-31", "2024-03-31", "2 months later"],
    ["2023-12-31", "2024-02-29", "2 months later"],
    ["2024-01-15", "2025-01-14", "11 months later"],
    ["2024-01-15", "2025-01-15", "12 months later"],
    ["2024-01-15", "2025-12-31", "23 months later"],
    ["2024-01-15", "2026-01-15", "2 years later"],
    ["2020-02-29", "2023-02-28", "3 years later"],
    ["2020-01-01", "2023-02-10", "3 years and 1 month later"],
    ["2024-03-08", "2024-03-05", "3 days earlier"],
    ["2024-03-08", "2023-03-08", "12 months earlier"],
  ])("from %s to %s: %s", (before, after, words) => {
    expect(timeGap(before, after)).toBe(words);
  });

  it("says nothing where a date is missing or impossible", () => {
    for (const date of [null, "", "spring 2024", "2024-02-30", "2024-13-01", "20240301"]) {
      expect(timeGap(date, "2024-03-01")).toBeNull();
      expect(timeGap("2024-03-01", date)).toBeNull();
    }
  });
});
