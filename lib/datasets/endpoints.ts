import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { createImportSchema, describeDatasetSchema, slugSchema } from "./schema";
import { compareQuerySchema, versionComparisonSchema } from "./compare/types";
import { episodeQuerySchema } from "./search/query";
import { episodePageSchema, facetsSchema, neighboursSchema } from "./search/types";
import { datasetDetailSchema, datasetSummarySchema, episodeDetailSchema, importViewSchema, refusalGroupSchema, serverFolderSchema, uploadSchema } from "./types";

const READERS = ["researcher", "admin"] as const;
const ADMINS = ["admin"] as const;

const bySlug = z.object({ slug: slugSchema });
const byJob = z.object({ jobId: z.uuid() });

const byUpload = z.object({ uploadId: z.uuid() });
const tusVersion = z.string().meta({ description: "1.0.0" });

export const describeUploads = defineEndpoint({
  method: "OPTIONS",
  path: "/uploads",
  summary: "What the resumable uploads (tus 1.0) can do, in headers.",
  roles: ADMINS,
  status: 204,
});

export const createUpload = defineEndpoint({
  method: "POST",
  path: "/uploads",
  summary: "Begins the upload of a file for an import (tus 1.0). With a body, that is the file or its beginning; without one, PATCH the address in Location.",
  roles: ADMINS,
  headers: z.object({
    "tus-resumable": tusVersion,
    "upload-length": z.coerce.number().int().min(0).meta({ description: "The file's size in bytes." }),
    "upload-metadata": z.string().max(4_000).default("").meta({ description: "`filename`, a space and the name in base64; its ending tells the kind of the file." }),
  }),
  consumes: "application/offset+octet-stream",
  status: 201,
  response: uploadSchema,
});

export const listUploads = defineEndpoint({
  method: "GET",
  path: "/uploads",
  summary: "The caller's uploads that no import has taken, whole or in part, newest first.",
  roles: ADMINS,
  response: z.object({ uploads: z.array(uploadSchema) }),
});

export const getUploadOffset = defineEndpoint({
  method: "HEAD",
  path: "/uploads/{uploadId}",
  summary: "How much of an upload has arrived: Upload-Offset and Upload-Length. An upload belongs to whoever began it.",
  roles: ADMINS,
  params: byUpload,
  headers: z.object({ "tus-resumable": tusVersion }),
});

export const continueUpload = defineEndpoint({
  method: "PATCH",
  path: "/uploads/{uploadId}",
  summary: "The next bytes of an upload. What has arrived stays when the connection breaks: ask with HEAD and go on from there.",
  roles: ADMINS,
  params: byUpload,
  headers: z.object({ "tus-resumable": tusVersion, "upload-offset": z.coerce.number().int().min(0) }),
  consumes: "application/offset+octet-stream",
  status: 204,
});

export const deleteUpload = defineEndpoint({
  method: "DELETE",
  path: "/uploads/{uploadId}",
  summary: "Removes an upload, whole or in part.",
  roles: ADMINS,
  params: byUpload,
  status: 204,
});

export const listServerFolder = defineEndpoint({
  method: "GET",
  path: "/imports/folders",
  summary: "What can be imported from the server's own disk, folder by folder: only below what CONCORD_IMPORT_ROOTS names.",
  roles: ADMINS,
  query: z.object({ path: z.string().min(1).max(4_000).optional() }),
  response: serverFolderSchema,
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

export const pauseImport = defineEndpoint({
  method: "POST",
  path: "/imports/{jobId}/pause",
  summary: "Puts an import aside; it keeps what it has read. One that runs pauses within seconds: its `state` tells when.",
  roles: ADMINS,
  params: byJob,
  response: importViewSchema,
});

export const resumeImport = defineEndpoint({
  method: "POST",
  path: "/imports/{jobId}/resume",
  summary: "Lets a paused import go on from its last batch.",
  roles: ADMINS,
  params: byJob,
  response: importViewSchema,
});

export const groupRefusals = defineEndpoint({
  method: "GET",
  path: "/imports/{jobId}/refusals/groups",
  summary: "The same by what they have in common: numbers and quoted words left out, the most frequent first, with the first places of each.",
  roles: ADMINS,
  params: byJob,
  response: z.object({ groups: z.array(refusalGroupSchema) }),
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
  summary: "A page of episodes without their transcripts, filtered, searched and sorted; conditions with several values may be repeated.",
  roles: READERS,
  params: bySlug,
  query: episodeQuerySchema,
  response: episodePageSchema,
});

export const describeDataset = defineEndpoint({
  method: "PATCH",
  path: "/datasets/{slug}",
  summary: "Changes a dataset's title, description or licence. They are the dataset's, not a version's.",
  roles: ADMINS,
  params: bySlug,
  body: describeDatasetSchema,
  response: datasetDetailSchema,
});

export const datasetCard = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}/card.md",
  summary: "The dataset's card as Markdown, with the head that Hugging Face reads: what is in it, origins, people, pictures, what is missing, versions.",
  roles: READERS,
  params: bySlug,
  produces: "text/markdown",
});

export const compareVersions = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}/compare",
  summary: "What came, changed and went between two versions, fifty episodes of one kind at a time.",
  roles: READERS,
  params: bySlug,
  query: compareQuerySchema,
  response: versionComparisonSchema,
});

export const getFacets = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}/facets",
  summary: "Values that the current version's episodes can be filtered by, with how many have them: the hundred most frequent of each.",
  roles: READERS,
  params: bySlug,
  response: facetsSchema,
});

export const getNeighbours = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}/episodes/{episodeId}/neighbours",
  summary: "What comes before and after an episode in a list, and its place there. The query is that of the list; its page does not matter.",
  roles: READERS,
  params: bySlug.extend({ episodeId: z.uuid() }),
  query: episodeQuerySchema,
  response: neighboursSchema,
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
