/** WCAG 2.2: text 4.5 to 1, marks 3 to 1. */
import { describe, expect, it } from "vitest";
import { contrast, FAINT, INK, inkOn, luminance, MEDIUM, SOFT_INK, strengthColour, STRONG, toneColour, WHITE } from "@/lib/reports/figures/palette";

const SCALES = [3, 4, 5, 6, 7].map((points) => Array.from({ length: points }, (_, index) => (2 * index) / (points - 1) - 1));

describe("colours for paper", () => {
  it("know black on white as 21 to 1", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 9);
    expect(luminance("#808080")).toBeCloseTo(0.2159, 4);
  });

  it("leave every text readable", () => {
    for (const ink of [INK, SOFT_INK]) expect(contrast(ink, WHITE)).toBeGreaterThanOrEqual(4.5);
    for (const tone of SCALES.flat()) expect(contrast(inkOn(toneColour(tone)), toneColour(tone)), `tone ${tone}`).toBeGreaterThanOrEqual(4.5);
    for (let strength = -1; strength <= 1; strength += 0.01) expect(contrast(INK, strengthColour(strength))).toBeGreaterThanOrEqual(4.5);
  });

  it("leave marks visible on paper", () => {
    for (const colour of [INK, STRONG, FAINT]) expect(contrast(colour, WHITE)).toBeGreaterThanOrEqual(3);
  });

  it("tell neighbours of a scale of four and the three outcomes of a comparison apart in grey", () => {
    for (const tones of [[-1, -1 / 3, 1 / 3, 1], [-1, 0, 1]]) {
      const greys = tones.map((tone) => toneColour(tone));
      for (const [index, one] of greys.entries()) for (const other of greys.slice(index + 1)) expect(contrast(one, other), `${one} ${other}`).toBeGreaterThanOrEqual(1.3);
    }
    expect(contrast(STRONG, MEDIUM)).toBeGreaterThanOrEqual(2);
  });
});
