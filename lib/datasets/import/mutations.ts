/** Writes of an import. Nothing of it can be seen until `publish` raises the dataset's version, in one transaction. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { CopyCell } from "@/lib/copy-line";
import { dedicatedConnection } from "@/lib/db/client";
import { copyLines, copyRows } from "@/lib/db/copy-rows";
import { assertHeld, finishJob, holdJob, JobStopped, writeCheckpoint } from "@/lib/jobs/lease";
import type { ClaimedJob } from "@/lib/jobs/types";
import { queuePictureCheck } from "@/lib/images/check/mutations";
import { queueDatasetAnalysis } from "../analysis/mutations";
import { imageShareCount, shareTargets, turnCount } from "../episode-rows";
import { assertNew, type ImportPayload } from "../job";
import type { LookState } from "../look";
import type { Message, Picture, StreamPlace } from "../parse/message";
import type { DatasetCounts, ImageStateCounts, ImportProgress, ImportResult, Refusal } from "../types";
import { PUBLISH_FACET_COUNTS, PUBLISH_FACETS } from "../search/publish-sql";
import { BatchRefusals } from "./batch-refusals";
import { readCheckpoint, restoredTally, tallyState, type Checkpoint } from "./checkpoint";
import { EPISODE_COLUMNS, IMAGE_COLUMNS, SESSION_COLUMNS, WORDS_COLUMNS } from "./episode-cells";
import { mergePictures, pictureFromRow, pictureRow, type PictureRow } from "./picture-merge";
import { PreparedEpisode, type EpisodeLines, type EpisodeMessage } from "./prepared-episode";
import * as sql from "./sql";
import { addColumns, addLeft, addRefusals, addUnread, formatName, newTally, progressOf, REFUSALS_IN_REPORT, replacementProblem, type ReadPlace, type Tally } from "./tally";

const ROW_COLUMNS = ["jobId", "externalId", "episodeId", "file", "row", "outcome"];
/** From so many new rows on, the planner's numbers are out of date when the version is made of them. */
const ANALYSED_FROM = 1_000;
const SHARE_COLUMNS = ["jobId", "keys", "candidates"];

/** For whoever brings something in by an import: part of the transaction that publishes it. @param dataset `before`: its version until then, 0 for none. */
export type OnPublish = (client: Pick<pg.ClientBase, "query">, dataset: { id: string; before: number; version: number }) => Promise<void>;

export type Batch = Exclude<Message, { type: "point" | "progress" | "sources" | "source" | "look" | "fault" | "end" }>[];

/** Removes what imports that have ended left behind, and what of `jobId`'s dataset is not public, unless an import of it is under way. */
export async function clearAbandoned(jobId: string): Promise<void> {
  const client = await dedicatedConnection();
  try {
    await client.query("begin");
    for (const statement of sql.CLEAR_STAGED) await client.query(statement);
    await client.query(sql.DELETE_ABANDONED, [jobId]);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** An import under way: its connection, what it stages, what it has counted. */
export class ImportWriter {
  private readonly prepared = new WeakMap<EpisodeMessage, PreparedEpisode>();
  private counted: DatasetCounts | undefined;

  private constructor(
    private readonly client: pg.Client, private readonly job: ClaimedJob, private readonly payload: ImportPayload,
    private readonly datasetId: string, private readonly currentVersion: number, private nextPosition: number,
    /** Where the attempt before this one had come to. */
    readonly resumesFrom: StreamPlace | undefined, readonly tally: Tally, private sequence: number,
    /** What a dry run had seen by then. */
    readonly savedLook: LookState | undefined,
  ) {}

  /** Takes up what an attempt before this one has written, or clears it away and makes room for this one. */
  static async open(job: ClaimedJob, payload: ImportPayload): Promise<ImportWriter> {
    const client = await dedicatedConnection();
    try {
      await client.query(sql.CREATE_CHANGED);
      await client.query(sql.GATHER_INDEX_ENTRIES);
      await client.query("begin");
      await assertHeld(job, client);
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
      assertNew(payload, dataset.currentVersion);
      const checkpoint = await savedCheckpoint(client, job, dataset.currentVersion);
      if (!checkpoint) {
        for (const statement of sql.CLEAR_STAGED) await client.query(statement);
        await clearOwn(client, job, payload, dataset.id);
      }
      const last = await client.query<{ next: number }>(`select coalesce(max("position"), 0) + 1 as "next" from "Episode" where "datasetId" = $1`, [dataset.id]);
      const tally = checkpoint ? restoredTally(checkpoint.tally, await firstRefusals(client, job)) : newTally();
      if (checkpoint) tally.continuedFrom.push(tally.rows.read);
      await client.query("commit");
      return new ImportWriter(client, job, payload, dataset.id, dataset.currentVersion, last.rows[0]?.next ?? 1, checkpoint?.place, tally, checkpoint?.sequence ?? 0, checkpoint?.look);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /** The files are not those any more that the attempt before this one had read. */
  async startOver(): Promise<void> {
    await this.inTransaction(async () => {
      await assertHeld(this.job, this.client);
      await clearOwn(this.client, this.job, this.payload, this.datasetId);
      await writeCheckpoint(this.job, null, this.client);
      Object.assign(this.tally, newTally());
      await this.keepRefusals([{ file: "", row: null, field: null, reason: "The files were changed while the import was interrupted: it has begun again at their beginning." }]);
    });
  }

  /** Ahead of the batch that the message will be in, so that the database need not wait for it. */
  prepare(message: Message): void {
    if (message.type !== "episode") return;
    const prepared = this.preparedOf(message);
    // Of a dataset that is there already most rows may be unchanged: what they need is decided in their batch.
    if (this.currentVersion === 0 && !this.payload.dryRun) prepared.lines();
  }

  private preparedOf(message: EpisodeMessage): PreparedEpisode {
    const found = this.prepared.get(message) ?? new PreparedEpisode(message, this.datasetId, this.nextVersion);
    this.prepared.set(message, found);
    return found;
  }

  private get nextVersion(): number {
    return this.currentVersion + 1;
  }

  private async inTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.client.query("begin");
    try {
      const result = await work();
      await this.client.query("commit");
      return result;
    } catch (error) {
      await this.client.query("rollback");
      throw error;
    }
  }

  private progress(phase: ImportProgress["phase"], place: Omit<ReadPlace, "sequence">): ImportProgress {
    this.sequence += 1;
    return progressOf(this.tally, phase, { ...place, sequence: this.sequence });
  }

  /** A batch, its refusals, the progress and where to go on are written together or not at all. */
  async write(batch: Batch, at: StreamPlace, place: Omit<ReadPlace, "sequence">, look?: LookState): Promise<void> {
    await this.inTransaction(async () => {
      // First, so that another attempt's claim waits for this batch or makes it roll back.
      const { pauseRequested } = await assertHeld(this.job, this.client);
      if (pauseRequested) throw new JobStopped("paused");
      const refusals = new BatchRefusals();
      for (const message of batch) this.count(message, refusals);
      await this.writeEpisodes(batch.filter((message) => message.type === "episode"), refusals);
      await this.stagePictures(batch.filter((message) => message.type === "picture"), refusals);
      await this.keepRefusals(refusals.of(batch));
      await holdJob(this.job, this.progress("reading", place), this.client);
      const checkpoint: Checkpoint = { place: at, currentVersion: this.currentVersion, sequence: this.sequence, look, tally: tallyState(this.tally) };
      await writeCheckpoint(this.job, checkpoint, this.client);
    });
  }

  private async keepRefusals(refusals: readonly Refusal[]): Promise<void> {
    const kept = addRefusals(this.tally, refusals);
    if (kept.length > 0) await this.client.query(sql.INSERT_REFUSALS, [this.job.id, JSON.stringify(kept)]);
  }

  private count(message: Batch[number], refusals: BatchRefusals): void {
    if (message.type === "columns") addColumns(this.tally, message.names);
    else if (message.type === "unread") addUnread(this.tally, message.file);
    else if (message.type === "note") refusals.add(message, [message]);
    else if (message.type === "refused") {
      this.tally.rows.read += 1;
      this.tally.rows.refused += 1;
      refusals.add(message, message.problems.map(({ field, reason }) => ({ field, reason: `row refused: ${reason}` })));
    } else if (message.type === "picture") this.tally.pictures += 1;
  }

  private async writeEpisodes(messages: EpisodeMessage[], refusals: BatchRefusals): Promise<void> {
    if (messages.length === 0) return;
    const taken = await this.withoutDuplicates(messages, refusals);
    const found = await this.client.query<{ id: string; externalId: string; contentHash: string; position: number }>(
      sql.FIND_CURRENT, [this.datasetId, taken.map(({ message }) => message.episode.id), this.currentVersion],
    );
    const current = new Map(found.rows.map((row) => [row.externalId, row]));
    const rows: { lines: EpisodeLines; position: number }[] = [];
    const staged: CopyCell[][] = [];
    const shares: CopyCell[][] = [];
    const unchanged: string[] = [];
    for (const prepared of taken) {
      const { message } = prepared;
      const { episode, file, row } = message;
      const before = current.get(episode.id);
      const isUnchanged = before?.contentHash === prepared.hash;
      let episodeId = before?.id ?? null;
      if (!isUnchanged) {
        const position = before?.position ?? this.nextPosition;
        if (!before) this.nextPosition += 1;
        if (!this.payload.dryRun) {
          const lines = prepared.lines();
          rows.push({ lines, position });
          episodeId = lines.id;
        }
      }
      this.countTaken(message, isUnchanged);
      refusals.add(message, message.notes);
      if (isUnchanged) unchanged.push(before.id);
      staged.push([this.job.id, episode.id, episodeId, file, row, isUnchanged ? "unchanged" : "imported"]);
      if (this.payload.dryRun && !isUnchanged) shares.push(...shareTargets(episode).map(({ keys, candidates }) => [this.job.id, keys, { json: candidates }]));
    }
    await copyRows(this.client, "ImportRow", ROW_COLUMNS, staged);
    if (this.payload.dryRun) {
      await copyRows(this.client, "ImportShare", SHARE_COLUMNS, shares);
      await this.client.query(sql.STAGE_CURRENT_SHARES, [this.datasetId, this.currentVersion, unchanged, this.job.id]);
    } else await this.insertEpisodes(rows);
  }

  private async insertEpisodes(rows: readonly { lines: EpisodeLines; position: number }[]): Promise<void> {
    const joined = (line: (row: (typeof rows)[number]) => string) => rows.map(line).join("");
    await copyLines(this.client, "Episode", EPISODE_COLUMNS, joined(({ lines, position }) => lines.episode(position)));
    await copyLines(this.client, "Session", SESSION_COLUMNS, joined(({ lines }) => lines.sessions));
    await copyLines(this.client, "EpisodeImage", IMAGE_COLUMNS, joined(({ lines }) => lines.images));
    await copyLines(this.client, "EpisodeWords", WORDS_COLUMNS, joined(({ lines }) => lines.words));
  }

  private countTaken({ episode, format, left }: EpisodeMessage, isUnchanged: boolean): void {
    addLeft(this.tally, left);
    this.tally.formats.add(format);
    this.tally.rows[isUnchanged ? "unchanged" : "imported"] += 1;
    this.tally.sessions += episode.sessions.length;
    this.tally.turns += turnCount(episode);
    this.tally.imageShares += imageShareCount(episode);
  }

  /** The first row of an id is taken, every later one refused with the place of the first. */
  private async withoutDuplicates(messages: EpisodeMessage[], refusals: BatchRefusals): Promise<PreparedEpisode[]> {
    const found = await this.client.query<{ externalId: string; file: string; row: number | null }>(
      `select "externalId", "file", "row" from "ImportRow" where "jobId" = $1 and "externalId" = any($2)`, [this.job.id, messages.map((message) => message.episode.id)],
    );
    const seen = new Map(found.rows.map((row) => [row.externalId, row]));
    const taken: PreparedEpisode[] = [];
    for (const message of messages) {
      this.tally.rows.read += 1;
      const { file, row, episode } = message;
      const first = seen.get(episode.id);
      if (first) {
        this.tally.rows.refused += 1;
        const reason = `row refused: the id “${episode.id.slice(0, 200)}” was given before, in ${first.file}, row ${first.row ?? 1}`;
        refusals.add(message, [{ field: "id", reason }]);
        continue;
      }
      seen.set(episode.id, { externalId: episode.id, file, row });
      taken.push(this.preparedOf(message));
    }
    return taken;
  }

  private async stagePictures(messages: Extract<Message, { type: "picture" }>[], refusals: BatchRefusals): Promise<void> {
    if (messages.length === 0) return;
    const keys = messages.map((message) => message.picture.key);
    const before = await this.client.query<PictureRow>(sql.FIND_STORED_PICTURES, [this.datasetId, keys]);
    const earlier = await this.client.query<PictureRow>(sql.FIND_STAGED_PICTURES, [this.job.id, keys]);
    const stored = new Set(before.rows.map((row) => row.key));
    // What is staged already began with what was stored.
    const staged = new Map([...before.rows, ...earlier.rows].map((row) => [row.key, pictureFromRow(row)]));
    const damaged = await this.findDamaged(messages);
    for (const message of messages) {
      const fault = damaged.get(message.picture.asset?.sha256 ?? "");
      if (fault !== undefined) refusals.add(message, [{ field: message.picture.key, reason: `picture refused: ${fault}` }]);
      const picture: Picture = fault === undefined ? message.picture : { key: message.picture.key, state: "refused", reason: fault };
      const first = staged.get(picture.key);
      const { picture: merged, isContradiction } = first ? mergePictures(first, picture) : { picture, isContradiction: false };
      const reason = stored.has(picture.key) ? "another picture is stored under this key" : "another picture came under the same key before; the first is kept";
      if (isContradiction) refusals.add(message, [{ field: picture.key, reason }]);
      staged.set(picture.key, merged);
    }
    await this.client.query(sql.STAGE_PICTURES, [JSON.stringify([...staged.values()].map((picture) => ({ jobId: this.job.id, ...pictureRow(picture) })))]);
  }

  /** What was found damaged when it was decoded after an earlier import: by its hash it is known at once. */
  private async findDamaged(messages: readonly Extract<Message, { type: "picture" }>[]): Promise<Map<string, string>> {
    const names = messages.flatMap(({ picture }) => picture.asset?.sha256 ?? []);
    const found = await this.client.query<{ sha256: string; fault: string }>(sql.FIND_DAMAGED, [names]);
    return new Map(found.rows.map(({ sha256, fault }) => [sha256, fault]));
  }

  /** What the import would come to, without writing any of it. */
  async preview(place: Omit<ReadPlace, "sequence">): Promise<ImportResult> {
    const states: ImageStateCounts = { stored: 0, remote: 0, missing: 0, refused: 0 };
    const counts = this.tally.rows.read === 0 ? await this.stageWholeDataset() : this.tally;
    const resolved = await this.client.query<{ state: keyof ImageStateCounts; count: number }>(sql.RESOLVE_STAGED, [this.datasetId, this.job.id]);
    for (const { state, count } of resolved.rows) states[state] = count;
    const { hasNews, gone } = await this.findNews();
    await holdJob(this.job, this.progress("finished", place));
    const { sessions, turns, imageShares } = counts;
    const episodes = "episodes" in counts ? counts.episodes : counts.rows.imported + counts.rows.unchanged;
    const result = this.report(hasNews ? this.nextVersion : this.currentVersion, { episodes, sessions, turns, imageShares, images: states }, gone);
    for (const statement of sql.CLEAR_OWN) await this.client.query(statement, [this.job.id]);
    return result;
  }

  /** Whether there is anything to make a version of. */
  private async findNews(): Promise<{ hasNews: boolean; gone: number }> {
    const changed = await this.client.query(sql.FIND_CHANGED, [this.datasetId, this.job.id]);
    let gone = 0;
    if (this.isReplacement) {
      const counted = await this.client.query<{ count: number }>(sql.COUNT_GONE, [this.datasetId, this.nextVersion, this.job.id]);
      gone = counted.rows[0]?.count ?? 0;
    }
    return { hasNews: this.tally.rows.imported > 0 || gone > 0 || (changed.rowCount ?? 0) > 0, gone };
  }

  /** Pictures alone replace no dialogues. */
  private get isReplacement(): boolean {
    return this.payload.replace && this.tally.rows.imported + this.tally.rows.unchanged > 0;
  }

  /** @returns why what was read may not replace the dataset, where it is to. */
  replacementProblem(): string | undefined {
    return this.isReplacement ? replacementProblem(this.tally) : undefined;
  }

  /** Pictures alone: what they would do to the dialogues that are there. */
  private async stageWholeDataset(): Promise<DatasetCounts> {
    await this.client.query(sql.STAGE_CURRENT_SHARES, [this.datasetId, this.currentVersion, null, this.job.id]);
    return this.countTakenEpisodes();
  }

  /**
   * Makes the import visible: pictures, states, counts, the new version and the end of the job in one transaction. An
   * import that changes nothing leaves the version as it is.
   */
  async publish(place: Omit<ReadPlace, "sequence">, onPublish?: OnPublish): Promise<ImportResult> {
    // Outside the transaction, which may take minutes: heartbeats go on meanwhile. Whether the job is still held is
    // decided where its end is written.
    if ((await holdJob(this.job, this.progress("publishing", place))).fenced) throw new JobStopped("fenced");
    await this.client.query(sql.MERGE_INDEX_ENTRIES);
    return this.inTransaction(async () => {
      await this.client.query(`select 1 from "Dataset" where "id" = $1 for update`, [this.datasetId]);
      for (const table of ["ImportRow", "ImportPicture", ...(this.tally.rows.imported >= ANALYSED_FROM ? ["Episode", "Session", "EpisodeImage"] : [])]) {
        await this.client.query(`analyze "${table}"`);
      }
      const { hasNews, gone } = await this.findNews();
      if (hasNews) await this.raiseVersion();
      const result = this.report(hasNews ? this.nextVersion : this.currentVersion, await this.countTakenEpisodes(), gone);
      for (const statement of sql.CLEAR_OWN) await this.client.query(statement, [this.job.id]);
      await assertHeld(this.job, this.client);
      await onPublish?.(this.client, { id: this.datasetId, before: this.currentVersion, version: result.version });
      await holdJob(this.job, this.progress("finished", place), this.client);
      if (!(await finishJob(this.job, { state: "done", result }, this.client))) throw new JobStopped("fenced");
      return result;
    });
  }

  private async raiseVersion(): Promise<void> {
    const { datasetId, nextVersion } = this;
    await this.client.query(sql.PUBLISH_ASSETS, [this.job.id]);
    await this.client.query(sql.PUBLISH_PICTURES, [datasetId, this.job.id]);
    await this.client.query(sql.RETIRE_REPLACED, [datasetId, nextVersion]);
    if (this.isReplacement) await this.client.query(sql.RETIRE_GONE, [datasetId, nextVersion, this.job.id]);
    if (this.tally.rows.imported > 0) await this.client.query(sql.SETTLE_NEW_EPISODES, [datasetId, nextVersion]);
    await this.client.query(sql.SETTLE_CHANGED_PICTURES, [datasetId]);
    for (const statement of PUBLISH_FACETS) await this.client.query(statement, [datasetId, nextVersion]);
    await this.client.query(
      `insert into "DatasetVersion" ("datasetId", "number", "format", "counts", "jobId") values ($1, $2, $3, $4, $5)`,
      [datasetId, nextVersion, await this.versionFormat(), JSON.stringify(await this.countVersion()), this.job.id],
    );
    await this.client.query(PUBLISH_FACET_COUNTS, [datasetId, nextVersion]);
    await this.client.query(
      `update "Dataset" set "currentVersion" = $2, "title" = coalesce($3, "title"), "licence" = coalesce($4, "licence") where "id" = $1`,
      [datasetId, nextVersion, this.payload.title ?? null, this.payload.licence ?? null],
    );
    await this.client.query(
      `insert into "AuditEvent" ("actorId", "action", "subject", "detail") values ($1, 'dataset.publish', $2, $3)`,
      [this.job.createdById, `dataset:${this.payload.dataset}`, JSON.stringify({ version: nextVersion, jobId: this.job.id, rows: this.tally.rows })],
    );
    await queueDatasetAnalysis(this.client, { datasetId, version: nextVersion });
    if (this.tally.pictures > 0) await queuePictureCheck(this.client);
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
    if (this.tally.rows.read === 0) return this.countVersion();
    return counts(await this.client.query<{ counts: DatasetCounts }>(sql.COUNT_TAKEN, [this.job.id]));
  }

  /** Once: it reads all of it. */
  private async countVersion(): Promise<DatasetCounts> {
    return (this.counted ??= counts(await this.client.query<{ counts: DatasetCounts }>(sql.COUNT_VERSION, [this.datasetId, this.nextVersion])));
  }

  private report(version: number, counts: Pick<DatasetCounts, "episodes" | "sessions" | "turns" | "imageShares" | "images">, gone = 0): ImportResult {
    const { episodes, sessions, turns, imageShares, images } = counts;
    return {
      dataset: this.payload.dataset, version, format: formatName(this.tally), rows: { ...this.tally.rows }, gone, episodes, sessions, turns, imageShares,
      images, unknownColumns: [...this.tally.unknownColumns].sort(),
      leftColumns: [...this.tally.leftColumns].map(([column, episodes]) => ({ column, episodes })).sort((a, b) => b.episodes - a.episodes || a.column.localeCompare(b.column)),
      unread: [...this.tally.unread], refusals: this.tally.refusals,
    };
  }

  /** The report of an import of which nothing could be taken. */
  emptyReport(): ImportResult {
    return this.report(this.currentVersion, { episodes: 0, sessions: 0, turns: 0, imageShares: 0, images: { stored: 0, remote: 0, missing: 0, refused: 0 } });
  }

  /** Takes back what was written and not published, if this attempt still has the job; the next one would do it otherwise. */
  async discard(): Promise<void> {
    await this.inTransaction(async () => {
      await assertHeld(this.job, this.client, true);
      await clearOwn(this.client, this.job, this.payload, this.datasetId, true);
      await writeCheckpoint(this.job, null, this.client);
      if (this.payload.dryRun) return;
      await this.client.query(
        `delete from "Dataset" d where d."id" = $1 and d."currentVersion" = 0 and not exists (select 1 from "DatasetVersion" v where v."datasetId" = d."id")
           and not exists (select 1 from "StudySource" s where s."datasetId" = d."id")`,
        [this.datasetId],
      );
    });
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

function counts({ rows: [found] }: pg.QueryResult<{ counts: DatasetCounts }>): DatasetCounts {
  if (!found) throw new Error("The import could not be counted.");
  return found.counts;
}

async function savedCheckpoint(client: pg.Client, job: ClaimedJob, currentVersion: number): Promise<Checkpoint | undefined> {
  const found = await client.query<{ checkpoint: unknown }>(`select "checkpoint" from "Job" where "id" = $1`, [job.id]);
  const checkpoint = readCheckpoint(found.rows[0]?.checkpoint);
  return checkpoint?.currentVersion === currentVersion ? checkpoint : undefined;
}

async function firstRefusals(client: pg.Client, job: ClaimedJob): Promise<Refusal[]> {
  const found = await client.query<Refusal>(
    `select "file", "row", "field", "reason" from "ImportRefusal" where "jobId" = $1 order by "id" limit $2`, [job.id, REFUSALS_IN_REPORT],
  );
  return found.rows;
}

/** @param keepRefusals where the import has ended: they say why. */
async function clearOwn(client: pg.Client, job: ClaimedJob, payload: ImportPayload, datasetId: string, keepRefusals = false): Promise<void> {
  for (const statement of sql.CLEAR_OWN) await client.query(statement, [job.id]);
  if (!keepRefusals) await client.query(`delete from "ImportRefusal" where "jobId" = $1`, [job.id]);
  if (!payload.dryRun) await client.query(sql.DELETE_UNPUBLISHED, [datasetId]);
}
