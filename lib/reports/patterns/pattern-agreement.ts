/** Agreement from stored patterns: what `computeAgreement` says of the same answers, to the last digit. Pure. */
import { type Agreement, agreementOfPatterns, type AgreementOptions } from "@/lib/stats/agreement";
import { patternOf } from "@/lib/stats/pattern";
import { PatternHistogram } from "@/lib/stats/pattern-histogram";
import { type PatternTable, patternTable } from "@/lib/stats/pattern-table";
import { CHOICE_VALUES } from "@/lib/studies/preference";
import type { CriterionPatterns } from "./criterion-patterns";

export function tableOfPatterns({ patterns }: Pick<CriterionPatterns, "patterns">): PatternTable {
  const histogram = new PatternHistogram();
  for (const { pattern, units } of patterns) histogram.add(pattern, units);
  return patternTable(histogram);
}

export function agreementOfStored(stored: CriterionPatterns, options: AgreementOptions): Agreement {
  return agreementOfPatterns(tableOfPatterns(stored), stored.raters, options);
}

type PreferenceOptions = Omit<AgreementOptions, "metric"> & {
  metric: "ordinal" | "nominal";
  /** The source with the greater number is the one that is named first in results. */
  isReversed: boolean;
};

/** Of a comparison. On the order of first, neither, second "both bad" has no place of its own: there it counts as neither, among names as itself. */
export function preferenceAgreement(stored: CriterionPatterns, { isReversed, ...options }: PreferenceOptions): Agreement {
  const { left, tie, right, both_bad } = CHOICE_VALUES;
  const seen = (value: number) => {
    if (value === both_bad) return options.metric === "nominal" ? both_bad : tie;
    return isReversed ? left + right - value : value;
  };
  const patterns = stored.patterns.map(({ pattern, units }) => ({ pattern: patternOf(pattern.map(seen)), units }));
  return agreementOfStored({ ...stored, patterns }, options);
}
