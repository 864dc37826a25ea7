import { describe, expect, it } from "vitest";
import { logistic } from "@/lib/stats/cumulative-logit";
import { laplaceLikelihood, ordinalLayout } from "@/lib/stats/laplace-likelihood";
import { normalDensity } from "@/lib/stats/normal-distribution";
import { ordinalDesign, type Grouping } from "@/lib/stats/ordinal-design";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { contact, warm, wine } from "./wine";
import vectors from "./vectors/ordinal-wine.json";

const groupings: Grouping[][] = [[], ["rater"], ["item"], ["rater", "item"]];

function likelihoodOf(random: Grouping[], free: readonly number[]) {
  const design = ordinalDesign(wine, [warm, contact], random);
  const modes = new Float64Array(design.effects.reduce((sum, { names }) => sum + names.length, 0));
  const found = laplaceLikelihood(design, Float64Array.from(free), modes);
  if (found === null) throw new Error("No mode.");
  return found;
}

describe("laplaceLikelihood", () => {
  it("has the gradient of its own value", () => {
    for (const random of groupings) {
      const { size } = ordinalLayout(ordinalDesign(wine, [warm, contact], random));
      for (const sign of [1, -1]) {
        const free = [-1.3, 0.8, 0.4, 0.2, 1.1, -0.4, 0.9 * sign, 0.5].slice(0, size);
        const { gradient } = likelihoodOf(random, free);
        for (const [place, slope] of gradient.entries()) {
          const at = (step: number) => likelihoodOf(random, free.map((value, other) => (other === place ? value + step : value))).logLikelihood;
          expect(slope).toBeCloseTo((8 * (at(1e-3) - at(-1e-3)) - (at(2e-3) - at(-2e-3))) / 12e-3, 7);
        }
      }
    }
  });

  it("without effects is the sum of the logarithms of the probabilities", () => {
    const free = [-1.3, Math.log(2), Math.log(1.5), Math.log(1.2), 0, 0];
    const thresholds = [-Infinity, -1.3, 0.7, 2.2, 3.4, Infinity];
    let expected = 0;
    for (const value of wine.value) expected += Math.log(logistic(thresholds[value] ?? 0) - logistic(thresholds[value - 1] ?? 0));
    expect(likelihoodOf([], free).logLikelihood).toBeCloseTo(expected, 11);
    // … and a deviation of 0 is no effect.
    expect(likelihoodOf(["rater", "item"], [...free, 0, 0]).logLikelihood).toBeCloseTo(expected, 11);
  });

  it("is close to the integral that it stands for", () => {
    const free = [-1.3, 0.8, 0.4, 0.2, 0, 0, 0.8];
    const thresholds = [-Infinity, -1.3, -1.3 + Math.exp(0.8), -1.3 + Math.exp(0.8) + Math.exp(0.4), -1.3 + Math.exp(0.8) + Math.exp(0.4) + Math.exp(0.2), Infinity];
    let integral = 0;
    for (let rater = 0; rater < wine.raters.length; rater++) {
      let own = 0;
      for (let z = -8; z <= 8; z += 0.01) {
        let product = 0.01 * normalDensity(z);
        for (const [entry, value] of wine.value.entries()) {
          if (wine.rater[entry] === rater) product *= logistic((thresholds[value] ?? 0) - 0.8 * z) - logistic((thresholds[value - 1] ?? 0) - 0.8 * z);
        }
        own += product;
      }
      integral += Math.log(own);
    }
    expect(Math.abs(likelihoodOf(["rater"], free).logLikelihood - integral)).toBeLessThan(0.1);
  });

  it("at the common program's estimates is not what that program says it is, and no higher than at ours", () => {
    const { estimates, variance } = vectors.oracle;
    const [one = 0, two = 0, three = 0, four = 0, byWarm = 0, byContact = 0] = estimates;
    // Predictors are measured from their mean, one half, in units of their standard deviation, one half.
    const shift = (byWarm + byContact) / 2;
    const free = [one - shift, Math.log(two - one), Math.log(three - two), Math.log(four - three), byWarm / 2, byContact / 2, Math.sqrt(variance)];
    const { logLikelihood } = likelihoodOf(["rater"], free);
    expect(logLikelihood).toBeCloseTo(-81.56541277802, 9);
    expect(logLikelihood).toBeLessThan(vectors.judges.logLikelihood);
  });

  it("is null where no number is left", () => {
    const design = ordinalDesign(ratingColumns([{ evaluator: "a", item: "1", value: 1 }, { evaluator: "a", item: "2", value: 2 }]), [], []);
    expect(laplaceLikelihood(design, Float64Array.of(Number.NaN), new Float64Array(0))).toBeNull();
  });
});
