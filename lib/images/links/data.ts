/** Reads about remote pictures and the rounds through their addresses. */
import type { DatasetReader, Importer } from "@/lib/datasets/access";
import { pool } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { hasLiveWorker } from "@/lib/jobs/data";
import { sliceSchema, type Slice } from "@/lib/studies/slice";
import type { KnownLink } from "./known-outcome";
import { hostOf } from "./outcome";
import { KNOWN_LINKS, linesAfter, sharesAfter, standingQuery, type Part } from "./shares-sql";
import { LINKS_JOB, linksPayloadSchema, linksProgressSchema, linksResultSchema, type LinkLine, type LinksView, type RemoteStanding } from "./types";

export type RemoteShare = { id: string; isJudged: boolean; candidates: { key: string | null; url: string }[] };

/** The current version of a dataset, or of it what the slices take. */
export async function findPart(_reader: DatasetReader, slug: string, slices: readonly Slice[] = []): Promise<Part> {
  const found = await pool().query<{ id: string; version: number }>(`select "id", "currentVersion" as "version" from "Dataset" where "slug" = $1 and "currentVersion" > 0`, [slug]);
  const dataset = found.rows[0];
  if (!dataset) throw notFound();
  return { datasetId: dataset.id, version: dataset.version, slices };
}

export async function readShares(part: Part, after: string | null, limit: number): Promise<RemoteShare[]> {
  const { text, values } = sharesAfter(part, after, limit);
  return (await pool().query<RemoteShare>(text, values)).rows;
}

export async function findKnownLinks(hashes: readonly string[]): Promise<Map<string, KnownLink>> {
  const found = await pool().query<KnownLink & { urlHash: string }>(KNOWN_LINKS, [hashes]);
  return new Map(found.rows.map((row) => [row.urlHash, row]));
}

export async function readStanding(part: Part): Promise<RemoteStanding> {
  const { text, values } = standingQuery(part);
  const row = (await pool().query<RemoteStanding>(text, values)).rows[0];
  if (!row) throw new Error("The pictures could not be counted.");
  return row;
}

const LINES_PER_READ = 500;

/** Every address of every remote picture, without holding all of them. */
export async function* readLinkLines(part: Part): AsyncGenerator<LinkLine[]> {
  let after: string | null = null;
  for (;;) {
    const { text, values } = linesAfter(part, after, LINES_PER_READ);
    const { rows } = await pool().query<Omit<LinkLine, "checkedAt" | "host"> & { checkedAt: Date | null }>(text, values);
    if (rows.length === 0) return;
    yield rows.map((row) => ({ ...row, turn: row.turn === null ? null : row.turn + 1, host: hostOf(row.url), checkedAt: row.checkedAt?.toISOString() ?? null }));
    after = rows.at(-1)?.share ?? after;
  }
}

/** What a draft would draw from this dataset. */
export async function slicesOfDraft(_reader: DatasetReader, studyId: string, slug: string): Promise<Slice[]> {
  const found = await pool().query<{ state: string; slice: unknown }>(
    `select study."state", source."slice" from "StudySource" source join "Study" study on study."id" = source."studyId" join "Dataset" d on d."id" = source."datasetId"
     where study."id" = $1 and d."slug" = $2 order by source."number"`, [studyId, slug],
  );
  const [first] = found.rows;
  if (!first) throw notFound();
  if (first.state !== "draft") throw new AppError("conflict", "The study has started: its pictures stay as they are.");
  return found.rows.map((row) => sliceSchema.parse(row.slice));
}

type Row = {
  id: string; payload: unknown; state: LinksView["state"]; progress: unknown; result: unknown; error: string | null; createdBy: string | null; createdAt: Date; finishedAt: Date | null;
};

const ROUNDS = `
  select j."id", j."payload", j."state", j."progress", j."result", j."error", u."email" as "createdBy", j."createdAt", j."finishedAt"
  from "Job" j left join "User" u on u."id" = j."createdById" where j."kind" = '${LINKS_JOB}'`;

function view(row: Row, workerSeen: boolean): LinksView {
  const { dataset, mode, again, slices, studyId } = linksPayloadSchema.parse(row.payload);
  return {
    id: row.id, dataset, mode, again, isPart: slices.length > 0, studyId, state: row.state, workerSeen, progress: linksProgressSchema.parse(row.progress ?? {}),
    result: row.result === null ? null : linksResultSchema.parse(row.result), error: row.error, createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** The last rounds through a dataset's addresses, newest first. */
export async function listRounds(_reader: DatasetReader, slug: string): Promise<LinksView[]> {
  const [found, workerSeen] = await Promise.all([pool().query<Row>(`${ROUNDS} and j."payload" ->> 'dataset' = $1 order by j."createdAt" desc limit 20`, [slug]), hasLiveWorker()]);
  return found.rows.map((row) => view(row, workerSeen));
}

export async function getRound(_reader: DatasetReader | Importer, jobId: string): Promise<LinksView | undefined> {
  const [found, workerSeen] = await Promise.all([pool().query<Row>(`${ROUNDS} and j."id" = $1`, [jobId]), hasLiveWorker()]);
  const row = found.rows[0];
  return row && view(row, workerSeen);
}

/** When a round was asked for: what was found since then was found by it. */
export async function roundStartedAt(jobId: string): Promise<Date> {
  const found = await pool().query<{ createdAt: Date }>(`select "createdAt" from "Job" where "id" = $1`, [jobId]);
  const row = found.rows[0];
  if (!row) throw notFound();
  return row.createdAt;
}

/** For a page: of a study that has started, or is none, the whole dataset is shown. */
export async function draftPart(reader: DatasetReader, slug: string, studyId: string | undefined): Promise<{ part: Part; studyId: string | null }> {
  const draft = studyId === undefined ? undefined : await slicesOfDraft(reader, studyId, slug).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "conflict")) return undefined;
    throw error;
  });
  return { part: await findPart(reader, slug, draft), studyId: draft && studyId ? studyId : null };
}

/** A dataset's current version, or of it what a draft would draw. */
export async function partOf(reader: DatasetReader, slug: string, studyId: string | undefined): Promise<Part> {
  return findPart(reader, slug, studyId === undefined ? [] : await slicesOfDraft(reader, studyId, slug));
}
