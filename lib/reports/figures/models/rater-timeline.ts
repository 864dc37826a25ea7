/** The model of who judged when: a lane for each evaluator, a bar for each day on which they submitted. */

export type TimelineLane = {
  key: string;
  name: string;
  /** "124". */
  total: string;
  /** Days by their place from the first day, 0, ascending; days without a judgment are left out. */
  marks: { day: number; count: number; text: string }[];
};

export type RaterTimeline = {
  lanes: TimelineLane[];
  /** From the first day to the last, both included. */
  days: number;
  ticks: { at: number; text: string }[];
  /** Most judgments of one evaluator on one day: the height of a lane. */
  most: number;
};
