import { isComplete } from "./is-complete";
import type { RatingColumns } from "./rating-columns";
import type { ValueOutcome } from "./statistic";
import { valueCodes } from "./value-codes";

/**
 * Conger's exact kappa of several raters who all answered every item: (A - E) / (1 - E), with A the mean share of agreeing
 * pairs of raters and E the mean over pairs of raters of the agreement that their own marginal distributions give by chance
 * (Conger 1980, Psychological Bulletin 88:322-328). With two raters it is Cohen's kappa. At most 1; 0 is chance.
 *
 * No answer: `no_values`; one rater: `no_pairable`; a missing answer: `incomplete`; one and the same answer everywhere:
 * `no_variation`. Costs O(n + raters x values).
 */
export function congerKappa(columns: RatingColumns): ValueOutcome {
  const { items, raters, rater, value, starts } = columns;
  if (value.length === 0) return { value: null, reason: "no_values" };
  if (raters.length < 2) return { value: null, reason: "no_pairable" };
  if (!isComplete(columns)) return { value: null, reason: "incomplete" };
  const { values, codes } = valueCodes(value);
  if (values.length === 1) return { value: null, reason: "no_variation" };

  const marginals = new Float64Array(raters.length * values.length);
  const counts = new Uint32Array(values.length);
  let agreeing = 0;
  for (let item = 0; item < items.length; item++) {
    const end = starts[item + 1] ?? 0;
    for (let entry = starts[item] ?? 0; entry < end; entry++) {
      const code = codes[entry] ?? 0;
      // Each answer agrees with the equal ones before it, so equal pairs are counted without a second loop.
      agreeing += counts[code] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
      const place = (rater[entry] ?? 0) * values.length + code;
      marginals[place] = (marginals[place] ?? 0) + 1;
    }
    for (let entry = starts[item] ?? 0; entry < end; entry++) counts[codes[entry] ?? 0] = 0;
  }
  const pairs = (raters.length * (raters.length - 1)) / 2;
  let chance = 0;
  for (let code = 0; code < values.length; code++) {
    let before = 0;
    for (let one = 0; one < raters.length; one++) {
      const count = marginals[one * values.length + code] ?? 0;
      chance += count * before;
      before += count;
    }
  }
  const observed = agreeing / (pairs * items.length);
  const expected = chance / (pairs * items.length ** 2);
  return { value: 1 - (1 - observed) / (1 - expected), reason: null };
}
