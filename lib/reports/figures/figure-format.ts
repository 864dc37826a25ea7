/** A drawing as a file, and as the answer of a route. */
import type { Drawing } from "./drawing";
import type { FigureFonts } from "./font/figure-font";
import { drawingToPdf } from "./pdf";
import { drawingToSvg } from "./svg";

export const FIGURE_FORMATS = ["svg", "pdf"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

const MEDIA_TYPES: Record<FigureFormat, string> = { svg: "image/svg+xml", pdf: "application/pdf" };

export function drawingFile(drawing: Drawing, format: FigureFormat, fonts: FigureFonts): string | Uint8Array {
  return format === "svg" ? drawingToSvg(drawing, fonts) : drawingToPdf(drawing, fonts);
}

/** "progress.svg" as the name of a figure and the format it is wanted in. */
export function splitFigureName(figure: string): { name: string; format: FigureFormat } {
  const dot = figure.lastIndexOf(".");
  return { name: figure.slice(0, dot), format: figure.endsWith(".pdf") ? "pdf" : "svg" };
}

export function figureResponse(figure: string, content: string | Uint8Array): Response {
  return new Response(content as BodyInit, {
    headers: {
      "content-type": MEDIA_TYPES[splitFigureName(figure).format],
      "content-disposition": `attachment; filename="${figure}"`,
      // Names in a figure are hostile text: should one ever become markup, it must not run.
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
