import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { analysisCharts } from "@/lib/datasets/analysis/analysis-charts";
import { drawCountFigure } from "@/lib/datasets/analysis/count-figure";
import { getAnalysis } from "@/lib/datasets/analysis/data";
import { getDatasetFigure } from "@/lib/datasets/analysis/endpoints";
import { notFound } from "@/lib/errors";
import { figureFonts } from "@/lib/reports/figures/data";
import { drawingFile, figureResponse, splitFigureName } from "@/lib/reports/figures/figure-format";

export const GET = handle(getDatasetFigure, async ({ actor, params, query: { version, width } }) => {
  const { name, format } = splitFigureName(params.figure);
  const view = await getAnalysis(datasetReader(actor), params.slug, version);
  const chart = view?.analysis && analysisCharts(view.analysis.body).find(({ key }) => key === name);
  if (!chart) throw notFound();
  const fonts = figureFonts();
  return figureResponse(params.figure, drawingFile(drawCountFigure(chart, { fonts, width }), format, fonts));
});
