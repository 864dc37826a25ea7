import { seededRandom } from "@/lib/stats/random";

export type MemoryRatings = { unit: Int32Array; answer: Uint8Array; units: number };

const POINTS = 4;
const SLOTS = 3;

/**
 * Ratings on four points, three places a unit of which one in ten is empty, by unit or in random order. An answer is the
 * unit's own point two times in three, else any.
 */
export function memoryRatings(ratings: number, order: "by unit" | "random"): MemoryRatings {
  const random = seededRandom("bench stats");
  const unit = new Int32Array(ratings);
  const answer = new Uint8Array(ratings);
  let filled = 0;
  let units = 0;
  for (; filled < ratings; units++) {
    const own = random.nextUint32() % POINTS;
    for (let slot = 0; slot < SLOTS && filled < ratings; slot++) {
      if (random.nextUint32() % 10 === 0) continue;
      unit[filled] = units;
      answer[filled] = 1 + (random.nextUint32() % 3 > 0 ? own : random.nextUint32() % POINTS);
      filled += 1;
    }
  }
  if (order === "random") {
    for (let last = ratings - 1; last > 0; last--) {
      const other = Math.floor(random.nextUniform() * (last + 1));
      const [unitKept, answerKept] = [unit[last] ?? 0, answer[last] ?? 0];
      unit[last] = unit[other] ?? 0;
      answer[last] = answer[other] ?? 0;
      unit[other] = unitKept;
      answer[other] = answerKept;
    }
  }
  return { unit, answer, units };
}
