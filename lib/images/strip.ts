/** Drops the metadata of a picture, whichever of the three kinds it is by its content. Pure: nothing is decoded. */
import { pictureKind, type PictureMime } from "./kind";
import { stripJpeg } from "./strip-jpeg";
import { stripPng } from "./strip-png";
import { stripWebp } from "./strip-webp";
import type { Stripped, StripOutcome } from "./stripped";

const STRIP: Record<PictureMime, (source: Buffer) => StripOutcome> = { "image/jpeg": stripJpeg, "image/png": stripPng, "image/webp": stripWebp };

export function stripPicture(source: Buffer): (Stripped & { mime: PictureMime }) | { problem: string } {
  const kind = pictureKind(source);
  if ("problem" in kind) return kind;
  const stripped = STRIP[kind.mime](source);
  return "problem" in stripped ? stripped : { ...stripped, mime: kind.mime };
}

/** Whether the pixels can be shown as they lie: upright, and in sRGB. Also what cannot be gone through to its end, of which nothing is known. */
export function isPlain(picture: Buffer): boolean {
  const stripped = stripPicture(picture);
  return "problem" in stripped || (stripped.orientation === 1 && !stripped.hasOtherColours);
}
