import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlannedItem, planPlaces } from "@/lib/studies/design/plan";

const names = (count: number) => Array.from({ length: count }, (_, index) => `E${String(index + 1).padStart(2, "0")}`);
const fresh = (count: number, wanted: number, contrasts: readonly (readonly [number, number])[] = [[1, 2]]): PlannedItem[] =>
  Array.from({ length: count }, (_, index) => ({ item: index + 1, contrast: contrasts[index % contrasts.length] ?? [1, 2], wanted, held: [], others: [] }));

const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

const shape = fc.record({ items: fc.integer({ min: 1, max: 60 }), wanted: fc.integer({ min: 1, max: 6 }), people: fc.integer({ min: 1, max: 12 }), star: fc.boolean(), seed: fc.string() });

describe("planPlaces", () => {
  it("gives every pair its evaluators, none twice, and loads that differ by one at most", () => {
    fc.assert(fc.property(shape, ({ items, wanted, people, star, seed }) => {
      const plan = planPlaces(fresh(items, wanted, star ? [[1, 2], [1, 3]] : undefined), names(people), seed);
      expect(plan.places).toHaveLength(items * Math.min(wanted, people));
      expect(new Set(plan.places.map(({ item, evaluator }) => `${item} ${evaluator}`)).size).toBe(plan.places.length);
      const loads = names(people).map((name) => plan.places.filter((place) => place.evaluator === name).length);
      expect(spread(loads)).toBeLessThanOrEqual(1);
      for (const name of names(people)) {
        const orders = plan.places.filter((place) => place.evaluator === name).map((place) => place.order).sort((a, b) => a - b);
        expect(orders).toEqual(orders.map((_, index) => index + 1));
      }
    }));
  });

  it("shows half of a pair's evaluators A|B and half B|A, and counts what nobody is planned for yet", () => {
    fc.assert(fc.property(shape, ({ items, wanted, people, seed }) => {
      const plan = planPlaces(fresh(items, wanted), names(people), seed);
      for (const flipped of plan.flipped.values()) expect(Math.abs(wanted - 2 * flipped)).toBeLessThanOrEqual(1);
      for (const [item, flipped] of plan.flipped) expect(plan.places.filter((place) => place.item === item && place.flipped).length).toBeLessThanOrEqual(flipped);
    }));
  });

  it("keeps an evaluator's sides even at whatever pair they stop", () => {
    const plan = planPlaces(fresh(100, 4), names(9), "seed");
    for (const name of names(9)) {
      let lean = 0;
      for (const place of plan.places.filter((own) => own.evaluator === name).sort((a, b) => a.order - b.order)) {
        lean += place.flipped ? 1 : -1;
        expect(Math.abs(lean)).toBeLessThanOrEqual(1);
      }
    }
  });

  it("mixes evaluators: with nine of them and three for each pair, everybody meets everybody", () => {
    const plan = planPlaces(fresh(100, 3), names(9), "seed");
    const met = new Map<string, number>();
    for (let item = 1; item <= 100; item += 1) {
      const company = plan.places.filter((place) => place.item === item).map((place) => place.evaluator).sort();
      for (const [index, one] of company.entries()) for (const other of company.slice(index + 1)) met.set(`${one} ${other}`, (met.get(`${one} ${other}`) ?? 0) + 1);
    }
    expect(met.size).toBe(36);
    expect(spread([...met.values()])).toBeLessThanOrEqual(3);
  });

  it.each([[40, 8, 8], [12, 4, 9], [100, 4, 9], [100, 3, 9]])("lets none of %i pairs come early for all or late for all of the %i who judge it, out of %i", (pairs, wanted, people) => {
    for (const seed of ["one", "two", "three"]) {
      const plan = planPlaces(fresh(pairs, wanted, [[1, 2], [1, 3]]), names(people), seed);
      const lengths = new Map(names(people).map((name) => [name, plan.places.filter((place) => place.evaluator === name).length]));
      const means = Array.from({ length: pairs }, (_, index) => {
        const places = plan.places.filter((place) => place.item === index + 1).map((place) => (place.order - 1) / ((lengths.get(place.evaluator) ?? 2) - 1));
        return places.reduce((sum, place) => sum + place, 0) / places.length;
      });
      // Tossed orders would scatter with 0.29 / √wanted.
      const scatter = Math.sqrt(means.reduce((sum, mean) => sum + (mean - 0.5) ** 2, 0) / pairs);
      expect(scatter).toBeLessThan((0.6 * 0.29) / Math.sqrt(wanted));
      for (const mean of means) expect(Math.abs(mean - 0.5)).toBeLessThan(0.3);
    }
  });

  it("leaves what is held as it is and gives the rest to everybody, also to those who joined", () => {
    const first = planPlaces(fresh(30, 4), names(4), "seed");
    const begun = first.places.filter((place) => place.order <= 10);
    const items = fresh(30, 4).map((item) => ({
      ...item, held: begun.filter((place) => place.item === item.item).map(({ evaluator, flipped }) => ({ evaluator, flipped })), others: item.item === 1 ? [{ evaluator: "E06", flipped: true, mayReturn: false }] : [],
    }));
    const second = planPlaces(items, names(6), "seed:1");
    for (const place of second.places) expect(begun.some((old) => old.item === place.item && old.evaluator === place.evaluator)).toBe(false);
    expect(second.places.some((place) => place.item === 1 && place.evaluator === "E06")).toBe(false);
    expect(second.places).toHaveLength(120 - begun.length);
    const loads = names(6).map((name) => second.places.filter((place) => place.evaluator === name).length + begun.filter((place) => place.evaluator === name).length);
    expect(spread(loads)).toBeLessThanOrEqual(1);
    for (const [item, flipped] of second.flipped) {
      expect(Math.abs(4 - 2 * flipped)).toBe(0);
      expect(begun.filter((place) => place.item === item && place.flipped).length).toBeLessThanOrEqual(flipped);
    }
  });

  it("leaves the last place of a pair to somebody who lost it to a lease, the way round that they saw", () => {
    for (const flipped of [true, false]) {
      for (let seed = 1; seed <= 12; seed += 1) {
        const plan = planPlaces([{ item: 1, contrast: [1, 2], wanted: 3, held: [{ evaluator: "E02", flipped: true }, { evaluator: "E03", flipped: false }], others: [{ evaluator: "E01", flipped, mayReturn: true }] }], names(3), String(seed));
        expect(plan.places).toEqual([]);
        expect(plan.flipped.get(1)).toBe(flipped ? 2 : 1);
      }
    }
  });

  it("is the same for the same seed, whatever order evaluators are named in is theirs", () => {
    expect(planPlaces(fresh(20, 2), names(5), "a")).toEqual(planPlaces(fresh(20, 2), names(5), "a"));
    expect(planPlaces(fresh(20, 2), names(5), "a").places).not.toEqual(planPlaces(fresh(20, 2), names(5), "b").places);
  });
});
