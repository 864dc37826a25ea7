/** A picture without its metadata: the same pixels, bit for bit, and of the rest what they cannot be shown right without, written anew. */
export type Stripped = {
  bytes: Buffer;
  /** EXIF orientation, 1 where the picture stands upright; said in the bytes where it is another. */
  orientation: number;
  /** It has a colour profile other than sRGB, which stays in the bytes, or is CMYK. */
  hasOtherColours: boolean;
};

export type StripOutcome = Stripped | { problem: string };

export const CUT_OFF = "corrupt: the file ends before the picture does";
