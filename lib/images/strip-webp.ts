/** Rebuilds a WebP from its picture and alpha chunks, with orientation and profile written anew. Moving pictures are not taken: a still is what was judged. */
import { neededProfile } from "./colour-profile";
import { exifOrientation, orientationExif } from "./exif-orientation";
import { CUT_OFF, type StripOutcome } from "./stripped";

const KEPT = new Set(["VP8 ", "VP8L", "ALPH"]);
const PROFILE_FLAG = 0x20;
const ALPHA_FLAG = 0x10;
const EXIF_FLAG = 0x08;
const ANIMATION_FLAG = 0x02;

export function stripWebp(source: Buffer): StripOutcome {
  const declaredEnd = 8 + source.readUInt32LE(4);
  if (declaredEnd > source.length) return { problem: CUT_OFF };
  const kept: Buffer[] = [];
  /** What says which of the others count; a plain file has none. */
  let extended: Buffer | undefined;
  let profile: Buffer | undefined;
  let orientation = 1;
  let hasPixels = false;
  for (let at = 12; at + 8 <= declaredEnd; ) {
    const type = source.subarray(at, at + 4).toString("latin1");
    const length = source.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > declaredEnd) return { problem: CUT_OFF };
    const content = source.subarray(at + 8, end);
    const has = (flag: number) => ((extended?.[0] ?? 0) & flag) !== 0;
    if (type === "VP8X") {
      extended ??= Buffer.from(content);
      if (has(ANIMATION_FLAG)) return { problem: "an animated WebP is not taken: only stills are" };
    }
    if (type === "EXIF" && has(EXIF_FLAG)) orientation = exifOrientation(content.subarray(0, 6).toString("latin1") === "Exif\0\0" ? content.subarray(6) : content);
    if (type === "ICCP" && has(PROFILE_FLAG)) profile ??= neededProfile(content);
    if (type === "VP8 " || type === "VP8L") hasPixels = true;
    if (KEPT.has(type)) kept.push(chunk(type, content));
    at = end + (length % 2);
  }
  if (!hasPixels) return { problem: "corrupt: the WebP holds no picture" };
  if (profile) kept.unshift(chunk("ICCP", profile));
  if (orientation !== 1) kept.push(chunk("EXIF", orientationExif(orientation)));
  if (extended) {
    extended[0] = ((extended[0] ?? 0) & ALPHA_FLAG) | (profile ? PROFILE_FLAG : 0) | (orientation === 1 ? 0 : EXIF_FLAG);
    kept.unshift(chunk("VP8X", extended));
  }
  const body = Buffer.concat(kept);
  const header = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  header.writeUInt32LE(4 + body.length, 4);
  return { bytes: Buffer.concat([header, body]), orientation, hasOtherColours: profile !== undefined };
}

/** Of an even length in the file. */
function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
