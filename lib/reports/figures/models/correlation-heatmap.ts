/** Criteria against criteria as a table of shaded numbers: half of a matrix that is the same both ways. Pure. */
import { NONE } from "../../cell";
import { HALO_MIN_JUDGMENTS } from "../../criterion-correlation";
import { counted, fixed } from "../../number-text";
import type { Correlation, StudyResults } from "../../schema";
import type { Heatmap, HeatmapCell } from "./heatmap";

export function prepareCorrelationHeatmap({ criteria, correlations }: Pick<StudyResults, "criteria" | "correlations">): Heatmap {
  const named = criteria.map(({ key, name }) => ({ key, name }));
  const byPair = new Map(correlations.map((pair) => [JSON.stringify([pair.left, pair.right]), pair]));
  return {
    rows: named.slice(1),
    columns: named.slice(0, -1),
    cells: named.slice(1).map((row, index) => named.slice(0, -1).map((column, place): HeatmapCell | null => {
      const pair = place <= index ? byPair.get(JSON.stringify([column.key, row.key])) : undefined;
      return pair ? cellOf(`${column.name} and ${row.name}`, pair) : null;
    })),
    scale: { low: "−1", high: "+1", isSigned: true },
    fewText: `fewer than ${HALO_MIN_JUDGMENTS} judgments`,
  };
}

function cellOf(names: string, { value, judgments }: Correlation): HeatmapCell {
  const text = value === null ? NONE : fixed(value, 2);
  return {
    text, note: "", strength: value ?? 0, isFew: judgments < HALO_MIN_JUDGMENTS,
    description: value === null ? `${names}: no variation to compare` : `${names}: ${text} over ${counted(judgments, "judgment")}`,
  };
}
