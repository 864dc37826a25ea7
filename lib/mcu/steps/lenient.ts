/** What small models write instead of the form they were asked for, brought into it. Total: each takes any JSON, and leaves what it does not know as it is. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object that came as a list of one, or inside a wrapper such as {"result": {…}}, when the object itself has none of the fields. */
export function unwrapped(raw: unknown, fields: readonly string[]): unknown {
  let value = raw;
  for (let depth = 0; depth < 3; depth++) {
    if (Array.isArray(value) && value.length === 1) {
      value = value[0];
      continue;
    }
    if (!isObject(value) || fields.some((field) => Object.hasOwn(value as JsonObject, field))) return value;
    const inner: unknown[] = Object.values(value).filter((part) => typeof part === "object" && part !== null);
    if (inner.length !== 1) return value;
    value = inner[0];
  }
  return value;
}

/** A list that came bare, as {"anything": [...]}, as an object of numbered entries, or as its only entry, put under its field. */
export function listUnder(raw: unknown, field: string, isEntry: (value: unknown) => boolean): unknown {
  if (Array.isArray(raw)) {
    const [only] = raw;
    if (raw.length === 1 && isObject(only) && Array.isArray(only[field])) return { [field]: only[field] };
    return { [field]: raw.length === 1 && Array.isArray(only) ? only : raw };
  }
  if (!isObject(raw)) return raw;
  if (Array.isArray(raw[field])) return { [field]: raw[field] };
  if (isEntry(raw)) return { [field]: [raw] };
  const parts = Object.values(raw);
  const lists = parts.filter(Array.isArray);
  if (lists.length === 1) return { [field]: lists[0] };
  if (parts.length === 1 && isObject(parts[0])) return listUnder(parts[0], field, isEntry);
  return parts.length > 1 && parts.every(isEntry) ? { [field]: parts } : raw;
}

/** The first of the names that the object has; undefined where it has none. */
export function fieldOf(object: JsonObject, ...names: readonly string[]): unknown {
  for (const name of names) if (Object.hasOwn(object, name)) return object[name];
  return undefined;
}

/** "2" and " 2 " are 2; anything else stays. */
export function lenientNumber(value: unknown): unknown {
  return typeof value === "string" && /^\s*[+-]?\d{1,9}\s*$/.test(value) ? Number(value) : value;
}

/** Trimmed text; a list of one text is that text, a number its digits. */
export function lenientText(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return lenientText(value[0]);
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : value;
}

/** "", "none", "null", "N/A", [] and {} say that nothing is there. */
export function lenientNull(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return /^\s*(none|null|n\/a|nil|-)?\s*$/i.test(value) ? null : value;
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  return isObject(value) && Object.keys(value).length === 0 ? null : value;
}

/** "a, b; c" is three words; texts in a list are trimmed and empty ones dropped; at most `most` are kept. */
export function lenientWords(value: unknown, most: number): unknown {
  const parts: unknown = typeof value === "string" ? value.split(/[,;]/) : value;
  if (!Array.isArray(parts)) return parts;
  return parts.map(lenientText).filter((part) => part !== "" && part !== null).slice(0, most);
}
