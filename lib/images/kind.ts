/** What a picture is, by its first bytes alone: names and declared types are other people's words. */

export type PictureMime = "image/jpeg" | "image/png" | "image/webp";

const OTHERS: [name: string, test: (head: Buffer) => boolean][] = [
  ["GIF", (head) => head.subarray(0, 4).toString("latin1") === "GIF8"],
  ["TIFF", (head) => ["II*\0", "MM\0*"].includes(head.subarray(0, 4).toString("latin1"))],
  ["BMP", (head) => head.subarray(0, 2).toString("latin1") === "BM"],
  ["HEIF or AVIF", (head) => head.subarray(4, 8).toString("latin1") === "ftyp"],
  ["PDF", (head) => head.subarray(0, 5).toString("latin1") === "%PDF-"],
  ["SVG or other markup", (head) => head.toString("utf8").replace(/^\uFEFF/, "").trimStart().startsWith("<")],
];

/** @returns the type of a picture that is taken, or why these bytes are none. */
export function pictureKind(bytes: Buffer): { mime: PictureMime } | { problem: string } {
  const head = bytes.subarray(0, 256);
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return { mime: "image/jpeg" };
  if (head.subarray(0, 8).toString("latin1") === "\x89PNG\r\n\x1a\n") return { mime: "image/png" };
  if (head.subarray(0, 4).toString("latin1") === "RIFF" && head.subarray(8, 12).toString("latin1") === "WEBP") return { mime: "image/webp" };
  if (bytes.length === 0) return { problem: "corrupt: the file is empty" };
  const other = OTHERS.find(([, test]) => test(head))?.[0];
  return { problem: other ? `${other} is not taken: only JPEG, PNG and WebP are` : "corrupt: the bytes are no JPEG, PNG or WebP picture" };
}
