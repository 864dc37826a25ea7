/** What pages and the API say about studies. */
import { z } from "zod";
import { REASONS } from "@/lib/stats/reason";
import { criterionSchema } from "./criterion";
import { protocolSchema } from "./protocol";
import { sliceSchema } from "./slice";

export const studyStateSchema = z.enum(["draft", "running", "closed"]);
export type StudyState = z.infer<typeof studyStateSchema>;

export const studyKindSchema = z.enum(["rating", "comparison"]);
export type StudyKind = z.infer<typeof studyKindSchema>;

const moment = z.string();

export const studySourceSchema = z.strictObject({
  /** From 1, as listed when the study was made. The alias that stands for it in live results is told nowhere else. */
  number: z.int(),
  dataset: z.strictObject({ slug: z.string(), title: z.string() }),
  slice: sliceSchema,
  /** Of the dataset, that items were drawn from; null for a draft. */
  version: z.int().nullable(),
});
export type StudySource = z.infer<typeof studySourceSchema>;

export const studySummarySchema = z.strictObject({
  id: z.uuid(),
  kind: studyKindSchema,
  name: z.string(),
  title: z.string(),
  state: studyStateSchema,
  /** One for a rating study, two or more for a comparison. */
  sources: z.array(studySourceSchema),
  unit: z.enum(["episode", "session"]),
  createdAt: moment,
  startedAt: moment.nullable(),
  closedAt: moment.nullable(),
  items: z.int(),
  /** Counted judgments wanted and there. */
  wanted: z.int(),
  counted: z.int(),
  surplus: z.int(),
  evaluators: z.int(),
});
export type StudySummary = z.infer<typeof studySummarySchema>;

/** All that an evaluator learns about a study from a list. */
export const assignedStudySchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  submitted: z.int(),
  /** Items that this evaluator may still get. */
  remaining: z.int(),
  /** Everything is judged, and the last question of a comparison waits. */
  hasLastQuestion: z.boolean(),
});
export type AssignedStudy = z.infer<typeof assignedStudySchema>;

export const studyListSchema = z.strictObject({
  /** Empty for evaluators. */
  studies: z.array(studySummarySchema),
  /** Running studies in which the caller evaluates. */
  assigned: z.array(assignedStudySchema),
});
export type StudyList = z.infer<typeof studyListSchema>;

export const protocolVersionSchema = z.strictObject({ version: z.int(), digest: z.string(), createdAt: moment });

export const itemProgressSchema = z.strictObject({
  /** I0001 …: the item's name in exports. */
  code: z.string(),
  overlap: z.int(),
  /** Places taken: live leases and counted judgments. */
  held: z.int(),
  counted: z.int(),
  surplus: z.int(),
});
export type ItemProgress = z.infer<typeof itemProgressSchema>;

export const evaluatorProgressSchema = z.strictObject({
  pseudonym: z.string(),
  /** For the people who run the study; never in an export. */
  name: z.string(),
  email: z.string(),
  instructionsRead: z.boolean(),
  /** Claimed and not yet submitted. */
  open: z.int(),
  submitted: z.int(),
  counted: z.int(),
  lastSubmittedAt: moment.nullable(),
});
export type EvaluatorProgress = z.infer<typeof evaluatorProgressSchema>;

export const studyDetailSchema = z.strictObject({
  ...studySummarySchema.shape,
  /** Of a draft: as edited. Of a started study: the newest version. */
  protocol: protocolSchema,
  protocolVersion: z.int(),
  protocolVersions: z.array(protocolVersionSchema),
  /** Of a started comparison: SHA-256 of how its pairs were drawn and laid out. */
  designDigest: z.string().nullable(),
  /** When the sources of a running comparison were named in its results, before it was closed. */
  revealedAt: moment.nullable(),
});
export type StudyDetail = z.infer<typeof studyDetailSchema>;

/** When a running study will have all its judgments, if people go on as they did. */
export const forecastSchema = z.strictObject({
  /** Start of the stretch whose pace counts: a week ago, or when the study started. */
  since: moment,
  /** Counted judgments in that stretch, and those that are still missing. */
  recent: z.int(),
  remaining: z.int(),
  ratePerDay: z.number().nullable(),
  /** Null with a reason; the ends are those of an interval. */
  at: moment.nullable(), low: moment.nullable(), high: moment.nullable(),
  level: z.number(),
  reason: z.enum(REASONS).nullable(),
});
export type Forecast = z.infer<typeof forecastSchema>;

export const studyProgressSchema = z.strictObject({
  state: studyStateSchema,
  wanted: z.int(),
  counted: z.int(),
  surplus: z.int(),
  complete: z.int(),
  items: z.array(itemProgressSchema),
  evaluators: z.array(evaluatorProgressSchema),
  /** Null unless the study runs and judgments are missing. */
  forecast: forecastSchema.nullable(),
});
export type StudyProgress = z.infer<typeof studyProgressSchema>;

/** What an evaluator reads before the first item. */
export const instructionsSchema = z.strictObject({
  version: z.int(),
  kind: studyKindSchema,
  title: z.string(),
  instructions: z.string(),
  criteria: z.array(criterionSchema),
  read: z.boolean(),
});
export type Instructions = z.infer<typeof instructionsSchema>;

export const studyStateAnswerSchema = z.strictObject({ id: z.uuid(), state: studyStateSchema });
export type StudyStateAnswer = z.infer<typeof studyStateAnswerSchema>;
