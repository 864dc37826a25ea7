import { expect, it } from "vitest";
import { forecastText } from "@/lib/reports/forecast-text";
import type { Forecast } from "@/lib/studies/types";

const NOW = new Date("2026-11-20T12:00:00.000Z");
const forecast = (more: Partial<Forecast>): Forecast => ({
  since: "2026-11-13T12:00:00.000Z", recent: 40, remaining: 60, ratePerDay: 5.7, at: "2026-12-03T04:00:00.000Z", low: "2026-11-30T04:00:00.000Z", high: "2026-12-09T04:00:00.000Z", level: 0.9, reason: null, ...more,
});

it("a forecast is a sentence with its interval", () => {
  expect(forecastText(forecast({}), NOW)).toBe("At the pace of the last 7 days: done about 3 Dec (30 Nov to 9 Dec; 90% interval).");
  expect(forecastText(forecast({ since: "2026-11-18T12:00:00.000Z" }), NOW)).toMatch(/^At the pace since the start: /);
});

it("a forecast names years where they differ from this one, and no day that is years away", () => {
  expect(forecastText(forecast({ high: "2027-01-09T04:00:00.000Z" }), NOW)).toContain("done about 3 Dec 2026 (30 Nov 2026 to 9 Jan 2027; 90% interval).");
  expect(forecastText(forecast({ high: "2033-01-09T04:00:00.000Z" }), NOW)).toContain("(30 Nov 2026 or much later; 90% interval).");
  expect(forecastText(forecast({ at: "2031-01-09T04:00:00.000Z", high: "2041-01-09T04:00:00.000Z" }), NOW)).toBe("At the pace of the last 7 days: not within three years.");
});

it("a forecast of a single day has no interval of days", () => {
  const today = { low: "2026-11-20T13:00:00.000Z", at: "2026-11-20T14:00:00.000Z", high: "2026-11-20T16:00:00.000Z" };
  expect(forecastText(forecast(today), NOW)).toBe("At the pace of the last 7 days: done today.");
  expect(forecastText(forecast({ ...today, high: "2026-11-21T16:00:00.000Z" }), NOW)).toContain("done about today (today to 21 Nov; 90% interval).");
});

it("no forecast says why", () => {
  expect(forecastText(forecast({ at: null, low: null, high: null, reason: "no_pace" }), NOW)).toBe("No forecast yet. Too few judgments came in lately to tell a pace.");
});
