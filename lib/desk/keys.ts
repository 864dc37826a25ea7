/**
 * Which key does what. Digits are told by their place on the keyboard (`code`), because AZERTY and others have other
 * characters there; letters by what they write, and by place only where the layout writes no Latin letter.
 */
export type DeskCommand =
  | { type: "rate"; digit: number }
  | { type: "criterion"; step: 1 | -1 }
  | { type: "session"; step: 1 | -1 }
  | { type: "scroll"; step: 1 | -1 }
  | { type: "submit" | "undo" | "reopen" | "image" | "contactSheet" | "find" | "persona" | "unread" | "instructions" | "definition" | "keys" | "escape" };

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

/**
 * @param where `typing`: focus is in a text field, where every character is the text's own.
 * `characters`: whether single-character keys are on; they can be turned off, because speech input says letters.
 */
export function readKey(press: KeyPress, where: { typing: boolean; characters: boolean }): DeskCommand | null {
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
  if (digit !== undefined) return press.repeat || (press.code.startsWith("Numpad") && press.key !== digit) ? null : { type: "rate", digit: Number(digit) };
  if (press.repeat && !"jk".includes(letter(press))) return null;
  return press.shift ? null : (LETTERS[letter(press)] ?? null);
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
