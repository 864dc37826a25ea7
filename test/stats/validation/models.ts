import { answerCounts } from "@/lib/stats/answer-counts";
import { clusteredMean } from "@/lib/stats/clustered-mean";
import { crossedModel } from "@/lib/stats/crossed-model";
import { cumulativeLinkModel } from "@/lib/stats/cumulative-link-model";
import { dawidSkene } from "@/lib/stats/dawid-skene";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { denseRestrictedLikelihood } from "../dense-restricted-likelihood";
import dawid from "../vectors/dawid-skene.json";
import clustered from "../vectors/clustered-mean.json";
import crossed from "../vectors/crossed-mean.json";
import ordinal from "../vectors/ordinal-wine.json";
import { contact, warm, wine } from "../wine";
import type { Check, Section } from "./check";

const CLOSED = 1e-9;
/** Relative, of what an iteration ends at. */
const ITERATED = 1e-5;

const rows = clustered.data.map(([item, evaluator, value]) => ({ item: String(item), evaluator: String(evaluator), value: value ?? null }));

export function meanSection(): Section {
  const found = clusteredMean(rows, 0.95);
  const { itemVariance = 0, raterVariance = 0, cellVariance = 0 } = found;
  // The reference comes without the factors G / (G - 1).
  const [item, rater] = [((itemVariance ?? 0) * 23) / 24, ((raterVariance ?? 0) * 5) / 6];
  const exact = (statistic: string, reference: number, here: number | null): Check =>
    ({ data: "24 items, 6 raters", statistic, printed: null, reference, origin: "R, cluster-robust", here, tolerance: CLOSED });
  const columns = ratingColumns(rows);
  const model = crossedModel(columns);
  const { item: itemPart = null, rater: raterPart = null, residual = null } = model.components ?? {};
  const fitted = (statistic: string, reference: number, here: number | null, tolerance = ITERATED): Check =>
    ({ data: "24 items, 6 raters", statistic, printed: null, reference, origin: "R lme4 1.1-31", here, tolerance, isRelative: true });
  return {
    title: "Means with crossed items and raters",
    text: "A constructed table of 72 answers. Cluster-robust standard errors after Cameron, Gelbach & Miller 2011 (JBES 29:238–249), without small-sample factors; variance components by restricted maximum likelihood (Patterson & Thompson 1971, Biometrika 58:545–554). The other program stops some 2e-5 of the raters' variance short of the maximum, so that this one is held to 3e-5; the likelihood here is not below that of the other program's values, computed from a dense matrix.",
    checks: [
      exact("mean", clustered.mean, found.value),
      exact("standard error, items", clustered.itemStandardError, Math.sqrt(item)),
      exact("standard error, raters", clustered.raterStandardError, Math.sqrt(rater)),
      exact("standard error, both", clustered.twoWayStandardError, Math.sqrt(item + rater - (cellVariance ?? 0))),
      fitted("variance of items", crossed.item, itemPart),
      fitted("variance of raters", crossed.rater, raterPart, 3e-5),
      fitted("residual variance", crossed.residual, residual),
      fitted("standard error of the mean", crossed.standardError, model.means?.[0]?.standardError ?? null),
      { ...fitted("log restricted likelihood", denseRestrictedLikelihood(columns, new Int32Array(24), 1, crossed), model.logLikelihood), origin: "at its values" },
    ],
  };
}

export function ordinalSection(): Section {
  const names = ["θ 1|2", "θ 2|3", "θ 3|4", "θ 4|5", "warm", "contact"];
  const checksOf = (data: string, reference: { estimates: number[]; logLikelihood: number }, random: "rater"[], origin: string): Check[] => {
    const { fit } = cumulativeLinkModel(wine, { predictors: [warm, contact], random });
    const estimates = [...(fit?.thresholds ?? []), ...(fit?.predictors ?? [])].map(({ estimate }) => estimate);
    const check = (statistic: string, value: number, here: number | undefined): Check => ({ data, statistic, printed: null, reference: value, origin, here: here ?? null, tolerance: ITERATED, isRelative: true });
    return [
      ...names.map((name, place) => check(name, reference.estimates[place] ?? Number.NaN, estimates[place])),
      ...("variance" in reference ? [check("variance of judges", Number(reference.variance), fit?.effects[0]?.variance)] : []),
      check("log-likelihood", reference.logLikelihood, fit?.logLikelihood),
    ];
  };
  return {
    title: "Ordered answers: cumulative logit models",
    text: "Randall 1989 (Biometrical Journal 31:781–793), bitterness of wine: nine judges, eight bottles, five points. With judges as random effects (Laplace's approximation) the common program, R ordinal 2022.11-16, stops before the effects' modes are exact: its variance is 1.279461 and the likelihood that it prints, −81.565409, is not that of its own estimates, which is −81.565413. So the reference is an independent dense computation, searched until its gradient was 2e-10; the two agree to 1.3e-5 of the variance, and the likelihood here is not below either.",
    checks: [...checksOf("wine, no effects", ordinal.fixed, [], "R ordinal, clm"), ...checksOf("wine, judges", ordinal.judges, ["rater"], "dense computation")],
  };
}

export function dawidSkeneSection(): Section {
  const { fit } = dawidSkene(answerCounts(dawid.answers.map(([patient, observer, answer]) => ({ item: String(patient).padStart(2, "0"), evaluator: String(observer), value: answer ?? null }))));
  const check = (statistic: string, printed: number | null, reference: number, here: number | undefined): Check =>
    ({ data: "anaesthesia", statistic, printed: printed === null ? null : String(printed), reference, origin: "EM by another program", here: here ?? null, tolerance: ITERATED, isRelative: true });
  return {
    title: "Dawid and Skene's error rates",
    text: "Dawid & Skene 1979 (Applied Statistics 28:20–28): 45 patients, five observers of whom one answered three times. Confusion matrices: of each observer, how often a patient of class 1 is called 1; all entries are held in `test/stats/dawid-skene.test.ts`.",
    checks: [
      ...dawid.prevalences.map((reference, place) => check(`share of class ${place + 1}`, dawid.publishedPrevalences[place] ?? null, reference, fit?.prevalences[place])),
      ...dawid.confusion.map((matrix, rater) => check(`observer ${rater + 1}, class 1 called 1`, null, matrix[0]?.[0] ?? Number.NaN, fit?.raters[rater]?.confusion[0]?.probabilities?.[0])),
      check("log-likelihood", null, dawid.logLikelihood, fit?.logLikelihood),
    ],
  };
}
