/** Dawid and Skene's classes under the names that the file has for them. */
import { answerCounts } from "@/lib/stats/answer-counts";
import { dawidSkene, type DawidSkeneFit } from "@/lib/stats/dawid-skene";
import { type RatingColumns, rowsOfColumns } from "@/lib/stats/rating-columns";
import type { Reason } from "@/lib/stats/reason";

type Fit = Omit<DawidSkeneFit, "values" | "items"> & { classes: string[]; items: { item: string; class: string; posterior: number[] }[] };

export type LabelledClasses = { fit: Fit; reason: null } | { fit: null; reason: Reason };

export function labelledClasses(columns: RatingColumns, labelOf: (value: number) => string): LabelledClasses {
  const found = dawidSkene(answerCounts(rowsOfColumns(columns)));
  if (found.fit === null) return found;
  const { values, items, ...rest } = found.fit;
  return { fit: { ...rest, classes: values.map(labelOf), items: items.map(({ item, value, posterior }) => ({ item, class: labelOf(value), posterior })) }, reason: null };
}
