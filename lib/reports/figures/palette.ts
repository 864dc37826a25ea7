/**
 * Colours for paper. The two ends of a scale differ in hue for every colour vision (clay and teal, as on screen) and
 * in lightness, so that a copy in grey still tells them apart.
 */
import type { Colour } from "./drawing";

export const WHITE: Colour = "#ffffff";
const BLACK: Colour = "#000000";
export const INK: Colour = "#1c1b18";
export const SOFT_INK: Colour = "#57544d";
export const AXIS: Colour = "#8f8b82";
export const GRID: Colour = "#e0ddd6";
export const FAINT: Colour = "#7c786f";
export const STRONG: Colour = "#0b5d52";
export const MEDIUM: Colour = "#86b8b0";
export const BAND: Colour = "#d3e6e2";

const LOW: Colour = "#d9772b";
const LOW_SOFT: Colour = "#f7d8b8";
const MIDDLE: Colour = "#ebe8e2";
const HIGH_SOFT: Colour = MEDIUM;
const HIGH: Colour = STRONG;
const CELL_HIGH: Colour = "#47978b";

/** A scale of four points has its inner ones here. */
const INNER = 1 / 3;

/** From −1, the lowest point of a scale, to +1, the highest. */
export function toneColour(tone: number): Colour {
  const distance = Math.min(1, Math.abs(tone));
  const [soft, full] = tone < 0 ? [LOW_SOFT, LOW] : [HIGH_SOFT, HIGH];
  return distance < INNER ? mix(MIDDLE, soft, distance / INNER) : mix(soft, full, (distance - INNER) / (1 - INNER));
}

/** How strong a cell is, from white at 0 to teal at +1 and clay at −1; light enough everywhere for dark figures on it. */
export function strengthColour(strength: number): Colour {
  return mix(WHITE, strength < 0 ? LOW : CELL_HIGH, Math.min(1, Math.abs(strength)));
}

/** Black or white, whichever is read more easily on a colour: one of them always has 4.5 to 1. */
export function inkOn(fill: Colour): Colour {
  return contrast(BLACK, fill) >= contrast(WHITE, fill) ? BLACK : WHITE;
}

/** WCAG 2.2, contrast ratio, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** WCAG 2.2, relative luminance, 0 to 1. */
export function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue, 0 to 255. */
export function channels(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const [start, end] = [channels(from), channels(to)];
  const mixed = start.map((value, index) => Math.round(value + ((end[index] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
