/** Drops comments, EXIF, XMP, thumbnails and whatever follows the end of a JPEG, without touching its pixels; orientation and profile are written anew. */
import { neededProfile } from "./colour-profile";
import { exifOrientation, orientationExif } from "./exif-orientation";
import { CUT_OFF, type StripOutcome } from "./stripped";

const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const EXIF = "Exif\0\0";
const PROFILE = "ICC_PROFILE\0";
/** What a segment holds at most, without its length and the words before a part of a profile. */
const PROFILE_PART_BYTES = 0xffff - 2 - 14;

/** Frame headers; 0xc4, 0xc8 and 0xcc in their range are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Frames and tables (Cx), quantisation, restart interval, number of lines, and Adobe's note on colour (without it CMYK turns negative). */
const isKept = (marker: number) => (marker >= 0xc0 && marker <= 0xcf) || [0xdb, 0xdc, 0xdd, SOS, APP14].includes(marker);

export function stripJpeg(source: Buffer): StripOutcome {
  const kept: Buffer[] = [source.subarray(0, 2)];
  /** Behind the start and, where it is next, the JFIF header. */
  let head = 1;
  const parts: Buffer[] = [];
  let orientation = 1;
  let components = 0;
  let hasScan = false;
  let at = 2;
  for (;;) {
    if (source[at] !== 0xff) return { problem: at >= source.length ? CUT_OFF : "corrupt: a JPEG segment does not begin where the one before ends" };
    while (source[at] === 0xff) at += 1; // any number of fill bytes may stand before a marker
    const marker = source[at];
    if (marker === undefined) return { problem: CUT_OFF };
    at += 1;
    if (marker === EOI) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    if (at + 2 > source.length) return { problem: CUT_OFF };
    const length = source.readUInt16BE(at);
    if (length < 2) return { problem: "corrupt: a JPEG segment has an impossible length" };
    if (at + length > source.length) return { problem: CUT_OFF };
    const content = source.subarray(at + 2, at + length);
    if (isFrame(marker)) components = content[5] ?? 0;
    if (marker === APP1 && content.subarray(0, 6).toString("latin1") === EXIF) orientation = exifOrientation(content.subarray(6));
    if (marker === APP2 && content.subarray(0, 12).toString("latin1") === PROFILE) parts.push(content.subarray(12));
    if (isKept(marker)) kept.push(Buffer.from([0xff, marker]), source.subarray(at, at + length));
    if (marker === APP0 && content.subarray(0, 5).toString("latin1") === "JFIF\0" && content.length >= 12) {
      if (kept.length === 1) head = 2;
      kept.push(jfifWithoutThumbnail(content));
    }
    at += length;
    if (marker !== SOS) continue;
    hasScan = true;
    const end = scanEnd(source, at);
    if (end < 0) return { problem: CUT_OFF };
    kept.push(source.subarray(at, end));
    at = end;
  }
  if (!hasScan || components === 0) return { problem: "corrupt: the JPEG holds no picture" };
  kept.push(Buffer.from([0xff, EOI]));
  const profile = neededProfile(joined(parts));
  if (profile) kept.splice(head, 0, ...profileSegments(profile));
  if (orientation !== 1) kept.splice(head, 0, segment(APP1, Buffer.from(EXIF, "latin1"), orientationExif(orientation)));
  return { bytes: Buffer.concat(kept), orientation, hasOtherColours: components === 4 || profile !== undefined };
}

/** Each part says which it is, and of how many; nothing where they are not all there, once each. */
function joined(parts: readonly Buffer[]): Buffer {
  const sorted = parts.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const isWhole = sorted.every((part, index) => part[0] === index + 1 && part[1] === parts.length);
  return isWhole ? Buffer.concat(sorted.map((part) => part.subarray(2))) : Buffer.alloc(0);
}

function profileSegments(profile: Buffer): Buffer[] {
  const count = Math.ceil(profile.length / PROFILE_PART_BYTES);
  return Array.from({ length: count }, (_, index) =>
    segment(APP2, Buffer.from(PROFILE, "latin1"), Buffer.from([index + 1, count]), profile.subarray(index * PROFILE_PART_BYTES, (index + 1) * PROFILE_PART_BYTES)));
}

function segment(marker: number, ...content: Buffer[]): Buffer {
  const whole = Buffer.concat([Buffer.from([0xff, marker, 0, 0]), ...content]);
  whole.writeUInt16BE(whole.length - 2, 2);
  return whole;
}

/** Version, units and densities stay; the thumbnail that may follow them shows what the picture was before it was edited. */
function jfifWithoutThumbnail(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, APP0, 0, 16]), content.subarray(0, 12), Buffer.from([0, 0])]);
}

/** Where the entropy-coded data ends: at a marker that is neither a stuffed byte nor a restart. */
function scanEnd(source: Buffer, from: number): number {
  for (let at = source.indexOf(0xff, from); at >= 0; at = source.indexOf(0xff, at)) {
    const next = source[at + 1];
    if (next === undefined) return -1;
    if (next === 0x00 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else if (next === 0xff) at += 1;
    else return at;
  }
  return -1;
}
