/** The model of lines with a band around them, a panel for each series, all on the same axes: scores against position. */

export type BandPoint = {
  x: number;
  /** Null: a gap in the line. */
  y: number | null;
  /** Ends of the interval at this point; null where there is none. */
  low: number | null;
  high: number | null;
  /** "Position 3: 2.84 [2.61 to 3.07], 40 answers". */
  text: string;
};

export type BandAxis = { label: string; domain: [number, number]; ticks: { at: number; text: string }[] };

export type BandLines = { x: BandAxis; y: BandAxis; series: { key: string; name: string; points: BandPoint[] }[] };
