/** Ids of other systems have 19 digits and more: JSON.parse rounds such a number without a word, and another picture's key comes out. */

const MANY_DIGITS = /\d{16}/;
const WHOLE = /^-?[1-9]\d{15,}$/;

/** @returns the same JSON, in which whole numbers that JavaScript cannot hold are text, digit for digit. */
export function withExactIntegers(json: string): string {
  if (!MANY_DIGITS.test(json)) return json;
  const quoteOrNumber = /"|-?\d[\d.eE+-]*/g;
  const parts: string[] = [];
  let copied = 0;
  for (let found = quoteOrNumber.exec(json); found; found = quoteOrNumber.exec(json)) {
    const [token] = found;
    if (token === '"') quoteOrNumber.lastIndex = endOfText(json, found.index);
    else if (WHOLE.test(token) && !Number.isSafeInteger(Number(token))) {
      parts.push(json.slice(copied, found.index), `"${token}"`);
      copied = found.index + token.length;
    }
  }
  return parts.length === 0 ? json : `${parts.join("")}${json.slice(copied)}`;
}

/** @returns the position behind the text that opens at `start`. By hand: an expression that repeats over 8 MB of text exhausts its stack. */
function endOfText(json: string, start: number): number {
  for (let close = json.indexOf('"', start + 1); close >= 0; close = json.indexOf('"', close + 1)) {
    let escapes = 0;
    while (json[close - 1 - escapes] === "\\") escapes += 1;
    if (escapes % 2 === 0) return close + 1;
  }
  return json.length;
}
