import { describe, expect, it } from "vitest";
import { propose, type ProposedOf } from "@/lib/calibrations/propose";
import type { RatedItem } from "@/lib/calibrations/rated-units";

const of: ProposedOf = { study: { id: "s", name: "Harbour" }, criterion: { key: "image_dialogue_relevance", name: "Relevance" }, score: "clip", scorer: { model: "clip-1", revision: null } };

/** Pictures with these scores, rated by `relevant`. */
function proposed(scores: readonly number[], relevant: (place: number) => boolean) {
  const items = scores.map((_, place): RatedItem => ({ mean: relevant(place) ? 4 : 1, answers: 2, pictures: [`p${place}`] }));
  return propose(of, items, new Map(scores.map((score, place) => [`p${place}`, score])));
}

const rising = (count: number) => Array.from({ length: count }, (_, place) => place / 1_000);

describe("propose", () => {
  it("takes classes that are wholly apart, though no interval is to be had of them", () => {
    expect(proposed(rising(40), (place) => place >= 20)).toMatchObject({ threshold: 0.02, reason: null, auc: 1, youden: 1, aucInterval: { ci: null } });
  });

  it("refuses scores that say nothing or the contrary, and keeps the curve to be looked at", () => {
    const none = proposed(rising(80), (place) => place % 2 === 0);
    expect(none).toMatchObject({ threshold: null, thresholdInterval: null, n: 80, relevant: 40 });
    expect(none.reason).toMatch(/^The scores do not tell .* 0\.4\d\d \(95 % interval 0\.\d{3} to 0\.\d{3}\), and 0\.5 is chance\.$/);
    expect(none.roc).toHaveLength(80);
    expect(proposed(rising(40), (place) => place < 20)).toMatchObject({ threshold: null, auc: 0 });
  });

  it("keeps a long curve's ends and its chosen point", () => {
    const { roc, threshold } = proposed(rising(2_000), (place) => place >= 1_003);
    expect(threshold).toBe(1.003);
    expect(roc.length).toBeLessThan(310);
    expect(roc.map((point) => point.threshold)).toEqual(expect.arrayContaining([0, 1.003, 1.999]));
  });
});
