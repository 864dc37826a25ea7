/** Text as PostgreSQL can keep it: it takes neither NUL nor half of a surrogate pair, as text or within JSON. */

/** Of JSON that is kept; what is told of it stands some levels deeper. */
export const MAX_DEPTH = 64;

export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** What cannot be kept becomes U+FFFD. */
export function mendText(text: string): string {
  return isStorable(text) ? text : text.replaceAll("\0", "\uFFFD").toWellFormed();
}

/** At most so many characters, and no half of a pair at the end. */
export function cutText(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}

/**
 * Every text inside of a JSON value, names of fields included; the value itself where, as nearly always, nothing is to be mended.
 *
 * @param onMended is told of each text that was mended, by where it stands: "sessions[2].text".
 * @throws RangeError where there is something to mend, or to look for, deeper than `levels`.
 */
export function mendTexts<T>(value: T, onMended?: (path: string) => void, levels = MAX_DEPTH): T {
  return isStorableWhole(value, levels) ? value : (mended(value, onMended, "", levels) as T);
}

function isStorableWhole(value: unknown, levels: number): boolean {
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || value === null) return true;
  if (levels <= 0) return false;
  if (Array.isArray(value)) return value.every((entry) => isStorableWhole(entry, levels - 1));
  for (const key of Object.keys(value)) if (!isStorable(key) || !isStorableWhole((value as Record<string, unknown>)[key], levels - 1)) return false;
  return true;
}

function mended(value: unknown, onMended: ((path: string) => void) | undefined, path: string, levels: number): unknown {
  if (typeof value === "string") {
    const text = mendText(value);
    if (text !== value) onMended?.(path);
    return text;
  }
  if (typeof value !== "object" || value === null) return value;
  if (levels <= 0) throw new RangeError(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((entry, index) => mended(entry, onMended, `${path}[${index}]`, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [mendText(key), mended(entry, onMended, path ? `${path}.${key}` : key, levels - 1)]));
}
