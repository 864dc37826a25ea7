/** Writes of an import. Nothing of it can be seen until `publish` raises the dataset's version, in one transaction. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { dedicatedConnection } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { assertHeld, finishJob, holdJob, JobStopped } from "@/lib/jobs/lease";
import { createClaimedJob, createJob, requestCancel, type Guard } from "@/lib/jobs/mutations";
import type { ClaimedJob } from "@/lib/jobs/types";
import type { Importer } from "./access";
import { contentHash } from "./content-hash";
import { episodeRows, imageShareCount, shareTargets, turnCount, type EpisodeRows } from "./episode-rows";
import * as sql from "./import-sql";
import { IMPORT_JOB, type ImportPayload } from "./job";
import type { Message } from "./parse/message";
import { mergePictures, pictureFromRow, pictureRow, type PictureRow } from "./picture-merge";
import { addColumns, addRefusals, formatName, newTally, progressOf, type ReadPlace, type Tally } from "./tally";
import type { DatasetCounts, ImageStateCounts, ImportProgress, ImportResult, Refusal } from "./types";

/** One import of a dataset at a time: two would publish the same version. A stale one is settled here, since it may have no worker to do it. */
function oneAtATime(slug: string): Guard {
  return async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 771))`, [slug]);
    await client.query(
      `update "Job" set "state" = 'failed', "finishedAt" = now(), "leaseUntil" = null, "error" = 'The process that ran it ended; a later import took its place.'
       where "kind" = $1 and "payload" ->> 'dataset' = $2 and "state" = 'running' and ("leaseUntil" is null or "leaseUntil" <= now())`,
      [IMPORT_JOB, slug],
    );
    const other = await client.query<{ state: string }>(
      `select "state" from "Job" where "kind" = $1 and "payload" ->> 'dataset' = $2 and "state" in ('queued', 'running') limit 1`,
      [IMPORT_JOB, slug],
    );
    const found = other.rows[0];
    if (found) throw new AppError("conflict", `An import into “${slug}” is ${found.state === "queued" ? "waiting" : "running"} already. Let it finish or cancel it first.`);
  };
}

/** For a worker to take. */
export async function createImport(importer: Importer, payload: ImportPayload): Promise<string> {
  return createJob({ kind: IMPORT_JOB, payload, createdById: importer.userId }, oneAtATime(payload.dataset));
}

/** For this process to run itself. */
export async function createClaimedImport(importer: Importer, payload: ImportPayload): Promise<ClaimedJob> {
  return createClaimedJob({ kind: IMPORT_JOB, payload, createdById: importer.userId }, oneAtATime(payload.dataset));
}

/** @returns false where the import has finished or is none. */
export async function cancelImport(_importer: Importer, jobId: string): Promise<boolean> {
  return requestCancel(jobId, IMPORT_JOB);
}

export type Batch = Exclude<Message, { type: "progress" | "end" }>[];

type Taken = { message: Extract<Message, { type: "episode" }>; hash: string };

/** An import under way: its connection, what it stages, what it has counted. */
export class ImportWriter {
  readonly tally: Tally = newTally();
  private sequence = 0;

  private constructor(
    private readonly client: pg.Client, private readonly job: ClaimedJob, private readonly payload: ImportPayload,
    private readonly datasetId: string, private readonly currentVersion: number, private nextPosition: number,
  ) {}

  /** Clears away what an attempt before this one left, and makes room for this one. */
  static async open(job: ClaimedJob, payload: ImportPayload): Promise<ImportWriter> {
    const client = await dedicatedConnection();
    try {
      await client.query(sql.CREATE_STAGING);
      await client.query("begin");
      await assertHeld(job, client);
      await client.query(`delete from "ImportRefusal" where "jobId" = $1`, [job.id]);
      if (!payload.dryRun) {
        await client.query(
          `insert into "Dataset" ("id", "slug", "title", "licence") values ($1, $2, $3, $4) on conflict ("slug") do nothing`,
          [randomUUID(), payload.dataset, payload.title ?? payload.dataset, payload.licence ?? ""],
        );
      }
      const found = await client.query<{ id: string; currentVersion: number }>(
        `select "id", "currentVersion" from "Dataset" where "slug" = $1`, [payload.dataset],
      );
      // A dry run into a dataset that does not exist compares with nothing.
      const dataset = found.rows[0] ?? { id: randomUUID(), currentVersion: 0 };
      if (!payload.dryRun) await client.query(sql.DELETE_UNPUBLISHED, [dataset.id]);
      const last = await client.query<{ next: number }>(`select coalesce(max("position"), 0) + 1 as "next" from "Episode" where "datasetId" = $1`, [dataset.id]);
      await client.query("commit");
      return new ImportWriter(client, job, payload, dataset.id, dataset.currentVersion, last.rows[0]?.next ?? 1);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  private get nextVersion(): number {
    return this.currentVersion + 1;
  }

  private progress(phase: ImportProgress["phase"], place: Omit<ReadPlace, "sequence">): ImportProgress {
    this.sequence += 1;
    return progressOf(this.tally, phase, { ...place, sequence: this.sequence });
  }

  /** A batch, its refusals and the progress are written together or not at all. */
  async write(batch: Batch, place: Omit<ReadPlace, "sequence">): Promise<void> {
    await this.client.query("begin");
    try {
      // First, so that another attempt's claim waits for this batch or makes it roll back.
      await assertHeld(this.job, this.client);
      const refusals: Refusal[] = [];
      for (const message of batch) this.count(message, refusals);
      await this.writeEpisodes(batch.filter((message) => message.type === "episode"), refusals);
      await this.stagePictures(batch.filter((message) => message.type === "picture"), refusals);
      const kept = addRefusals(this.tally, refusals);
      if (kept.length > 0) await this.client.query(sql.INSERT_REFUSALS, [this.job.id, JSON.stringify(kept)]);
      await holdJob(this.job, this.progress("reading", place), this.client);
      await this.client.query("commit");
    } catch (error) {
      await this.client.query("rollback");
      throw error;
    }
  }

  private count(message: Batch[number], refusals: Refusal[]): void {
    if (message.type === "columns") addColumns(this.tally, message.names);
    else if (message.type === "note") refusals.push({ file: message.file, row: message.row, field: message.field, reason: message.reason });
    else if (message.type === "refused") {
      this.tally.rows.read += 1;
      this.tally.rows.refused += 1;
      for (const problem of message.problems) refusals.push({ file: message.file, row: message.row, field: problem.field, reason: `row refused: ${problem.reason}` });
    } else if (message.type === "picture") this.tally.pictures += 1;
  }

  private async writeEpisodes(messages: Extract<Message, { type: "episode" }>[], refusals: Refusal[]): Promise<void> {
    if (messages.length === 0) return;
    const taken = await this.withoutDuplicates(messages, refusals);
    const found = await this.client.query<{ id: string; externalId: string; contentHash: string; position: number }>(
      sql.FIND_CURRENT, [this.datasetId, taken.map(({ message }) => message.episode.id), this.currentVersion],
    );
    const current = new Map(found.rows.map((row) => [row.externalId, row]));
    const rows: EpisodeRows[] = [];
    const staged: Record<string, unknown>[] = [];
    const shares: Record<string, unknown>[] = [];
    for (const { message, hash } of taken) {
      const { episode, file, row } = message;
      const before = current.get(episode.id);
      const isUnchanged = before?.contentHash === hash;
      let episodeId = before?.id ?? null;
      if (!isUnchanged) {
        const position = before?.position ?? this.nextPosition;
        if (!before) this.nextPosition += 1;
        const made = episodeRows(episode, { newId: randomUUID, datasetId: this.datasetId, fromVersion: this.nextVersion, position, contentHash: hash, extra: message.extra });
        rows.push(made);
        episodeId = made.episode.id as string;
      }
      this.countTaken(message, isUnchanged);
      refusals.push(...message.notes.map((note) => ({ file, row, field: note.field, reason: note.reason })));
      staged.push({ externalId: episode.id, episodeId, file, row, outcome: isUnchanged ? "unchanged" : "imported" });
      if (this.payload.dryRun && !isUnchanged) shares.push(...shareTargets(episode));
    }
    await this.client.query(sql.STAGE_ROWS, [JSON.stringify(staged)]);
    if (this.payload.dryRun) {
      const unchanged = staged.filter((row) => row.outcome === "unchanged").map((row) => row.episodeId);
      await this.client.query(sql.STAGE_SHARES, [JSON.stringify(shares)]);
      await this.client.query(sql.STAGE_CURRENT_SHARES, [this.datasetId, this.currentVersion, unchanged]);
      return;
    }
    await this.client.query(sql.INSERT_EPISODES, [JSON.stringify(rows.map((made) => made.episode))]);
    await this.client.query(sql.INSERT_SESSIONS, [JSON.stringify(rows.flatMap((made) => made.sessions))]);
    await this.client.query(sql.INSERT_IMAGES, [JSON.stringify(rows.flatMap((made) => made.images))]);
  }

  private countTaken({ episode, format }: Extract<Message, { type: "episode" }>, isUnchanged: boolean): void {
    this.tally.formats.add(format);
    this.tally.rows[isUnchanged ? "unchanged" : "imported"] += 1;
    this.tally.sessions += episode.sessions.length;
    this.tally.turns += turnCount(episode);
    this.tally.imageShares += imageShareCount(episode);
  }

  /** The first row of an id is taken, every later one refused with the place of the first. */
  private async withoutDuplicates(messages: Extract<Message, { type: "episode" }>[], refusals: Refusal[]): Promise<Taken[]> {
    const found = await this.client.query<{ externalId: string; file: string; row: number | null }>(
      `select "externalId", "file", "row" from import_row where "externalId" = any($1)`, [messages.map((message) => message.episode.id)],
    );
    const seen = new Map(found.rows.map((row) => [row.externalId, row]));
    const taken: Taken[] = [];
    for (const message of messages) {
      this.tally.rows.read += 1;
      const { file, row, episode } = message;
      const first = seen.get(episode.id);
      if (first) {
        this.tally.rows.refused += 1;
        const reason = `row refused: the id “${episode.id.slice(0, 200)}” was given before, in ${first.file}, row ${first.row ?? 1}`;
        refusals.push({ file, row, field: "id", reason });
        continue;
      }
      seen.set(episode.id, { externalId: episode.id, file, row });
      taken.push({ message, hash: contentHash(episode) });
    }
    return taken;
  }

  private async stagePictures(messages: Extract<Message, { type: "picture" }>[], refusals: Refusal[]): Promise<void> {
    if (messages.length === 0) return;
    const keys = messages.map((message) => message.picture.key);
    const before = await this.client.query<PictureRow>(sql.FIND_STORED_PICTURES, [this.datasetId, keys]);
    const earlier = await this.client.query<PictureRow>(`select * from import_picture where "key" = any($1)`, [keys]);
    const stored = new Set(before.rows.map((row) => row.key));
    // What is staged already began with what was stored.
    const staged = new Map([...before.rows, ...earlier.rows].map((row) => [row.key, pictureFromRow(row)]));
    for (const { picture, file, row } of messages) {
      const first = staged.get(picture.key);
      const { picture: merged, isContradiction } = first ? mergePictures(first, picture) : { picture, isContradiction: false };
      const reason = stored.has(picture.key) ? "another picture is stored under this key" : "another picture came under the same key before; the first is kept";
      if (isContradiction) refusals.push({ file, row, field: picture.key, reason });
      staged.set(picture.key, merged);
    }
    await this.client.query(sql.STAGE_PICTURES, [JSON.stringify([...staged.values()].map(pictureRow))]);
  }

  /** What the import would come to, without writing any of it. */
  async preview(place: Omit<ReadPlace, "sequence">): Promise<ImportResult> {
    const states: ImageStateCounts = { stored: 0, remote: 0, missing: 0, refused: 0 };
    const counts = this.tally.rows.read === 0 ? await this.stageWholeDataset() : this.tally;
    const resolved = await this.client.query<{ state: keyof ImageStateCounts; count: number }>(sql.RESOLVE_STAGED, [this.datasetId]);
    for (const { state, count } of resolved.rows) states[state] = count;
    const changed = await this.client.query(sql.FIND_CHANGED, [this.datasetId]);
    const hasNews = this.tally.rows.imported > 0 || (changed.rowCount ?? 0) > 0;
    await holdJob(this.job, this.progress("finished", place));
    const { sessions, turns, imageShares } = counts;
    const episodes = "episodes" in counts ? counts.episodes : counts.rows.imported + counts.rows.unchanged;
    return this.report(hasNews ? this.nextVersion : this.currentVersion, { episodes, sessions, turns, imageShares, images: states });
  }

  /** Pictures alone: what they would do to the dialogues that are there. */
  private async stageWholeDataset(): Promise<DatasetCounts> {
    await this.client.query(sql.STAGE_CURRENT_SHARES, [this.datasetId, this.currentVersion, null]);
    return this.countTakenEpisodes();
  }

  /**
   * Makes the import visible: pictures, states, counts, the new version and the end of the job in one transaction. An
   * import that changes nothing leaves the version as it is.
   */
  async publish(place: Omit<ReadPlace, "sequence">): Promise<ImportResult> {
    // Outside the transaction, which may take minutes: heartbeats go on meanwhile. Whether the job is still held is
    // decided where its end is written.
    if ((await holdJob(this.job, this.progress("publishing", place))).fenced) throw new JobStopped("fenced");
    await this.client.query("begin");
    try {
      await this.client.query(`select 1 from "Dataset" where "id" = $1 for update`, [this.datasetId]);
      await this.client.query("analyze import_picture");
      const changed = await this.client.query(sql.FIND_CHANGED, [this.datasetId]);
      const hasNews = this.tally.rows.imported > 0 || (changed.rowCount ?? 0) > 0;
      if (hasNews) await this.raiseVersion();
      const result = this.report(hasNews ? this.nextVersion : this.currentVersion, await this.countTakenEpisodes());
      await assertHeld(this.job, this.client);
      await holdJob(this.job, this.progress("finished", place), this.client);
      if (!(await finishJob(this.job, { state: "done", result }, this.client))) throw new JobStopped("fenced");
      await this.client.query("commit");
      return result;
    } catch (error) {
      await this.client.query("rollback");
      throw error;
    }
  }

  private async raiseVersion(): Promise<void> {
    const { datasetId, nextVersion } = this;
    await this.client.query(sql.PUBLISH_ASSETS);
    await this.client.query(sql.PUBLISH_PICTURES, [datasetId]);
    await this.client.query(sql.RETIRE_REPLACED, [datasetId, nextVersion]);
    await this.client.query(sql.RESOLVE_STATES, [datasetId, nextVersion]);
    const counted = await this.client.query<{ counts: DatasetCounts }>(sql.COUNT_VERSION, [datasetId, nextVersion]);
    await this.client.query(
      `insert into "DatasetVersion" ("datasetId", "number", "format", "counts", "jobId") values ($1, $2, $3, $4, $5)`,
      [datasetId, nextVersion, await this.versionFormat(), JSON.stringify(counted.rows[0]?.counts), this.job.id],
    );
    await this.client.query(
      `update "Dataset" set "currentVersion" = $2, "title" = coalesce($3, "title"), "licence" = coalesce($4, "licence") where "id" = $1`,
      [datasetId, nextVersion, this.payload.title ?? null, this.payload.licence ?? null],
    );
    await this.client.query(
      `insert into "AuditEvent" ("actorId", "action", "subject", "detail") values ($1, 'dataset.publish', $2, $3)`,
      [this.job.createdById, `dataset:${this.payload.dataset}`, JSON.stringify({ version: nextVersion, jobId: this.job.id, rows: this.tally.rows })],
    );
  }

  /** Pictures do not change what format the dialogues came in. */
  private async versionFormat(): Promise<string> {
    if (this.tally.formats.size > 0) return formatName(this.tally);
    const before = await this.client.query<{ format: string }>(
      `select "format" from "DatasetVersion" where "datasetId" = $1 and "number" = $2`, [this.datasetId, this.currentVersion],
    );
    return before.rows[0]?.format ?? formatName(this.tally);
  }

  /** Pictures alone belong to the dialogues that are there: then the whole dataset is counted. */
  private async countTakenEpisodes(): Promise<DatasetCounts> {
    const counted = this.tally.rows.read === 0
      ? await this.client.query<{ counts: DatasetCounts }>(sql.COUNT_VERSION, [this.datasetId, this.nextVersion])
      : await this.client.query<{ counts: DatasetCounts }>(sql.COUNT_TAKEN);
    const counts = counted.rows[0]?.counts;
    if (!counts) throw new Error("The import could not be counted.");
    return counts;
  }

  private report(version: number, counts: Pick<DatasetCounts, "episodes" | "sessions" | "turns" | "imageShares" | "images">): ImportResult {
    const { episodes, sessions, turns, imageShares, images } = counts;
    return {
      dataset: this.payload.dataset, version, format: formatName(this.tally), rows: { ...this.tally.rows }, episodes, sessions, turns, imageShares,
      images, unknownColumns: [...this.tally.unknownColumns].sort(), refusals: this.tally.refusals,
    };
  }

  /** The report of an import of which nothing could be taken. */
  emptyReport(): ImportResult {
    return this.report(this.currentVersion, { episodes: 0, sessions: 0, turns: 0, imageShares: 0, images: { stored: 0, remote: 0, missing: 0, refused: 0 } });
  }

  /** Takes back what was written and not published, if this attempt still has the job; the next one would do it otherwise. */
  async discard(): Promise<void> {
    if (this.payload.dryRun) return;
    await this.client.query("begin");
    try {
      await assertHeld(this.job, this.client, true);
      await this.client.query(sql.DELETE_UNPUBLISHED, [this.datasetId]);
      await this.client.query(
        `delete from "Dataset" d where d."id" = $1 and d."currentVersion" = 0 and not exists (select 1 from "DatasetVersion" v where v."datasetId" = d."id")
           and not exists (select 1 from "StudySource" s where s."datasetId" = d."id")`,
        [this.datasetId],
      );
      await this.client.query("commit");
    } catch (error) {
      await this.client.query("rollback");
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
