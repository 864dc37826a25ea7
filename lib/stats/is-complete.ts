import type { RatingColumns } from "./rating-columns";

/** Whether every rater answered every item. Then answer r of item i is entry i x raters + r of the columns. */
export function isComplete({ items, raters, value }: RatingColumns): boolean {
  return value.length === items.length * raters.length;
}
