/** A part of a study's answers: some evaluators, some days, one version of the protocol. Kept in the address. Pure. */
import { z } from "zod";
import { metricSchema, reasonSchema, intervalSchema } from "../schema";
import type { PatternFilter } from "../patterns/schema";

const names = z.string().max(4_000).transform((text) => text.split(/[\s,;]+/).filter((name) => name !== ""));
const day = z.iso.date();

export const partSchema = z.strictObject({
  /** Pseudonyms, separated by commas. */
  evaluators: names.optional(),
  /** Judgments first submitted on this day (UTC) or later. */
  from: day.optional(),
  /** And before this day. */
  before: day.optional(),
  version: z.coerce.number().int().min(1).optional(),
});
export type Part = z.infer<typeof partSchema>;

/** What people leave empty in a form, and what is mistyped, is left out and named. */
export function readPart(query: Record<string, string | string[] | undefined>): { part: Part; problems: string[] } {
  const given = Object.fromEntries(Object.entries(query).filter(([key, value]) => key in partSchema.shape && typeof value === "string" && value.trim() !== ""));
  const found = partSchema.safeParse(given);
  if (found.success) return { part: found.data, problems: [] };
  const wrong = new Set(found.error.issues.map((issue) => String(issue.path[0])));
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key)));
  return { part: partSchema.parse(rest), problems: [...wrong] };
}

export function isWhole({ evaluators, from, before, version }: Part): boolean {
  return (evaluators ?? []).length === 0 && from === undefined && before === undefined && version === undefined;
}

export function filterOf({ evaluators, from, before, version }: Part): PatternFilter {
  return {
    evaluators: evaluators && evaluators.length > 0 ? evaluators : undefined,
    from: from === undefined ? undefined : new Date(`${from}T00:00:00Z`),
    before: before === undefined ? undefined : new Date(`${before}T00:00:00Z`),
    protocolVersion: version,
  };
}

export const partAgreementSchema = z.strictObject({
  metric: metricSchema,
  blocks: z.array(z.strictObject({
    contrast: z.strictObject({ first: z.string(), second: z.string() }).nullable(),
    criteria: z.array(z.strictObject({
      key: z.string(), name: z.string(), alpha: z.number().nullable(), reason: reasonSchema, ci: intervalSchema, percentAgreement: z.number().nullable(),
      items: z.int(), raters: z.int(), ratings: z.int(), note: z.string().nullable(),
    })),
  })),
  /** A part is in no count: these ratings were read for it. */
  cost: z.strictObject({ ratingsRead: z.int(), ms: z.number() }),
});
export type PartAgreement = z.infer<typeof partAgreementSchema>;
