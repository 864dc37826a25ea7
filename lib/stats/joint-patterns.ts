import { patternKey, patternOf } from "./pattern";
import { PatternHistogram } from "./pattern-histogram";
import { patternTable, type PatternStatistic, type PatternTable } from "./pattern-table";
import type { RatingColumns } from "./rating-columns";

/**
 * Items with their patterns in several strata at once: criteria of one study, or groups of raters. What is left out or drawn
 * again is an item with all its strata, since answers about one item are not independent of each other.
 */
export type JointPatterns = {
  /** How many items show each joint pattern. */
  units: Float64Array;
  strata: JointStratum[];
};

export type JointStratum = {
  /** The pairable units of this stratum alone. */
  table: PatternTable;
  /** For each joint pattern the place of its pattern in the table, or -1 where the item is not pairable in this stratum. */
  places: Int32Array;
};

/**
 * Joins the strata by the names of their items. Items that are pairable in no stratum are left out. The order of rows,
 * raters and items does not matter; that of the strata is kept. Costs O(n log n) for n answers.
 */
export function jointPatterns(strata: readonly RatingColumns[]): JointPatterns {
  const keysOfItem = new Map<string, string[]>();
  const tables: { table: PatternTable; placeOf: Map<string, number> }[] = [];
  for (const [index, { items, starts, value }] of strata.entries()) {
    const histogram = new PatternHistogram();
    for (const [place, item] of items.entries()) {
      const pattern = patternOf([...value.subarray(starts[place] ?? 0, starts[place + 1] ?? 0)]);
      if (pattern.length < 2) continue;
      histogram.add(pattern);
      const keys = keysOfItem.get(item) ?? strata.map(() => "");
      keys[index] = patternKey(pattern);
      keysOfItem.set(item, keys);
    }
    const placeOf = new Map<string, number>();
    for (const [place, entry] of histogram.entries().entries()) placeOf.set(patternKey(entry.pattern), place);
    tables.push({ table: patternTable(histogram), placeOf });
  }

  const joint = new Map<string, { keys: string[]; units: number }>();
  for (const keys of keysOfItem.values()) {
    const key = keys.join(";");
    const known = joint.get(key);
    if (known === undefined) joint.set(key, { keys, units: 1 });
    else known.units += 1;
  }
  const rows = [...joint].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
  return {
    units: Float64Array.from(rows, (row) => row.units),
    strata: tables.map(({ table, placeOf }, index) => ({
      table,
      places: Int32Array.from(rows, ({ keys }) => placeOf.get(keys[index] ?? "") ?? -1),
    })),
  };
}

/**
 * A statistic of one stratum as a function of the number of items per joint pattern. Costs one evaluation of it beside one
 * addition per joint pattern.
 */
export function statisticOfStratum({ table, places }: JointStratum, statistic: PatternStatistic): PatternStatistic {
  const spread = unitsOfStratum({ table, places });
  return (units) => statistic(spread(units));
}

/** Turns items per joint pattern into units per pattern of a stratum; the result is overwritten by the next call. */
export function unitsOfStratum({ table, places }: JointStratum): (units: Float64Array) => Float64Array {
  const own = new Float64Array(table.units.length);
  return (units) => {
    own.fill(0);
    for (let row = 0; row < places.length; row++) {
      const place = places[row] ?? -1;
      if (place >= 0) own[place] = (own[place] ?? 0) + (units[row] ?? 0);
    }
    return own;
  };
}
