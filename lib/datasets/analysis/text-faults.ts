/** What a text tells of a damaged way here. */

const FAULTS: readonly [RegExp, string][] = [
  [/\\{1,2}u[0-9a-fA-F]{4}/, "a written-out escape"],
  [/\uFFFD/, "the replacement character"],
  [/&(?:amp|quot|lt|gt|nbsp|apos|#\d{1,6}|#x[0-9a-fA-F]{1,5});/, "an HTML entity"],
  [/Ã[\u0080-\u00BF]|â€[\u0080-\u00BF™œžš˜¦]|Â[\u00A0-\u00BF]/, "letters of a wrong encoding"],
  [/^\s*(?:nan|NaN|None|null|<NA>|undefined)\s*$/, "a missing value written out"],
];

/** What every fault has at least one letter of, or is as short as. Nearly all texts end here. */
const SUSPECT = /[\\\uFFFD&ÃÂâ]/;
const LONGEST_MISSING = 20;

/** In words; null for a text that shows none. */
export function encodingFault(text: string): string | null {
  if (!SUSPECT.test(text) && text.length > LONGEST_MISSING) return null;
  const found = FAULTS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  return found.length > 0 ? found.join(" and ") : null;
}

/** Faces of signs, like ;-) */
const FACE = /[:;=8][-'^]?[)(\]\[|/]/;

/** Says nothing although it is not empty: a bare mark, or no letter, digit, emoji or face. */
export function isSilent(text: string): boolean {
  const bare = text.trim();
  return bare !== "" && (/^[<[(][\p{L} _-]{1,40}[>\])]$/u.test(bare) || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(bare) && !FACE.test(bare));
}
