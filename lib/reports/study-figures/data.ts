/** Reads a figure of a study. */
import type { Metric } from "@/lib/stats/metric";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { analysed } from "../analysis/data";
import { resultsFigures, type StudyFigure } from "./study-figures";

/** Null where the study has no figure of that kind. */
export async function readFigure(studyId: AuthorizedStudyId, kind: string, { metric, first = null }: { metric: Metric; first?: string | null }): Promise<StudyFigure | null> {
  const results = await analysed(studyId, { kind: "results", metric, first });
  return resultsFigures(results).find((figure) => figure.kind === kind) ?? null;
}
