import { seededRandom, type Seed } from "@/lib/stats/random";

/** Answers of raters (lines) to items: a share of the cells is filled, with values from 1 up that follow the item by half. */
export function seededMatrix({ raters, items, values, share }: { raters: number; items: number; values: number; share: number }, seed: Seed): (number | null)[][] {
  const random = seededRandom(seed);
  const drawn = (): number => 1 + Math.floor(random.nextUniform() * values);
  const truth = Array.from({ length: items }, drawn);
  return Array.from({ length: raters }, () => truth.map((value) => {
    if (random.nextUniform() >= share) return null;
    return random.nextUniform() < 0.5 ? value : drawn();
  }));
}
