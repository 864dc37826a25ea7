import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceSides, type Place } from "@/lib/studies/design/sides";
import { seededRandom } from "@/lib/stats/random";

const lean = (places: readonly (Place & { flipped: boolean })[]) => places.reduce((sum, place) => sum + (place.flipped ? 1 : -1), 0);

function groupsOf<T>(values: readonly T[], keyOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups.values()];
}

/** Left minus right of one source. */
const leanOf = (source: number, places: readonly (Place & { flipped: boolean })[]) =>
  places.reduce((sum, { contrast, flipped }) => (contrast[0] === source ? sum + (flipped ? -1 : 1) : contrast[1] === source ? sum + (flipped ? 1 : -1) : sum), 0);

const decide = (places: readonly Place[], seed: string) => balanceSides(places, seededRandom(seed)).map((flipped, index) => ({ ...(places[index] as Place), flipped }));

/** Any study: who judges what is arbitrary, nobody judges a pair twice. */
const study = (contrasts: readonly (readonly [number, number])[]) =>
  fc.record({ people: fc.integer({ min: 0, max: 12 }), items: fc.array(fc.record({ contrast: fc.integer({ min: 0, max: contrasts.length - 1 }), judges: fc.integer({ min: 1, max: 6 }), skip: fc.integer({ min: 0, max: 20 }) }), { minLength: 1, maxLength: 40 }), seed: fc.string() })
    .map(({ people, items, seed }) => ({
      seed,
      places: items.flatMap(({ contrast, judges, skip }, item) => Array.from({ length: judges }, (_, judge): Place => ({
        item, contrast: contrasts[contrast] ?? [1, 2], evaluator: judge < people ? `E${(judge + skip) % people}` : null,
      }))),
    }));

const STARS = { "two sources": [[1, 2]], "three in a row": [[1, 2], [2, 3]], "one against three": [[1, 2], [1, 3], [1, 4]] } as const;
const ALL_OF_FOUR = [[1, 2], [1, 3], [1, 4], [2, 3], [2, 4], [3, 4]] as const;
const OTHERS = { "a ring of four": [[1, 2], [2, 3], [3, 4], [1, 4]], "all of three": [[1, 2], [1, 3], [2, 3]], "all of four": ALL_OF_FOUR } as const;

describe.each(Object.entries({ ...STARS, ...OTHERS }))("sides over %s", (_name, contrasts) => {
  it("differ by one at most within every pair, and within every evaluator's pairs of two sources", () => {
    fc.assert(fc.property(study(contrasts), ({ places, seed }) => {
      const decided = decide(places, seed);
      for (const group of groupsOf(decided, (place) => String(place.item))) expect(Math.abs(lean(group))).toBeLessThanOrEqual(1);
      for (const group of groupsOf(decided.filter((place) => place.evaluator !== null), (place) => JSON.stringify([place.evaluator, place.contrast]))) expect(Math.abs(lean(group))).toBeLessThanOrEqual(1);
    }));
  });
});

describe.each(Object.entries(STARS))("sides over %s", (_name, contrasts) => {
  it("put every source left and right equally often for every evaluator, within one", () => {
    fc.assert(fc.property(study(contrasts), ({ places, seed }) => {
      for (const own of groupsOf(decide(places, seed).filter((place) => place.evaluator !== null), (place) => String(place.evaluator))) {
        for (const source of new Set(contrasts.flat())) expect(Math.abs(leanOf(source, own))).toBeLessThanOrEqual(1);
      }
    }));
  });
});

describe("sides", () => {
  it("come near to it for every source where all meet all: within the number of its contrasts, and mostly within one", () => {
    let checked = 0;
    let within = 0;
    fc.assert(fc.property(study(ALL_OF_FOUR), ({ places, seed }) => {
      for (const own of groupsOf(decide(places, seed).filter((place) => place.evaluator !== null), (place) => String(place.evaluator))) {
        for (const source of [1, 2, 3, 4]) {
          const most = Math.abs(leanOf(source, own));
          expect(most).toBeLessThanOrEqual(3);
          checked += 1;
          within += most <= 1 ? 1 : 0;
        }
      }
    }), { seed: 11, numRuns: 300 });
    expect(within / checked).toBeGreaterThan(0.9);
  });

  it("are even over the whole study where each pair is judged by one", () => {
    const places = Array.from({ length: 40 }, (_, item): Place => ({ item, contrast: [1, 2], evaluator: null }));
    expect(lean(decide(places, "seed"))).toBe(0);
  });

  it("keep what is fixed, and even out a pair around it", () => {
    fc.assert(fc.property(study([[1, 2], [1, 3]]), fc.array(fc.boolean(), { minLength: 240, maxLength: 240 }), fc.array(fc.boolean(), { minLength: 240, maxLength: 240 }), ({ places, seed }, isFixed, way) => {
      const before = places.map((place, index) => (isFixed[index] ? { ...place, fixed: way[index] } : place));
      const decided = decide(before, seed);
      for (const place of decided) if (place.fixed !== undefined) expect(place.flipped).toBe(place.fixed);
      for (const group of groupsOf(decided, (place) => String(place.item))) {
        const settled = group.filter((place) => place.fixed !== undefined);
        const open = group.length - settled.length;
        // What is open makes up for what is fixed, as far as there is enough of it.
        expect(Math.abs(lean(group))).toBeLessThanOrEqual(Math.max(1, Math.abs(lean(settled)) - open));
      }
    }));
  });

  it("are the same for the same seed and others for another one", () => {
    const places = Array.from({ length: 60 }, (_, index): Place => ({ item: index >> 1, contrast: [1, 2], evaluator: `E${index % 4}` }));
    expect(decide(places, "one")).toEqual(decide(places, "one"));
    expect(decide(places, "one")).not.toEqual(decide(places, "two"));
  });
});
