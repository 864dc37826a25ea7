import { expect, it } from "vitest";
import { dayText } from "@/lib/reports/day-text";
import { workTimeText } from "@/lib/reports/duration-text";

it("time at work is told in two units at most", () => {
  expect([0, 0.4, 48.2, 59.6, 60, 185, 3_599.7, 3_840, 7_200].map(workTimeText)).toEqual(["0 s", "0 s", "48 s", "1 min", "1 min", "3 min 5 s", "1 h", "1 h 4 min", "2 h"]);
});

it("days are those of UTC, for everybody", () => {
  expect([dayText("2026-12-03"), dayText("2026-12-03T23:59:59.000Z"), dayText("2026-12-03", "short")]).toEqual(["3 Dec 2026", "3 Dec 2026", "3 Dec"]);
});
