/**
 * From the bytes of an untrusted file to a picture that may be stored: type by content, metadata dropped without
 * touching the pixels, upright, sRGB. Runs in processes of its own only. Whether every row can be decoded is looked at
 * afterwards (check/), since that takes several times as long as everything here.
 */
import { decoder, MAX_PIXELS } from "./decoder";
import { pictureKind, type PictureMime } from "./kind";
import { stripJpeg } from "./strip-jpeg";
import { stripPng } from "./strip-png";
import { stripWebp } from "./strip-webp";
import type { StripOutcome } from "./stripped";

export type PreparedPicture = { bytes: Buffer; mime: PictureMime; width: number; height: number };

/** Shards hold stand-ins of 1 pixel for pictures that could not be fetched; nothing below this can be judged. */
export const MIN_SIDE = 8;

const STRIP: Record<PictureMime, (source: Buffer) => StripOutcome> = { "image/jpeg": stripJpeg, "image/png": stripPng, "image/webp": stripWebp };

export async function preparePicture(source: Buffer): Promise<PreparedPicture | { problem: string }> {
  const kind = pictureKind(source);
  if ("problem" in kind) return kind;
  const stripped = STRIP[kind.mime](source);
  if ("problem" in stripped) return stripped;
  try {
    const { width, height } = await decoder(stripped.bytes).metadata();
    if (width * height > MAX_PIXELS) return { problem: `too large: ${width} × ${height} pixels` };
    if (width < MIN_SIDE || height < MIN_SIDE) return { problem: `too small to be seen: ${width} × ${height} ${width * height === 1 ? "pixel" : "pixels"}` };
    if (stripped.orientation !== 1 || stripped.needsColourConversion) return await reencode(source, kind.mime);
    return { bytes: stripped.bytes, mime: kind.mime, width, height };
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

/** Turned upright and into sRGB: the pixels change once, here, so that every browser shows the same. */
async function reencode(source: Buffer, mime: PictureMime): Promise<PreparedPicture> {
  const upright = decoder(source, true).autoOrient().toColourspace("srgb");
  const encoded = mime === "image/png" ? upright.png()
    : mime === "image/webp" ? upright.webp({ quality: 95 })
      : upright.jpeg({ quality: 95, chromaSubsampling: "4:4:4" });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, mime, width: info.width, height: info.height };
}
