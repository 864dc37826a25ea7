/** A picture without its metadata: the same pixels, bit for bit, and what must be known before the metadata is gone. */
export type Stripped = {
  bytes: Buffer;
  /** EXIF orientation, 1 where the picture stands upright. */
  orientation: number;
  /** It has a colour profile other than sRGB, or is CMYK: without conversion its colours would change. */
  needsColourConversion: boolean;
};

export type StripOutcome = Stripped | { problem: string };

export const CUT_OFF = "corrupt: the file ends before the picture does";

/** Profiles name themselves, in ASCII or in UTF-16. Most pictures of the web say sRGB, and need no profile to be shown right. */
export function isSrgbProfile(profile: Buffer): boolean {
  return profile.includes("sRGB") || profile.includes(Buffer.from("sRGB", "utf16le").swap16());
}
