/** The answers to one criterion, apart by group of items: origins, or systems in a file. Pure. */
import { ratingColumns, type RatingColumns } from "@/lib/stats/rating-columns";

export type GroupedRow = { evaluator: string; item: string; group: string; value: number | null };

export type GroupedColumns = {
  /** All answers. Where groups share items, an item in another group is another item here. */
  columns: RatingColumns;
  /** The group of each item of `columns`. */
  groupOf: ReadonlyMap<string, string>;
  /** Each group's own answers under the items' own names, so that they can be held against each other. By name. */
  groups: { group: string; columns: RatingColumns }[];
  sharesItems: boolean;
};

/**
 * @param names all groups there are, also those without an answer to this criterion.
 * @throws DuplicateRatingError if an evaluator answers an item of a group twice.
 */
export function groupedColumns(rows: readonly GroupedRow[], names: readonly string[]): GroupedColumns {
  const answered = rows.filter(({ value }) => value !== null);
  const groupsOfItem = new Map<string, string>();
  let sharesItems = false;
  for (const { item, group } of answered) {
    const known = groupsOfItem.get(item);
    if (known !== undefined && known !== group) sharesItems = true;
    groupsOfItem.set(item, group);
  }
  const nameOf = ({ item, group }: GroupedRow) => (sharesItems ? JSON.stringify([item, group]) : item);
  return {
    columns: ratingColumns(answered.map((row) => ({ evaluator: row.evaluator, item: nameOf(row), value: row.value }))),
    groupOf: new Map(answered.map((row) => [nameOf(row), row.group])),
    groups: [...names].sort().map((group) => ({ group, columns: ratingColumns(answered.filter((row) => row.group === group)) })),
    sharesItems,
  };
}

/** Answers that are of no groups. */
export function ungrouped(columns: RatingColumns): GroupedColumns {
  return { columns, groupOf: new Map(), groups: [], sharesItems: false };
}
