/** A figure of a study as a file. Pure. */
import type { FigureWidth } from "../figures/drawing";
import { drawingFile, type FigureFormat } from "../figures/figure-format";
import type { FigureFonts } from "../figures/font/figure-font";
import { renderFigure } from "../figures/render-figure";
import type { StudyFigure } from "./study-figures";

export function figureFile({ kind, model }: StudyFigure, format: FigureFormat, options: { fonts: FigureFonts; width?: FigureWidth }): string | Uint8Array {
  return drawingFile(renderFigure(kind, model, options), format, options.fonts);
}
