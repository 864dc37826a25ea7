/** Reads of datasets, episodes and imports. A version V of a dataset holds the episodes with fromVersion <= V < untilVersion. */
import { pool, prisma } from "@/lib/db/client";
import { hasLiveWorker } from "@/lib/jobs/data";
import type { DatasetReader, Importer } from "./access";
import { imageView, sessionView } from "./episode-view";
import { IMPORT_JOB, importPayloadSchema } from "./job";
import type { LifeEvent, Persona } from "./model";
import { EPISODES_PER_PAGE, type EpisodeQuery, type EpisodeSort } from "./schema";
import {
  datasetCountsSchema, importProgressSchema, importResultSchema,
  type DatasetDetail, type DatasetSummary, type EpisodeDetail, type EpisodeListItem, type EpisodePage, type ImportView, type Refusal,
} from "./types";

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

const LIST_FIELDS = `e."id", e."externalId", e."position", e."origin", e."name", e."age", e."gender", e."country",
  e."sessionCount", e."turnCount", e."imageCount", e."firstDate", e."lastDate"`;
const IN_CURRENT_VERSION = `e."fromVersion" <= d."currentVersion" and (e."untilVersion" is null or e."untilVersion" > d."currentVersion")`;

const ORDERS: Record<EpisodeSort, string> = {
  position: "", name: `e."name" nulls last,`, sessions: `e."sessionCount" desc,`, turns: `e."turnCount" desc,`, images: `e."imageCount" desc,`,
  date: `e."lastDate" desc nulls last,`,
};

/** A page of the current version's episodes: no transcript is read. Undefined where there is no such dataset. */
export async function listEpisodes(_reader: DatasetReader, slug: string, query: EpisodeQuery): Promise<EpisodePage | undefined> {
  const dataset = await prisma().dataset.findFirst({ where: { slug, currentVersion: { gt: 0 } }, select: { id: true } });
  if (!dataset) return undefined;
  const pattern = `%${query.q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const where = `d."id" = $1 and ${IN_CURRENT_VERSION} and ($2 = '%%' or e."externalId" ilike $2 or e."name" ilike $2)`;
  const from = `from "Episode" e join "Dataset" d on d."id" = e."datasetId" where ${where}`;
  const [found, total] = await Promise.all([
    pool().query<EpisodeListItem>(
      `select ${LIST_FIELDS} ${from} order by ${ORDERS[query.sort]} e."position", e."id" limit $3 offset $4`,
      [dataset.id, pattern, EPISODES_PER_PAGE, (query.page - 1) * EPISODES_PER_PAGE],
    ),
    pool().query<{ count: number }>(`select count(*)::int as count ${from}`, [dataset.id, pattern]),
  ]);
  return { episodes: found.rows, page: query.page, pageSize: EPISODES_PER_PAGE, total: total.rows[0]?.count ?? 0 };
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
const WITHOUT_REFUSALS = `case when j."result" is not null then jsonb_set(j."result", '{refusals}', '[]') end`;

function importView(row: ImportRow, workerSeen: boolean): ImportView {
  const payload = importPayloadSchema.parse(row.payload);
  const nameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path;
  return {
    id: row.id, dataset: payload.dataset, title: payload.title ?? null, format: payload.format ?? null, dryRun: payload.dryRun,
    files: [...payload.paths, ...payload.imagePaths].map(nameOf), state: row.state, workerSeen,
    progress: importProgressSchema.parse(row.progress), result: row.result === null ? null : importResultSchema.parse(row.result),
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
