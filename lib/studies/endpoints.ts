/** The part of /api/v1 that is about studies. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { deskQueueSchema } from "@/lib/judgments/desk";
import { designAuditSchema, designPreviewSchema } from "./design/schema";
import { MOST_SOURCES, protocolSchema, studyInputSchema } from "./protocol";
import { line } from "./protocol-text";
import { sourceInputSchema } from "./slice";
import {
  evaluatorProgressSchema, instructionsSchema, studyDetailSchema, studyListSchema, studyProgressSchema, studyStateAnswerSchema,
} from "./types";

const EVERYONE = ["evaluator", "researcher", "admin"] as const;
const MANAGERS = ["researcher", "admin"] as const;

const studyParams = z.strictObject({ studyId: z.uuid() });
/** Instructions, criteria and e-mail addresses of a large study are well above a form's size. */
const STUDY_BODY_LIMIT = 1024 * 1024;

export const listStudiesEndpoint = defineEndpoint({
  method: "GET", path: "/studies", roles: EVERYONE, token: true,
  summary: "Studies that the caller may manage, and running ones in which the caller evaluates",
  response: studyListSchema,
});

export const createStudyEndpoint = defineEndpoint({
  method: "POST", path: "/studies", roles: MANAGERS, summary: "Create a study as a draft",
  body: studyInputSchema, bodyLimit: STUDY_BODY_LIMIT, response: studyStateAnswerSchema,
});

export const getStudyEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}", roles: MANAGERS, summary: "A study with its protocol",
  params: studyParams, response: studyDetailSchema,
});

export const updateStudySchema = z.strictObject({
  name: line.optional(),
  /** Of a draft. */
  sources: z.array(sourceInputSchema).min(1).max(MOST_SOURCES).optional(),
  /** A draft takes any protocol; a running study takes other words only and makes a new version of them. */
  protocol: protocolSchema.optional(),
});
export type UpdateStudy = z.infer<typeof updateStudySchema>;

export const updateStudyEndpoint = defineEndpoint({
  method: "PATCH", path: "/studies/{studyId}", roles: MANAGERS,
  summary: "Change a draft, or the wording of a running study",
  params: studyParams, body: updateStudySchema, bodyLimit: STUDY_BODY_LIMIT, response: studyDetailSchema,
});

export const previewSampleSchema = z.strictObject({ sources: z.array(sourceInputSchema).min(1).max(MOST_SOURCES), protocol: protocolSchema });

export const previewSampleEndpoint = defineEndpoint({
  method: "POST", path: "/studies/sample-preview", roles: MANAGERS,
  summary: "What a study with these sources and this protocol would draw: of a comparison, pairs, what the rule about images leaves out, and how well the sides match",
  body: previewSampleSchema, bodyLimit: STUDY_BODY_LIMIT,
  response: z.union([z.strictObject({ kind: z.literal("rating"), eligible: z.int(), bySource: z.array(z.int()) }), designPreviewSchema]),
});

export const getDesignEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/design", roles: MANAGERS,
  summary: "The counterbalanced plan of a started comparison, held against what has been judged",
  params: studyParams, response: designAuditSchema,
});

export const revealSourcesEndpoint = defineEndpoint({
  method: "POST", path: "/studies/{studyId}/reveal", roles: MANAGERS,
  summary: "Name the sources of a running comparison in its results; kept in the audit log and said in every later export",
  params: studyParams, response: studyDetailSchema,
});

export const startStudyEndpoint = defineEndpoint({
  method: "POST", path: "/studies/{studyId}/start", roles: MANAGERS,
  summary: "Freeze the protocol, draw the sample and let evaluators in",
  params: studyParams, response: studyStateAnswerSchema,
});

export const closeStudyEndpoint = defineEndpoint({
  method: "POST", path: "/studies/{studyId}/close", roles: MANAGERS,
  summary: "Stop handing out items; later submissions are kept as surplus",
  params: studyParams, response: studyStateAnswerSchema,
});

export const getProgressEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/progress", roles: MANAGERS, summary: "Progress by item and by evaluator",
  params: studyParams, response: studyProgressSchema,
});

export const addEvaluatorsSchema = z.strictObject({ evaluators: z.array(z.email()).min(1).max(10_000) });

export const evaluatorListSchema = z.strictObject({ evaluators: z.array(evaluatorProgressSchema) });

export const addEvaluatorsEndpoint = defineEndpoint({
  method: "POST", path: "/studies/{studyId}/evaluators", roles: MANAGERS,
  summary: "Let people evaluate in this study; those who already do stay as they are",
  params: studyParams, body: addEvaluatorsSchema, bodyLimit: STUDY_BODY_LIMIT, response: evaluatorListSchema,
});

export const listEvaluatorsEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/evaluators", roles: MANAGERS, summary: "Evaluators of a study and how far they are",
  params: studyParams, response: evaluatorListSchema,
});

export const queueSchema = z.strictObject({
  /** Items to keep ready beyond the current one. */
  ahead: z.int().min(0).max(10).default(2),
});

export const queueEndpoint = defineEndpoint({
  method: "POST", path: "/studies/{studyId}/queue", roles: EVERYONE,
  summary: "Claim items until the current one and `ahead` more are held, and say how far the caller is",
  params: studyParams, body: queueSchema, response: deskQueueSchema,
});

export const getInstructionsEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/instructions", roles: EVERYONE, summary: "Instructions as they are now, for its evaluators",
  params: studyParams, response: instructionsSchema,
});

export const instructionsReadEndpoint = defineEndpoint({
  method: "POST", path: "/studies/{studyId}/instructions-read", roles: EVERYONE,
  summary: "The caller confirms having read this version of the instructions",
  params: studyParams, body: z.strictObject({ version: z.int().min(1) }), response: instructionsSchema,
});

export const EXPORT_FORMATS = ["csv", "jsonl"] as const;
export const EXPORT_SCOPES = ["counted", "all"] as const;

export const exportEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/export", roles: MANAGERS,
  summary: "One row per rating. `counted` (the default) is what results are computed from; `all` adds surplus judgments and every revision",
  params: studyParams,
  query: z.strictObject({ format: z.enum(EXPORT_FORMATS).default("csv"), scope: z.enum(EXPORT_SCOPES).default("counted") }),
  produces: "text/csv, application/x-ndjson",
});
