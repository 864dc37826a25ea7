/** How a camera says that its picture must be turned: the one piece of metadata that is read before all of it is dropped, and written anew. */

const ORIENTATION = 0x0112;

/** @param tiff the EXIF block from its byte-order mark on. @returns 1 to 8; 1 (upright) where nothing valid is said. */
export function exifOrientation(tiff: Buffer): number {
  const order = tiff.subarray(0, 2).toString("latin1");
  if (tiff.length < 14 || (order !== "II" && order !== "MM")) return 1;
  const read16 = (at: number) => (order === "II" ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const read32 = (at: number) => (order === "II" ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = read32(4);
  if (directory + 2 > tiff.length) return 1;
  const count = Math.min(read16(directory), 500);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return 1;
    if (read16(entry) !== ORIENTATION) continue;
    const value = read16(entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** @returns an EXIF block that says this and nothing else: one directory with one entry, a short number. */
export function orientationExif(orientation: number): Buffer {
  return Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, ORIENTATION & 0xff, ORIENTATION >> 8, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]);
}
