/** A plan as lines for a terminal: answers, then numbers, then how they were made. */
import type { PlanningAnalysis } from "@/lib/reports/analysis/planning-schema";
import type { ChartTable } from "@/lib/reports/chart-table";
import { planAnswers, STOPPING_RULE, width } from "@/lib/reports/planning-answers";
import { planningMethods, prepareDesignsTable, prepareNeedsTable, preparePreferencesTable } from "@/lib/reports/planning-table";
import { textBlock, textTable } from "@/lib/reports/text-table";
import { wrapText } from "./wrap-text";

export function planningText(plan: PlanningAnalysis): string {
  const answers = planAnswers(plan).flatMap(({ text, details }) => [...wrapText(text), ...details.flatMap((detail) => wrapText(`  ${detail}`))]);
  return [
    ...answers,
    "",
    ...wrapText(STOPPING_RULE),
    ...tableBlock(shortened(prepareNeedsTable(plan), ["criterion", "half-width of", "now", "wanted", plan.kind === "rating" ? "items" : "pairs", "in all", "evaluators", "in all", "not below"])),
    ...tableBlock(shortened(preparePreferencesTable(plan), ["criterion", "wins", "ties", "losses", "design effect", ...plan.halfWidths.mean.map((halfWidth) => `for ±${width(halfWidth)}`), "pairs", "for power .8"])),
    ...tableBlock(prepareDesignsTable(plan)),
    "",
    ...planningMethods(plan).flatMap(wrapText),
    "",
  ].join("\n");
}

/** Under headings for a terminal. */
function shortened(table: ChartTable | null, columns: string[]): ChartTable | null {
  return table && { ...table, columns };
}

function tableBlock(table: ChartTable | null): string[] {
  return table ? textBlock(textTable(table.columns, table.rows)) : [];
}
