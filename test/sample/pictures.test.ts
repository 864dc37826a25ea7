import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { pictureOf, pictures } from "@/prisma/sample/pictures";
import { drawPicture, renderPicture } from "@/prisma/sample/render";
import { pictureSize } from "@/prisma/sample/scenes/picture";

describe("the catalogue of sample pictures", () => {
  it("has at least forty pictures, no two drawn alike or described alike", () => {
    const all = [...pictures.values()];
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(new Set(all.map((picture) => createHash("sha256").update(drawPicture(picture)).digest("hex"))).size).toBe(all.length);
    expect(new Set(all.map(({ description }) => description)).size).toBe(all.length);
  });

  it("has keys that say nothing but the person and a number", () => {
    for (const key of pictures.keys()) expect(key).toMatch(/^[a-z]+-(face|\d{2})$/);
  });

  it("draws without lettering, and never with a number that is none", () => {
    for (const picture of pictures.values()) expect(drawPicture(picture)).not.toMatch(/<text|NaN|undefined|Infinity/);
  });

  it("draws the same picture the same way each time", () => {
    for (const key of ["hanae-07", "farid-07"]) expect(drawPicture(pictureOf(key))).toBe(drawPicture(pictureOf(key)));
  });

  it("names the key that it does not know", () => {
    expect(() => pictureOf("nobody-01")).toThrow("nobody-01");
  });
});

describe("a rendered sample picture", () => {
  it.each(["solveig-01", "kwame-03", "lucia-03"])("%s is a JPEG of its size that can be decoded", async (key) => {
    const picture = pictureOf(key);
    const bytes = await renderPicture(picture);
    const { format, width, height } = await sharp(bytes).metadata();
    expect({ format, width, height }).toEqual({ format: "jpeg", ...pictureSize[picture.shape] });
    const { channels } = await sharp(bytes).stats();
    expect(channels.every(({ stdev }) => stdev > 10)).toBe(true);
  });
});
