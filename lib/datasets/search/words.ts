/**
 * The words of a text, for searching: without regard to case, accents and widths, in any script, the same in the index and in a
 * question. Taken here and not by PostgreSQL, whose idea of a letter depends on the locale of the server.
 */

/** Scripts that put no spaces between words, and Hangul, whose endings grow onto the word: any part of a run can be found. */
const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}`;
const RUN = new RegExp(String.raw`(?:(?=[\p{L}\p{N}])[${UNSPACED}])+|(?:(?![${UNSPACED}])[\p{L}\p{N}])+`, "gu");
const IS_UNSPACED = new RegExp(String.raw`^(?=[\p{L}\p{N}])[${UNSPACED}]`, "u");
const BEYOND_ASCII = /[^\u0000-\u007f]/;
const ASCII_RUN = /[a-z0-9]+/g;

/** Longer ones are found by their beginning. */
const LONGEST_WORD = 40;

export function fold(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").normalize("NFC").toLowerCase();
}

/** One run of letters and digits, in the text as it was folded. */
export type Run = { text: string; isUnspaced: boolean };

export function runsOf(text: string): Run[] {
  const folded = fold(text);
  if (!BEYOND_ASCII.test(folded)) return (folded.match(ASCII_RUN) ?? []).map((run) => ({ text: cut(run), isUnspaced: false }));
  return (folded.match(RUN) ?? []).map((run) => {
    const isUnspaced = IS_UNSPACED.test(run);
    return { text: isUnspaced ? run : cut(run), isUnspaced };
  });
}

function cut(word: string): string {
  return word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join("");
}

/** What a run is indexed under: itself, or its characters and every two that follow each other. */
export function addWords(text: string, into: Set<string>): void {
  if (!BEYOND_ASCII.test(text)) {
    for (const run of text.toLowerCase().match(ASCII_RUN) ?? []) into.add(cut(run));
    return;
  }
  for (const run of runsOf(text)) {
    if (!run.isUnspaced) {
      into.add(run.text);
      continue;
    }
    let before = "";
    for (const character of run.text) {
      into.add(character);
      if (before !== "") into.add(before + character);
      before = character;
    }
  }
}

/** The pairs of characters that a run holds; a single character stands for itself. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}
