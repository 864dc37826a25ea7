import { entriesByRater } from "./entries-by-rater";
import type { RatingColumns } from "./rating-columns";
import { valueCodes } from "./value-codes";

/** Something known of an answer that may move it: a number for each item and rater, 0 or 1 for a group. */
export type OrdinalPredictor = { name: string; of: (item: string, rater: string) => number };

/** Whose answers are alike. */
export type Grouping = "item" | "rater";

/** Levels (items or raters) and the answers to each: entries[starts[l]] to entries[starts[l + 1] - 1]. */
export type RandomEffect = { grouping: Grouping; names: readonly string[]; level: Int32Array; starts: Uint32Array; entries: Uint32Array };

/** Answers to one criterion laid out for an ordinal model. */
export type OrdinalDesign = {
  n: number;
  /** Values that were given, ascending. Points of the scale that nobody used are no categories. */
  categories: Float64Array;
  /** Place of each answer's value in `categories`, and how many answers each category has. */
  codes: Uint32Array;
  counts: Float64Array;
  predictors: { name: string; centre: number; scale: number }[];
  /** Predictors less their centre, over their scale: x[answer * predictors + predictor]. */
  x: Float64Array;
  /** None, one or two, the one with more levels first. */
  effects: RandomEffect[];
};

/**
 * Lays answers out. Predictors are measured from their mean in units of their standard deviation, so that steps of a
 * search are of one size. O(n * (predictors + 1)).
 *
 * @throws RangeError if a predictor is not a finite number for some answer.
 */
export function ordinalDesign(columns: RatingColumns, predictors: readonly OrdinalPredictor[], groupings: readonly Grouping[]): OrdinalDesign {
  const { items, raters, item, rater, value, starts } = columns;
  const n = value.length;
  const { values: categories, codes } = valueCodes(value);
  const counts = new Float64Array(categories.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;

  const x = new Float64Array(n * predictors.length);
  const described = predictors.map(({ name, of }, place) => {
    let sum = 0;
    for (let entry = 0; entry < n; entry++) {
      const given = of(items[item[entry] ?? 0] ?? "", raters[rater[entry] ?? 0] ?? "");
      if (!Number.isFinite(given)) throw new RangeError(`Predictor "${name}" must be a finite number, not ${given}.`);
      x[entry * predictors.length + place] = given;
      sum += given;
    }
    const centre = sum / n;
    let squares = 0;
    for (let at = place; at < x.length; at += predictors.length) squares += ((x[at] ?? 0) - centre) ** 2;
    const scale = Math.sqrt(squares / n);
    for (let at = place; at < x.length; at += predictors.length) x[at] = scale > 0 ? ((x[at] ?? 0) - centre) / scale : 0;
    return { name, centre, scale };
  });

  const effects = [...new Set(groupings)].map((grouping): RandomEffect =>
    grouping === "item"
      ? { grouping, names: items, level: item, starts, entries: Uint32Array.from(codes, (_, entry) => entry) }
      : { grouping, names: raters, level: rater, ...entriesByRater(columns) },
  );
  effects.sort((one, other) => other.names.length - one.names.length || (one.grouping < other.grouping ? -1 : 1));
  return { n, categories, codes, counts, predictors: described, x, effects };
}
