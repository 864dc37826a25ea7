/** Dates of sessions are local dates without a zone: they are formatted as written, wherever the reader is. */
const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

function format(iso: string, formatter: Intl.DateTimeFormat): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : formatter.format(date);
}

/** "17 March 2023, 13:56", the source's own words, or null where it gave no date. */
export function longDate(date: string | null, dateText: string | null = null): string | null {
  if (date === null) return dateText;
  const time = date.length > 10 ? `, ${date.slice(11, 16)}` : "";
  return format(date, LONG) + time;
}

export function shortDate(date: string | null, dateText: string | null = null): string | null {
  return date === null ? dateText : format(date, SHORT);
}
