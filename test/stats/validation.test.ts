import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { cumulativeLinkModel } from "@/lib/stats/cumulative-link-model";
import { crossedModel } from "@/lib/stats/crossed-model";
import { fleissKappa } from "@/lib/stats/fleiss-kappa";
import type { Metric } from "@/lib/stats/metric";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { denseRestrictedLikelihood } from "./dense-restricted-likelihood";
import { tableOf } from "./rating-matrix";
import { ALPHA_TOLERANCE, randomCases } from "./validation/alpha";
import { differenceOf } from "./validation/check";
import { NOT_OFFERED } from "./validation/not-offered";
import { otherValues } from "./validation/other-programs";
import { checkedSections, validationPage } from "./validation/page";
import published from "./vectors/alpha-published.json";
import clustered from "./vectors/clustered-mean.json";
import crossed from "./vectors/crossed-mean.json";
import ordinal from "./vectors/ordinal-wine.json";
import { contact, warm, wine } from "./wine";

/** Vectors that others collected, where they lie beside the checkout. */
const COLLECTED = join(import.meta.dirname, "../../../shared/vectors/stats_vectors.json");
/** Those of them that are no examples of alpha, and the file beside this one that has them. */
const ELSEWHERE: Record<string, string> = {
  fleiss1971: "chance-corrected", fleiss_wikipedia: "chance-corrected", gwet_raw4raters: "chance-corrected", gwet_cont3x3abstractors: "chance-corrected", gwet_cont4x4diagnosis: "chance-corrected",
  cohen1960: "kappa", shrout_fleiss1979: "shrout-fleiss", davidson1970_pudding: "davidson-pudding", wilson: "wilson", sign_test: "sign-test", holm_bh: "adjusted-p",
  ordinal_wine: "ordinal-wine", crossed_mean: "crossed-mean", dawid_skene1979: "dawid-skene",
};

const PAGE = join(import.meta.dirname, "../../docs/validation.md");

describe("docs/validation.md", () => {
  it("is what the code computes (npx vitest run test/stats/validation.test.ts -u rewrites it)", async () => {
    expect(existsSync(PAGE)).toBe(true);
    await expect(validationPage()).toMatchFileSnapshot(PAGE);
  });

  for (const { title, checks } of checkedSections()) {
    it(`holds: ${title}`, () => {
      expect(checks.length).toBeGreaterThan(5);
      const faults = checks.filter((check) => !(differenceOf(check) <= check.tolerance));
      expect(faults).toEqual([]);
      // A printed value is the reference, rounded; but for one that its book rounds otherwise.
      for (const { data, statistic, printed, reference } of checks) {
        if (printed === null) continue;
        const digits = printed.split(".")[1]?.length ?? 0;
        expect(Math.abs(Number(printed) - reference), `${data} ${statistic}`).toBeLessThanOrEqual((data === "krippendorff2018_p310" ? 1 : 0.51) * 10 ** -digits + 5e-5);
      }
    });
  }

  it("holds: 40 random and degenerate tables", () => {
    const results = randomCases().flatMap((one) => one.results);
    expect(results).toHaveLength(160);
    for (const { value, reason, expected, expectedReason } of results) {
      expect(reason).toBe(expectedReason);
      if (expected !== null) expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(ALPHA_TOLERANCE);
    }
  });

  it("has likelihoods that are no worse than the other programs'", () => {
    const judges = cumulativeLinkModel(wine, { predictors: [warm, contact], random: ["rater"] }).fit?.logLikelihood ?? Number.NaN;
    expect(judges).toBeGreaterThanOrEqual(ordinal.judges.logLikelihood - 1e-9);
    // What the common program prints belongs to other effects than it gives; at its estimates it is lower.
    expect(judges).toBeGreaterThanOrEqual(-81.56541277802);
    const columns = ratingColumns(clustered.data.map(([item, evaluator, value]) => ({ item: String(item), evaluator: String(evaluator), value: value ?? null })));
    expect(crossedModel(columns).logLikelihood).toBeGreaterThanOrEqual(denseRestrictedLikelihood(columns, new Int32Array(24), 1, crossed));
  });

  it("says rightly why irr's alpha of complete data differs: a part of one rater less in n - 1", () => {
    const values = otherValues().filter(({ program }) => program === "irr");
    expect(values).toHaveLength(18);
    for (const { data, metric, theirs, here, example } of values) {
      const raters = data.length;
      const n = tableOf(data).answerCount;
      expect(theirs, example).toBeCloseTo(1 - ((1 - (here ?? Number.NaN)) * (n - 1 / (raters - 1))) / (n - 1), 12);
      if (metric !== "nominal") continue;
      const kappa = fleissKappa(tableOf(data)).value ?? Number.NaN;
      expect(theirs, example).toBeGreaterThan(kappa);
      expect(theirs, example).toBeLessThan(krippendorffAlpha(tableOf(data), metric).value ?? Number.NaN);
    }
  });

  it("lists nothing as not offered that is there", () => {
    const files = readdirSync(join(import.meta.dirname, "../../lib/stats"));
    for (const { what, would } of NOT_OFFERED) expect(files.filter((file) => would.test(file)), what).toEqual([]);
  });

  it.skipIf(!existsSync(COLLECTED))("has every vector that was collected", () => {
    type Collected = { id: string; data?: unknown; oracle?: Partial<Record<Metric, { exact: number }>> };
    const { vectors } = JSON.parse(readFileSync(COLLECTED, "utf8")) as { vectors: Collected[] };
    for (const { id, data, oracle } of vectors) {
      const file = ELSEWHERE[id];
      if (file !== undefined) {
        expect(existsSync(join(import.meta.dirname, "vectors", `${file}.json`)), id).toBe(true);
        continue;
      }
      const own = published.examples.find((example) => example.id === id.replace(/-recal$/, ""));
      expect(own?.data, id).toEqual(data);
      for (const [metric, { exact }] of Object.entries(oracle ?? {}) as [Metric, { exact: number }][]) {
        expect((own?.exact as Partial<Record<Metric, { value: number }>>)[metric]?.value, `${id} ${metric}`).toBeCloseTo(exact, 14);
      }
    }
  });
});
