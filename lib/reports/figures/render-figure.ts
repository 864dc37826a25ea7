/** The figures that can be published, each drawn from the model that its chart on screen is drawn from. */
import type { NetForest } from "../comparison/net-forest";
import type { ShareBars } from "../comparison/share-bars";
import type { CoverageBars } from "../coverage-bars";
import type { DivergingBars } from "../diverging-bars";
import type { ForestPlot } from "../forest-plot";
import { drawBandLines } from "./draw/band-lines-figure";
import { drawDivergingBars } from "./draw/diverging-figure";
import { drawForestPlot } from "./draw/forest-figure";
import { drawHeatmap } from "./draw/heatmap-figure";
import { drawNetForest } from "./draw/net-figure";
import type { Drawn } from "./draw/parts";
import { drawCoverageBars } from "./draw/progress-figure";
import { drawShareBars } from "./draw/share-figure";
import { drawRaterTimeline } from "./draw/timeline-figure";
import { type Drawing, FIGURE_WIDTHS, type FigureWidth } from "./drawing";
import type { FigureFonts } from "./font/figure-font";
import type { BandLines } from "./models/band-lines";
import type { Heatmap } from "./models/heatmap";
import type { RaterTimeline } from "./models/rater-timeline";
import { Pen } from "./pen";

export type FigureModels = {
  distribution: DivergingBars;
  agreement: ForestPlot;
  progress: CoverageBars;
  "head-to-head": ShareBars;
  "net-preference": NetForest;
  raters: Heatmap;
  correlation: Heatmap;
  position: BandLines;
  timeline: RaterTimeline;
};
export type FigureKind = keyof FigureModels;

type Figures = { [Kind in FigureKind]: { title: string; draw: (model: FigureModels[Kind], pen: Pen, width: number) => Drawn } };

const FIGURES: Figures = {
  distribution: { title: "How items were rated: answers to both sides of the middle of the scale", draw: drawDivergingBars },
  agreement: { title: "Krippendorff's alpha by criterion, with its 95% interval", draw: drawForestPlot },
  progress: { title: "Items by number of judgments", draw: drawCoverageBars },
  "head-to-head": { title: "Wins, ties and losses by criterion", draw: drawShareBars },
  "net-preference": { title: "Net preference by criterion, with its 95% interval", draw: drawNetForest },
  raters: { title: "Agreement of evaluators, two by two", draw: drawHeatmap },
  correlation: { title: "Correlation of criteria, two by two", draw: drawHeatmap },
  position: { title: "Scores against position", draw: drawBandLines },
  timeline: { title: "Judgments by evaluator and day", draw: drawRaterTimeline },
};

export const FIGURE_KINDS = Object.keys(FIGURES) as FigureKind[];

export function figureTitle(kind: FigureKind): string {
  return FIGURES[kind].title;
}

/** Pure: the same model and typeface give the same drawing. No title is drawn; a paper has its caption. */
export function renderFigure<Kind extends FigureKind>(kind: Kind, model: FigureModels[Kind], { fonts, width = "page" }: { fonts: FigureFonts; width?: FigureWidth }): Drawing {
  const { title, draw }: Figures[Kind] = FIGURES[kind];
  const pen = new Pen(fonts);
  const { height, description } = draw(model, pen, FIGURE_WIDTHS[width]);
  return { width: FIGURE_WIDTHS[width], height, title, description, shapes: pen.shapes };
}
