/** JSON of which only the beginning is there. */

/**
 * Ends a beginning of JSON where it is, so that it can be parsed: a text value that is cut is closed, a name or a literal that is cut is left out.
 * Linear in its length; takes any text, and gives JSON for every beginning of JSON.
 *
 * @example closedPrefix('{"a": [1, {"b": "wor') // '{"a": [1, {"b": "wor"}]}'
 */
export function closedPrefix(text: string): string {
  const open: ("{" | "[")[] = [];
  const closers = () => open.toReversed().map((bracket) => (bracket === "{" ? "}" : "]")).join("");
  /** The end of what is complete; nothing has been opened since. */
  let complete = 0;
  let isNameNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const isName = open.at(-1) === "{" && isNameNext;
      const { end, isClosed } = textEnd(text, at + 1);
      if (!isClosed) return isName ? text.slice(0, complete) + closers() : `${text.slice(0, end)}"${closers()}`;
      at = end;
      if (!isName) complete = at + 1;
    } else if (character === "{" || character === "[") {
      open.push(character);
      isNameNext = character === "{";
      complete = at + 1;
    } else if (character === "}" || character === "]") {
      open.pop();
      complete = at + 1;
      if (open.length === 0) break;
    } else if (character === ",") {
      complete = at;
      isNameNext = open.at(-1) === "{";
    } else if (character === ":") isNameNext = false;
  }
  return text.slice(0, complete) + closers();
}

/** Where a text ends: its quote, or the last of it that is whole. */
function textEnd(text: string, from: number): { end: number; isClosed: boolean } {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') return { end: at, isClosed: true };
    if (text[at] !== "\\") continue;
    const length = text[at + 1] === "u" ? 6 : 2;
    if (at + length > text.length) return { end: at, isClosed: false };
    at += length - 1;
  }
  return { end: text.length, isClosed: false };
}
