/** Reads a PDF of the figures' kind from its table of objects, as a viewer does: throws where an offset or a length is wrong. */

export type ReadPdf = { mediaBox: number[]; texts: string[]; title: string; alternative: string; source: string; fontFiles: Buffer[] };

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes);
  const source = file.toString("latin1");
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(source)?.[1]);
  const table = source.slice(start).split("\n");
  if (table[0] !== "xref") throw new Error("no table of objects where the file says");
  const size = Number(table[1]?.split(" ")[1]);
  const objects = Array.from({ length: size - 1 }, (_, index) => {
    const offset = Number(table[3 + index]?.slice(0, 10));
    const head = `${index + 1} 0 obj\n`;
    if (!source.startsWith(head, offset)) throw new Error(`object ${index + 1} is not at ${offset}`);
    return objectAt(file, source, offset + head.length);
  });
  const object = (number: string | undefined) => objects[Number(number) - 1] ?? { dictionary: "", stream: Buffer.alloc(0) };
  const root = object(/\/Root (\d+) 0 R/.exec(source)?.[1]);
  const page = object(/\/Kids \[(\d+) 0 R\]/.exec(object(/\/Pages (\d+)/.exec(root.dictionary)?.[1]).dictionary)?.[1]);
  const content = object(/\/Contents (\d+)/.exec(page.dictionary)?.[1]).stream.toString("latin1");
  const maps = new Map<string, Map<string, string>>();
  const fontFiles: Buffer[] = [];
  for (const [, name = "", number] of page.dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = object(number);
    maps.set(name, characterMap(object(/\/ToUnicode (\d+)/.exec(font.dictionary)?.[1]).stream.toString("latin1")));
    const descendant = object(/\/DescendantFonts \[(\d+)/.exec(font.dictionary)?.[1]);
    fontFiles.push(object(/\/FontFile2 (\d+)/.exec(object(/\/FontDescriptor (\d+)/.exec(descendant.dictionary)?.[1]).dictionary)?.[1]).stream);
  }
  const texts = [...content.matchAll(/\/(F\d+) [\d.]+ Tf [^<]* Tm <([0-9A-F]*)> Tj/g)]
    .map(([, font = "", glyphs = ""]) => (glyphs.match(/.{4}/g) ?? []).map((glyph) => maps.get(font)?.get(glyph) ?? "?").join(""));
  const all = objects.map((entry) => entry.dictionary).join("\n");
  return {
    mediaBox: (/\/MediaBox \[([^\]]*)\]/.exec(page.dictionary)?.[1] ?? "").split(" ").map(Number),
    texts, source, fontFiles,
    title: utf16(/\/Title <([0-9A-Fa-f]*)>/.exec(all)?.[1] ?? ""),
    alternative: utf16(/\/Alt <([0-9A-Fa-f]*)>/.exec(all)?.[1] ?? ""),
  };
}

function objectAt(file: Buffer, source: string, from: number): { dictionary: string; stream: Buffer } {
  const end = source.indexOf("endobj", from);
  const opening = source.indexOf(">>\nstream\n", from);
  if (opening < 0 || opening > end) return { dictionary: source.slice(from, end), stream: Buffer.alloc(0) };
  const dictionary = source.slice(from, opening + 2);
  const begin = opening + ">>\nstream\n".length;
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  if (!source.startsWith("\nendstream\nendobj\n", begin + length)) throw new Error("a stream is not as long as it says");
  return { dictionary, stream: file.subarray(begin, begin + length) };
}

function characterMap(text: string): Map<string, string> {
  return new Map([...text.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)].map(([, glyph = "", units = ""]) => [glyph, utf16(`FEFF${units}`)]));
}

function utf16(hex: string): string {
  return Buffer.from(hex, "hex").subarray(2).swap16().toString("utf16le");
}
