/** The instrument of a rating study: everything that decides what an evaluator sees and answers. Frozen when the study starts. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";

const text = (longest: number) => storable(z.string().max(longest));
const filled = (longest: number) => storable(z.string().trim().min(1).max(longest));
const line = filled(300);

export const scalePointSchema = z.strictObject({
  value: z.int().min(0).max(100),
  label: line,
  /** What this point means for this criterion; shown in the instructions and one key away. */
  definition: text(2_000).default(""),
  example: text(2_000).default(""),
});

export const criterionSchema = z.strictObject({
  /** Name in exports; never changes. */
  key: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "lower case letters, digits and underscores"),
  name: line,
  question: filled(1_000),
  definition: text(4_000).default(""),
  scale: z.array(scalePointSchema).min(2).max(11),
  /** Offers "cannot judge", which is never a point of the scale. */
  allowCannotJudge: z.boolean().default(false),
});

export const protocolSchema = z
  .strictObject({
    kind: z.literal("rating"),
    /** What evaluators read at the top: must not name the dataset. */
    title: line,
    /** Markdown, shown before the first item and one key away ever after. */
    instructions: text(50_000),
    unit: z.enum(["episode", "session"]),
    criteria: z.array(criterionSchema).min(1).max(40),
    criterionOrder: z.enum(["fixed", "random"]).default("fixed"),
    sample: z.strictObject({
      /** Items drawn; "all" takes every eligible one. */
      size: z.union([z.int().min(1).max(100_000), z.literal("all")]),
      seed: filled(100),
    }),
    evaluatorsPerItem: z.int().min(1).max(100),
    show: z.strictObject({
      persona: z.boolean().default(true),
      events: z.boolean().default(true),
      deviceAlbum: z.boolean().default(true),
      /** Image descriptions are for the blind eye of the study: off unless the protocol shows them to everyone. */
      imageDescriptions: z.boolean().default(false),
    }),
    /** Whether items that lean on scripted or synthetic text may be drawn. */
    includeScripted: z.boolean().default(false),
    leaseMinutes: z.int().min(1).max(24 * 60).default(45),
  })
  .superRefine((protocol, context) => {
    const keys = new Set<string>();
    protocol.criteria.forEach((criterion, index) => {
      if (keys.has(criterion.key)) context.addIssue({ code: "custom", path: ["criteria", index, "key"], message: `"${criterion.key}" is used twice` });
      keys.add(criterion.key);
      const values = criterion.scale.map((point) => point.value);
      if (values.some((value, position) => position > 0 && value <= (values[position - 1] ?? value))) {
        context.addIssue({ code: "custom", path: ["criteria", index, "scale"], message: "points must rise" });
      }
    });
  });

export type Protocol = z.infer<typeof protocolSchema>;
export type ProtocolInput = z.input<typeof protocolSchema>;
export type Criterion = z.infer<typeof criterionSchema>;

/** What a study is made from: `concord study create FILE.json` and the wizard send the same. */
export const studyInputSchema = z.strictObject({
  name: line,
  /** Slug of the dataset. */
  dataset: line,
  protocol: protocolSchema,
  /** E-mail addresses of evaluators; more can be added while it runs. */
  evaluators: z.array(z.email()).max(10_000).default([]),
});
export type StudyInput = z.infer<typeof studyInputSchema>;
