import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "..", "..", "app", "globals.css"), "utf8");

function palette(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector));
  const body = block.slice(block.indexOf("{") + 1, block.indexOf("}"));
  return new Map([...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const TEXT: [string, string[]][] = [
  ["ink", ["paper", "card", "sunken", "bubble", "accent-soft"]],
  ["ink-soft", ["paper", "card", "sunken", "bubble"]],
  ["ink-faint", ["paper", "card", "sunken"]],
  ["accent", ["paper", "card"]],
  ["accent-strong", ["paper", "card", "accent-soft"]],
  ["accent-ink", ["accent", "accent-strong"]],
  ["warn", ["paper", "card", "warn-soft"]],
  ["danger", ["paper", "card", "danger-soft"]],
  ["good", ["paper", "card", "good-soft"]],
];
const CONTROLS: [string, string[]][] = [
  ["line-strong", ["paper", "card", "sunken"]],
  ["accent", ["paper", "card"]],
];

describe.each([["light", ":root {"], ["dark, chosen", ':root[data-theme="dark"] {'], ["dark, by the system", ':root:not([data-theme="light"]) {']])("%s", (_name, selector) => {
  const colours = palette(selector);
  const ratio = (one: string, other: string) => contrast(colours.get(one) ?? "", colours.get(other) ?? "");

  it.each(TEXT)("text in %s reaches 4.5:1 on %s", (text, grounds) => {
    for (const ground of grounds) expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(CONTROLS)("controls in %s reach 3:1 on %s", (line, grounds) => {
    for (const ground of grounds) expect(ratio(line, ground), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
});

it("gives the same dark palette to those who chose it and those whose system asks for it", () => {
  expect([...palette(':root[data-theme="dark"] {')]).toEqual([...palette(':root:not([data-theme="light"]) {')]);
});
