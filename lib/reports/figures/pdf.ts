/**
 * A drawing as a PDF of one page. Written here in full, because the same drawing must be the same bytes on every
 * machine: no date, no name of a program, and nothing compressed (what zlib makes depends on the processor).
 */
import { type Drawing, length } from "./drawing";
import type { FigureFonts, FontWeight } from "./font/figure-font";
import { type FontSubset, subsetFont } from "./font/subset";
import { pageContent } from "./pdf-content";
import { PdfFile } from "./pdf-file";
import { writeFont } from "./pdf-font";
import { plainText } from "./settable-text";
import { textsByWeight } from "./used-text";

export function drawingToPdf(drawing: Drawing, fonts: FigureFonts): Uint8Array {
  const file = new PdfFile();
  const catalog = file.reserve();
  const pages = file.reserve();
  const page = file.reserve();
  const content = file.reserve();
  const structure = file.reserve();
  const figure = file.reserve();
  const parents = file.reserve();
  const info = file.reserve();
  const subsets = new Map<FontWeight, FontSubset>(textsByWeight(drawing).map(([weight, text]) => [weight, subsetFont(fonts[weight], text)]));
  const resources = [...subsets].map(([weight, subset]) => `/F${weight} ${writeFont(file, fonts[weight], subset)} 0 R`);
  const alternative = textString(drawing.description);

  file.write(catalog, `<< /Type /Catalog /Pages ${pages} 0 R /Lang (en) /MarkInfo << /Marked true >> /StructTreeRoot ${structure} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>`);
  file.write(pages, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`);
  file.write(page, `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${length(drawing.width)} ${length(drawing.height)}] `
    + `/Resources << /Font << ${resources.join(" ")} >> >> /Contents ${content} 0 R /StructParents 0 /Tabs /S >>`);
  file.writeStream(content, Buffer.from(pageContent(drawing, fonts, subsets), "latin1"));
  // The whole page is one figure with its text alternative, for those who have it read out.
  file.write(structure, `<< /Type /StructTreeRoot /K ${figure} 0 R /ParentTree ${parents} 0 R /ParentTreeNextKey 1 >>`);
  file.write(figure, `<< /Type /StructElem /S /Figure /P ${structure} 0 R /Pg ${page} 0 R /K 0 /Alt ${alternative} >>`);
  file.write(parents, `<< /Nums [0 [${figure} 0 R]] >>`);
  file.write(info, `<< /Title ${textString(drawing.title)} >>`);
  return file.finish(catalog, info);
}

/** Any text, as UTF-16 in hexadecimal: nothing in it can end the string. */
function textString(text: string): string {
  return `<FEFF${[...Buffer.from(plainText(text), "utf16le").swap16()].map((byte) => byte.toString(16).padStart(2, "0")).join("")}>`;
}
