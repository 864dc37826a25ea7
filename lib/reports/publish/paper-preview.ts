/** What of a bundle goes into a paper, as numbers are now: sentences, tables, figures. Pure. */
import { digestOf } from "@/lib/studies/digest";
import type { Protocol } from "@/lib/studies/protocol";
import { sourceLabels } from "../comparison/source-labels";
import type { ComparisonResults } from "../comparison/schema";
import type { FigureFonts } from "../figures/font/figure-font";
import { type FigureKind, figureTitle, renderFigure } from "../figures/render-figure";
import { meansTable } from "../latex/means-table";
import { winsTable } from "../latex/wins-table";
import { methodsParagraph } from "../paper/methods-paragraph";
import type { StudyResults } from "../schema";
import { resultsFigures, type StudyFigure } from "../study-figures/study-figures";

export type PreviewFigure = {
  kind: FigureKind;
  title: string;
  /** What it says, number by number. */
  description: string;
  /** In points, for the width of a page. */
  width: number;
  height: number;
  /** Other where the figure is another one. */
  digest: string;
};

export type PaperPreview = {
  /** Markdown: the whole, and where it is parted on screen. */
  methods: { text: string; paragraph: string; rest: string };
  table: { name: string; title: string; latex: string };
  figures: PreviewFigure[];
};

export function paperPreview(protocol: Protocol, results: StudyResults | ComparisonResults, fonts: FigureFonts): PaperPreview {
  return { methods: parted(methodsParagraph(protocol, results, null)), table: paperTable(results), figures: resultsFigures(results).map((figure) => previewFigure(figure, fonts)) };
}

/** Names are one line each, so that the first heading of the second rank is the document's own. */
function parted(text: string): PaperPreview["methods"] {
  const at = text.indexOf("\n## ") + 1;
  return { text, paragraph: text.slice(0, at), rest: text.slice(at) };
}

function paperTable(results: StudyResults | ComparisonResults): PaperPreview["table"] {
  if ("metric" in results) return { name: "means-and-agreement.tex", title: "Means and agreement", latex: meansTable(results) };
  return { name: "wins-and-ties.tex", title: "Wins and ties", latex: winsTable(results, sourceLabels(results.study.sources)) };
}

function previewFigure({ kind, model }: StudyFigure, fonts: FigureFonts): PreviewFigure {
  const { width, height, description } = renderFigure(kind, model, { fonts });
  return { kind, title: figureTitle(kind), description, width, height, digest: digestOf(model).slice(0, 16) };
}
