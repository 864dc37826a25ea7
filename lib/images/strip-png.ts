/** Keeps the chunks of a PNG that make its pixels and their colours; text, time, EXIF, animation and trailing bytes go. Orientation and profile are written anew. */
import { crc32, deflateSync, inflateSync } from "node:zlib";
import { neededProfile, PROFILE_LIMIT } from "./colour-profile";
import { exifOrientation, orientationExif } from "./exif-orientation";
import { CUT_OFF, type StripOutcome } from "./stripped";

const KEPT = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT"]);
/** A profile's name is somebody's words. */
const PROFILE_NAME = Buffer.from("ICC\0\0", "latin1");

export function stripPng(source: Buffer): StripOutcome {
  const kept: Buffer[] = [source.subarray(0, 8)];
  let orientation = 1;
  /** The first counts: unpacking thousands would take minutes. */
  let profile: { packed: Buffer | undefined } | undefined;
  let hasPixels = false;
  for (let at = 8; ; ) {
    if (at + 12 > source.length) return { problem: CUT_OFF };
    const length = source.readUInt32BE(at);
    const type = source.subarray(at + 4, at + 8).toString("latin1");
    const end = at + 12 + length;
    if (length > 0x7fffffff || !/^[A-Za-z]{4}$/.test(type)) return { problem: "corrupt: a PNG chunk is malformed" };
    if (end > source.length) return { problem: CUT_OFF };
    const content = source.subarray(at + 8, end - 4);
    if (at === 8 && type !== "IHDR") return { problem: "corrupt: the PNG does not begin with its header" };
    if (type === "eXIf") orientation = exifOrientation(content);
    if (type === "iCCP") profile ??= { packed: packedProfile(content) };
    if (type === "IDAT") hasPixels = true;
    if (KEPT.has(type)) kept.push(source.subarray(at, end));
    if (type === "IEND") break;
    at = end;
  }
  if (!hasPixels) return { problem: "corrupt: the PNG holds no picture" };
  // Behind the header, before palette and pixels.
  if (orientation !== 1) kept.splice(2, 0, chunk("eXIf", orientationExif(orientation)));
  if (profile?.packed) kept.splice(2, 0, chunk("iCCP", Buffer.concat([PROFILE_NAME, profile.packed])));
  return { bytes: Buffer.concat(kept), orientation, hasOtherColours: profile?.packed !== undefined };
}

/** @returns a profile that must stay, packed as it came unless something hides behind it: packed anew it would be another picture with each release of the library that packs. */
function packedProfile(content: Buffer): Buffer | undefined {
  const nameEnd = content.indexOf(0);
  if (nameEnd < 0 || content.subarray(0, nameEnd).includes("sRGB")) return undefined;
  const packed = content.subarray(nameEnd + 2);
  try {
    const { buffer, engine } = inflateSync(packed, { maxOutputLength: PROFILE_LIMIT, info: true }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    const profile = neededProfile(buffer);
    return profile && (profile.length === buffer.length ? packed.subarray(0, engine.bytesWritten) : deflateSync(profile));
  } catch {
    // A profile that cannot be read would not be applied by a browser either.
    return undefined;
  }
}

function chunk(type: string, content: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type, "latin1"), content, Buffer.alloc(4)]);
  whole.writeUInt32BE(content.length, 0);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}
