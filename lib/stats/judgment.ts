/** One judgment of a pair, seen from the source named first: it won (1), tied (0) or lost (-1). */
export type Score = 1 | 0 | -1;

/** How often the source named first won, lost and tied. */
export type PreferenceCounts = { wins: number; losses: number; ties: number };

/** One judgment of one evaluator about one item, that is, one pair of responses. */
export type ScoreRow = { evaluator: string; item: string; score: Score };

/** A judgment of which it is known where the first source was shown. */
export type SidedScoreRow = ScoreRow & { firstShownLeft: boolean };

/** A judgment of which it is known which two sources it compares, and where they were shown. */
export type JudgmentRow = SidedScoreRow & { first: string; second: string };

/** Judgments of one pair of sources, counted; all of one order and evaluator where those are named. */
export type PairCounts = PreferenceCounts & {
  first: string;
  second: string;
  firstShownLeft?: boolean;
  evaluator?: string;
};
