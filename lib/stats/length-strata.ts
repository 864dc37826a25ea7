import { quantileOfSorted } from "./quantile";

/** At most this many strata, of at least so many texts each: enough for a median and its deviation. */
const MOST_STRATA = 4;
const LEAST_IN_STRATUM = 20;

/**
 * Groups texts of like length: a stratum from 0 up for each, cut at quantiles of the lengths (quarters when there are 80 texts
 * or more, fewer parts below). Texts of one length are always in one stratum, so some may stay empty. O(n log n).
 */
export function lengthStrata(lengths: readonly number[]): Uint8Array {
  const strata = Math.max(1, Math.min(MOST_STRATA, Math.floor(lengths.length / LEAST_IN_STRATUM)));
  const sorted = Float64Array.from(lengths).sort();
  const cuts: number[] = [];
  for (let cut = 1; cut < strata; cut++) cuts.push(quantileOfSorted(sorted, cut / strata) ?? 0);
  return Uint8Array.from(lengths, (length) => cuts.filter((cut) => length > cut).length);
}
