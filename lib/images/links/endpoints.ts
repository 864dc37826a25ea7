import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { slugSchema } from "@/lib/datasets/schema";
import { sliceSchema } from "@/lib/studies/slice";
import { checkStandingSchema } from "../check/types";
import { LINK_MODES, linksViewSchema, remoteStandingSchema } from "./types";

const READERS = ["researcher", "admin"] as const;
const ADMINS = ["admin"] as const;

const bySlug = z.object({ slug: slugSchema });
const byJob = z.object({ jobId: z.uuid() });

export const startRound = defineEndpoint({
  method: "POST",
  path: "/datasets/{slug}/links",
  summary: "Asks whether the addresses of a dataset's remote pictures still answer (check), or stores the first of each share that does (fetch). All of them, those of a draft study, or those of a slice.",
  roles: ADMINS,
  params: bySlug,
  body: z.strictObject({ mode: z.enum(LINK_MODES), again: z.boolean().default(false), studyId: z.uuid().optional(), slice: sliceSchema.optional() }),
  response: z.object({ jobId: z.uuid() }),
});

export const getLinks = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}/links",
  summary: "How many pictures of a dataset are known by address alone, what their addresses came to, and the last rounds through them; how many of the stored ones have been decoded, and why others were refused.",
  roles: READERS,
  params: bySlug,
  query: z.object({ studyId: z.uuid().optional() }),
  response: z.object({ standing: remoteStandingSchema, stored: checkStandingSchema, rounds: z.array(linksViewSchema) }),
});

export const downloadLinks = defineEndpoint({
  method: "GET",
  path: "/datasets/{slug}/links/file",
  summary: "Every address of every remote picture with its state, reason, status and time. CSV is safe to open in a spreadsheet; NDJSON is verbatim.",
  roles: READERS,
  params: bySlug,
  query: z.object({ format: z.enum(["csv", "ndjson"]).default("csv"), studyId: z.uuid().optional() }),
  produces: "text/csv",
});

export const getRound = defineEndpoint({
  method: "GET",
  path: "/links/{jobId}",
  summary: "One round through addresses: how far it is, what it came to by host.",
  roles: READERS,
  params: byJob,
  response: linksViewSchema,
});

export const followRound = defineEndpoint({
  method: "GET",
  path: "/links/{jobId}/events",
  summary: "The same as server-sent events named `links`, until it has finished. Resumable by Last-Event-ID.",
  roles: READERS,
  params: byJob,
  produces: "text/event-stream",
});

export const cancelRound = defineEndpoint({
  method: "POST",
  path: "/links/{jobId}/cancel",
  summary: "Stops a round; what it has found stays, and the next one goes on from there.",
  roles: ADMINS,
  params: byJob,
  response: linksViewSchema,
});
