/** Reads of alignments. */
import type { DatasetReader } from "@/lib/datasets/access";
import { imageAddress } from "@/lib/datasets/episode-view";
import { pool } from "@/lib/db/client";
import type { Generator } from "@/lib/generation/access";
import { loggedCallSchema } from "@/lib/generation/logged-call";
import { hasLiveWorker } from "@/lib/jobs/data";
import type { JobState } from "@/lib/jobs/types";
import { pictureRecordSchema, type PictureRecord } from "@/lib/mcu/picture-record";
import type { AuthorizedAlignmentId } from "./access";
import { ALIGNMENT_JOB, alignmentProgressSchema } from "./job";
import { storedAlignRequestSchema, type StoredAlignRequest } from "./schema";
import type { ShareToAlign } from "./share-request";
import { originalSchema, type AlignmentResult, type AlignmentView } from "./types";
import { outcomeText, thresholdsSchema, verdictsOf } from "./verdicts";

type Row = {
  id: string; imageId: string | null; slug: string | null; episodeId: string | null; request: unknown; thresholds: unknown; face: unknown; record: unknown; original: unknown; calls: unknown;
  state: JobState; error: string | null; progress: unknown; createdBy: string | null; createdAt: Date; finishedAt: Date | null;
};

const ALIGNMENTS = `select a."id", a."imageId", d."slug", i."episodeId", a."request", a."thresholds", a."face", a."record", a."original", a."calls", coalesce(j."state"::text, 'failed') as "state", j."error",
    coalesce(j."progress", '{}') as "progress", coalesce(nullif(u."name", ''), u."email") as "createdBy", a."createdAt", j."finishedAt"
  from "Alignment" a left join "Job" j on j."id" = a."jobId" left join "User" u on u."id" = a."createdById"
    left join "EpisodeImage" i on i."id" = a."imageId" left join "Episode" e on e."id" = i."episodeId" left join "Dataset" d on d."id" = e."datasetId"`;

/** So many of the newest. */
const SHOWN = 50;

function alignmentView(row: Row, workerSeen: boolean): AlignmentView {
  const { id, imageId, slug, episodeId, state, error, createdBy } = row;
  const request = storedAlignRequestSchema.parse(row.request);
  return {
    id, state, error, createdBy, workerSeen, request, isScripted: request.provider === "scripted", share: imageId && slug && episodeId ? { imageId, dataset: slug, episodeId } : null,
    progress: alignmentProgressSchema.parse(row.progress), createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null, result: row.record === null ? null : resultOf(row),
  };
}

function resultOf(row: Row): AlignmentResult {
  const record = pictureRecordSchema.parse(row.record);
  const thresholds = thresholdsSchema.parse(row.thresholds);
  const original = originalSchema.nullable().parse(row.original);
  return {
    ...record, outcome: outcomeText(record), face: pictureRecordSchema.nullable().parse(row.face), calls: loggedCallSchema.array().parse(row.calls),
    candidates: record.candidates.map((candidate) => ({ ...candidate, src: isKept(candidate) ? imageAddress(candidate.sha256, 800) : null, verdicts: verdictsOf(candidate, thresholds) })),
    original: original && { ...original, src: imageAddress(original.sha256, 800), verdicts: verdictsOf({ module: "retrieval", ...original }, thresholds).filter(({ score }) => score !== "nsfw") },
  };
}

/** What could not be decoded, and what the nsfw filter refused, has a hash and is kept nowhere. */
function isKept(candidate: PictureRecord["candidates"][number]): candidate is PictureRecord["candidates"][number] & { sha256: string } {
  return candidate.sha256 !== null && !candidate.refusals.some(({ filter }) => filter === "nsfw");
}

/** The gate: every other read and every write of one alignment takes what it gives. */
export async function authorizeAlignment(_generator: Generator, alignmentId: string): Promise<AuthorizedAlignmentId | undefined> {
  const found = await pool().query(`select 1 from "Alignment" where "id" = $1`, [alignmentId]);
  return found.rows.length > 0 ? (alignmentId as AuthorizedAlignmentId) : undefined;
}

export async function getAlignment(alignmentId: AuthorizedAlignmentId): Promise<AlignmentView | undefined> {
  const [found, workerSeen] = await Promise.all([pool().query<Row>(`${ALIGNMENTS} where a."id" = $1`, [alignmentId]), hasLiveWorker(ALIGNMENT_JOB)]);
  const row = found.rows[0];
  return row && alignmentView(row, workerSeen);
}

/** Those of a share, or with null those on their own; newest first. */
export async function listAlignments(_generator: Generator, imageId: string | null): Promise<AlignmentView[]> {
  const [found, workerSeen] = await Promise.all([
    pool().query<Row>(`${ALIGNMENTS} where a."imageId" ${imageId === null ? "is null" : "= $1"} order by a."createdAt" desc, a."id" limit ${SHOWN}`, imageId === null ? [] : [imageId]), hasLiveWorker(ALIGNMENT_JOB),
  ]);
  return found.rows.map((row) => alignmentView(row, workerSeen));
}

/** How many alignments the shares of an episode have, by the share's id; those without any are left out. */
export async function countAlignments(_reader: DatasetReader, episodeId: string): Promise<Record<string, number>> {
  const found = await pool().query<{ imageId: string; count: number }>(
    `select a."imageId", count(*)::int as "count" from "EpisodeImage" i join "Alignment" a on a."imageId" = i."id" where i."episodeId" = $1 group by a."imageId"`, [episodeId],
  );
  return Object.fromEntries(found.rows.map(({ imageId, count }) => [imageId, count]));
}

/** A share of any published version; undefined where there is no such share. */
export async function findShare(_reader: DatasetReader, imageId: string): Promise<ShareToAlign | undefined> {
  const found = await pool().query<ShareToAlign>(
    `select i."id" as "imageId", i."description", i."source", i."place" = 'face' as "isPortrait", e."name", e."age", e."gender", e."faceDescription",
       (select f."sha256" from "EpisodeImage" f where f."episodeId" = e."id" and f."place" = 'face' and f."state" = 'stored' order by f."position" limit 1) as "facePicture"
     from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" join "Dataset" d on d."id" = e."datasetId"
     where i."id" = $1 and e."fromVersion" <= d."currentVersion"`,
    [imageId],
  );
  return found.rows[0];
}

export type AlignmentToDo = { request: StoredAlignRequest; createdAt: Date; isDone: boolean; face: PictureRecord | null; /** Of the share's own picture, where it is stored. */ original: string | null };

/** For the job: what is asked, and what has been done of it. */
export async function loadAlignment(alignmentId: string): Promise<AlignmentToDo | undefined> {
  const found = await pool().query<{ request: unknown; createdAt: Date; isDone: boolean; face: unknown; original: string | null }>(
    `select a."request", a."createdAt", a."record" is not null as "isDone", a."face", case when i."state" = 'stored' then i."sha256" end as "original"
     from "Alignment" a left join "EpisodeImage" i on i."id" = a."imageId" where a."id" = $1`,
    [alignmentId],
  );
  const row = found.rows[0];
  return row && { ...row, request: storedAlignRequestSchema.parse(row.request), face: pictureRecordSchema.nullable().parse(row.face) };
}
