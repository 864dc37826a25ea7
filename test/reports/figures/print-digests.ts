/** Run by figures.test.ts in a process of its own: a digest of every figure, drawn here. */
import { createHash } from "node:crypto";
import { figureFonts } from "@/lib/reports/figures/data";
import { FIGURE_WIDTHS, type FigureWidth } from "@/lib/reports/figures/drawing";
import { drawingToPdf } from "@/lib/reports/figures/pdf";
import { FIGURE_KINDS, type FigureKind, type FigureModels, renderFigure } from "@/lib/reports/figures/render-figure";
import { drawingToSvg } from "@/lib/reports/figures/svg";
import { sampleModels, USUAL } from "./sample-figures";

const fonts = figureFonts();
const models = sampleModels(USUAL);
const digests: Record<string, string> = {};

function digest<Kind extends FigureKind>(kind: Kind, model: FigureModels[Kind], width: FigureWidth): string {
  const drawing = renderFigure(kind, model, { fonts, width });
  return createHash("sha256").update(drawingToSvg(drawing, fonts)).update(drawingToPdf(drawing, fonts)).digest("hex");
}

for (const kind of FIGURE_KINDS) for (const width of Object.keys(FIGURE_WIDTHS) as FigureWidth[]) digests[`${kind} ${width}`] = digest(kind, models[kind], width);
console.log(JSON.stringify(digests));
