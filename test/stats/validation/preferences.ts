import { benjaminiHochberg } from "@/lib/stats/benjamini-hochberg";
import { davidson } from "@/lib/stats/davidson";
import { holm } from "@/lib/stats/holm";
import { signTest } from "@/lib/stats/sign-test";
import { wilsonInterval } from "@/lib/stats/wilson-interval";
import adjusted from "../vectors/adjusted-p.json";
import pudding from "../vectors/davidson-pudding.json";
import sign from "../vectors/sign-test.json";
import wilson from "../vectors/wilson.json";
import type { Check, Section } from "./check";

const CLOSED = 1e-9;
/** Relative, of what an iteration ends at. */
const ITERATED = 1e-5;

/** His method 3. */
const NEWCOMBE: Record<string, [string, string]> = { "81 of 263": [".2553", ".3662"], "15 of 148": [".0624", ".1605"], "0 of 20": ["0", ".1611"], "1 of 29": [".0061", ".1718"] };

export function countsSection(): Section {
  return {
    title: "Shares, sign tests, adjusted p-values",
    text: "Wilson's interval at 95 % on examples of Newcombe 1998 (Statistics in Medicine 17:857–872) and others; the exact sign test (Dixon & Mood 1946, JASA 41:557–566) and its mid-p (Lancaster 1961, JASA 56:223–234), to nine digits of p; Holm 1979 (Scandinavian Journal of Statistics 6:65–70) and Benjamini & Hochberg 1995 (JRSS B 57:289–300).",
    checks: [
      ...wilson.cases.flatMap(({ successes, total, low, high }): Check[] => {
        const { ci } = wilsonInterval(successes, total, 0.95);
        const printed = NEWCOMBE[`${successes} of ${total}`];
        const check = (statistic: string, inPrint: string | undefined, reference: number, here: number | undefined): Check =>
          ({ data: `${successes} of ${total}`, statistic: `Wilson, ${statistic}`, printed: inPrint ?? null, reference, origin: "R prop.test", here: here ?? null, tolerance: CLOSED });
        return [check("lower", printed?.[0], low, ci?.low), check("upper", printed?.[1], high, ci?.high)];
      }),
      ...sign.cases.flatMap(({ wins, losses, p, midP }): Check[] => {
        const found = signTest({ wins, losses, ties: 0 });
        const check = (statistic: string, reference: number, here: number | null): Check =>
          ({ data: `${wins} : ${losses}`, statistic, printed: null, reference, origin: wins + losses < 1000 ? "R binom.test" : "integer arithmetic", here, tolerance: 1e-8, isRelative: true });
        return [check("sign test, p", p, found.value), check("mid-p", midP, found.midP)];
      }),
      ...adjusted.p.flatMap((p, place): Check[] => {
        const check = (statistic: string, references: readonly number[], found: readonly (number | null)[]): Check =>
          ({ data: `p = ${p} of six`, statistic, printed: null, reference: references[place] ?? Number.NaN, origin: "R p.adjust", here: found[place] ?? null, tolerance: CLOSED });
        return [check("Holm", adjusted.holm, holm(adjusted.p)), check("Benjamini–Hochberg", adjusted.benjaminiHochberg, benjaminiHochberg(adjusted.p))];
      }),
    ],
  };
}

export function davidsonSection(): Section {
  const rows = pudding.pairs.map(([first, second, wins = 0, losses = 0, ties = 0]) => ({ first: `brand ${first}`, second: `brand ${second}`, wins, losses, ties }));
  const { fit } = davidson(rows, { orderEffect: false });
  const check = (statistic: string, printed: number | null, reference: number, here: number | undefined): Check =>
    ({ data: "pudding", statistic, printed: printed === null ? null : String(printed), reference, origin: "a general optimiser", here: here ?? null, tolerance: ITERATED, isRelative: true });
  return {
    title: "Worths with ties",
    text: "Davidson 1970 (JASA 65:317–328), example 2: six brands of chocolate pudding, 15 pairs, 745 judgments. He stopped after seven rounds of his own iteration.",
    checks: [
      ...pudding.publishedWorths.map((printed, brand) => check(`worth of brand ${brand + 1}`, printed, pudding.worths[brand] ?? Number.NaN, fit?.sources[brand]?.worth)),
      check("ν of ties", pudding.publishedNu, pudding.nu, fit?.tieParameter?.nu),
      check("likelihood ratio of equal worths", pudding.publishedLikelihoodRatio, pudding.likelihoodRatio, fit?.equality.statistic),
      check("log-likelihood", null, pudding.logLikelihood, fit?.logLikelihood),
    ],
  };
}
