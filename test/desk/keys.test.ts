import { describe, expect, it } from "vitest";
import { digitForPoint, pointForDigit, readKey, type KeyPress } from "@/lib/desk/keys";

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, code, ctrl: false, meta: false, alt: false, shift: false, repeat: false, ...held });
const free = { typing: false, characters: true, place: "rating" as const };
const comparing = { ...free, place: "comparison" as const };
const closing = { ...free, place: "closing" as const };

describe("keys", () => {
  it("rates by the place of the digit, so that AZERTY and Arabic digits work", () => {
    expect(readKey(press("3", "Digit3"), free)).toEqual({ type: "rate", digit: 3 });
    expect(readKey(press("\"", "Digit3"), free)).toEqual({ type: "rate", digit: 3 });
    expect(readKey(press("٣", "Digit3"), free)).toEqual({ type: "rate", digit: 3 });
    expect(readKey(press("2", "Numpad2"), free)).toEqual({ type: "rate", digit: 2 });
    expect(readKey(press("ArrowDown", "Numpad2"), free)).toBeNull();
  });

  it("does not rate on while a key is held down", () => {
    expect(readKey(press("3", "Digit3", { repeat: true }), free)).toBeNull();
  });

  it("takes slash and question mark before the digit whose key they share", () => {
    expect(readKey(press("/", "Digit7", { shift: true }), free)).toEqual({ type: "find" });
    expect(readKey(press("?", "Minus", { shift: true }), free)).toEqual({ type: "keys" });
  });

  it("takes letters by what they write, and by their place in other scripts", () => {
    expect(readKey(press("z", "KeyW"), free)).toEqual({ type: "image" });
    expect(readKey(press("w", "KeyZ"), free)).toBeNull();
    expect(readKey(press("я", "KeyZ"), free)).toEqual({ type: "image" });
    expect(readKey(press("j", "KeyJ"), free)).toEqual({ type: "criterion", step: 1 });
    expect(readKey(press("J", "KeyJ", { shift: true }), free)).toBeNull();
  });

  it("leaves text fields every character, but submits from them", () => {
    const typing = { ...free, typing: true };
    for (const [key, code] of [["3", "Digit3"], ["z", "KeyZ"], ["/", "Slash"], ["?", "Slash"], ["PageDown", "PageDown"]] as const) {
      expect(readKey(press(key, code), typing)).toBeNull();
    }
    expect(readKey(press("z", "KeyZ", { ctrl: true }), typing)).toBeNull();
    expect(readKey(press("Enter", "Enter", { ctrl: true }), typing)).toEqual({ type: "submit" });
    expect(readKey(press("Escape", "Escape"), typing)).toEqual({ type: "escape" });
  });

  it("can be without single characters, and keeps the rest", () => {
    const off = { ...free, characters: false };
    for (const [key, code] of [["3", "Digit3"], ["j", "KeyJ"], ["/", "Slash"], ["?", "Slash"]] as const) expect(readKey(press(key, code), off)).toBeNull();
    expect(readKey(press("ArrowDown", "ArrowDown", { alt: true }), off)).toEqual({ type: "session", step: 1 });
    expect(readKey(press("z", "KeyZ", { meta: true }), off)).toEqual({ type: "undo" });
    expect(readKey(press("Enter", "Enter", { meta: true }), off)).toEqual({ type: "submit" });
  });

  it("submits once for one press", () => {
    expect(readKey(press("Enter", "Enter", { ctrl: true, repeat: true }), free)).toBeNull();
    expect(readKey(press("Enter", "Enter"), free)).toBeNull();
  });

  it("leaves the browser its own", () => {
    for (const [key, code] of [["1", "Digit1"], ["p", "KeyP"], ["j", "KeyJ"], ["/", "Slash"]] as const) {
      expect(readKey(press(key, code, { ctrl: true }), free)).toBeNull();
      expect(readKey(press(key, code, { alt: true }), free)).toBeNull();
    }
  });
});

describe("keys of a pair", () => {
  it("answers by the initials as by the digits", () => {
    expect(["a", "t", "b", "x"].map((key) => readKey(press(key, `Key${key.toUpperCase()}`), comparing))).toEqual([1, 2, 3, 4].map((digit) => ({ type: "rate", digit })));
    expect(readKey(press("2", "Digit2"), comparing)).toEqual({ type: "rate", digit: 2 });
    expect(readKey(press("a", "KeyA", { repeat: true }), comparing)).toBeNull();
    expect(readKey(press("A", "KeyA", { shift: true }), comparing)).toBeNull();
    expect(readKey(press("ф", "KeyA"), comparing)).toEqual({ type: "rate", digit: 1 });
  });

  it("goes from side to side, and leaves the other letters what they were", () => {
    expect(readKey(press("s", "KeyS"), comparing)).toEqual({ type: "side" });
    expect(readKey(press("l", "KeyL"), comparing)).toEqual({ type: "together" });
    for (const key of "jkipunhdz") expect(readKey(press(key, `Key${key.toUpperCase()}`), comparing)).toEqual(readKey(press(key, `Key${key.toUpperCase()}`), free));
  });

  it("means nothing where one conversation is rated", () => {
    for (const key of "atbxslc") expect(readKey(press(key, `Key${key.toUpperCase()}`), free)).toBeNull();
  });

  it("leaves letters to those who write or dictate", () => {
    expect(readKey(press("a", "KeyA"), { ...comparing, typing: true })).toBeNull();
    expect(readKey(press("a", "KeyA"), { ...comparing, characters: false })).toBeNull();
    expect(readKey(press("a", "KeyA", { ctrl: true }), comparing)).toBeNull();
  });
});

describe("keys of the last question", () => {
  it("takes no digit, as they have just meant something else", () => {
    for (const digit of [1, 2, 3]) expect(readKey(press(`${digit}`, `Digit${digit}`), closing)).toBeNull();
  });

  it("says which side, or neither", () => {
    expect(["a", "b", "c"].map((key) => readKey(press(key, `Key${key.toUpperCase()}`), closing))).toEqual(["left", "right", "unsure"].map((guess) => ({ type: "guess", guess })));
    expect(readKey(press("a", "KeyA", { repeat: true }), closing)).toBeNull();
    expect(readKey(press("t", "KeyT"), closing)).toBeNull();
  });

  it("reopens nothing meanwhile", () => {
    expect(readKey(press("u", "KeyU"), closing)).toBeNull();
    expect(readKey(press("h", "KeyH"), closing)).toEqual({ type: "instructions" });
  });
});

describe("points", () => {
  const scale = (...values: number[]) => values.map((value) => ({ value }));

  it("are their own digit where they can be", () => {
    expect(pointForDigit(scale(1, 2, 3, 4), 4)).toBe(4);
    expect(pointForDigit(scale(1, 2, 3, 4), 5)).toBeNull();
    expect(pointForDigit(scale(0, 1, 2), 0)).toBe(0);
  });

  it("are told by their place otherwise", () => {
    const tens = scale(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
    expect(pointForDigit(tens, 1)).toBe(0);
    expect(pointForDigit(tens, 0)).toBe(90);
    expect(tens.map((_, index) => digitForPoint(tens, index))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 0, null]);
  });
});
