/**
 * What of a name can be set in a figure. Names come from datasets and protocols and hold anything; a figure holds
 * one line of characters that its font has, and reads from left to right.
 */

/** For a character that the font lacks: a box, so that the reader sees that something stood here. */
const REPLACEMENT = "□";

const BLANK = /[\s\p{Cc}\p{Zl}\p{Zp}\p{Zs}]/u;
const BLANKS = new RegExp(`${BLANK.source}+`, "gu");
/** Direction marks, joiners, variation selectors, tags: they act on neighbours and are nothing by themselves. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u034f\u115f\u1160\u3164]/gu;
const SKIN_TONE = /[\u{1f3fb}-\u{1f3ff}]/gu;
const MARK = /^\p{M}$/u;

/** @param has whether the font has a code point. Accents that the font has only as part of a letter are composed first. */
export function settableText(text: string, has: (point: number) => boolean): string {
  const composed = text.toWellFormed().normalize("NFC").replace(INVISIBLE, "").replace(SKIN_TONE, "");
  let settable = "";
  for (const character of composed) {
    // A mark without a letter of its own would sit on whatever comes before, at a width of nothing.
    if (MARK.test(character)) continue;
    settable += BLANK.test(character) || has(character.codePointAt(0) ?? 0) ? character : REPLACEMENT;
  }
  // At the end: what was left out may have stood between two blanks, or after the last one.
  return settable.replace(BLANKS, " ").trim();
}

/** A text for titles and descriptions, where any character may stand that XML and PDF can hold. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]+/gu, " ").replace(/[\u202a-\u202e\u2066-\u2069]/gu, "").trim();
}
