/** Colour profiles of other people's pictures: which of them must stay for the colours to be right. */

/** Of printers the largest have some megabytes. */
export const PROFILE_LIMIT = 4 * 1024 * 1024;
const HEADER_BYTES = 128;
/** Of the pictures that are taken. */
const SPACES = new Set(["RGB ", "GRAY", "CMYK"]);

/** @returns the profile as far as it says that it goes; undefined where it is none, absurdly large, or sRGB, which is what a picture without one is taken for. */
export function neededProfile(bytes: Buffer): Buffer | undefined {
  if (bytes.length < HEADER_BYTES || bytes.subarray(36, 40).toString("latin1") !== "acsp") return undefined;
  const length = bytes.readUInt32BE(0);
  if (length < HEADER_BYTES || length > bytes.length || length > PROFILE_LIMIT || !SPACES.has(bytes.subarray(16, 20).toString("latin1"))) return undefined;
  const profile = bytes.subarray(0, length);
  return isSrgb(profile) ? undefined : profile;
}

/** Profiles name themselves, in ASCII or in UTF-16. Most pictures of the web say sRGB. */
function isSrgb(profile: Buffer): boolean {
  return profile.includes("sRGB") || profile.includes(Buffer.from("sRGB", "utf16le").swap16());
}
