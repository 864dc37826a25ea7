/** The model of a table of shaded numbers: evaluators against evaluators, criteria against criteria. */

export type HeatmapCell = {
  /** Rounded, as it stands in the cell; "–" for an undefined number. */
  text: string;
  /** A second line where there is room: "n 24". */
  note: string;
  /** From −1 to +1: how strongly it is shaded, and which way. */
  strength: number;
  /** Rests on few answers: drawn with a mark in its corner. */
  isFew: boolean;
  /** "E1 and E2: 0.61 over 24 items". */
  description: string;
};

export type Heatmap = {
  rows: { key: string; name: string }[];
  columns: { key: string; name: string }[];
  /** A row of cells for each row; null where there is nothing to say, such as somebody with themselves. */
  cells: (HeatmapCell | null)[][];
  /** What the ends of the shading mean; isSigned: from −1, else from 0. */
  scale: { low: string; high: string; isSigned: boolean };
  /** What the mark in a corner means. */
  fewText: string;
};
