/** One number beside the number that it should be. */
export type Check = {
  /** The data, in a few words. */
  data: string;
  statistic: string;
  /** As the source prints it; null where a source gives data and no number. */
  printed: string | null;
  /** To all digits: exact, or by another program. */
  reference: number;
  /** Where it comes from, or the exact fraction. */
  origin: string;
  here: number | null;
  tolerance: number;
  /** Of iterative methods, and of numbers far from 1. */
  isRelative?: boolean;
};

export type Section = { title: string; text: string; checks: Check[] };

/** How far a number is from where it should be. */
export function differenceOf({ here, reference, isRelative }: Check): number {
  const difference = here === null ? Number.POSITIVE_INFINITY : Math.abs(here - reference);
  return isRelative ? difference / Math.abs(reference) : difference;
}
