/** The instrument of a study: everything that decides what an evaluator sees and answers. Frozen when the study starts. */
import { z } from "zod";
import { type Criterion, criterionSchema, preferenceCriterionSchema } from "./criterion";
import { withPreferenceScale } from "./preference";
import { filled, line, text } from "./protocol-text";
import { sourceInputSchema } from "./slice";

export const MOST_SOURCES = 6;
const MOST_CRITERIA = 40;

const common = {
  /** What evaluators read at the top: must not name the dataset. */
  title: line,
  /** Markdown, shown before the first item and one key away ever after. */
  instructions: text(50_000),
  unit: z.enum(["episode", "session"]),
  criterionOrder: z.enum(["fixed", "random"]).default("fixed"),
  sample: z.strictObject({
    /** Items drawn (of each source; of a comparison: for every two sources that are compared); "all" takes every eligible one. */
    size: z.union([z.int().min(1).max(100_000), z.literal("all")]),
    seed: filled(100),
  }),
  evaluatorsPerItem: z.int().min(1).max(100),
  /** Whether items that lean on scripted or synthetic text may be drawn. */
  includeScripted: z.boolean().default(false),
  leaseMinutes: z.int().min(1).max(24 * 60).default(45),
};

const ratingProtocolSchema = z.strictObject({
  kind: z.literal("rating"),
  ...common,
  criteria: z.array(criterionSchema).min(1).max(MOST_CRITERIA),
  show: z.strictObject({
    persona: z.boolean().default(true),
    events: z.boolean().default(true),
    deviceAlbum: z.boolean().default(true),
    /** Image descriptions are for the blind eye of the study: off unless the protocol shows them to everyone. */
    imageDescriptions: z.boolean().default(false),
  }),
});

const MATCHED_ON = ["turns", "images", "length"] as const;

const comparisonProtocolSchema = z.strictObject({
  kind: z.literal("comparison"),
  ...common,
  criteria: z.array(preferenceCriterionSchema).min(1).max(MOST_CRITERIA),
  /** A fourth answer, for pairs of which neither is any good; in the statistics a tie that is counted apart. */
  allowBothBad: z.boolean().default(false),
  /** Numbers of the sources that meet, each pair once; "all": every source meets every other one. */
  contrasts: z.union([z.literal("all"), z.array(z.tuple([z.int().min(1), z.int().min(1)])).min(1).max(15)]).default("all"),
  pairing: z.discriminatedUnion("method", [
    z.strictObject({ method: z.literal("random") }),
    z.strictObject({ method: z.literal("matched"), on: z.array(z.enum(MATCHED_ON)).min(1).max(3).default([...MATCHED_ON]) }),
  ]).default({ method: "random" }),
  /** What both sides of a pair must have: every shared image in the store, any shared image at all, or nothing. */
  images: z.enum(["stored", "shared", "any"]).default("stored"),
  /** What one source alone may have gives it away, so everything is off. Off, speakers are Speaker 1, Speaker 2 … . */
  show: z.strictObject({
    persona: z.boolean().default(false),
    events: z.boolean().default(false),
    deviceAlbum: z.boolean().default(false),
    imageDescriptions: z.boolean().default(false),
    dates: z.boolean().default(false),
    speakerNames: z.boolean().default(false),
  }).prefault({}),
  /** At the very end evaluators are asked of some pairs which of the two was machine-made. */
  askMachineMade: z.boolean().default(false),
  /** After so long without a sign of its evaluator, planned work goes to others. */
  handOverMinutes: z.int().min(1).max(60 * 24 * 60).default(24 * 60),
});

export const protocolSchema = z.discriminatedUnion("kind", [ratingProtocolSchema, comparisonProtocolSchema]).superRefine((protocol, context) => {
  const issue = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const keys = new Set<string>();
  protocol.criteria.forEach((criterion, index) => {
    if (keys.has(criterion.key)) issue(["criteria", index, "key"], `"${criterion.key}" is used twice`);
    keys.add(criterion.key);
  });
  if (protocol.kind === "rating") {
    protocol.criteria.forEach(({ scale }, index) => {
      if (scale.some((point, position) => position > 0 && point.value <= (scale[position - 1]?.value ?? point.value))) issue(["criteria", index, "scale"], "points must rise");
    });
    return;
  }
  if (protocol.contrasts === "all") return;
  const seen = new Set<string>();
  protocol.contrasts.forEach(([first, second], index) => {
    if (first >= second) issue(["contrasts", index], "the smaller number comes first, and no source meets itself");
    const name = `${first}-${second}`;
    if (seen.has(name)) issue(["contrasts", index], `${first} and ${second} meet twice`);
    seen.add(name);
  });
});

export type Protocol = z.infer<typeof protocolSchema>;
export type ProtocolInput = z.input<typeof protocolSchema>;
export type RatingProtocol = z.infer<typeof ratingProtocolSchema>;
export type RatingProtocolInput = z.input<typeof ratingProtocolSchema>;
export type ComparisonProtocol = z.infer<typeof comparisonProtocolSchema>;
export type ComparisonProtocolInput = z.input<typeof comparisonProtocolSchema>;
export type { Criterion };

/** Every criterion with the answers that may be given to it. */
export function criteriaOf(protocol: Protocol): Criterion[] {
  return protocol.kind === "rating" ? protocol.criteria : withPreferenceScale(protocol.criteria, protocol.allowBothBad);
}

/** Which sources meet, by number, the smaller one first. */
export function contrastsOf(protocol: Pick<ComparisonProtocol, "contrasts">, sources: number): [number, number][] {
  if (protocol.contrasts !== "all") return protocol.contrasts;
  const contrasts: [number, number][] = [];
  for (let first = 1; first <= sources; first += 1) for (let second = first + 1; second <= sources; second += 1) contrasts.push([first, second]);
  return contrasts;
}

/** What a study is made from: `concord study create FILE.json` and the wizard send the same. */
export const studyInputSchema = z
  .strictObject({
    name: line,
    /** Slug of the dataset of a rating study: short for one source without a slice. */
    dataset: line.optional(),
    /** One or more for a rating study, two or more for a comparison. */
    sources: z.array(sourceInputSchema).min(1).max(MOST_SOURCES).optional(),
    protocol: protocolSchema,
    /** E-mail addresses of evaluators; more can be added while it runs. */
    evaluators: z.array(z.email()).max(10_000).default([]),
  })
  .superRefine(({ dataset, sources, protocol }, context) => {
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    if ((dataset === undefined) === (sources === undefined)) return issue([protocol.kind === "rating" ? "dataset" : "sources"], "give either a dataset or a list of sources");
    for (const problem of sourceProblems(protocol, sources?.length ?? 1)) issue(problem.path, problem.message);
  })
  .transform(({ dataset, sources, ...input }) => ({ ...input, sources: sources ?? [{ dataset: dataset ?? "", slice: {} }] }));
export type StudyInput = z.output<typeof studyInputSchema>;
export type StudyInputSent = z.input<typeof studyInputSchema>;

type SourceProblem = { path: (string | number)[]; message: string };

/** Too many or too few sources, contrasts that name sources which are not there, and sources that meet nobody. */
export function sourceProblems(protocol: Protocol, sources: number): SourceProblem[] {
  if (protocol.kind === "rating") return sources > 0 ? [] : [{ path: ["sources"], message: "a rating study needs a source" }];
  if (sources < 2) return [{ path: ["sources"], message: "a comparison needs two sources or more" }];
  if (protocol.contrasts === "all") return [];
  const problems = protocol.contrasts.flatMap(([, second], index): SourceProblem[] => (second > sources ? [{ path: ["protocol", "contrasts", index], message: `there is no source ${second}` }] : []));
  const used = new Set(protocol.contrasts.flat());
  for (let number = 1; number <= sources; number += 1) if (!used.has(number)) problems.push({ path: ["protocol", "contrasts"], message: `source ${number} meets no other one` });
  return problems;
}
