/** Items by how far apart their evaluators are. */
import { z } from "zod";

export const itemDisagreementSchema = z.strictObject({
  item: z.string(),
  judgments: z.int(),
  /**
   * Mean distance between two evaluators' answers, over all pairs of evaluators and all criteria, as a share of the length
   * of each scale (in a comparison: from one source to the other; a tie lies in the middle): 0 all the same, 1 as far apart
   * as can be. Null where no criterion has two answers.
   */
  disagreement: z.number().nullable(),
  /** The same for each criterion, in the order of the protocol; null where it has fewer than two answers. */
  byCriterion: z.array(z.number().nullable()),
  comments: z.int(),
});
export type ItemDisagreement = z.infer<typeof itemDisagreementSchema>;

export const itemsAnalysisSchema = z.strictObject({
  criteria: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  /** Furthest apart first; where nothing can be compared, last. */
  items: z.array(itemDisagreementSchema),
});
export type ItemsAnalysis = z.infer<typeof itemsAnalysisSchema>;
