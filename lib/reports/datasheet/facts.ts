/**
 * What the platform knows that a datasheet asks for. Plain and serialisable: whoever has these facts and the stored answers
 * fills the same sheet, without a database.
 */
import { z } from "zod";

const number = z.number().nullable();

const agreementFactSchema = z.strictObject({
  /** "STARK against DialogCC"; null in a rating study. */
  between: z.string().nullable(),
  metric: z.string(),
  alpha: number,
  /** Why there is no alpha, or no interval of it, as a sentence. */
  reason: z.string().nullable(),
  low: number,
  high: number,
  level: number,
  intervalMethod: z.string().nullable(),
  percentAgreement: number,
  items: z.int(),
  evaluators: z.int(),
  answers: z.int(),
});
export type AgreementFact = z.infer<typeof agreementFactSchema>;

const criterionFactSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  question: z.string(),
  definition: z.string(),
  scale: z.array(z.strictObject({ value: z.int(), label: z.string(), definition: z.string() })),
  allowCannotJudge: z.boolean(),
  /** One in a rating study, one for each two sources in a comparison; null while they are being computed. */
  agreement: z.array(agreementFactSchema).nullable(),
});
export type CriterionFact = z.infer<typeof criterionFactSchema>;

export const datasheetFactsSchema = z.strictObject({
  study: z.strictObject({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    kind: z.enum(["rating", "comparison"]),
    unit: z.enum(["episode", "session"]),
    state: z.enum(["draft", "running", "closed"]),
    protocolVersion: z.int(),
    protocolDigest: z.string().nullable(),
  }),
  platform: z.strictObject({ name: z.string(), version: z.string() }),
  /** Who changed the sheet last, or made the study. */
  person: z.strictObject({ name: z.string(), email: z.string() }).nullable(),
  sources: z.array(z.strictObject({
    title: z.string(),
    version: z.int().nullable(),
    /** Conditions, where only a part of the dataset is drawn from. */
    part: z.string().nullable(),
    /** Different conversations of it with a counted judgment; null while a comparison hides its sources. */
    judged: z.int().nullable(),
  })),
  sample: z.strictObject({
    seed: z.string(),
    isEverything: z.boolean(),
    /** Features that the sides of a pair were matched on; empty where pairs are random, and in a rating study. */
    matchedOn: z.array(z.string()),
    items: z.int(),
    /** Items with a counted judgment. */
    judgedItems: z.int(),
    evaluatorsPerItem: z.int(),
  }),
  evaluators: z.strictObject({
    /** With a counted judgment; the next two are among them. */
    counted: z.int(),
    simulated: z.int(),
    /** Accounts of researchers and administrators. */
    researchers: z.int(),
    /** Who confirmed having read the instructions in force, of all who take part. */
    members: z.int(),
    instructionsRead: z.int(),
    instructionWords: z.int(),
  }),
  judgments: z.strictObject({
    counted: z.int(),
    wanted: z.int(),
    surplus: z.int(),
    /** Counted judgments by the kind of device they were given on. */
    devices: z.strictObject({ phone: z.int(), tablet: z.int(), desktop: z.int() }),
  }),
  settings: z.strictObject({
    criterionOrder: z.enum(["fixed", "random"]),
    leaseMinutes: z.int(),
    /** What may stand beside a conversation, in words. */
    shown: z.array(z.string()),
    asksMachineMade: z.boolean(),
  }),
  criteria: z.array(criterionFactSchema),
});
export type DatasheetFacts = z.infer<typeof datasheetFactsSchema>;
