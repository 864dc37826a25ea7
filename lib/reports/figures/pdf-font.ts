/** A subset as a font of a PDF: glyphs by number, their widths, and which characters they stand for, so that text can be copied. */
import { createHash } from "node:crypto";
import type { FigureFont } from "./font/figure-font";
import { tableOf, view } from "./font/sfnt";
import type { FontSubset } from "./font/subset";
import type { ObjectNumber, PdfFile } from "./pdf-file";

const NAMES = { 400: "Inter-Regular", 600: "Inter-SemiBold" } as const;
const SYMBOLIC = 4;
/** A block of a character map holds so many at most. */
const BLOCK = 100;

export function writeFont(file: PdfFile, font: FigureFont, subset: FontSubset): ObjectNumber {
  const whole = file.reserve();
  const descendant = file.reserve();
  const descriptor = file.reserve();
  const program = file.reserve();
  const characters = file.reserve();
  const thousandth = (units: number) => Math.round((units / font.unitsPerEm) * 1000);
  const head = view(tableOf(font.tables, "head"));
  const vertical = view(tableOf(font.tables, "hhea"));
  const capitals = view(tableOf(font.tables, "OS/2")).getInt16(88);
  const name = `${tagOf(subset)}+${NAMES[font.weight]}`;
  const box = [36, 38, 40, 42].map((at) => thousandth(head.getInt16(at))).join(" ");

  file.write(whole, `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${characters} 0 R >>`);
  file.write(descendant, `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> `
    + `/FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 0 /W [0 [${subset.advances.map((units) => thousandths(units, font.unitsPerEm)).join(" ")}]] >>`);
  file.write(descriptor, `<< /Type /FontDescriptor /FontName /${name} /Flags ${SYMBOLIC} /FontBBox [${box}] /ItalicAngle 0 `
    + `/Ascent ${thousandth(vertical.getInt16(4))} /Descent ${thousandth(vertical.getInt16(6))} /CapHeight ${thousandth(capitals)} /StemV ${font.weight === 600 ? 120 : 80} /FontFile2 ${program} 0 R >>`);
  file.writeStream(program, subset.file, `/Length1 ${subset.file.length} `);
  file.writeStream(characters, Buffer.from(characterMap(subset), "latin1"));
  return whole;
}

/** Unrounded enough that a long line does not drift. */
function thousandths(units: number, unitsPerEm: number): string {
  return String(Math.round((units / unitsPerEm) * 1_000_000) / 1000);
}

/** Six letters that are the subset's own, as PDF asks. */
function tagOf({ file }: FontSubset): string {
  return [...createHash("sha256").update(file).digest().subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join("");
}

function characterMap({ glyphs }: FontSubset): string {
  const pairs = [...glyphs].map(([point, glyph]) => `<${hex(glyph)}> <${[...String.fromCodePoint(point)].flatMap(unitsOf).map(hex).join("")}>`);
  const blocks = [];
  for (let from = 0; from < pairs.length; from += BLOCK) {
    const block = pairs.slice(from, from + BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
    ...blocks,
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
  ].join("\n");
}

function unitsOf(character: string): number[] {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
}

export function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, "0");
}
