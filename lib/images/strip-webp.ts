/** Rebuilds a WebP from its picture and alpha chunks alone. Moving pictures are not taken: a still is what was judged. */
import { exifOrientation } from "./exif-orientation";
import { CUT_OFF, isSrgbProfile, type StripOutcome } from "./stripped";

const KEPT = new Set(["VP8X", "VP8 ", "VP8L", "ALPH"]);
const ALPHA_FLAG = 0x10;
const ANIMATION_FLAG = 0x02;

export function stripWebp(source: Buffer): StripOutcome {
  const declaredEnd = 8 + source.readUInt32LE(4);
  if (declaredEnd > source.length) return { problem: CUT_OFF };
  const kept: Buffer[] = [];
  let orientation = 1;
  let needsColourConversion = false;
  let hasPixels = false;
  for (let at = 12; at + 8 <= declaredEnd; ) {
    const type = source.subarray(at, at + 4).toString("latin1");
    const length = source.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > declaredEnd) return { problem: CUT_OFF };
    const content = source.subarray(at + 8, end);
    const chunk = Buffer.from(source.subarray(at, end));
    if (type === "VP8X") {
      if (((content[0] ?? 0) & ANIMATION_FLAG) !== 0) return { problem: "an animated WebP is not taken: only stills are" };
      chunk[8] = (content[0] ?? 0) & ALPHA_FLAG;
    }
    if (type === "EXIF") orientation = exifOrientation(content.subarray(0, 6).toString("latin1") === "Exif\0\0" ? content.subarray(6) : content);
    if (type === "ICCP") needsColourConversion = !isSrgbProfile(content);
    if (type === "VP8 " || type === "VP8L") hasPixels = true;
    if (KEPT.has(type)) kept.push(chunk, Buffer.alloc(length % 2));
    at = end + (length % 2);
  }
  if (!hasPixels) return { problem: "corrupt: the WebP holds no picture" };
  const body = Buffer.concat(kept);
  const header = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  header.writeUInt32LE(4 + body.length, 4);
  return { bytes: Buffer.concat([header, body]), orientation, needsColourConversion };
}
