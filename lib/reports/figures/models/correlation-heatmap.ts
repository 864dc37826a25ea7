/** Criteria against criteria as a table of shaded numbers, from the same correlations as the halo check on screen. */
import { HALO_MIN_JUDGMENTS } from "../../criterion-correlation";
import { prepareHaloTable } from "../../halo-table";
import type { StudyResults } from "../../schema";
import type { Heatmap, HeatmapCell } from "./heatmap";

export function prepareCorrelationHeatmap(results: Pick<StudyResults, "criteria" | "correlations">): Heatmap {
  const { rows, columns } = prepareHaloTable(results);
  const pairs = new Map(results.correlations.map((pair) => [JSON.stringify([pair.left, pair.right]), pair]));
  return {
    rows: rows.map(({ key, name }) => ({ key, name })),
    columns: columns.map(({ key, name }) => ({ key, name })),
    cells: rows.map((row) => row.cells.map((cell, index): HeatmapCell | null => {
      const pair = pairs.get(JSON.stringify([columns[index]?.key, row.key]));
      if (!cell || !pair) return null;
      return { text: cell.text, note: "", strength: pair.value ?? 0, isFew: pair.judgments < HALO_MIN_JUDGMENTS, description: cell.title };
    })),
    scale: { low: "−1", high: "+1", isSigned: true },
    fewText: `fewer than ${HALO_MIN_JUDGMENTS} judgments`,
  };
}
