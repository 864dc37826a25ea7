/** Reads the export of a study, of whatever kind it is. */
import { pool } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { streamRevisions } from "@/lib/judgments/data";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { sourceNames } from "@/lib/studies/source-names";
import type { StudyKind } from "@/lib/studies/types";
import { readGuesses, readNaming } from "../comparison/data";
import { comparisonColumns } from "./comparison-columns";
import type { ExportFormat } from "./format";
import { ratingColumns } from "./tidy-row";
import { exportStream } from "./stream";

async function readSourceNames(studyId: AuthorizedStudyId): Promise<string[]> {
  const found = await pool().query<{ slug: string }>(`select d."slug" from "StudySource" s join "Dataset" d on d."id" = s."datasetId" where s."studyId" = $1 order by s."number"`, [studyId]);
  return sourceNames(found.rows.map(({ slug }) => slug));
}

export type StudyExport = { kind: StudyKind; stream: ReadableStream<Uint8Array> };

export async function readExport(studyId: AuthorizedStudyId, format: ExportFormat, scope: "counted" | "all"): Promise<StudyExport> {
  const found = await pool().query<{ kind: StudyKind }>(`select kind from "Study" where id = $1`, [studyId]);
  const kind = found.rows[0]?.kind;
  if (!kind) throw notFound();
  const columns = kind === "rating" ? ratingColumns(await readSourceNames(studyId)) : comparisonColumns(await readNaming(studyId), await readGuesses(studyId));
  return { kind, stream: exportStream(format, streamRevisions(studyId, scope), columns) };
}
