/** Which glyph stands for a code point: table "cmap", format 12, which covers all of Unicode. */
import { view } from "./sfnt";

const WHOLE_UNICODE = 12;
const GROUP = 12;

export function readCharacterMap(cmap: Uint8Array): Map<number, number> {
  const data = view(cmap);
  const glyphs = new Map<number, number>();
  for (let index = 0; index < data.getUint16(2); index += 1) {
    const start = data.getUint32(4 + index * 8 + 4);
    if (data.getUint16(start) !== WHOLE_UNICODE) continue;
    for (let group = 0; group < data.getUint32(start + 12); group += 1) {
      const at = start + 16 + group * GROUP;
      const first = data.getUint32(at);
      for (let point = first; point <= data.getUint32(at + 4); point += 1) glyphs.set(point, data.getUint32(at + 8) + point - first);
    }
    return glyphs;
  }
  throw new Error("The font has no character map of format 12.");
}

/** @param glyphs in ascending order of code points. */
export function writeCharacterMap(glyphs: readonly (readonly [number, number])[]): Uint8Array {
  const start = 12;
  const cmap = new Uint8Array(start + 16 + glyphs.length * GROUP);
  const data = view(cmap);
  data.setUint16(2, 1);
  data.setUint16(4, 3); // Windows
  data.setUint16(6, 10); // all of Unicode
  data.setUint32(8, start);
  data.setUint16(start, WHOLE_UNICODE);
  data.setUint32(start + 4, cmap.length - start);
  data.setUint32(start + 12, glyphs.length);
  for (const [index, [point, glyph]] of glyphs.entries()) {
    const at = start + 16 + index * GROUP;
    data.setUint32(at, point);
    data.setUint32(at + 4, point);
    data.setUint32(at + 8, glyph);
  }
  return cmap;
}
