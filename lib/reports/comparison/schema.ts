/** The results of a comparison: one object for the screen, the API and the command line. Numbers are unrounded; undefined is null with its reason. */
import { z } from "zod";
import { intervalSchema, progressSchema, reasonSchema, resultsStudySchema } from "../schema";

const number = z.number().nullable();
const outcome = { value: number, reason: reasonSchema, ci: intervalSchema, ciReason: reasonSchema };

const shareSchema = z.strictObject({ count: z.int(), ...outcome });
const counts = { wins: z.int(), losses: z.int(), ties: z.int() };

const agreementSchema = z.strictObject({
  alpha: number,
  reason: reasonSchema,
  /** Delete-one jackknife over items. */
  ci: intervalSchema,
  ciReason: reasonSchema,
  /** Upper 95% bound on the share of items with disagreement, where alpha is 1. */
  disagreementBound: number,
  /** Mean over items of the share of pairs of evaluators who gave the same answer. */
  percentAgreement: number,
  /** Items with two answers or more; what follows counts answers to these only. */
  items: z.int(),
  raters: z.int(),
  pairs: z.int(),
  ratings: z.int(),
});

const logOddsSchema = z.strictObject({ value: number, standardError: number, z: number, p: number, reason: reasonSchema });
const sidedSchema = z.strictObject({ wins: z.int(), losses: z.int() });

/** One criterion of one pair of sources. Wins are wins of the source named first. */
export const contrastCriterionSchema = z.strictObject({
  criterion: z.string(),
  /** Judgments with an answer. */
  n: z.int(),
  /** Judgments without one: in no number. */
  missing: z.int(),
  items: z.int(),
  evaluators: z.int(),
  /** Shares of all answers with Wilson's interval; judgments taken as independent. */
  wins: shareSchema,
  /** With those that said "both bad". */
  ties: shareSchema,
  losses: shareSchema,
  /** The ties that said so; null where nobody ever did. */
  bothBad: shareSchema.nullable(),
  /** A tie counts as half a win. */
  winRate: z.strictObject(outcome),
  /** (wins − losses) / n; Bonett and Price's interval, judgments taken as independent. */
  netPreference: z.strictObject(outcome),
  /** The same value with an interval and a test that allow for judgments of one item and of one evaluator being alike. */
  clustered: z.strictObject({ ...outcome, standardError: number, p: number, pReason: reasonSchema, pHolm: number, method: z.literal("two-way-clustered-t") }),
  /** Ties left out; judgments taken as independent. */
  signTest: z.strictObject({ p: number, midP: number, pReason: reasonSchema, pHolm: number, ...counts, tieShare: number, method: z.literal("exact-binomial") }),
  /** Each item takes the side of the majority of its judgments; counts are of items. */
  majoritySignTest: z.strictObject({ p: number, midP: number, pReason: reasonSchema, ...counts, method: z.literal("exact-binomial-of-item-majorities") }),
  /** Ordinal: first, neither, second. Nominal: "both bad" is an answer of its own. */
  agreement: z.strictObject({ ordinal: agreementSchema, nominal: agreementSchema }),
  /** Decisive votes by the side on which the first source was shown. */
  order: z.strictObject({
    shownLeft: sidedSchema,
    shownRight: sidedSchema,
    fisher: z.strictObject({ p: number, pReason: reasonSchema }),
    /** Log-odds of the first source, free of the side; of the left side, free of the source. */
    preference: logOddsSchema,
    order: logOddsSchema,
    method: z.literal("davidson-beaver"),
  }),
});
export type ContrastCriterion = z.infer<typeof contrastCriterionSchema>;

/** Two sources that were compared. p-values with Holm's adjustment are adjusted over the criteria of this pair. */
export const contrastResultSchema = z.strictObject({ first: z.string(), second: z.string(), criteria: z.array(contrastCriterionSchema) });
export type ContrastResult = z.infer<typeof contrastResultSchema>;

const sideBiasSchema = z.strictObject({
  left: z.int(),
  right: z.int(),
  ties: z.int(),
  /** Of left among the decisive ones, with an exact test against one half that takes them as independent. */
  share: z.strictObject({ ...outcome, p: number, midP: number, method: z.literal("exact-binomial") }),
  /** (left − right) / n, allowing for judgments of one item and of one evaluator being alike. */
  clustered: z.strictObject({ ...outcome, p: number, pReason: reasonSchema, method: z.literal("two-way-clustered-t") }),
  items: z.int(),
  evaluators: z.int(),
});
export type SideBias = z.infer<typeof sideBiasSchema>;

const sideBiasOverCriteriaSchema = z.strictObject({
  votes: z.strictObject({ left: z.int(), right: z.int(), ties: z.int(), share: number, reason: reasonSchema }),
  /** Each judgment once, by the side that most of its criteria chose. */
  judgments: sideBiasSchema,
});
export type SideBiasOverCriteria = z.infer<typeof sideBiasOverCriteriaSchema>;

const spread = { standardError: z.number(), clusteredStandardError: number };

/** Davidson's model of wins, ties and losses over all sources. */
export const worthsSchema = z.strictObject({
  /** Why there is no fit. */
  reason: reasonSchema,
  /** Why the fit is without an effect of the side. */
  orderReason: reasonSchema,
  fit: z.strictObject({
    n: z.int(),
    evaluators: z.int(),
    /** Worths add up to 1, log-worths to 0. */
    sources: z.array(z.strictObject({ source: z.string(), logWorth: z.number(), worth: z.number(), ...spread })),
    /** Of the log-worths, in the order of `sources`. */
    covariance: z.array(z.array(z.number())),
    clusteredCovariance: z.array(z.array(z.number())).nullable(),
    clusteredReason: reasonSchema,
    tieParameter: z.strictObject({ nu: z.number(), logNu: z.number(), ...spread }).nullable(),
    tieReason: reasonSchema,
    /** Log-odds of left against right between equal sources. */
    orderEffect: z.strictObject({ delta: z.number(), z: z.number(), p: z.number(), ...spread }).nullable(),
    logLikelihood: z.number(),
    /** Likelihood-ratio test of all worths being equal. */
    equality: z.strictObject({ statistic: z.number(), degreesOfFreedom: z.int(), p: z.number() }),
    method: z.literal("davidson-maximum-likelihood"),
  }).nullable(),
});
export type Worths = z.infer<typeof worthsSchema>;

/** One criterion over all pairs of sources: nothing here speaks for or against a source but the worths. */
export const criterionOverPairsSchema = z.strictObject({ criterion: z.string(), n: z.int(), missing: z.int(), position: sideBiasSchema, worths: worthsSchema });
export type CriterionOverPairs = z.infer<typeof criterionOverPairsSchema>;

/** All that answers alone tell: what `concord compare` computes from a file. */
export const preferencesSchema = z.strictObject({
  level: z.number(),
  /** Names of sources that have answers; the one that meets the most others first, then by name. */
  sources: z.array(z.string()),
  contrasts: z.array(contrastResultSchema),
  criteria: z.array(criterionOverPairsSchema),
  position: sideBiasOverCriteriaSchema,
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** A source as results name it. Until sources are named there is nothing here but the name that stands for it. */
export const namedSourceSchema = z.strictObject({
  name: z.string(),
  dataset: z.strictObject({ slug: z.string(), title: z.string() }).nullable(),
  /** Which part of the dataset, in words; null for all of it, and while sources are not named. */
  slice: z.string().nullable(),
  /** What stood for it before, in results and exports; empty while that is its name. */
  aliases: z.array(z.string()),
});
export type NamedSource = z.infer<typeof namedSourceSchema>;

const blindingSchema = z.strictObject({
  /** (correct − incorrect) / n over guesses at which side was machine-made: 0 is what guessing gives. */
  ...outcome,
  p: number,
  pReason: reasonSchema,
  n: z.int(),
  evaluators: z.int(),
  correct: z.int(),
  incorrect: z.int(),
  cannotTell: z.int(),
  method: z.literal("blinding-index"),
});
export type Blinding = z.infer<typeof blindingSchema>;

export const comparisonResultsSchema = z.strictObject({
  study: z.strictObject({
    kind: z.literal("comparison"),
    ...resultsStudySchema.shape,
    /** SHA-256 of how pairs were drawn and laid out; null for a draft. */
    designDigest: z.string().nullable(),
    /** Whether sources have their own names here: the study is closed, or somebody had them named. */
    isNamed: z.boolean(),
    /** When that was done before it was closed. */
    revealedAt: z.string().nullable(),
    /** In the order of the protocol. */
    criteria: z.array(z.strictObject({ key: z.string(), name: z.string(), question: z.string() })),
    sources: z.array(namedSourceSchema),
  }),
  progress: progressSchema,
  ...preferencesSchema.shape,
  /** Null where the study does not ask which side was machine-made. */
  /** Null where the study does not ask, and until sources are named. */
  blinding: blindingSchema.nullable(),
  /** The study asks, and the answers are told once sources are named. */
  isBlindingWithheld: z.boolean(),
  methods: z.array(z.string()),
  /** What must be known before any number is read: interim, simulated, scripted. */
  warnings: z.array(z.string()),
  caveats: z.array(z.string()),
});
export type ComparisonResults = z.infer<typeof comparisonResultsSchema>;
