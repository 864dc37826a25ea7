/**
 * From the bytes of an untrusted file to a picture that may be stored: type by content, metadata dropped without
 * touching the pixels. Runs in processes of its own only. Nothing is decoded here: whether every row can be is looked at
 * afterwards (check/), and what does not lie upright and in sRGB is turned where it is shown (open-image.ts).
 */
import { decoder, MAX_PIXELS } from "./decoder";
import type { PictureMime } from "./kind";
import { stripPicture } from "./strip";

/** @property width of the picture as it is seen, upright; so the height. */
export type PreparedPicture = { bytes: Buffer; mime: PictureMime; width: number; height: number };

/** Shards hold stand-ins of 1 pixel for pictures that could not be fetched; nothing below this can be judged. */
export const MIN_SIDE = 8;
/** From here on an orientation lays the picture on its side. */
const ON_ITS_SIDE = 5;

export async function preparePicture(source: Buffer): Promise<PreparedPicture | { problem: string }> {
  const stripped = stripPicture(source);
  if ("problem" in stripped) return stripped;
  const { bytes, mime, orientation } = stripped;
  try {
    const { width, height } = await decoder(bytes).metadata();
    if (width * height > MAX_PIXELS) return { problem: `too large: ${width} × ${height} pixels` };
    if (width < MIN_SIDE || height < MIN_SIDE) return { problem: `too small to be seen: ${width} × ${height} ${width * height === 1 ? "pixel" : "pixels"}` };
    return { bytes, mime, ...(orientation < ON_ITS_SIDE ? { width, height } : { width: height, height: width }) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** @returns why a stored picture cannot be shown whole, or undefined: every row is read; the reduction keeps it cheap. */
export async function damageOf(bytes: Buffer): Promise<string | undefined> {
  try {
    await decoder(bytes, true).resize(16, 16, { fit: "fill" }).raw().toBuffer();
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): string {
  const words = error instanceof Error ? error.message.split("\n")[0]?.slice(0, 200) : undefined;
  if (words?.includes("pixel limit")) return `too large: more than ${MAX_PIXELS / 1_000_000} million pixels`;
  return `corrupt: ${words ?? "cannot be decoded"}`;
}
