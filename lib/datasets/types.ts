/** What the reads of datasets and imports give: to pages, to /api/v1 and, as schemas, to the OpenAPI document. */
import { z } from "zod";
import { FORMATS } from "./format";
import type { LifeEvent, Persona } from "./model";
import { createImportSchema } from "./schema";

export const IMAGE_STATES = ["stored", "remote", "missing", "refused"] as const;
export type ImageState = (typeof IMAGE_STATES)[number];

const count = z.int().min(0);

export const imageStateCountsSchema = z.object({ stored: count, remote: count, missing: count, refused: count });
export type ImageStateCounts = z.infer<typeof imageStateCountsSchema>;

const spreadSchema = z.object({ min: count, median: z.number(), max: count });

/** Counted when a version is published, so that lists never count rows. */
export const datasetCountsSchema = z.object({
  episodes: count,
  sessions: count,
  turns: count,
  /** Image shares in turns; `images` says what they came to. */
  imageShares: count,
  images: imageStateCountsSchema,
  /** The same for pictures outside turns: device albums and faces. */
  otherImages: imageStateCountsSchema,
  origins: z.object({ collected: count, synthetic: count, scripted: count }),
  sessionsPerEpisode: spreadSchema.nullable(),
  turnsPerSession: spreadSchema.nullable(),
  imagesPerEpisode: spreadSchema.nullable(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
});
export type DatasetCounts = z.infer<typeof datasetCountsSchema>;

export const datasetSummarySchema = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  version: z.int(),
  format: z.string(),
  publishedAt: z.string(),
  counts: datasetCountsSchema,
});
export type DatasetSummary = z.infer<typeof datasetSummarySchema>;

export const datasetDetailSchema = datasetSummarySchema.extend({
  /** Newest first. */
  versions: z.array(z.object({ number: z.int(), format: z.string(), publishedAt: z.string(), jobId: z.uuid(), counts: datasetCountsSchema })),
});
export type DatasetDetail = z.infer<typeof datasetDetailSchema>;

export const originSchema = z.enum(["collected", "synthetic", "scripted"]);

export const episodeListItemSchema = z.object({
  id: z.uuid(),
  externalId: z.string(),
  position: z.int(),
  origin: originSchema,
  name: z.string().nullable(),
  age: z.int().nullable(),
  gender: z.string().nullable(),
  country: z.string().nullable(),
  sessionCount: z.int(),
  turnCount: z.int(),
  imageCount: z.int(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
});
export type EpisodeListItem = z.infer<typeof episodeListItemSchema>;

export const imageViewSchema = z.object({
  id: z.uuid(),
  place: z.enum(["turn", "device", "face", "predicted"]),
  state: z.enum(IMAGE_STATES),
  /** Why it is missing or refused, in words. */
  reason: z.string().nullable(),
  sha256: z.string().nullable(),
  /** Addresses of the stored picture, 800 and 1600 pixels wide at most. */
  src: z.string().nullable(),
  largeSrc: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  description: z.string().nullable(),
  rationale: z.string().nullable(),
  source: z.string().nullable(),
  keywords: z.array(z.string()),
  module: z.string().nullable(),
  category: z.string().nullable(),
  deviceReference: z.string().nullable(),
  model: z.string().nullable(),
  candidates: z.array(z.object({ key: z.string().optional(), url: z.string().optional() })),
});
export type ImageView = z.infer<typeof imageViewSchema>;

export const turnViewSchema = z.object({
  speaker: z.string(),
  text: z.string(),
  time: z.string().nullable(),
  images: z.array(imageViewSchema),
  predicted: z.array(imageViewSchema),
});
export type TurnView = z.infer<typeof turnViewSchema>;

export const sessionViewSchema = z.object({
  id: z.uuid(),
  number: z.int(),
  date: z.string().nullable(),
  dateText: z.string().nullable(),
  interval: z.string().nullable(),
  event: z.string().nullable(),
  experience: z.string().nullable(),
  operation: z.string().nullable(),
  summary: z.string().nullable(),
  device: z.array(imageViewSchema),
  turns: z.array(turnViewSchema),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

export const episodeDetailSchema = episodeListItemSchema.extend({
  persona: z.unknown(),
  narrative: z.string().nullable(),
  events: z.unknown(),
  summary: z.string().nullable(),
  faceDescription: z.string().nullable(),
  face: imageViewSchema.nullable(),
  /** Columns of the source that no field takes. */
  extra: z.unknown(),
  sessions: z.array(sessionViewSchema),
});
export type EpisodeDetail = Omit<z.infer<typeof episodeDetailSchema>, "persona" | "events" | "extra"> & {
  persona: Persona | null;
  events: LifeEvent[];
  extra: Record<string, unknown> | null;
};

export const refusalSchema = z.object({
  file: z.string(),
  /** From 1; null where a whole file or a picture of a folder is meant. */
  row: z.int().nullable(),
  field: z.string().nullable(),
  reason: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** A file of rows as a dry run saw it. */
export const fileLookSchema = z.object({
  file: z.string(),
  rows: count,
  /** Null where no format has its columns; `why` says by which fields it was recognised. */
  format: z.enum(FORMATS).nullable(),
  why: z.string().nullable(),
  /** The field that takes each column, or null. Columns that differ in a number alone are one, with their count. */
  columns: z.array(z.object({ column: z.string(), field: z.string().nullable(), count })),
});

export const importLookSchema = z.object({
  files: z.array(fileLookSchema),
  /** The first that can be taken. */
  episodes: z.array(episodeDetailSchema),
});
export type ImportLook = Omit<z.infer<typeof importLookSchema>, "episodes"> & { episodes: EpisodeDetail[] };

/** What many refusals have in common. */
export const refusalGroupSchema = z.object({
  reason: z.string(),
  field: z.string().nullable(),
  count,
  /** Whether rows were refused, rather than something about rows that were taken. */
  isRow: z.boolean(),
  places: z.array(z.object({ file: z.string(), row: z.int().nullable() })),
});
export type RefusalGroup = z.infer<typeof refusalGroupSchema>;

/** What an import came to: the object that `concord import --json` prints. */
export const importResultSchema = z.object({
  dataset: z.string(),
  version: z.int(),
  format: z.string(),
  rows: z.object({ read: count, imported: count, unchanged: count, refused: count }),
  /** Episodes that ended because the files do not have them any more; only where the import was to replace the dataset. */
  gone: count.default(0),
  /** Of the rows taken; for an import of pictures alone, of the whole dataset that they belong to. */
  episodes: count,
  sessions: count,
  turns: count,
  imageShares: count,
  /** What those image shares came to. */
  images: imageStateCountsSchema,
  unknownColumns: z.array(z.string()),
  /** Of those the ones that were too large to be kept, with how many of the rows taken it was so in. */
  leftColumns: z.array(z.object({ column: z.string(), episodes: count })).default([]),
  /** Files of which not all was read (cut off, damaged, packed twice): with one of them no dataset is replaced. */
  unread: z.array(z.string()).default([]),
  /** The first thousand; all of them can be downloaded. */
  refusals: z.array(refusalSchema),
  /** Of a dry run alone. */
  look: importLookSchema.optional(),
});
export type ImportResult = Omit<z.infer<typeof importResultSchema>, "look"> & { look?: ImportLook };

export const importProgressSchema = z.object({
  /** Counts up with every change. */
  sequence: count.default(0),
  phase: z.enum(["waiting", "fetching", "reading", "publishing", "finished"]).default("waiting"),
  /** The file being read. */
  file: z.string().nullable().default(null),
  bytesRead: count.default(0),
  bytesTotal: count.default(0),
  rowsRead: count.default(0),
  imported: count.default(0),
  unchanged: count.default(0),
  refused: count.default(0),
  /** Picture files read, whether taken or not. */
  pictures: count.default(0),
  /** After how many rows it went on, each time that it was interrupted. */
  continuedFrom: z.array(count).default([]),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

export const importViewSchema = z.object({
  id: z.uuid(),
  dataset: z.string(),
  title: z.string().nullable(),
  format: z.enum(FORMATS).nullable(),
  files: z.array(z.string()),
  dryRun: z.boolean(),
  /** What POST /imports takes to read the same files again, into the same dataset. */
  request: createImportSchema,
  replace: z.boolean(),
  state: z.enum(["queued", "running", "done", "failed", "cancelled", "paused"]),
  /** False while the job is queued and no worker is there to take it. */
  workerSeen: z.boolean(),
  progress: importProgressSchema,
  result: importResultSchema.nullable(),
  error: z.string().nullable(),
  refusalCount: count,
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type ImportView = Omit<z.infer<typeof importViewSchema>, "result"> & { result: ImportResult | null };

/** A file that was sent for an import, or is being sent. */
export const uploadSchema = z.object({
  uploadId: z.uuid(),
  name: z.string(),
  bytes: count,
  received: count,
  /** When the file was last changed, as its sender said: tells whether a file at hand is the one that was begun. */
  modified: z.string().nullable(),
  createdAt: z.string(),
});
export type Upload = z.infer<typeof uploadSchema>;

export const serverEntrySchema = z.object({ name: z.string(), path: z.string(), kind: z.enum(["folder", "file"]), bytes: count.nullable() });
export type ServerEntry = z.infer<typeof serverEntrySchema>;

export const serverFolderSchema = z.object({
  /** Null at the top, where the allowed folders themselves are the entries. */
  path: z.string().nullable(),
  /** Null where the folder above is not allowed: then the top is above. */
  parent: z.string().nullable(),
  entries: z.array(serverEntrySchema),
  /** Links, hidden files, and more than is shown at once. */
  hidden: count,
});
export type ServerFolder = z.infer<typeof serverFolderSchema>;
