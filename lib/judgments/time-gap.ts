/** "3 weeks later": the time between two sessions, in the words that a reader would use. */

const DAY_MS = 86_400_000;

type CivilDay = { year: number; month: number; day: number; number: number };

/** The calendar day of an ISO date or local date-time; sessions happen where the speakers are, so no zone is involved. */
function civilDay(iso: string): CivilDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(iso);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  // 31 February would silently become a day in March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return { year, month, day, number: date.getTime() / DAY_MS };
}

/** Calendar months that have passed in full. */
function wholeMonths(from: CivilDay, to: CivilDay): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return to.day < from.day && !isLastDay(to) ? months - 1 : months;
}

function isLastDay({ year, month, day }: CivilDay): boolean {
  return day === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;

function span(from: CivilDay, to: CivilDay): string {
  const days = to.number - from.number;
  if (days < 14) return counted(days, "day");
  const months = wholeMonths(from, to);
  if (months < 2) return counted(Math.round(days / 7), "week");
  if (months < 24) return counted(months, "month");
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return rest === 0 ? counted(years, "year") : `${counted(years, "year")} and ${counted(rest, "month")}`;
}

/**
 * @returns the words, or null where one of the dates is missing or impossible. A session dated before the one that
 * it follows is said to be earlier: that is something an evaluator should see.
 */
export function timeGap(before: string | null, after: string | null): string | null {
  const from = before === null ? null : civilDay(before);
  const to = after === null ? null : civilDay(after);
  if (!from || !to) return null;
  if (from.number === to.number) return "the same day";
  if (from.number > to.number) return `${span(to, from)} earlier`;
  return to.number - from.number === 1 ? "the next day" : `${span(from, to)} later`;
}
