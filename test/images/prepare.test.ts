import { crc32, deflateSync, inflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { exifOrientation } from "@/lib/images/exif-orientation";
import { pictureKind } from "@/lib/images/kind";
import { damageOf, preparePicture } from "@/lib/images/prepare";
import { stripJpeg } from "@/lib/images/strip-jpeg";
import { stripPng } from "@/lib/images/strip-png";
import { stripWebp } from "@/lib/images/strip-webp";
import { isPlain } from "@/lib/images/strip";
import { uprightPicture } from "@/lib/images/upright";
import { gif, jpeg, jpegWithExif, lying, png, SVG, webp, withProfile } from "../fixtures/pictures";

const CANARY = "CANARY-dataset-name";

async function pixelsOf(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).raw().toBuffer();
}

function stripped(outcome: ReturnType<typeof stripJpeg>) {
  if ("problem" in outcome) throw new Error(outcome.problem);
  return outcome;
}

async function prepared(bytes: Buffer) {
  const outcome = await preparePicture(bytes);
  if ("problem" in outcome) throw new Error(outcome.problem);
  return outcome;
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Behind the PNG header (8 + 25 bytes). */
function withPngChunk(source: Buffer, type: string, content: Buffer): Buffer {
  return Buffer.concat([source.subarray(0, 33), pngChunk(type, content), source.subarray(33)]);
}

describe("a JPEG without its metadata", () => {
  it("has the same pixels, and none of the words, comments or trailing bytes", async () => {
    const plain = await jpegWithExif(CANARY);
    expect(plain.includes(CANARY)).toBe(true);
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0x00, 2 + CANARY.length]), Buffer.from(CANARY)]);
    const source = Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2), Buffer.from(`<script>${CANARY}</script>PK\u0003\u0004`)]);
    const { bytes } = stripped(stripJpeg(source));
    expect(bytes.includes(CANARY)).toBe(false);
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(plain));
    expect(stripped(stripJpeg(bytes)).bytes).toEqual(bytes);
  });

  it("loses the thumbnail of its JFIF header", async () => {
    const source = await jpeg();
    const jfif = Buffer.from([0xff, 0xe0, 0, 16 + 3, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]);
    const { bytes } = stripped(stripJpeg(Buffer.concat([source.subarray(0, 2), jfif, source.subarray(2)])));
    expect(bytes.subarray(2, 20)).toEqual(Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]));
  });

  it("is refused where its segments do not fit together", async () => {
    const source = await jpeg();
    const at = (offset: number, ...values: number[]) => {
      const copy = Buffer.from(source);
      copy.set(values, offset);
      return copy;
    };
    expect(stripJpeg(at(4, 0, 1))).toEqual({ problem: "corrupt: a JPEG segment has an impossible length" });
    expect(stripJpeg(at(4, 0xff, 0xff))).toEqual({ problem: "corrupt: the file ends before the picture does" });
    expect(stripJpeg(at(2, 0x12))).toEqual({ problem: "corrupt: a JPEG segment does not begin where the one before ends" });
    expect(stripJpeg(source.subarray(0, source.length - 2))).toEqual({ problem: "corrupt: the file ends before the picture does" });
    expect(stripJpeg(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toEqual({ problem: "corrupt: the JPEG holds no picture" });
  });

  it("ends or is refused wherever it is cut", async () => {
    const source = await jpegWithExif(CANARY, 6);
    for (let end = 3; end < source.length; end += 13) expect(stripJpeg(source.subarray(0, end)), String(end)).toHaveProperty("problem");
  });
});

describe("a PNG without its metadata", () => {
  it("keeps pixels and transparency, loses text, EXIF and what follows its end", async () => {
    const source = await png();
    const dressed = Buffer.concat([withPngChunk(withPngChunk(source, "tEXt", Buffer.from(`Comment\0${CANARY}`)), "eXIf", Buffer.from(CANARY)), Buffer.from(CANARY)]);
    const { bytes } = stripped(stripPng(dressed));
    expect(bytes.includes(CANARY)).toBe(false);
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(source));
  });

  it("is refused where a chunk is cut off or malformed", async () => {
    const source = await png();
    expect(stripPng(source.subarray(0, source.length - 5))).toHaveProperty("problem");
    const malformed = Buffer.from(source);
    malformed.write("I!DT", 37, "latin1");
    expect(stripPng(malformed)).toEqual({ problem: "corrupt: a PNG chunk is malformed" });
  });
});

describe("a WebP without its metadata", () => {
  it("keeps its pixels and loses EXIF and XMP", async () => {
    const dressed = await sharp(await webp()).withMetadata({ exif: { IFD0: { ImageDescription: CANARY } } }).webp({ lossless: true }).toBuffer();
    expect(dressed.includes(CANARY)).toBe(true);
    const { bytes } = stripped(stripWebp(dressed));
    expect(bytes.includes(CANARY)).toBe(false);
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(dressed));
  });

  it("is refused where it moves or is cut off", async () => {
    const moving = await sharp([await png(32, 32, 1), await png(32, 32, 2)], { join: { animated: true } }).webp().toBuffer();
    expect(stripWebp(moving)).toEqual({ problem: "an animated WebP is not taken: only stills are" });
    const still = await webp();
    expect(stripWebp(still.subarray(0, still.length - 10))).toHaveProperty("problem");
  });
});

describe("a picture made ready for the store", () => {
  it.each([["image/jpeg", jpeg], ["image/png", png], ["image/webp", webp]] as const)("of %s is taken as it is", async (mime, make) => {
    const picture = await prepared(await make(40, 30));
    expect(picture).toMatchObject({ mime, width: 40, height: 30 });
  });

  it.each(["jpeg", "png", "webp"] as const)("of %s keeps how it is to be turned, and no other word of its metadata", async (format) => {
    const source = await sharp(await lying(format)).withMetadata({ exif: { IFD0: { ImageDescription: CANARY } }, orientation: 6 }).toFormat(format, { lossless: true }).toBuffer();
    expect(source.includes(CANARY)).toBe(true);
    const picture = await prepared(source);
    expect(picture).toMatchObject({ width: 64, height: 96 });
    expect(picture.bytes.includes(CANARY)).toBe(false);
    expect(await pixelsOf(picture.bytes)).toEqual(await pixelsOf(source));
    const { orientation, exif } = await sharp(picture.bytes).metadata();
    expect({ orientation, exif: exif?.length }).toEqual({ orientation: 6, exif: format === "jpeg" ? 32 : expect.any(Number) as number });
    expect(isPlain(picture.bytes)).toBe(false);
    expect(await damageOf(picture.bytes)).toBeUndefined();
    // The same picture again, as out of an export, is the same picture.
    expect(await prepared(picture.bytes)).toEqual(picture);
  });

  it.each([["jpeg", "p3"], ["png", "p3"], ["webp", "p3"], ["jpeg", "cmyk"]] as const)("of %s keeps its profile (%s), and its pixels", async (format, profile) => {
    const source = await withProfile(format, profile);
    const picture = await prepared(source);
    const { icc = Buffer.alloc(0) } = await sharp(picture.bytes).metadata();
    expect((await sharp(source).metadata()).icc?.equals(icc)).toBe(true);
    expect(await pixelsOf(picture.bytes)).toEqual(await pixelsOf(source));
    expect(isPlain(picture.bytes)).toBe(false);
    expect(await damageOf(picture.bytes)).toBeUndefined();
    expect((await prepared(picture.bytes)).bytes.equals(picture.bytes)).toBe(true);
  });

  it("loses a profile that is none, of another kind of picture, or absurdly large, and what hides behind one", async () => {
    const { icc = Buffer.alloc(0) } = await sharp(await withProfile("png")).metadata();
    const changed = (at: number, words: string) => {
      const copy = Buffer.from(icc);
      copy.write(words, at, "latin1");
      return copy;
    };
    const named = (profile: Buffer, behind = "") => Buffer.concat([Buffer.from(`${CANARY}\0\0`), deflateSync(profile), Buffer.from(behind)]);
    const large = Buffer.concat([icc, Buffer.alloc(5 * 1024 * 1024)]);
    large.writeUInt32BE(large.length, 0);
    for (const lost of [changed(36, "none"), changed(16, "Lab "), changed(0, "\xff\xff\xff\xff"), large, Buffer.from("short")]) {
      const { bytes, hasOtherColours } = stripped(stripPng(withPngChunk(await png(), "iCCP", named(lost))));
      expect({ hasOtherColours, isPlain: bytes.equals(stripped(stripPng(await png())).bytes) }).toEqual({ hasOtherColours: false, isPlain: true });
    }
    const { bytes } = stripped(stripPng(withPngChunk(await png(), "iCCP", named(Buffer.concat([icc, Buffer.from(CANARY)]), CANARY))));
    const chunk = bytes.subarray(bytes.indexOf("iCCP") + 4);
    expect(inflateSync(chunk.subarray(chunk.indexOf(0) + 2, bytes.readUInt32BE(bytes.indexOf("iCCP") - 4)))).toEqual(icc);
    expect(bytes.includes(CANARY)).toBe(false);
    // Of a profile in parts they must all be there.
    const whole = await withProfile("jpeg", "cmyk");
    const second = whole.indexOf("ICC_PROFILE\0\x02", 0, "latin1");
    whole[second + 12] = 9;
    expect((await sharp(stripped(stripJpeg(whole)).bytes).metadata()).icc).toBeUndefined();
  });

  it("of many profiles is gone through in no time", async () => {
    const chunk = pngChunk("iCCP", Buffer.concat([Buffer.from("x\0\0"), deflateSync(Buffer.alloc(4 * 1024 * 1024 - 1))]));
    const begun = performance.now();
    expect(stripPng(Buffer.concat([(await png()).subarray(0, 33), ...Array.from({ length: 3_000 }, () => chunk), (await png()).subarray(33)]))).toHaveProperty("bytes");
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it("of a profile that does not fit its pixels is no damaged one", async () => {
    const grey = await sharp({ create: { width: 64, height: 64, channels: 3, background: "grey" } }).toColourspace("b-w").png().toBuffer();
    const { icc = Buffer.alloc(0) } = await sharp(await withProfile("png")).metadata();
    const { bytes } = await prepared(withPngChunk(grey, "iCCP", Buffer.concat([Buffer.from("x\0\0"), deflateSync(icc)])));
    expect(await damageOf(bytes)).toBeUndefined();
  });

  it("is taken by its content and not by its name; what is none is refused in words", async () => {
    expect(pictureKind(SVG)).toEqual({ problem: "SVG or other markup is not taken: only JPEG, PNG and WebP are" });
    expect(pictureKind(await gif())).toEqual({ problem: "GIF is not taken: only JPEG, PNG and WebP are" });
    expect(pictureKind(Buffer.from("%PDF-1.7"))).toHaveProperty("problem");
    expect(pictureKind(Buffer.alloc(0))).toEqual({ problem: "corrupt: the file is empty" });
  });

  it("is refused where it is too small; that rows are missing is seen when it is decoded", async () => {
    expect(await preparePicture(await png(7, 300))).toEqual({ problem: "too small to be seen: 7 × 300 pixels" });
    expect(await preparePicture(await jpeg(8, 8))).toHaveProperty("bytes");
    const whole = await jpeg(200, 200);
    const holed = Buffer.concat([whole.subarray(0, Math.floor(whole.length / 2)), Buffer.from([0xff, 0xd9])]);
    expect(await preparePicture(holed)).toHaveProperty("bytes");
    expect(await damageOf(holed)).toMatch(/^corrupt: /);
    expect(await damageOf(whole)).toBeUndefined();
  });
});

describe("a picture for whoever looks at bare pixels", () => {
  it.each(["jpeg", "png", "webp"] as const)("of %s is turned upright", async (format) => {
    const picture = await uprightPicture(await prepared(await lying(format)));
    expect(picture).toMatchObject({ mime: `image/${format}`, width: 64, height: 96 });
    expect((await sharp(picture.bytes).metadata()).orientation).toBeUndefined();
    // What lay above is at the right.
    const row = await sharp(picture.bytes).extract({ left: 0, top: 40, width: 64, height: 1 }).greyscale().raw().toBuffer();
    expect([row[4], row[60]]).toEqual([0, 255]);
  });

  it.each(["p3", "cmyk"] as const)("of the profile %s is brought into sRGB", async (profile) => {
    const source = await withProfile("jpeg", profile);
    const picture = await uprightPicture(await prepared(source));
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ space: "srgb", hasProfile: false });
    expect(await pixelsOf(picture.bytes)).not.toEqual(await pixelsOf(source));
  });

  it("stays as it is where it lies as it is seen", async () => {
    const picture = await prepared(await jpegWithExif(CANARY));
    expect(await uprightPicture(picture)).toBe(picture);
  });
});

describe("the orientation in an EXIF block", () => {
  it("is upright where nothing valid is said", () => {
    expect(exifOrientation(Buffer.from("II*\0"))).toBe(1);
    expect(exifOrientation(Buffer.from("no exif at all"))).toBe(1);
    const endless = Buffer.alloc(20);
    endless.write("II*\0", 0, "latin1");
    endless.writeUInt32LE(0xffffffff, 4);
    expect(exifOrientation(endless)).toBe(1);
  });
});
