/** The time between two sessions: from their dates, and as the source wrote it. */

const UNIT_DAYS = { minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 30.4375, year: 365.25 } as const;
export type IntervalUnit = keyof typeof UNIT_DAYS;
export const INTERVAL_UNITS = Object.keys(UNIT_DAYS) as IntervalUnit[];

export type WrittenInterval = { unit: IntervalUnit; days: number };

const NUMBER_WORDS = new Map([["a", 1], ["an", 1], ...["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map((word, index) => [word, index + 1] as const)] as const);

const WRITTEN = /^(?:(?:about|around|approximately|nearly|almost|after|over|in)\s+)?(\d{1,4}(?:\.\d{1,3})?|[a-z]+)[\s-]*(minute|hour|day|week|month|year)s?(?:\s+(?:later|after|afterwards|passed|have passed))?\.?$/;

/** "2 weeks", "a month later", "about 3 days". Null for what names no number, like "a few days after". */
export function readInterval(text: string): WrittenInterval | null {
  const match = WRITTEN.exec(text.replaceAll(/\s+/g, " ").trim().toLowerCase());
  if (!match) return null;
  const [, amountText = "", unit] = match;
  const amount = /^\d/.test(amountText) ? Number(amountText) : NUMBER_WORDS.get(amountText);
  if (amount === undefined) return null;
  return { unit: unit as IntervalUnit, days: amount * UNIT_DAYS[unit as IntervalUnit] };
}

/** What a written interval may differ from the dates: a day, half of its unit, or a quarter of itself, whichever is most. */
export function isContradicted({ unit, days }: WrittenInterval, daysBetween: number): boolean {
  return Math.abs(daysBetween - days) > Math.max(1, UNIT_DAYS[unit] / 2, days / 4);
}

const DAY_MS = 86_400_000;

/** Days of the calendar from one date to another; times of day do not count. */
export function daysBetween(from: string, to: string): number {
  const day = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00Z`) / DAY_MS;
  return Math.round(day(to) - day(from));
}

/** To the minute where both dates say it, else by day: on one day nothing is before anything. */
export function isBefore(date: string, other: string): boolean {
  return date.length > 10 && other.length > 10 ? date < other : date.slice(0, 10) < other.slice(0, 10);
}

/** Two sessions in a row, both with a date. */
export function datedPairs<S extends { date: string | null }>(sessions: readonly S[]): { before: S & { date: string }; session: S & { date: string } }[] {
  return sessions.flatMap((session, index) => {
    const before = sessions[index - 1];
    return hasDate(session) && before && hasDate(before) ? [{ before, session }] : [];
  });
}

function hasDate<S extends { date: string | null }>(session: S): session is S & { date: string } {
  return session.date !== null;
}
