import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { getFigureEndpoint } from "@/lib/reports/endpoints";
import { FIGURE_MEDIA_TYPES, type FigureFormat, figureFile } from "@/lib/reports/study-figures/figure-file";
import { figureFonts } from "@/lib/reports/figures/data";
import { readFigure } from "@/lib/reports/study-figures/data";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getFigureEndpoint, async ({ actor, params, query: { width, ...query } }) => {
  const [kind, format] = params.figure.split(".") as [string, FigureFormat];
  const figure = await readFigure(await authorizeStudy(actor, params.studyId), kind, query);
  if (!figure) throw notFound();
  const content = figureFile(figure, format, { fonts: figureFonts(), width });
  return new Response(content as BodyInit, {
    headers: {
      "content-type": FIGURE_MEDIA_TYPES[format],
      "content-disposition": `attachment; filename="${params.figure}"`,
      // Names in a figure are hostile text: should one ever become markup, it must not run.
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
