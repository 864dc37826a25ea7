import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { Canvas } from "@/lib/mcu/aligner/card/canvas";
import { CARD_SIDE, cardText, drawCard } from "@/lib/mcu/aligner/card/draw-card";
import { wrappedLines } from "@/lib/mcu/aligner/card/wrap";
import { preparePicture } from "@/lib/images/prepare";
import { figureFonts } from "@/lib/reports/figures/data";

const fonts = figureFonts();

describe("drawCard", () => {
  it("gives the same bytes for the same seed and description, and others otherwise", async () => {
    const card = { description: "A dog on a beach at dusk", seed: 3 };
    const bytes = await drawCard(card, fonts);
    expect(await drawCard(card, fonts)).toEqual(bytes);
    expect(await drawCard({ ...card, seed: 4 }, fonts)).not.toEqual(bytes);
    expect(await drawCard({ ...card, description: "A dog" }, fonts)).not.toEqual(bytes);
  });

  it("is a picture that may be stored, in the same process as the decoder that has every other reader shut", async () => {
    for (const description of ["", "x".repeat(5_000), "شاطئ عند الغروب مع كلب", "🐕🏽 <b>&amp;</b> \u0000 \ud800", "Zoë’s café\n<script>alert(1)</script>"]) {
      expect(await preparePicture(await drawCard({ description, seed: 1 }, fonts))).toMatchObject({ mime: "image/png", width: CARD_SIDE, height: CARD_SIDE });
    }
  });

  it("has words in it: ink where the text stands", async () => {
    const ink = async (description: string) => {
      const { data } = await sharp(await drawCard({ description, seed: 1 }, fonts)).extract({ left: 0, top: 192, width: CARD_SIDE, height: 260 }).greyscale().raw().toBuffer({ resolveWithObject: true });
      return data.filter((value) => value < 128).length;
    };
    expect(await ink("")).toBe(0);
    expect(await ink("A dog on a beach")).toBeGreaterThan(500);
  });

  it("says so where it has no letters for a text", () => {
    expect(cardText("כלב על החוף", fonts[400])).toContain("no letters");
    expect(cardText("a dog 🐕 on a beach", fonts[400])).toBe("a dog □ on a beach");
  });
});

it("covers half of a pixel that is half inside, and leaves out a hole", () => {
  const canvas = new Canvas(6, 6, [0, 0, 0]);
  canvas.fill([[[0.5, 0], [6, 0], [6, 6], [0.5, 6]], [[2, 2], [2, 4], [4, 4], [4, 2]]], [200, 200, 200]);
  const at = (x: number, y: number) => canvas.pixels[(y * 6 + x) * 3];
  expect([at(0, 1), at(1, 1), at(3, 3), at(5, 5)]).toEqual([100, 200, 0, 200]);
});

it("wraps, breaks what is too wide, and ends with an ellipsis", () => {
  const widthOf = (text: string) => text.length;
  expect(wrappedLines("one two three", 7, 5, widthOf)).toEqual(["one two", "three"]);
  expect(wrappedLines("abcdefghij", 4, 5, widthOf)).toEqual(["abcd", "efgh", "ij"]);
  expect(wrappedLines("one two three four", 5, 2, widthOf)).toEqual(["one", "two…"]);
  expect(wrappedLines("", 5, 2, widthOf)).toEqual([]);
});
