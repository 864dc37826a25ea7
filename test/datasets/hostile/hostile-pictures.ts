/** Pictures that are cut, floods of pixels, other things under a picture's name, or carry more than a picture. */
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { gif, jpeg, jpegWithExif, png, SVG, webp, withProfile } from "../../fixtures/pictures";
import { tarBuffer } from "../../fixtures/files";
import { zipBuffer } from "../../fixtures/zip";
import type { HostileFile } from "./hostile-file";

/** Words that must never be in the store. */
export const CANARY = "dataset=stark system=canary";

const refused = (reason: RegExp) => [{ row: null, reason }];

function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(content.length, 0);
  sizes.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([sizes.subarray(0, 4), named, sizes.subarray(4)]);
}

function header(width: number, height: number): Buffer {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([8, 0], 8);
  return pngChunk("IHDR", content);
}

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const flatPng = (side: number) => Buffer.concat([SIGNATURE, header(side, side), pngChunk("IDAT", deflateSync(Buffer.alloc((side + 1) * side), { level: 9 })), pngChunk("IEND", Buffer.alloc(0))]);

/** Behind the header, before the pixels. */
const withPngChunk = async (chunk: Buffer, tint = 0) => {
  const picture = await png(96, 64, tint);
  return Buffer.concat([picture.subarray(0, 33), chunk, picture.subarray(33)]);
};
/** The length of the first chunk of pixels, as it says. */
const withPixelLength = async (length: number) => {
  const picture = await png();
  picture.writeUInt32BE(length, picture.indexOf("IDAT") - 4);
  return picture;
};
/** Animated, as the flags of its header say. */
const moving = async () => {
  const picture = await webp();
  const extended = Buffer.concat([Buffer.from("VP8X\x0a\0\0\0\x02\0\0\0", "latin1"), Buffer.from([95, 0, 0, 63, 0, 0])]);
  const whole = Buffer.concat([picture.subarray(0, 12), extended, picture.subarray(12)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
};
/** Many pixels of one colour, to be turned: small as a file, and hundreds of megabytes for whoever decodes it. */
const turned = (width: number, height: number, orientation: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 40 * orientation, g: 90, b: 60 } } }).withMetadata({ orientation }).jpeg({ quality: 60 }).toBuffer();
/** Of a few kilobytes that unpack to megabytes. */
const profiled = async (tint: number) => {
  const { icc = Buffer.alloc(0) } = await sharp(await withProfile("png")).metadata();
  const large = Buffer.concat([icc, Buffer.alloc(3 * 1024 * 1024)]);
  large.writeUInt32BE(large.length, 0);
  return withPngChunk(pngChunk("iCCP", Buffer.concat([Buffer.from(`${CANARY}\0\0`), deflateSync(large)])), tint);
};
const SIXTY_FOUR = Array.from({ length: 64 }, (_, number) => number);
const tarOf = async (numbers: readonly number[], member: (number: number) => [name: string, content: Promise<Buffer>]) =>
  tarBuffer(await Promise.all(numbers.map(async (number) => {
    const [name, content] = member(number);
    return { header: { name }, content: await content };
  })));
const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
const tail = async (picture: Promise<Buffer>, bytes: Buffer | string) => Buffer.concat([await picture, Buffer.from(bytes)]);

export const HOSTILE_PICTURES: readonly HostileFile[] = [
  { name: "cut.jpg", bytes: async () => half(await jpeg()), says: refused(/picture refused: corrupt: the file ends before the picture does/) },
  { name: "cut.png", bytes: async () => half(await png()), says: refused(/picture refused: corrupt/) },
  { name: "cut.webp", bytes: async () => half(await webp()), says: refused(/picture refused: corrupt/) },
  // Whole by its structure: that rows are missing is seen when it is decoded (test/images/check).
  { name: "cut-and-ended.jpg", bytes: async () => Buffer.concat([half(await jpeg(320, 320)), Buffer.from([0xff, 0xd9])]), stores: ["cut-and-ended"], says: [] },
  { name: "pixels-too-long.png", bytes: () => withPixelLength(0x7ffffff0), says: refused(/picture refused: corrupt/) },
  { name: "pixels-too-short.png", bytes: () => withPixelLength(9), says: refused(/picture refused: corrupt/) },
  { name: "without-pixels.png", bytes: () => Buffer.concat([SIGNATURE, header(64, 64), pngChunk("IEND", Buffer.alloc(0))]), says: refused(/holds no picture/) },
  { name: "no-bytes.jpg", bytes: () => "", says: refused(/the file is empty/) },
  { name: "words.jpg", bytes: () => "no picture", says: refused(/no JPEG, PNG or WebP/) },
  { name: "markup.jpg", bytes: () => "<!DOCTYPE html><script>alert(1)</script>", says: refused(/SVG or other markup/) },
  { name: "vector.svg", bytes: () => SVG, says: refused(/SVG or other markup/) },
  { name: "vector.png", bytes: () => SVG, says: refused(/SVG or other markup/) },
  { name: "still.gif", bytes: () => gif(), says: refused(/GIF is not taken/) },
  { name: "gif.jpg", bytes: () => gif(), says: refused(/GIF is not taken/) },
  { name: "moving.webp", bytes: moving, says: refused(/animated WebP/) },
  { name: "tiff.jpg", bytes: () => sharp({ create: { width: 64, height: 64, channels: 3, background: "red" } }).tiff().toBuffer(), says: refused(/TIFF is not taken/) },
  { name: "document.jpg", bytes: () => "%PDF-1.7\n", says: refused(/PDF is not taken/) },
  { name: "magick.jpg", bytes: () => "push graphic-context\nimage over 0,0 0,0 'https://a.example/x'\n", says: refused(/no JPEG, PNG or WebP/) },
  { name: "flood.png", bytes: () => flatPng(14_000), says: refused(/more than 50 million pixels/) },
  { name: "header-of-a-billion.png", bytes: () => Buffer.concat([SIGNATURE, header(31_623, 31_623), pngChunk("IDAT", deflateSync(Buffer.alloc(100))), pngChunk("IEND", Buffer.alloc(0))]), says: refused(/more than 50 million pixels|corrupt/) },
  { name: "pixel.png", bytes: () => png(1, 1), says: refused(/too small to be seen/) },
  { name: "31-mb.jpg", bytes: () => Buffer.alloc(31 * 1024 * 1024, 0xff), says: refused(/larger than 30 MB/) },
  { name: "moving.png", bytes: () => withPngChunk(pngChunk("acTL", Buffer.from([0, 0, 0xea, 0x60, 0, 0, 0, 0]))), stores: ["moving"], says: [] },
  { name: "and-script.jpg", bytes: () => tail(jpeg(96, 64, 11), `<script>${CANARY}</script>`), stores: ["and-script"], says: [] },
  { name: "and-zip.png", bytes: () => tail(png(96, 64, 12), zipBuffer([{ name: "x.txt", content: CANARY, stored: true }])), stores: ["and-zip"], says: [] },
  { name: "described.jpg", bytes: () => jpegWithExif(CANARY), stores: ["described"], says: [] },
  { name: "described-too.png", bytes: () => withPngChunk(pngChunk("tEXt", Buffer.from(`Comment\0${CANARY}`))), stores: ["described-too"], says: [] },
  { name: "commented.jpg", bytes: async () => { const picture = await jpeg(96, 64, 13); const words = Buffer.from(CANARY); return Buffer.concat([picture.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, words.length + 2]), words, picture.subarray(2)]); }, stores: ["commented"], says: [] },
  // Side by side, as they are read out of an archive.
  { name: "turned-floods.tar", bytes: () => tarOf([2, 3, 5, 6, 7, 8], (orientation) => [`flood-${orientation}.jpg`, turned(7_000, 7_000, orientation)]), stores: [2, 3, 5, 6, 7, 8].map((orientation) => `flood-${orientation}`), says: [] },
  { name: "portraits.tar", bytes: () => tarOf([1, 2, 3, 4, 5, 6], (number) => [`portrait-${number}.jpg`, turned(6_000 - number, 4_000, 6)]), stores: [1, 2, 3, 4, 5, 6].map((number) => `portrait-${number}`), says: [] },
  { name: "profiles.tar", bytes: () => tarOf(SIXTY_FOUR, (number) => [`profile-${number}.png`, profiled(number)]), stores: SIXTY_FOUR.map((number) => `profile-${number}`), says: [] },
];
