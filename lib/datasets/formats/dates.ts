/** Dates as sources write them, into the model's ISO form. Text that names no day of the calendar is kept as text alone. */

export type SourceDate = { date?: string; dateText?: string };

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

function isoDay(year: number, month: number, day: number): string | undefined {
  const probe = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1 && probe.getUTCFullYear() === year && probe.getUTCMonth() === month - 1 && probe.getUTCDate() === day;
  return exists ? probe.toISOString().slice(0, 10) : undefined;
}

function withText(date: string | undefined, text: string): SourceDate {
  if (date === undefined) return { dateText: text };
  return date === text ? { date } : { date, dateText: text };
}

/** "2023.05.10", "2023.5.3", "2023-05-10". 30 February is kept as text. */
export function parseDottedDate(text: string): SourceDate {
  const match = /^\s*(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})\.?\s*$/.exec(text);
  return withText(match ? isoDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined, text);
}

/** "1:56 pm on 8 May, 2023"; 12 am is midnight. */
export function parseSpokenDate(text: string): SourceDate {
  const match = /^\s*(\d{1,2}):(\d{2})\s*(am|pm)\s+on\s+(\d{1,2})\s+([a-z]+),?\s+(\d{4})\s*$/i.exec(text);
  if (!match) return { dateText: text };
  const [, hourText, minute, half, day, month, year] = match;
  const hour = (Number(hourText) % 12) + (half?.toLowerCase() === "pm" ? 12 : 0);
  const date = isoDay(Number(year), MONTHS.indexOf(month?.toLowerCase() ?? "") + 1, Number(day));
  const isTime = Number(hourText) >= 1 && Number(hourText) <= 12 && Number(minute) < 60;
  return withText(date && isTime ? `${date}T${String(hour).padStart(2, "0")}:${minute}` : undefined, text);
}
