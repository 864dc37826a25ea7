/**
 * Which key does what. Digits are told by their place on the keyboard (`code`), because AZERTY and others have other
 * characters there; letters by what they write, and by place only where the layout writes no Latin letter.
 */
import type { Guess } from "@/lib/judgments/endpoints";
import { CHOICE_VALUES } from "@/lib/studies/preference";

export type DeskCommand =
  | { type: "rate"; digit: number }
  | { type: "criterion"; step: 1 | -1 }
  | { type: "session"; step: 1 | -1 }
  | { type: "scroll"; step: 1 | -1 }
  | { type: "guess"; guess: Guess }
  | { type: "submit" | "undo" | "reopen" | "image" | "contactSheet" | "find" | "persona" | "unread" | "instructions" | "definition" | "keys" | "escape" | "side" | "together" };

/** What the keys are about: scales, pairs, or the question at the end of a comparison. */
export type KeyPlace = "rating" | "comparison" | "closing";

export type KeyPress = { key: string; code: string; ctrl: boolean; meta: boolean; alt: boolean; shift: boolean; repeat: boolean };

const LETTERS: Record<string, DeskCommand> = {
  j: { type: "criterion", step: 1 },
  k: { type: "criterion", step: -1 },
  z: { type: "image" },
  i: { type: "contactSheet" },
  p: { type: "persona" },
  u: { type: "reopen" },
  n: { type: "unread" },
  h: { type: "instructions" },
  d: { type: "definition" },
};

/** Answers by their initials, beside the digits. "X" crosses out both. */
const PAIR_LETTERS: Record<string, DeskCommand> = {
  a: { type: "rate", digit: CHOICE_VALUES.left },
  t: { type: "rate", digit: CHOICE_VALUES.tie },
  b: { type: "rate", digit: CHOICE_VALUES.right },
  x: { type: "rate", digit: CHOICE_VALUES.both_bad },
  s: { type: "side" },
  l: { type: "together" },
};

/** To show beside an answer, in the order of the answers. */
export const PAIR_KEYS = ["A", "T", "B", "X"] as const;

/** No digits: "2" has just meant a tie, and here the first answer stays. */
const CLOSING_LETTERS: Record<string, DeskCommand> = {
  a: { type: "guess", guess: "left" },
  b: { type: "guess", guess: "right" },
  c: { type: "guess", guess: "unsure" },
  s: { type: "side" },
  l: { type: "together" },
};

/**
 * @param where `typing`: focus is in a text field, where every character is the text's own.
 * `characters`: whether single-character keys are on; they can be turned off, because speech input says letters.
 */
export function readKey(press: KeyPress, where: { typing: boolean; characters: boolean; place: KeyPlace }): DeskCommand | null {
  if ((press.ctrl || press.meta) && !press.alt && press.key === "Enter") return press.repeat ? null : { type: "submit" };
  if (where.typing) return press.key === "Escape" ? { type: "escape" } : null;
  if (press.ctrl || press.meta) return letter(press) === "z" && !press.shift && !press.alt ? { type: "undo" } : null;
  if (press.alt) {
    if (press.key === "ArrowDown") return { type: "session", step: 1 };
    if (press.key === "ArrowUp") return { type: "session", step: -1 };
    return null;
  }
  if (press.key === "Escape") return { type: "escape" };
  if (press.key === "PageDown") return { type: "scroll", step: 1 };
  if (press.key === "PageUp") return { type: "scroll", step: -1 };
  if (!where.characters) return null;
  // Before the digits: on a German keyboard "/" is Shift+7.
  if (press.key === "/") return { type: "find" };
  if (press.key === "?") return { type: "keys" };
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  // A key that is held down must not rate one criterion after another.
  if (digit !== undefined) {
    const isNone = press.repeat || where.place === "closing" || (press.code.startsWith("Numpad") && press.key !== digit);
    return isNone ? null : { type: "rate", digit: Number(digit) };
  }
  if (press.repeat && !"jk".includes(letter(press))) return null;
  if (press.shift) return null;
  // What was submitted is not opened again while it is asked about.
  if (where.place === "closing" && letter(press) === "u") return null;
  const own = where.place === "rating" ? undefined : (where.place === "closing" ? CLOSING_LETTERS : PAIR_LETTERS)[letter(press)];
  return own ?? LETTERS[letter(press)] ?? null;
}

function letter(press: KeyPress): string {
  const written = press.key.toLowerCase();
  if (/^[a-z]$/.test(written)) return written;
  // A character of another script: the key at the place of the Latin letter.
  return press.key.length === 1 && /[^\u0000-\u024f]/.test(press.key) ? (/^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? "") : "";
}

/** The point of a scale that a digit stands for: its own value, or its place where the values are not digits. */
export function pointForDigit(scale: readonly { value: number }[], digit: number): number | null {
  if (scale.every((point) => point.value <= 9)) return scale.find((point) => point.value === digit)?.value ?? null;
  return scale[digit === 0 ? 9 : digit - 1]?.value ?? null;
}

/** The digit to show beside a point, if any. */
export function digitForPoint(scale: readonly { value: number }[], index: number): number | null {
  const point = scale[index];
  if (!point) return null;
  if (scale.every((other) => other.value <= 9)) return point.value;
  return index < 9 ? index + 1 : index === 9 ? 0 : null;
}
