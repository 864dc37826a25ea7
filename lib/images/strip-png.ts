/** Keeps the chunks of a PNG that make its pixels and their colours; text, time, EXIF, animation and trailing bytes go. */
import { inflateSync } from "node:zlib";
import { exifOrientation } from "./exif-orientation";
import { CUT_OFF, isSrgbProfile, type StripOutcome } from "./stripped";

const KEPT = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT"]);
const PROFILE_LIMIT = 4 * 1024 * 1024;

export function stripPng(source: Buffer): StripOutcome {
  const kept: Buffer[] = [source.subarray(0, 8)];
  let orientation = 1;
  let needsColourConversion = false;
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
    if (type === "iCCP") needsColourConversion = !isSrgbChunk(content);
    if (type === "IDAT") hasPixels = true;
    if (KEPT.has(type)) kept.push(source.subarray(at, end));
    if (type === "IEND") break;
    at = end;
  }
  if (!hasPixels) return { problem: "corrupt: the PNG holds no picture" };
  return { bytes: Buffer.concat(kept), orientation, needsColourConversion };
}

function isSrgbChunk(content: Buffer): boolean {
  const nameEnd = content.indexOf(0);
  if (nameEnd < 0 || content.subarray(0, nameEnd).includes("sRGB")) return true;
  try {
    return isSrgbProfile(inflateSync(content.subarray(nameEnd + 2), { maxOutputLength: PROFILE_LIMIT }));
  } catch {
    // A profile that cannot be read would not be applied by a browser either.
    return true;
  }
}
