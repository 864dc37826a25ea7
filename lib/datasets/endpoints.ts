import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { createImportSchema, episodeQuerySchema, slugSchema } from "./schema";
import { datasetDetailSchema, datasetSummarySchema, episodeDetailSchema, episodePageSchema, importViewSchema } from "./types";

const READERS = ["researcher", "admin"] as const;
const ADMINS = ["admin"] as const;

const bySlug = z.object({ slug: slugSchema });
const byJob = z.object({ jobId: z.uuid() });

export const uploadFile = defineEndpoint({
  method: "POST",
  path: "/uploads",
  summary: "Sends one file for an import, as the raw body. Answers when it is on the disk.",
  roles: ADMINS,
  query: z.object({ name: z.string().min(1).max(500) }),
  response: z.object({ uploadId: z.uuid(), name: z.string(), bytes: z.int() }),
});

export const createImport = defineEndpoint({
  method: "POST",
  path: "/imports",
  summary: "Starts an import, or with dryRun only reads and reports.",
  roles: ADMINS,
  body: createImportSchema,
  bodyLimit: 512 * 1024,
  response: z.object({ jobId: z.uuid() }),
});

export const listImports = defineEndpoint({
  method: "GET",
  path: "/imports",
  summary: "The last hundred imports, newest first; their refusals are with each import alone.",
  roles: ADMINS,
  response: z.object({ imports: z.array(importViewSchema) }),
});

export const getImport = defineEndpoint({
  method: "GET",
  path: "/imports/{jobId}",
  summary: "One import: its state, how far it is, what it came to.",
  roles: ADMINS,
  params: byJob,
  response: importViewSchema,
});

export const followImport = defineEndpoint({
  method: "GET",
  path: "/imports/{jobId}/events",
  summary: "The same as server-sent events named `import`, until it has finished. Resumable by Last-Event-ID.",
  roles: ADMINS,
  params: byJob,
  produces: "text/event-stream",
});

export const downloadRefusals = defineEndpoint({
  method: "GET",
  path: "/imports/{jobId}/refusals",
  summary: "Every row, field and picture that could not be taken. CSV is safe to open in a spreadsheet; NDJSON is verbatim.",
  roles: ADMINS,
  params: byJob,
  query: z.object({ format: z.enum(["csv", "ndjson"]).default("csv") }),
  produces: "text/csv",
});

export const cancelImport = defineEndpoint({
  method: "POST",
  path: "/imports/{jobId}/cancel",
  summary: "Asks an import to stop; nothing of it becomes visible.",
  roles: ADMINS,
  params: byJob,
  response: importViewSchema,
});

export const listDatasets = defineEndpoint({
  method: "GET",
  path: "/datasets",
  summary: "Every published dataset with its counts.",
  roles: READERS,
  response: z.object({ datasets: z.array(datasetSummarySchema) }),
});

export const getDataset = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}",
  summary: "One dataset: counts, spreads, versions.",
  roles: READERS,
  params: bySlug,
  response: datasetDetailSchema,
});

export const listEpisodes = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}/episodes",
  summary: "A page of episodes without their transcripts.",
  roles: READERS,
  params: bySlug,
  query: episodeQuerySchema,
  response: episodePageSchema,
});

export const getEpisode = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}/episodes/{episodeId}",
  summary: "One episode whole: persona, events, sessions, turns, pictures and their states.",
  roles: READERS,
  params: bySlug.extend({ episodeId: z.uuid() }),
  response: episodeDetailSchema,
});

export const getImage = defineEndpoint({
  method: "GET",
  path: "/images/{sha256}",
  summary: "A stored picture, whole or at most 800 or 1600 pixels wide.",
  roles: READERS,
  params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  query: z.object({ width: z.enum(["800", "1600"]).transform((width) => (width === "800" ? 800 : 1600)).optional() }),
  produces: "image/jpeg",
});
