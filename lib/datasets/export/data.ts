/** Reads a version of a dataset, or a slice of it, in one moment and without holding more than a batch. */
import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { pool } from "@/lib/db/client";
import { inOneLongMoment, inOneMoment, type Queries } from "@/lib/db/snapshot";
import { AppError, notFound } from "@/lib/errors";
import { groupBy } from "@/lib/group-by";
import { hasLiveWorker } from "@/lib/jobs/data";
import { canonicalJson } from "@/lib/judgments/canonical";
import type { JobState } from "@/lib/jobs/types";
import type { DatasetReader } from "../access";
import { addressKey, isAddressKey } from "../address-key";
import { chosenFacets, facetSource } from "../search/explorer-sql";
import { exportArchive } from "./archive";
import { EXPORT_JOB, exportPayloadSchema, exportProgressSchema, exportResultSchema, type ExportPayload } from "./job";
import { KeptEstimates } from "./kept-estimates";
import type { ExportCounts } from "./manifest";
import type { PictureRow } from "./picture-row";
import type { ExportEstimate, ExportView } from "./schema";
import type { ExportSelection } from "./settings";
import { exportedEpisode, type ExportedEpisode, type StoredEpisode, type StoredImage, type StoredSession } from "./stored-episode";

export type ExportFacts = {
  slug: string; title: string; description: string; licence: string; version: number; sourceFormat: string;
  counts: Pick<ExportCounts, "episodes" | "origins">;
  scriptedLeftOut: number;
  /** Sessions of the longest episode. */
  longest: number;
};

export type ExportReading = {
  facts: ExportFacts;
  /** What it would come to. */
  estimate: () => Promise<ExportEstimate>;
  /** In the order of the dataset. To be read to the end before pictures are. */
  episodes: () => AsyncGenerator<ExportedEpisode[]>;
  /** By type and key. */
  pictures: () => AsyncGenerator<PictureRow[]>;
};

/** Everything that `write` reads is of one moment: an import that ends meanwhile changes nothing of it. */
export async function readForExport<Result>(
  _reader: DatasetReader, slug: string, selection: ExportSelection, write: (reading: ExportReading) => Promise<Result>,
): Promise<Result> {
  return inOneLongMoment(async (queries) => {
    const dataset = await findDataset(slug, selection, queries);
    const chosen = chosenEpisodes(dataset.id, dataset.version, selection);
    const facts = await readFacts(dataset, chosen, queries);
    return write({
      facts,
      estimate: () => estimateOf(dataset, chosen, facts, isWhole(selection, facts), queries),
      episodes: () => streamEpisodes(chosen, queries),
      pictures: () => streamPictures(chosen, isWhole(selection, facts), queries),
    });
  });
}

type DatasetRow = { id: string; slug: string; title: string; description: string; licence: string; version: number; sourceFormat: string };

async function findDataset(slug: string, { version }: ExportSelection, queries: Queries): Promise<DatasetRow> {
  const found = await queries.query<DatasetRow & { currentVersion: number }>(
    `select d."id", d."slug", d."title", d."description", d."licence", v."number" as "version", v."format" as "sourceFormat", d."currentVersion"
     from "Dataset" d join "DatasetVersion" v on v."datasetId" = d."id" and v."number" = coalesce($2, d."currentVersion")
     where d."slug" = $1 and d."currentVersion" > 0 and v."number" <= d."currentVersion"`,
    [slug, version ?? null],
  );
  const row = found.rows[0];
  if (row) return row;
  const exists = await queries.query(`select 1 from "Dataset" where "slug" = $1 and "currentVersion" > 0`, [slug]);
  if (exists.rowCount === 0) throw notFound();
  throw new AppError("unprocessable", `The dataset has no version ${version}.`, { problems: [{ path: "version", message: `There is no version ${version}.` }] });
}

/** A condition on "Episode" e, with its values from $1. Scripted ones are told apart by `isLeftOut`. */
type Chosen = { where: string; values: unknown[]; isLeftOut: string };

function chosenEpisodes(datasetId: string, version: number, { slice, episodes, includeScripted }: ExportSelection): Chosen {
  const values: unknown[] = [datasetId, version];
  const conditions = [`e."datasetId" = $1 and e."fromVersion" <= $2 and (e."untilVersion" is null or e."untilVersion" > $2)`];
  if (Object.keys(slice).length > 0) {
    const value = (given: unknown) => `$${values.push(given)}`;
    const [from, facets] = [facetSource({ datasetId, slice }, value), chosenFacets({ datasetId, version, slice }, value)];
    conditions.push(`e."id" in (select f."episodeId" from ${from} where ${facets.join(" and ")})`);
  }
  if (episodes) conditions.push(`e."externalId" = any($${values.push(episodes)}::text[])`);
  return { where: conditions.join(" and "), values, isLeftOut: includeScripted ? "false" : `e."origin" = 'scripted'` };
}

/** Pictures that no episode refers to belong to the whole, and to no slice. */
function isWhole({ slice, episodes }: ExportSelection, { scriptedLeftOut }: ExportFacts): boolean {
  return episodes === undefined && Object.keys(slice).length === 0 && scriptedLeftOut === 0;
}

async function readFacts(dataset: DatasetRow, { where, values, isLeftOut }: Chosen, queries: Queries): Promise<ExportFacts> {
  const found = await queries.query<{ origin: keyof ExportCounts["origins"]; isLeftOut: boolean; episodes: number; longest: number }>(
    `select e."origin", ${isLeftOut} as "isLeftOut", count(*)::int as "episodes", max(e."sessionCount") as "longest" from "Episode" e where ${where} group by 1, 2`, values,
  );
  const origins = { collected: 0, synthetic: 0, scripted: 0 };
  const taken = found.rows.filter((row) => !row.isLeftOut);
  for (const { origin, episodes } of taken) origins[origin] += episodes;
  const { slug, title, description, licence, version, sourceFormat } = dataset;
  return {
    slug, title, description, licence, version, sourceFormat,
    counts: { episodes: taken.reduce((sum, { episodes }) => sum + episodes, 0), origins },
    scriptedLeftOut: found.rows.filter((row) => row.isLeftOut).reduce((sum, { episodes }) => sum + episodes, 0),
    longest: Math.max(0, ...taken.map(({ longest }) => longest)),
  };
}

const LOOK_AHEAD = 2_000;
/** A batch ends with whichever is reached first. */
const BATCH_EPISODES = 100;
const BATCH_CHARACTERS = 1_000_000;

type Sized = { id: string; characters: number };

async function* streamEpisodes({ where, values, isLeftOut }: Chosen, queries: Queries): AsyncGenerator<ExportedEpisode[]> {
  await queries.query("set local cursor_tuple_fraction = 1");
  await queries.query(
    `declare exported no scroll cursor for
     select e."id", (select coalesce(sum(s."characterCount"), 0)::int from "Session" s where s."episodeId" = e."id") as "characters"
     from "Episode" e where ${where} and not (${isLeftOut}) order by e."position", e."id"`, values,
  );
  for (;;) {
    const ahead = await queries.query<Sized>(`fetch ${LOOK_AHEAD} from exported`);
    if (ahead.rows.length === 0) break;
    for (const batch of batchesOf(ahead.rows)) yield readEpisodes(batch, queries);
  }
  await queries.query("close exported");
}

function* batchesOf(rows: readonly Sized[]): Generator<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for (const row of rows) {
    batch.push(row.id);
    characters += row.characters;
    if (batch.length < BATCH_EPISODES && characters < BATCH_CHARACTERS) continue;
    yield batch;
    [batch, characters] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

const EPISODE_FIELDS = `e."id", e."externalId", e."contentHash", e."origin", e."persona", e."narrative", e."events", e."summary", e."faceDescription", e."extra"`;
const SESSION_FIELDS = `"id", "episodeId", "date", "dateText", "interval", "event", "experience", "operation", "summary", "turns"`;
const IMAGE_FIELDS = `"episodeId", "sessionId", "place", "turnIndex", "candidates", "description", "rationale", "source", "keywords", "module", "category", "deviceReference", "model"`;

async function readEpisodes(ids: readonly string[], queries: Queries): Promise<ExportedEpisode[]> {
  const episodes = await queries.query<StoredEpisode>(`select ${EPISODE_FIELDS} from "Episode" e where e."id" = any($1::uuid[])`, [ids]);
  const sessions = await queries.query<StoredSession>(`select ${SESSION_FIELDS} from "Session" where "episodeId" = any($1::uuid[]) order by "number"`, [ids]);
  const images = await queries.query<StoredImage>(`select ${IMAGE_FIELDS} from "EpisodeImage" where "episodeId" = any($1::uuid[]) order by "position"`, [ids]);
  const found = new Map(episodes.rows.map((row) => [row.id, row]));
  const [sessionsOf, imagesOf] = [groupBy(sessions.rows, ({ episodeId }) => episodeId), groupBy(images.rows, ({ episodeId }) => episodeId)];
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined).map((row) => exportedEpisode(row, sessionsOf.get(row.id) ?? [], imagesOf.get(row.id) ?? []));
}

const PICTURES_BATCH = 1_000;

/** Of `i`: the keys of its candidates, and of their addresses where the dataset has pictures under such keys. $1 is the dataset. */
const namedKeys = `
  select unnest(i."keys") as "key" union all
  select ${addressKey(`(c."value" ->> 'url')`)} from jsonb_array_elements(i."candidates") c("value")
  where c."value" ? 'url' and exists (select 1 from "DatasetImage" where "datasetId" = $1 and ${isAddressKey(`"key"`)})`;

/** Every candidate's picture counts, not only the one that is shown. */
const keysIn = ({ where, isLeftOut }: Chosen) => `
  "Episode" e join "EpisodeImage" i on i."episodeId" = e."id" cross join lateral (${namedKeys}) k where ${where} and not (${isLeftOut})`;
const usedKeys = (chosen: Chosen) => `select k."key", string_agg(distinct e."origin"::text, ' ' order by e."origin"::text) as "origins" from ${keysIn(chosen)} group by k."key"`;

const anyKeys = `select k."key" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" cross join lateral (${namedKeys}) k where e."datasetId" = $1`;

/** Of a dataset, those of which there is something to take. */
const allPictures = (more = "") => `
  from "DatasetImage" d ${more} left join "ImageAsset" a on a."sha256" = d."sha256" and d."state" = 'stored'
  where d."datasetId" = $1 and (a."sha256" is not null or d."url" is not null or d."source" is not null or d."description" is not null)`;

const pictures = (whole: boolean) => `
  ${allPictures(`left join used on used."key" = d."key"`)}
    and (used."key" is not null ${whole ? `or not exists (select 1 from (${anyKeys}) other where other."key" = d."key")` : ""})`;

async function* streamPictures(chosen: Chosen, whole: boolean, queries: Queries): AsyncGenerator<PictureRow[]> {
  await queries.query("set local cursor_tuple_fraction = 1");
  await queries.query(
    `declare pictures no scroll cursor for
     with used as materialized (${usedKeys(chosen)})
     select d."key", d."url", d."source", d."description", a."sha256", a."mime", a."width", a."height", a."bytes", coalesce(used."origins", '') as "origins",
       count(*) over (partition by lower(d."key")) > 1 as "isAmbiguous"
     ${pictures(whole)}
     order by a."mime" nulls last, d."key" collate "C"`, chosen.values,
  );
  for (;;) {
    const batch = await queries.query<PictureRow>(`fetch ${PICTURES_BATCH} from pictures`);
    if (batch.rows.length === 0) break;
    yield batch.rows;
  }
  await queries.query("close pictures");
}

/** What stands around the text in a line of JSONL, measured on episodes of STARK. */
const BYTES_PER = { episode: 900, turn: 70, picture: 300 };

const kept = new KeptEstimates();

/** What an export would come to, without reading a transcript. Counted once: of a large version it takes seconds. */
export async function estimateExport(_reader: DatasetReader, slug: string, selection: ExportSelection): Promise<ExportEstimate> {
  const { id, version } = await findDataset(slug, selection, pool());
  const what = createHash("sha256").update(canonicalJson([id, { ...selection, version }])).digest("hex");
  return kept.get(what, await pictureStamp(id), () => inOneMoment(async (queries) => {
    const dataset = await findDataset(slug, selection, queries);
    const chosen = chosenEpisodes(dataset.id, dataset.version, selection);
    const facts = await readFacts(dataset, chosen, queries);
    return estimateOf(dataset, chosen, facts, isWhole(selection, facts), queries);
  }));
}

/** Another one after whatever brings or takes pictures: imports make versions, rounds and checks count those of the newest. */
async function pictureStamp(datasetId: string): Promise<string> {
  const found = await pool().query<{ stamp: string }>(`select coalesce(md5(string_agg("number" || "counts"::text, ' ' order by "number")), '') as "stamp" from "DatasetVersion" where "datasetId" = $1`, [datasetId]);
  return found.rows[0]?.stamp ?? "";
}

async function estimateOf({ version }: DatasetRow, chosen: Chosen, { counts: { episodes }, scriptedLeftOut }: ExportFacts, whole: boolean, queries: Queries): Promise<ExportEstimate> {
  const text = await queries.query<{ characters: number; turns: number; images: number }>(
    `select coalesce(sum(s."characterCount"), 0)::float8 as "characters", coalesce(sum(s."turnCount"), 0)::float8 as "turns", coalesce(sum(s."imageCount"), 0)::float8 as "images"
     from "Episode" e join "Session" s on s."episodeId" = e."id" where ${chosen.where} and not (${chosen.isLeftOut})`, chosen.values,
  );
  const numbers = `select count(a."sha256")::int as "files", coalesce(sum(a."bytes"), 0)::float8 as "bytes", (count(*) - count(a."sha256"))::int as "remote"`;
  const counted = whole && (await isAllThereIs(chosen, queries))
    // Every picture is named by an episode that is taken, or by none: nobody needs to look which.
    ? await queries.query<ExportEstimate["pictures"]>(`${numbers} ${allPictures()}`, chosen.values.slice(0, 1))
    : await queries.query<ExportEstimate["pictures"]>(`with used as materialized (select distinct k."key" from ${keysIn(chosen)}) ${numbers} ${pictures(whole)}`, chosen.values);
  const { characters = 0, turns = 0, images = 0 } = text.rows[0] ?? {};
  return {
    version, episodes, scriptedLeftOut, dialogueBytes: Math.round(characters + BYTES_PER.episode * episodes + BYTES_PER.turn * turns + BYTES_PER.picture * images),
    pictures: counted.rows[0] ?? { files: 0, bytes: 0, remote: 0 },
  };
}

/** Whether the dataset has no other episodes, of other versions or left out. */
async function isAllThereIs({ where, values, isLeftOut }: Chosen, queries: Queries): Promise<boolean> {
  const other = await queries.query(`select 1 from "Episode" e where e."datasetId" = $1 and not (${where} and not (${isLeftOut})) limit 1`, values);
  return other.rowCount === 0;
}

/** @returns the version that was meant; throws where there is none. */
export async function findExportedVersion(_reader: DatasetReader, slug: string, selection: ExportSelection): Promise<number> {
  return (await findDataset(slug, selection, pool())).version;
}

/** Nothing pauses an export. */
type ExportRow = { id: string; state: Exclude<JobState, "paused">; payload: unknown; progress: unknown; result: unknown; error: string | null; createdAt: Date };

const EXPORTS = `select "id", "state", "payload", "progress", "result", "error", "createdAt" from "Job" where "kind" = '${EXPORT_JOB}'`;
const LISTED = 20;

export async function listExports(reader: DatasetReader, slug: string): Promise<ExportView[]> {
  await findExportedVersion(reader, slug, { slice: {}, includeScripted: false });
  const found = await pool().query<ExportRow>(`${EXPORTS} and "payload" ->> 'dataset' = $1 order by "createdAt" desc limit ${LISTED}`, [slug]);
  return viewsOf(found.rows);
}

export async function getExport(_reader: DatasetReader, slug: string, exportId: string): Promise<ExportView> {
  const found = await pool().query<ExportRow>(`${EXPORTS} and "payload" ->> 'dataset' = $1 and "id" = $2`, [slug, exportId]);
  const [view] = await viewsOf(found.rows);
  if (!view) throw notFound();
  return view;
}

/** For the process that writes it. */
export async function readExportPayload(exportId: string): Promise<ExportPayload> {
  const found = await pool().query<{ payload: unknown }>(`${EXPORTS} and "id" = $1`, [exportId]);
  return exportPayloadSchema.parse(found.rows[0]?.payload);
}

async function viewsOf(rows: readonly ExportRow[]): Promise<ExportView[]> {
  const workerSeen = await hasLiveWorker();
  return Promise.all(rows.map(async ({ id, state, payload, progress, result, error, createdAt }) => ({
    id, state, error,
    settings: exportPayloadSchema.parse(payload).settings,
    progress: exportProgressSchema.parse(progress),
    result: result === null ? null : exportResultSchema.parse(result),
    createdAt: createdAt.toISOString(),
    isKept: state === "done" && (await access(exportArchive(id)).then(() => true, () => false)),
    isWaitingForWorker: state === "queued" && !workerSeen,
  })));
}
