/** Pictures as an evaluator's browser may get them: one format, no name, no metadata, another address in every assignment. */
import { expect } from "@playwright/test";
import sharp from "sharp";
import type { Received } from "./everything-received";

/** @param least how many there must have been. */
export async function expectBlindPictures(received: readonly Received[], least: number): Promise<void> {
  const pictures = received.filter(({ url, status }) => url.includes("/images/") && status === 200);
  expect(pictures.length).toBeGreaterThanOrEqual(least);
  for (const { url, headers, body } of pictures) {
    const { pathname, search } = new URL(url);
    expect(pathname).toMatch(/^\/api\/v1\/assignments\/[0-9a-f-]{36}\/images\/[A-Za-z0-9_-]{24}$/);
    expect(search).toMatch(/^(\?w=(small|large))?$/);
    expect(headers["content-type"]).toBe("image/jpeg");
    for (const name of ["etag", "last-modified", "content-disposition"]) expect(headers, url).not.toHaveProperty(name);
    const { exif, xmp, iptc, comments, width } = await sharp(body).metadata();
    expect({ exif, xmp, iptc, comments, width }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined, comments: undefined, width: 640 });
  }
  // The same picture under another address in every assignment.
  const tokens = pictures.map(({ url }) => new URL(url).pathname);
  expect(new Set(tokens.map((path) => path.split("/").at(-1))).size).toBe(new Set(tokens).size);
}
