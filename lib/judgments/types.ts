/** A rating as statistics take it. */
export type RatingRow = {
  evaluator: string;
  item: string;
  criterion: string;
  /** Null where the evaluator could not judge. */
  value: number | null;
  nonResponse: string | null;
};

/** One stored revision with the names of what it judges. */
export type StoredRevision = {
  study: string;
  evaluator: string;
  itemPosition: number;
  episode: string;
  session: number | null;
  origin: string;
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
