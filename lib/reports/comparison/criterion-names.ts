/** Criteria as they are named and ordered where results are shown. */

export type NamedCriterion = { key: string; name: string };

/** In the order of the protocol, by name; a file knows neither, so there criteria go by their key. */
export function inOrder<Result extends { criterion: string }>(results: readonly Result[], criteria: readonly NamedCriterion[]): (Result & { name: string })[] {
  const place = new Map(criteria.map(({ key }, index) => [key, index]));
  const names = new Map(criteria.map(({ key, name }) => [key, name]));
  return results
    .map((result) => ({ ...result, name: names.get(result.criterion) ?? result.criterion }))
    .sort((a, b) => (place.get(a.criterion) ?? criteria.length) - (place.get(b.criterion) ?? criteria.length));
}
