/** A rating as statistics take it. */
export type RatingRow = {
  evaluator: string;
  item: string;
  criterion: string;
  /** Null where the evaluator could not judge. */
  value: number | null;
  nonResponse: string | null;
  /** Empty where nothing was said. */
  comment: string;
};

/** One stored revision with the names of what it judges. */
export type StoredRevision = {
  study: string;
  evaluator: string;
  kind: "rating" | "comparison";
  itemPosition: number;
  /** What was judged: one conversation, or the two of a pair in the order of their sources. */
  parts: { source: number; episode: string; session: number | null; origin: string }[];
  /** The second part stood left. */
  flipped: boolean;
  position: number | null;
  openedAt: Date | null;
  counted: boolean;
  revision: number;
  currentRevision: number;
  storedAt: Date;
  protocolVersion: number;
  programVersion: string;
  payload: unknown;
};
