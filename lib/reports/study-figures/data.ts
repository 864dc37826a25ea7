/** Reads a figure of a study. */
import type { Metric } from "@/lib/stats/metric";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { analysed } from "../analysis/data";
import { readNaming } from "../comparison/data";
import { sourceLabels } from "../comparison/source-labels";
import { evaluatorFigures, resultsFigures, type StudyFigure } from "./study-figures";

/** Null where the study has no figure of that kind. */
export async function readFigure(studyId: AuthorizedStudyId, kind: string, { metric, first = null }: { metric: Metric; first?: string | null }): Promise<StudyFigure | null> {
  if (kind === "timeline" || kind === "position") {
    const analysis = await analysed(studyId, { kind: "evaluators", metric, first });
    const isComparison = analysis.criteria.some(({ contrast }) => contrast !== null);
    const labelOf = isComparison ? sourceLabels((await readNaming(studyId)).sources) : (name: string) => name;
    return evaluatorFigures(analysis, labelOf).find((figure) => figure.kind === kind) ?? null;
  }
  const results = await analysed(studyId, { kind: "results", metric, first });
  return resultsFigures(results).find((figure) => figure.kind === kind) ?? null;
}
