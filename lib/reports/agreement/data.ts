/** Agreement in a part of a study's answers. No count knows that part: the ratings are read, and what that cost is said. */
import { AppError } from "@/lib/errors";
import type { Metric } from "@/lib/stats/metric";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import type { StudyDetail } from "@/lib/studies/types";
import { readNaming } from "../comparison/data";
import { countPatterns } from "../patterns/data";
import type { ReadingCost } from "../patterns/schema";
import { type LiveBlock, liveAgreement } from "./live-agreement";
import { filterOf, type Part } from "./part";

export type PartOfAgreement = { blocks: LiveBlock[]; cost: ReadingCost };

/** @throws AppError `unavailable` where the study has so many ratings that reading them takes longer than a page may. */
export async function readPartOfAgreement(studyId: AuthorizedStudyId, study: StudyDetail, part: Part, { metric, first }: { metric: Metric; first: string | null }): Promise<PartOfAgreement> {
  const naming = study.kind === "comparison" ? await readNaming(studyId) : null;
  const { patterns, cost } = await countPatterns(studyId, filterOf(part)).catch((error: unknown) => {
    throw isTimeout(error) ? new AppError("unavailable", "The study has too many ratings to read this part of them while a page waits. Choose fewer evaluators or days.", { cause: error }) : error;
  });
  return { blocks: liveAgreement(patterns, { criteria: study.protocol.criteria, metric, naming, first }), cost };
}

/** PostgreSQL's code for a statement that took longer than it may. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "57014";
}
