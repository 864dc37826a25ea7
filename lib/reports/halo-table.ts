/** The model of the halo check: criteria against criteria. */
import { HALO_LINE, HALO_MIN_JUDGMENTS } from "./criterion-correlation";
import { count, fixed } from "./number-text";
import type { StudyResults } from "./schema";

export type HaloCell = { key: string; text: string; title: string; /** 0 to 1: how strongly it is shaded. */ strength: number; isFlagged: boolean } | null;
export type HaloTable = {
  /** Criteria down the side; the first has nobody before it and is left out. */
  rows: { key: string; name: string; number: number; cells: HaloCell[] }[];
  columns: { key: string; name: string; number: number }[];
  flagged: string[];
};

export function prepareHaloTable({ criteria, correlations }: Pick<StudyResults, "criteria" | "correlations">): HaloTable {
  const numbered = criteria.map(({ key, name }, index) => ({ key, name, number: index + 1 }));
  const byPair = new Map(correlations.map((pair) => [JSON.stringify([pair.left, pair.right]), pair]));
  const columns = numbered.slice(0, -1);
  const flagged: string[] = [];
  const rows = numbered.slice(1).map((row) => ({
    ...row,
    cells: columns.map((column): HaloCell => {
      const pair = byPair.get(JSON.stringify([column.key, row.key]));
      if (!pair || column.number >= row.number) return null;
      const names = `${column.name} and ${row.name}`;
      if (pair.value === null) return { key: column.key, text: "–", title: `${names}: no variation to compare`, strength: 0, isFlagged: false };
      const isFlagged = pair.value > HALO_LINE && pair.judgments >= HALO_MIN_JUDGMENTS;
      const text = fixed(pair.value, 2);
      if (isFlagged) flagged.push(`${names} (${text})`);
      return { key: column.key, text, title: `${names}: ${text} over ${count(pair.judgments)} judgments`, strength: Math.abs(pair.value), isFlagged };
    }),
  }));
  return { rows, columns, flagged };
}
