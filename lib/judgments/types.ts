/** A rating as statistics take it. */
export type RatingRow = {
  evaluator: string;
  item: string;
  criterion: string;
  /** Null where the evaluator could not judge. */
  value: number | null;
  nonResponse: string | null;
};
