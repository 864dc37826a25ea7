/** Where two files that should be the same part, in words: by path in JSON, by line in text. Pure. */

/** @param computed comes first in the answer. */
export function firstDifference(path: string, computed: Uint8Array, stored: Uint8Array): string {
  if (!/\.(json|csv|tex|md|svg|txt)$/.test(path)) return `${computed.byteLength} bytes against ${stored.byteLength} in the bundle`;
  const [one, other] = [computed, stored].map((bytes) => new TextDecoder().decode(bytes)) as [string, string];
  return (path.endsWith(".json") && inJson(one, other)) || inLines(one, other);
}

function inJson(one: string, other: string): string | null {
  try {
    return inValues(JSON.parse(one), JSON.parse(other), "");
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function inValues(one: unknown, other: unknown, place: string): string | null {
  if (isContainer(one) && isContainer(other) && Array.isArray(one) === Array.isArray(other)) {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = inValues(one[name], other[name], place === "" ? name : `${place}.${name}`);
      if (found) return found;
    }
    return null;
  }
  return Object.is(one, other) ? null : `${place || "the whole"} is ${short(one)}, the bundle has ${short(other)}`;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function inLines(one: string, other: string): string {
  const [lines, others] = [one.split("\n"), other.split("\n")];
  const at = lines.findIndex((line, index) => line !== others[index]);
  const line = at < 0 ? lines.length : at;
  return `line ${line + 1} is ${short(lines[line])}, the bundle has ${short(others[line])}`;
}

function short(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
