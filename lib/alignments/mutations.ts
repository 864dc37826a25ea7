/** Writes of alignments: what people ask for, and what their job comes to. */
import { randomBytes, randomUUID } from "node:crypto";
import { pool } from "@/lib/db/client";
import { arePicturesServed } from "@/lib/engines/data";
import { AppError } from "@/lib/errors";
import type { Generator } from "@/lib/generation/access";
import type { KeptPicture } from "@/lib/generation/gallery";
import type { LoggedCall } from "@/lib/generation/logged-call";
import { assetsPart, rankedPictures } from "@/lib/images/asset-sql";
import { JobStopped } from "@/lib/jobs/lease";
import { createClaimedJob, createJob, requestCancel, type Guard } from "@/lib/jobs/mutations";
import type { ClaimedJob } from "@/lib/jobs/types";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { mendTexts } from "@/lib/storable-text";
import type { AuthorizedAlignmentId } from "./access";
import { ALIGNMENT_JOB } from "./job";
import type { AlignRequest, AlignShare, StoredAlignRequest } from "./schema";
import { requestOfShare, type ShareToAlign } from "./share-request";
import type { Original } from "./types";
import type { Thresholds } from "./verdicts";

const drawSeed = () => randomBytes(6).toString("hex");

/** What is asked for, of a share where it is one's; made by the two below. */
export type AlignmentWish = { request: StoredAlignRequest; imageId: string | null };

export function wishOf({ seed, person, source, ...asked }: AlignRequest): AlignmentWish {
  return { request: { ...asked, seed: seed ?? drawSeed(), person: person ?? null, source: source ?? null }, imageId: null };
}

/** @throws AppError where the share has nothing to align. */
export function wishOfShare(share: ShareToAlign, asked: AlignShare): AlignmentWish {
  return { request: requestOfShare(share, asked, drawSeed), imageId: share.imageId };
}

/** @throws AppError where nobody could be asked for a picture, or the reference face is not there. */
async function assertPossible({ provider, person }: StoredAlignRequest): Promise<void> {
  if (provider === "engines" && !(await arePicturesServed())) {
    throw new AppError("conflict", "No engine that gives pictures is set up: one for images, retrieval or web search. Set one up, or take the scripted provider.");
  }
  if (person?.picture === undefined) return;
  const known = await pool().query(`select 1 from "ImageAsset" where "sha256" = $1`, [person.picture]);
  if (known.rows.length > 0) return;
  const problem = { path: "person.picture", message: "no stored picture has this hash" };
  throw new AppError("unprocessable", "The reference face is not in the picture store.", { problems: [problem] });
}

function insertAlignment(generator: Generator, alignmentId: string, { request, imageId }: AlignmentWish): Guard {
  return async (client, jobId) => {
    await client.query(`insert into "Alignment" ("id", "imageId", "request", "createdById", "jobId") values ($1, $2, $3, $4, $5)`, [alignmentId, imageId, JSON.stringify(request), generator.userId, jobId]);
  };
}

/** For a worker to take. @returns the alignment's id. */
export async function createAlignment(generator: Generator, wish: AlignmentWish): Promise<string> {
  await assertPossible(wish.request);
  const alignmentId = randomUUID();
  await createJob({ kind: ALIGNMENT_JOB, payload: { alignmentId }, createdById: generator.userId }, insertAlignment(generator, alignmentId, wish));
  return alignmentId;
}

/** For this process to do itself. */
export async function createClaimedAlignment(generator: Generator, wish: AlignmentWish): Promise<{ alignmentId: string; job: ClaimedJob }> {
  await assertPossible(wish.request);
  const alignmentId = randomUUID();
  const job = await createClaimedJob({ kind: ALIGNMENT_JOB, payload: { alignmentId }, createdById: generator.userId }, insertAlignment(generator, alignmentId, wish));
  return { alignmentId, job };
}

/** Its pictures go with the next collection, where nothing else has them. One that is under way is stopped. */
export async function removeAlignment(alignmentId: AuthorizedAlignmentId): Promise<void> {
  const removed = await pool().query<{ jobId: string }>(`delete from "Alignment" where "id" = $1 returning "jobId"`, [alignmentId]);
  const job = removed.rows[0]?.jobId;
  if (job !== undefined) await requestCancel(job, ALIGNMENT_JOB);
}

/** What is kept of a part, with the pictures that it holds: in one statement, and nothing where the lease was lost. What engines said is mended where it could not be kept. */
const WRITE_PART = (assignments: string) => `with held as (
    update "Alignment" set ${assignments}, "calls" = "calls" || $5::jsonb
    where "id" = $3 and exists (select 1 from "Job" where "id" = $1 and "attempt" = $2 and "state" = 'running') returning "id"
  ), ${assetsPart("$4", "held")}, pictures as (
    insert into "AlignmentPicture" ("alignmentId", "rank", "sha256")
    select held."id", (select coalesce(max("rank") + 1, 0) from "AlignmentPicture" where "alignmentId" = held."id") + p."rank", p."sha256" from held, ${rankedPictures("$4")}
  )
  select 1 from held`;

type Part = { pictures: readonly KeptPicture[]; calls: readonly LoggedCall[] };

async function writePart(job: ClaimedJob, alignmentId: string, { pictures, calls }: Part, assignments: string, values: unknown[]): Promise<void> {
  const written = await pool().query(WRITE_PART(assignments), [
    job.id, job.attempt, alignmentId, JSON.stringify(pictures), JSON.stringify(mendTexts(calls)), ...values.map((value) => (value === null ? null : JSON.stringify(mendTexts(value)))),
  ]);
  if (written.rowCount !== 1) throw new JobStopped("fenced");
}

/** The reference face, which is not made again. @throws JobStopped where another process has the job, or the alignment was removed. */
export async function writeFace(job: ClaimedJob, alignmentId: string, face: PictureRecord, part: Part): Promise<void> {
  await writePart(job, alignmentId, part, `"face" = $6::jsonb`, [face]);
}

/** The end. @throws as above. */
export async function writeAlignment(job: ClaimedJob, alignmentId: string, ended: { record: PictureRecord; original: Original | null; thresholds: Thresholds }, part: Part): Promise<void> {
  await writePart(job, alignmentId, part, `"record" = $6::jsonb, "original" = $7::jsonb, "thresholds" = $8::jsonb`, [ended.record, ended.original, ended.thresholds]);
}
