/** Results as lines for a terminal. */
import { comparisonText } from "./comparison/preferences-text";
import type { ComparisonResults } from "./comparison/schema";
import { count, counted } from "./number-text";
import { prepareResultsTable } from "./results-table";
import type { StudyResults } from "./schema";
import { textBlock, textTable } from "./text-table";

const COLUMNS = ["criterion", "n", "missing", "mean", "95% interval", "alpha", "95% interval", "agree", "items", "raters"];

export function resultsText(results: StudyResults | ComparisonResults): string {
  return "metric" in results ? ratingText(results) : comparisonText(results);
}

function ratingText(results: StudyResults): string {
  const { study, progress } = results;
  const rows = prepareResultsTable(results.criteria).map((row) => [
    row.key, row.n, row.missing, row.mean.text, row.meanInterval, row.alpha.text, row.alphaInterval, row.percentAgreement.text, row.items, row.raters,
  ]);
  const notes = results.criteria.flatMap((criterion) => (criterion.note ? [`${criterion.key}: ${criterion.note}`] : []));
  return [
    `${study.name} (${study.state}): ${count(progress.counted)} of ${counted(progress.wanted, "judgment")}, ${count(progress.surplus)} surplus`,
    ...textBlock(results.warnings),
    "",
    ...textTable(COLUMNS, rows),
    ...textBlock(notes),
    ...textBlock(results.methods),
    ...textBlock(results.caveats),
    "",
  ].join("\n");
}
