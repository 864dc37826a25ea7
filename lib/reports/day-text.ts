/** Days as text, in UTC: the same for everybody who reads a report. Pure. */
const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "3 Dec 2026", or short "3 Dec". @param iso a day, or a moment of it. */
export function dayText(iso: string, length: "long" | "short" = "long"): string {
  return (length === "long" ? LONG : SHORT).format(new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso));
}
