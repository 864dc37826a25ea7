/** The table of all coefficients by criterion: rounded for reading, exact in the file, with the reason where a number is undefined. Pure. */
import type { Reason } from "@/lib/stats/reason";
import { reasonText } from "@/lib/stats/reason-text";
import type { Metric } from "@/lib/stats/metric";
import type { CriterionAgreement } from "../analysis/agreement-schema";
import type { AnalysisNumber, PlainNumber } from "../analysis/number";
import { type Cell, cell } from "../cell";
import { type ChartCell, chartTable } from "../chart-table";
import { fixed, interval, percent } from "../number-text";
import { coefficients } from "./coefficients";

export type CoefficientCell = Cell & {
  /** "0.310 to 0.502"; null where there is none. */
  interval: string | null;
  /** Letter of the note that says why the number or its interval is missing. */
  mark: string | null;
};

export type CoefficientTable = {
  columns: { key: string; name: string }[];
  rows: { key: string; name: string; answers: string; cells: CoefficientCell[] }[];
  notes: { mark: string; text: string }[];
  csv: string;
};

export function prepareCoefficientTable(criteria: readonly CriterionAgreement[], metric: Metric, metrics?: readonly Metric[]): CoefficientTable {
  const list = coefficients(metric, metrics);
  const marks = new Map<Reason, string>();
  const rows = list.map(({ key, name, answers, isShare, of }) => ({
    key, name, answers,
    cells: criteria.map((criterion): CoefficientCell => {
      const found = of(criterion);
      const toText = (value: number) => isShare ? percent(value, 1) : fixed(value, 3);
      const reason = found.reason ?? ("ciReason" in found ? found.ciReason : null);
      return { ...cell(found.value, toText), interval: intervalText(found, isShare), mark: reason && markOf(marks, reason) };
    }),
  }));
  return {
    columns: criteria.map(({ key, name }) => ({ key, name })),
    rows,
    notes: [...marks].map(([reason, mark]) => ({ mark, text: reasonText(reason) })),
    csv: csvOf(criteria, list),
  };
}

function intervalText(found: AnalysisNumber | PlainNumber, isShare: boolean): string | null {
  if (!("ci" in found) || !found.ci) return null;
  const { low, high } = found.ci;
  return isShare ? `${fixed(low * 100, 1)} to ${percent(high, 1)}` : interval({ low, high }, 3);
}

/** a, b, c …, in the order in which they are met. There are more reasons than letters, but never so many at once. */
function markOf(marks: Map<Reason, string>, reason: Reason): string {
  const mark = marks.get(reason) ?? String.fromCharCode("a".charCodeAt(0) + marks.size);
  marks.set(reason, mark);
  return mark;
}

/** In long form, with what each number was made from. */
function csvOf(criteria: readonly CriterionAgreement[], list: ReturnType<typeof coefficients>): string {
  const exact = (value: string | number | null | undefined): ChartCell => ({ text: String(value ?? ""), exact: value ?? null });
  const rows = criteria.flatMap((criterion) => list.map(({ key, of }) => {
    const found = of(criterion);
    const full = "ci" in found ? found : null;
    return [
      ...(criterion.contrast ? [criterion.contrast.first, criterion.contrast.second] : []), criterion.criterion, key,
      found.value, found.reason, full?.ci?.low, full?.ci?.high, full?.ci?.level, full?.ci?.method, full?.ciReason, full?.ci?.seed, full?.ci?.replicates, full?.n, full?.units, full?.raters,
    ].map(exact);
  }));
  const compared = criteria.some(({ contrast }) => contrast) ? ["first", "second"] : [];
  return chartTable([
    ...compared, "criterion", "coefficient", "value", "reason", "low", "high", "level", "interval_method", "interval_reason", "seed", "replicates", "answers", "items", "evaluators",
  ], rows).csv;
}
