/** What the pages of agreement show, kept in their address so that it can be sent to somebody. Pure. */
import { z } from "zod";
import { metricSchema } from "../schema";
import { withQuery } from "../with-query";
import { RATER_MEASURES } from "./rater-measures";

const text = z.string().max(1_000).optional().catch(undefined);

/** What does not exist is an old or mistyped address, not a reason for an error page. */
export const agreementChoiceSchema = z.object({
  metric: metricSchema.catch("ordinal"),
  /** In a comparison: the source that is named first in each of its pairs. */
  first: text,
  /** In a comparison: the pair of sources, see `contrastName`. */
  sources: text,
  /** Of the heatmap. */
  criterion: text,
  measure: z.enum(RATER_MEASURES).catch("agreement"),
});
export type AgreementChoice = z.infer<typeof agreementChoiceSchema>;

export function agreementAddress(studyId: string, choice: AgreementChoice, change: Partial<AgreementChoice> = {}): string {
  const { metric, first, sources, criterion, measure } = { ...choice, ...change };
  return withQuery(`/studies/${studyId}/agreement`, { metric: metric === "ordinal" ? undefined : metric, first, sources, criterion, measure: measure === "agreement" ? undefined : measure });
}

/** The items behind a cell of the heatmap. */
export const pairPlaceSchema = z.object({
  key: z.string().min(1).max(1_000),
  one: z.string().min(1).max(100),
  other: z.string().min(1).max(100),
  first: text,
  page: z.coerce.number().int().min(1).catch(1),
});
export type PairPlace = z.infer<typeof pairPlaceSchema>;

export function pairAddress(studyId: string, { key, one, other, first, page }: PairPlace): string {
  return withQuery(`/studies/${studyId}/agreement/pair`, { key, one, other, first, page: page === 1 ? undefined : String(page) });
}

/** From there back to the heatmap of the same criterion. */
export function backAddress(studyId: string, { criterion, contrast }: { criterion: string; contrast: { first: string; second: string } | null }, first?: string): string {
  return agreementAddress(studyId, { metric: "ordinal", measure: "agreement", criterion, first, sources: contrast ? contrastName(contrast) : undefined });
}

/** Two sources as the address knows them. */
export function contrastName({ first, second }: { first: string; second: string }): string {
  return `${first}:${second}`;
}
