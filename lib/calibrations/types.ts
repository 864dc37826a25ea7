/** What the reads of calibrations give: to pages, to /api/v1 and, as schemas, to the OpenAPI document. */
import { z } from "zod";
import { CALIBRATED_SCORES } from "./schema";

const count = z.int().min(0);
const interval = z.object({ ci: z.object({ low: z.number(), high: z.number(), level: z.number() }).nullable(), ciReason: z.string().nullable() });

export const proposalSchema = z.object({
  score: z.enum(CALIBRATED_SCORES),
  /** Whose scores they are: those of two models do not compare. */
  scorer: z.object({ model: z.string(), revision: z.string().nullable() }),
  study: z.object({ id: z.uuid(), name: z.string() }),
  criterion: z.object({ key: z.string(), name: z.string() }),
  /** What a unit is: a picture that items show alone, or an item whose pictures' scores were averaged. */
  unit: z.enum(["picture", "item"]),
  /** Units, those of them rated as relevant, and the items, pictures and single answers behind them. */
  n: count, relevant: count, items: count, pictures: count, answers: count,
  /** Items of the study that are no unit, by why. */
  left: z.object({ unrated: count, withoutPicture: count, unscored: count, severalPictures: count }),
  /** Null where there is none, for the reason given. */
  threshold: z.number().nullable(), reason: z.string().nullable(),
  thresholdInterval: interval.nullable(), youden: z.number().nullable(), auc: z.number().nullable(), aucInterval: interval.nullable(),
  roc: z.array(z.object({ threshold: z.number(), truePositiveRate: z.number(), falsePositiveRate: z.number() })),
  /** Of the resampling. */
  seed: z.string(),
  /** How it was found and what that does not tell, in sentences. */
  method: z.array(z.string()),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const proposalsSchema = z.object({
  study: z.object({ id: z.uuid(), name: z.string(), state: z.enum(["draft", "running", "closed"]) }),
  /** One for each model whose scores the study's pictures have. */
  proposals: z.array(proposalSchema),
  /** Why there is none at all. */
  reason: z.string().nullable(),
});
export type Proposals = z.infer<typeof proposalsSchema>;

export const calibrationViewSchema = z.object({
  id: z.uuid(), threshold: z.number(), proposal: proposalSchema, createdBy: z.string().nullable(), createdAt: z.string(),
  /** Null while it is in force. */
  retiredAt: z.string().nullable(),
});
export type CalibrationView = z.infer<typeof calibrationViewSchema>;
