/** sharp with everything shut that Concord does not read: three formats, a limit on pixels, one thread, no cache. */
import sharp from "sharp";

export const MAX_PIXELS = 50_000_000;

sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });
sharp.concurrency(1);
sharp.cache(false);

/** @param strict refuse what is shown otherwise with a grey half, as browsers do: to know whether a picture is whole. */
export function decoder(bytes: Buffer, strict = false): ReturnType<typeof sharp> {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: strict ? "warning" : "none" });
}
