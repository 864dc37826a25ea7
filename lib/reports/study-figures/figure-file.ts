/** A figure as a file. Pure. */
import type { FigureWidth } from "../figures/drawing";
import type { FigureFonts } from "../figures/font/figure-font";
import { drawingToPdf } from "../figures/pdf";
import { renderFigure } from "../figures/render-figure";
import type { StudyFigure } from "./study-figures";
import { drawingToSvg } from "../figures/svg";

export const FIGURE_FORMATS = ["svg", "pdf"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

export const FIGURE_MEDIA_TYPES: Record<FigureFormat, string> = { svg: "image/svg+xml", pdf: "application/pdf" };

export function figureFile({ kind, model }: StudyFigure, format: FigureFormat, options: { fonts: FigureFonts; width?: FigureWidth }): string | Uint8Array {
  const drawing = renderFigure(kind, model, options);
  return format === "svg" ? drawingToSvg(drawing, options.fonts) : drawingToPdf(drawing, options.fonts);
}
