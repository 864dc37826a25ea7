/** Reads of datasets, episodes and imports. A version V of a dataset holds the episodes with fromVersion <= V < untilVersion. */
import { sep } from "node:path";
import { pool, prisma } from "@/lib/db/client";
import { hasLiveWorker } from "@/lib/jobs/data";
import type { DatasetReader, Importer } from "./access";
import { imageView, sessionView } from "./episode-view";
import { IMPORT_JOB, importPayloadSchema, type ImportPayload } from "./job";
import type { LifeEvent, Persona } from "./model";
import {
  datasetCountsSchema, importProgressSchema, importResultSchema,
  type DatasetDetail, type DatasetSummary, type EpisodeDetail, type ImportResult, type ImportView, type Refusal, type RefusalGroup,
} from "./types";
import { remoteName } from "./remote-files";
import { uploadFolder } from "./uploads";

const summaryFields = { slug: true, title: true, description: true, licence: true, currentVersion: true } as const;
const versionFields = { number: true, format: true, counts: true, publishedAt: true, jobId: true } as const;

type VersionRow = { number: number; format: string; counts: unknown; publishedAt: Date; jobId: string };
type DatasetRow = { slug: string; title: string; description: string; licence: string; currentVersion: number; versions: VersionRow[] };

function summary(row: DatasetRow): DatasetSummary | undefined {
  const version = row.versions.find((candidate) => candidate.number === row.currentVersion);
  if (!version) return undefined;
  return {
    slug: row.slug, title: row.title, description: row.description, licence: row.licence, version: version.number,
    format: version.format, publishedAt: version.publishedAt.toISOString(), counts: datasetCountsSchema.parse(version.counts),
  };
}

/** Every dataset with a published version, by title. */
export async function listDatasets(_reader: DatasetReader): Promise<DatasetSummary[]> {
  const rows = await prisma().dataset.findMany({
    where: { currentVersion: { gt: 0 } }, orderBy: [{ title: "asc" }, { slug: "asc" }],
    select: { ...summaryFields, versions: { select: versionFields } },
  });
  return rows.map(summary).filter((found) => found !== undefined);
}

export async function getDataset(_reader: DatasetReader, slug: string): Promise<DatasetDetail | undefined> {
  const row = await prisma().dataset.findFirst({
    where: { slug, currentVersion: { gt: 0 } },
    select: { ...summaryFields, versions: { select: versionFields, orderBy: { number: "desc" } } },
  });
  const found = row && summary(row);
  if (!row || !found) return undefined;
  const versions = row.versions.filter((version) => version.number <= row.currentVersion).map((version) => ({
    number: version.number, format: version.format, publishedAt: version.publishedAt.toISOString(), jobId: version.jobId,
    counts: datasetCountsSchema.parse(version.counts),
  }));
  return { ...found, versions };
}

/** One episode whole, of whatever published version: a study may still show one that was replaced. */
export async function getEpisode(_reader: DatasetReader, slug: string, episodeId: string): Promise<EpisodeDetail | undefined> {
  const row = await prisma().episode.findFirst({
    where: { id: episodeId, dataset: { slug } },
    include: {
      dataset: { select: { currentVersion: true } },
      sessions: { orderBy: { number: "asc" } },
      images: { orderBy: { position: "asc" }, include: { asset: { select: { width: true, height: true } } } },
    },
  });
  if (!row || row.fromVersion > row.dataset.currentVersion) return undefined;
  const face = row.images.find((image) => image.place === "face");
  return {
    id: row.id, externalId: row.externalId, position: row.position, origin: row.origin, name: row.name, age: row.age, gender: row.gender,
    country: row.country, sessionCount: row.sessionCount, turnCount: row.turnCount, imageCount: row.imageCount,
    firstDate: row.firstDate, lastDate: row.lastDate,
    persona: row.persona as Persona | null, narrative: row.narrative, events: row.events as LifeEvent[], summary: row.summary,
    faceDescription: row.faceDescription, face: face ? imageView(face) : null, extra: row.extra as Record<string, unknown> | null,
    sessions: row.sessions.map((session) => sessionView(session, row.images)),
  };
}

type ImportRow = {
  id: string; payload: unknown; state: ImportView["state"]; progress: unknown; result: unknown; error: string | null;
  createdAt: Date; startedAt: Date | null; finishedAt: Date | null; createdBy: string | null; refusalCount: number;
};

// Through pg and not Prisma: whoever follows an import asks twice a second, the command line among them, which shares
// its memory with the import itself.
const imports = (result: string) => `select j."id", j."payload", j."state", j."progress", ${result} as "result", j."error", j."createdAt", j."startedAt", j."finishedAt",
    u."email" as "createdBy", (select count(*)::int from "ImportRefusal" r where r."jobId" = j."id") as "refusalCount"
  from "Job" j left join "User" u on u."id" = j."createdById" where j."kind" = '${IMPORT_JOB}'`;

/** A list of a hundred imports would carry a thousand refusals of each. */
const WITHOUT_REFUSALS = `case when j."result" is not null then jsonb_set(j."result", '{refusals}', '[]') - 'look' end`;

/** Paths of uploads are the server's own business: whoever asks again names the uploads. */
function requestOf({ uploads, paths, run: _run, ...rest }: ImportPayload): ImportView["request"] {
  const own = uploads.map((id) => `${uploadFolder(id)}${sep}`);
  return { ...rest, uploads, paths: paths.filter((path) => !own.some((folder) => path.startsWith(folder))) };
}

function importView(row: ImportRow, workerSeen: boolean): ImportView {
  const payload = importPayloadSchema.parse(row.payload);
  const nameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path;
  return {
    id: row.id, dataset: payload.dataset, title: payload.title ?? null, format: payload.format ?? null, dryRun: payload.dryRun, replace: payload.replace, request: requestOf(payload),
    files: [...[...payload.paths, ...payload.imagePaths].map(nameOf), ...payload.urls.map(remoteName)], state: row.state, workerSeen,
    progress: importProgressSchema.parse(row.progress), result: row.result === null ? null : (importResultSchema.parse(row.result) as ImportResult),
    error: row.error, refusalCount: row.refusalCount, createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(), startedAt: row.startedAt?.toISOString() ?? null, finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** The last hundred imports, newest first, without their refusals. */
export async function listImports(_importer: Importer): Promise<ImportView[]> {
  const [found, workerSeen] = await Promise.all([pool().query<ImportRow>(`${imports(WITHOUT_REFUSALS)} order by j."createdAt" desc limit 100`), hasLiveWorker()]);
  return found.rows.map((row) => importView(row, workerSeen));
}

export async function getImport(_importer: Importer, jobId: string): Promise<ImportView | undefined> {
  const [found, workerSeen] = await Promise.all([pool().query<ImportRow>(`${imports(`j."result"`)} and j."id" = $1`, [jobId]), hasLiveWorker()]);
  const row = found.rows[0];
  return row && importView(row, workerSeen);
}

const REFUSALS_PER_READ = 2_000;

/** What an import could not take, in the order in which it was met, without holding all of it. */
export async function* readRefusals(_importer: Importer, jobId: string): AsyncGenerator<Refusal[]> {
  let after = 0n;
  for (;;) {
    const rows = await prisma().importRefusal.findMany({
      where: { jobId, id: { gt: after } }, orderBy: { id: "asc" }, take: REFUSALS_PER_READ,
    });
    if (rows.length === 0) return;
    yield rows.map(({ file, row, field, reason }) => ({ file, row, field, reason }));
    after = rows.at(-1)?.id ?? after;
  }
}

/** Uploads that an import which has not ended still reads. */
export async function uploadsInUse(): Promise<Set<string>> {
  const found = await pool().query<{ uploadId: string }>(
    `select jsonb_array_elements_text("payload" -> 'uploads') as "uploadId" from "Job" where "kind" = $1 and "state" not in ('done', 'failed', 'cancelled')`,
    [IMPORT_JOB],
  );
  return new Set(found.rows.map(({ uploadId }) => uploadId));
}

const GROUPS_SHOWN = 60;
/** What differs from row to row: quoted words and numbers. */
const common = (column: string, number: string) => `regexp_replace(regexp_replace(${column}, '“[^”]*”', '“…”', 'g'), '\\d+', '${number}', 'g')`;

/** The refusals of an import by what they have in common, the most frequent first, with the first places of each. */
export async function groupRefusals(_importer: Importer, jobId: string): Promise<RefusalGroup[]> {
  const found = await pool().query<RefusalGroup>(
    `select ${common(`regexp_replace("reason", '^row refused: ', '')`, "…")} as "reason", ${common(`"field"`, "*")} as "field", count(*)::int as "count",
       bool_or("reason" like 'row refused: %') as "isRow",
       (array_agg(jsonb_build_object('file', "file", 'row', "row") order by "id"))[1:3] as "places"
     from "ImportRefusal" where "jobId" = $1 group by 1, 2, ("reason" like 'row refused: %') order by 4 desc, 3 desc limit ${GROUPS_SHOWN}`,
    [jobId],
  );
  return found.rows;
}

/** Addresses that an import which has not ended reads. @param except the import that asks. */
export async function addressesInUse(except?: string): Promise<string[]> {
  const found = await pool().query<{ url: string }>(
    `select jsonb_array_elements_text("payload" -> 'urls') as "url" from "Job" where "kind" = $1 and "state" not in ('done', 'failed', 'cancelled') and ($2::uuid is null or "id" <> $2)`,
    [IMPORT_JOB, except ?? null],
  );
  return found.rows.map(({ url }) => url);
}
