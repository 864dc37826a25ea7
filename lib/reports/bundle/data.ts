/** Reads a study for its bundle, and how far bundles are that somebody asked for. */
import { access } from "node:fs/promises";
import { pool } from "@/lib/db/client";
import { inOneLongMoment, type Queries } from "@/lib/db/snapshot";
import { streamRevisions } from "@/lib/judgments/data";
import type { StoredRevision } from "@/lib/judgments/types";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { getStudy } from "@/lib/studies/data";
import { sourceNames } from "@/lib/studies/source-names";
import type { StudyDetail } from "@/lib/studies/types";
import { AppError, notFound } from "@/lib/errors";
import { hasLiveWorker } from "@/lib/jobs/data";
import type { JobState } from "@/lib/jobs/types";
import { readComparisonFacts, readGuesses, readNaming } from "../comparison/data";
import { readItemCharacters, readItemGroups, readProgress, readRatingFacts } from "../data";
import type { ExportColumns } from "../export/columns";
import { comparisonColumns } from "../export/comparison-columns";
import { ratingColumns } from "../export/tidy-row";
import { readDatasheetRecords } from "../datasheet/data";
import { datasheetFacts } from "../datasheet/datasheet-facts";
import { programVersion } from "@/lib/version";
import { archivePath } from "./archive";
import { BUNDLE_JOB, bundlePayloadSchema, bundleProgressSchema, bundleResultSchema } from "./job";
import type { BundleView } from "./schema";
import { BUNDLE_FORMAT, type BundleSettings, type BundleSource, type BundleStudy, type FrozenProtocol } from "./source";

export type BundleReading = { source: BundleSource; columns: ExportColumns; revisions: Batches };

export type Batches = { next: () => Promise<IteratorResult<StoredRevision[]>>; return: () => Promise<IteratorResult<StoredRevision[]>>; [Symbol.asyncIterator]: () => Batches };

/** Study, protocol and every answer, as of one moment: the cursor of the answers shares the snapshot of the rest. */
export async function readForBundle(studyId: AuthorizedStudyId, settings: BundleSettings): Promise<BundleReading> {
  return inOneLongMoment(async (queries) => {
    const study = await getStudy(studyId, queries);
    if (study.state === "draft") throw new AppError("conflict", "The study is a draft: there is nothing to export before it starts.");
    const progress = await readProgress(study, studyId, queries);
    const protocols = await readProtocols(studyId, queries);
    const rest = study.kind === "rating"
      ? await ratingPart(study, studyId, progress, queries)
      : await comparisonPart(study, studyId, progress, queries);
    const isNamed = study.kind === "rating" || study.state === "closed" || study.revealedAt !== null;
    const datasheet = isNamed ? await datasheetPart(study, studyId, queries) : null;
    const snapshot = await queries.query<{ id: string }>(`select pg_export_snapshot() as id`);
    // Opened before this transaction ends, for then its snapshot is gone.
    const revisions = await opened(streamRevisions(studyId, "all", snapshot.rows[0]?.id));
    return { source: { study: { format: BUNDLE_FORMAT, settings, facts: rest.facts, first: rest.first, characters: rest.characters && Object.fromEntries(rest.characters), origins: rest.groups && Object.fromEntries(rest.groups.of), groupedBy: rest.groups?.by ?? "origin", datasheet }, protocols, design: rest.design }, columns: rest.columns, revisions };
  });
}

async function ratingPart(study: StudyDetail, studyId: AuthorizedStudyId, progress: Parameters<typeof readRatingFacts>[2], queries: Queries) {
  return { facts: await readRatingFacts(study, studyId, progress, queries), first: null, design: null, characters: await readItemCharacters(studyId, queries), groups: await readItemGroups(study, studyId, queries), columns: ratingColumns(sourceNames(study.sources.map(({ dataset }) => dataset.slug))) };
}

async function comparisonPart(study: StudyDetail, studyId: AuthorizedStudyId, progress: Parameters<typeof readRatingFacts>[2], queries: Queries) {
  const naming = await readNaming(studyId, queries);
  const facts = await readComparisonFacts(study, studyId, progress, naming, queries);
  // Once sources are named, the one that was listed first is what the others are held against, as on the page.
  const first = naming.isNamed ? (naming.sources[0]?.name ?? null) : null;
  return { facts, first, groups: null, characters: naming.isNamed ? await readItemCharacters(studyId, queries) : null, design: naming.isNamed ? await readDesign(studyId, queries) : null, columns: comparisonColumns(naming, await readGuesses(studyId, queries)) };
}

/** Without agreement, which is computed from the answers. */
async function datasheetPart(study: StudyDetail, studyId: AuthorizedStudyId, queries: Queries): Promise<BundleStudy["datasheet"]> {
  const { answers, counts, person } = await readDatasheetRecords(studyId, queries);
  return { answers, facts: datasheetFacts({ study, results: null, counts, person, platform: { name: "Concord", version: programVersion } }) };
}

async function readProtocols(studyId: AuthorizedStudyId, queries: Queries): Promise<FrozenProtocol[]> {
  const found = await queries.query<FrozenProtocol>(`select version, digest, body from "ProtocolVersion" where "studyId" = $1 order by version`, [studyId]);
  return found.rows;
}

async function readDesign(studyId: AuthorizedStudyId, queries: Queries): Promise<BundleSource["design"]> {
  const found = await queries.query<{ digest: string; body: unknown }>(`select digest, body from "StudyDesign" where "studyId" = $1`, [studyId]);
  return found.rows[0] ?? null;
}

/** With its first batch fetched. Whoever does not read to the end calls `return`, which a generator that has not been started yet would not hear. */
async function opened(items: AsyncGenerator<StoredRevision[]>): Promise<Batches> {
  let first: IteratorResult<StoredRevision[]> | null = await items.next();
  const batches: Batches = {
    next: async () => {
      const next = first ?? (await items.next());
      first = null;
      return next;
    },
    return: () => items.return(undefined),
    [Symbol.asyncIterator]: () => batches,
  };
  return batches;
}

/** Nothing pauses a bundle. */
type BundleRow = { id: string; state: Exclude<JobState, "paused">; payload: unknown; progress: unknown; result: unknown; error: string | null; createdAt: Date };

const BUNDLES = `select id, state, payload, progress, result, error, "createdAt" from "Job" where kind = $1 and payload ->> 'studyId' = $2`;
const LISTED = 20;

export async function listBundles(studyId: AuthorizedStudyId): Promise<BundleView[]> {
  const found = await pool().query<BundleRow>(`${BUNDLES} order by "createdAt" desc limit ${LISTED}`, [BUNDLE_JOB, studyId]);
  return viewsOf(found.rows);
}

export async function getBundle(studyId: AuthorizedStudyId, bundleId: string): Promise<BundleView> {
  const found = await pool().query<BundleRow>(`${BUNDLES} and id = $3`, [BUNDLE_JOB, studyId, bundleId]);
  const [view] = await viewsOf(found.rows);
  if (!view) throw notFound();
  return view;
}

async function viewsOf(rows: readonly BundleRow[]): Promise<BundleView[]> {
  const workerSeen = await hasLiveWorker();
  return Promise.all(rows.map(async ({ id, state, payload, progress, result, error, createdAt }) => ({
    id, state, error,
    settings: bundlePayloadSchema.parse(payload).settings,
    answersRead: bundleProgressSchema.parse(progress).answersRead,
    result: result === null ? null : bundleResultSchema.parse(result),
    createdAt: createdAt.toISOString(),
    isKept: state === "done" && (await isThere(archivePath(id))),
    isWaitingForWorker: state === "queued" && !workerSeen,
  })));
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
