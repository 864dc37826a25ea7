/** Reads a figure of a study. */
import type { Metric } from "@/lib/stats/metric";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { analysed } from "../analysis/data";
import { readNaming } from "../comparison/data";
import { sourceLabels } from "../comparison/source-labels";
import type { RaterMeasure } from "../agreement/rater-measures";
import { agreementFigure, evaluatorFigures, ratersFigure, resultsFigures, type StudyFigure } from "./study-figures";

export type FigureQuery = { metric: Metric; first?: string; /** Of agreement in a comparison. */ sources?: string; /** Of evaluators two by two. */ key?: string; measure: RaterMeasure };

/** Null where the study has no figure of that kind. */
export async function readFigure(studyId: AuthorizedStudyId, kind: string, { metric, first: asked, sources, key, measure }: FigureQuery): Promise<StudyFigure | null> {
  const first = asked ?? null;
  if (kind === "timeline" || kind === "position") {
    const analysis = await analysed(studyId, { kind: "evaluators", metric, first });
    const isComparison = analysis.criteria.some(({ contrast }) => contrast !== null);
    const labelOf = isComparison ? sourceLabels((await readNaming(studyId)).sources) : (name: string) => name;
    return evaluatorFigures(analysis, labelOf).find((figure) => figure.kind === kind) ?? null;
  }
  if (kind === "raters") return ratersFigure(await analysed(studyId, { kind: "agreement", metric, first }), key, measure);
  const results = await analysed(studyId, { kind: "results", metric, first });
  if (kind === "agreement" && !("metric" in results)) return agreementFigure(await analysed(studyId, { kind: "agreement", metric, first }), sources);
  return resultsFigures(results).find((figure) => figure.kind === kind) ?? null;
}
