import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { getFigureEndpoint } from "@/lib/reports/endpoints";
import { figureFonts } from "@/lib/reports/figures/data";
import { figureResponse, splitFigureName } from "@/lib/reports/figures/figure-format";
import { figureFile } from "@/lib/reports/study-figures/figure-file";
import { readFigure } from "@/lib/reports/study-figures/data";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getFigureEndpoint, async ({ actor, params, query: { width, ...query } }) => {
  const { name, format } = splitFigureName(params.figure);
  const figure = await readFigure(await authorizeStudy(actor, params.studyId), name, query);
  if (!figure) throw notFound();
  return figureResponse(params.figure, figureFile(figure, format, { fonts: figureFonts(), width }));
});
