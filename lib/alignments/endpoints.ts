import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { alignRequestSchema, alignShareSchema } from "./schema";
import { alignmentViewSchema } from "./types";

const GENERATORS = ["researcher", "admin"] as const;

const byAlignment = z.object({ alignmentId: z.uuid() });
const byImage = z.object({ imageId: z.uuid() });
const begun = z.object({ alignmentId: z.uuid() });

export const createAlignment = defineEndpoint({
  method: "POST", path: "/align", roles: GENERATORS, body: alignRequestSchema, status: 202, response: begun,
  summary: "Seeks one picture for one description: planned, made or found, scored and filtered by the worker. Every candidate is kept.",
});

export const listAlignments = defineEndpoint({
  method: "GET", path: "/align", roles: GENERATORS, response: z.object({ alignments: z.array(alignmentViewSchema) }),
  summary: "The last fifty pictures that were sought for a description on its own, newest first.",
});

export const getAlignment = defineEndpoint({
  method: "GET", path: "/align/{alignmentId}", roles: GENERATORS, params: byAlignment, response: alignmentViewSchema,
  summary: "How far an alignment is; once done its plan, every candidate with scores, thresholds, source and licence, and which was chosen or why none.",
});

export const followAlignment = defineEndpoint({
  method: "GET", path: "/align/{alignmentId}/events", roles: GENERATORS, params: byAlignment, produces: "text/event-stream",
  summary: "The same as server-sent events named `alignment`, until it has finished. Resumable by Last-Event-ID.",
});

export const deleteAlignment = defineEndpoint({
  method: "DELETE", path: "/align/{alignmentId}", roles: GENERATORS, params: byAlignment, response: z.object({ ok: z.literal(true) }),
  summary: "Removes an alignment, and stops it where it is under way. Pictures that nothing else holds go with the next collection.",
});

export const alignShare = defineEndpoint({
  method: "POST", path: "/image-shares/{imageId}/align", roles: GENERATORS, params: byImage, body: alignShareSchema, status: 202, response: begun,
  summary: "The same for what an image share of a dataset describes. The dataset is not changed: the alignment stands beside the share.",
});

export const listShareAlignments = defineEndpoint({
  method: "GET", path: "/image-shares/{imageId}/alignments", roles: GENERATORS, params: byImage, response: z.object({ alignments: z.array(alignmentViewSchema) }),
  summary: "The alignments of an image share, newest first.",
});
