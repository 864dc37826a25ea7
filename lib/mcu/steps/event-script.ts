/** A temporal event graph by script: one of the stories, begun at some day before the latest, with the person's own words at its beginning. */
import type { RandomSource } from "@/lib/stats/random";
import { oneOf, wholeNumber } from "../draw";
import type { GraphBounds } from "../event-graph";
import { saidInterval } from "../interval-text";
import type { TemporalEvent } from "../types";
import { STORIES } from "./scripted-stories";

/** Between two sessions: days, weeks, months. */
const GAP_DAYS = [[1, 6], [7, 21], [28, 75], [90, 200]] as const;
const LONGEST_LEAD_DAYS = 300;

/** As many events as drawn within the bounds, six at most. Each follows from the one before. */
export function scriptedEvents({ name, narrative, min, max, latestDate }: GraphBounds & { name: string; narrative: string }, random: RandomSource): TemporalEvent[] {
  const story = oneOf(random, STORIES);
  const stages = story.slice(0, wholeNumber(random, min, max + 1));
  const gaps = stages.map((_, index) => {
    const [low, high] = oneOf(random, GAP_DAYS);
    return index === 0 ? 0 : wholeNumber(random, low, high + 1);
  });
  const day = new Date(`${latestDate}T00:00Z`);
  day.setUTCDate(day.getUTCDate() - gaps.reduce((sum, gap) => sum + gap, 0) - wholeNumber(random, 0, LONGEST_LEAD_DAYS));
  const quoted = /“([^”]+?)\.?”/.exec(narrative)?.[1];
  return stages.map(({ event, experience, operation }, index) => {
    const gap = gaps[index] ?? 0;
    day.setUTCDate(day.getUTCDate() + gap);
    return {
      id: index + 1, date: day.toISOString().slice(0, 10),
      event: `${index === 0 && quoted ? `As ${name} says, “${quoted}”. ` : ""}${name} is ${event}.`,
      cause: index === 0 ? null : { eventId: index, interval: saidInterval(gap), operation, experience: `${name} ${experience}.` },
    };
  });
}
