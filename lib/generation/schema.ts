/** What is asked of a generation run. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import { slugSchema } from "@/lib/datasets/schema";
import { peopleSchema } from "@/lib/mcu/lexicon/demographics";
import { RELATIONS } from "@/lib/mcu/types";

/** The paper keeps episodes of four to six; a script has six days to tell of. */
const sessionCount = z.int().min(2).max(6);

const budgeted = <Amount extends z.ZodNumber>(amount: Amount) => amount.positive("must be more than 0");

export const MOST_EPISODES = 10_000;

export const publishRunSchema = z.strictObject({ slug: slugSchema, title: storable(z.string().trim().min(1).max(200)).optional(), licence: storable(z.string().trim().max(200)).optional() });

/** Where a run stops by itself; what is done by then is kept. Tokens in and out together, seconds of all requests added up, money by the engines' prices. */
export const budgetSchema = z.strictObject({ tokens: budgeted(z.int()).optional(), seconds: budgeted(z.int()).optional(), cost: budgeted(z.number()).optional() });
export type Budget = z.output<typeof budgetSchema>;

export const generationRequestSchema = z
  .strictObject({
    title: storable(z.string().trim().min(1).max(200)).optional(),
    /** "engines" asks the model servers that an admin has set up; "scripted" needs none, and its episodes are no data. */
    provider: z.enum(["scripted", "engines"]),
    episodes: z.int().min(1).max(MOST_EPISODES),
    /** The same seed asks for the same again; drawn where none is given. */
    seed: storable(z.string().trim().min(1).max(100)).optional(),
    people: peopleSchema.default({}),
    relation: z.enum(RELATIONS).optional(),
    sessions: z
      .strictObject({ min: sessionCount, max: sessionCount })
      .refine(({ min, max }) => min <= max, { path: ["max"], message: "is below the least" })
      .default({ min: 4, max: 6 }),
    budget: budgetSchema.default({}),
    /** The dataset that it becomes once it has finished; it can also be told later. */
    dataset: publishRunSchema.optional(),
  });
export type GenerationRequest = z.output<typeof generationRequestSchema>;

/** As it is kept: with its seed. */
export const storedRequestSchema = generationRequestSchema.omit({ title: true, dataset: true }).extend({ seed: z.string() });
export type StoredRequest = z.output<typeof storedRequestSchema>;

export type PublishRequest = z.output<typeof publishRunSchema>;

const askedDatasetSchema = z.strictObject({ slug: slugSchema, title: z.string().optional(), licence: z.string().optional() });

export const runDatasetSchema = askedDatasetSchema.extend({
  /** Null until it has been published. */
  version: z.int().nullable(),
  /** What was asked for since it was published. Until that is published too, the rest stays as it is. */
  next: askedDatasetSchema.optional(),
});
export type RunDataset = z.infer<typeof runDatasetSchema>;

/** What a run is asked to become and is not yet; null where nothing is left to publish. */
export function datasetToPublish(dataset: RunDataset | null): PublishRequest | null {
  if (dataset === null) return null;
  const { version, next, ...first } = dataset;
  return version === null ? first : (next ?? null);
}
