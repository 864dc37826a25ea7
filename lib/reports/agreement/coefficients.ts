/** The coefficients of agreement that a study is told, and what question each of them answers. Pure. */
import { METRICS, type Metric } from "@/lib/stats/metric";
import type { CriterionAgreement } from "../analysis/agreement-schema";
import type { AnalysisNumber, PlainNumber } from "../analysis/number";

export type Coefficient = {
  key: string;
  name: string;
  /** In a sentence. */
  answers: string;
  isShare: boolean;
  /** Without an interval where nobody knows how to give one. */
  of: (criterion: CriterionAgreement) => AnalysisNumber | PlainNumber;
};

const DISTANCES: Record<Metric, string> = {
  ordinal: "two answers differ by how many given answers lie between them",
  nominal: "any two different answers differ as much as any others",
  interval: "two answers differ by the square of the points between them",
  ratio: "two answers differ by their distance as a share of their sum, which needs a true zero",
};

/** @param metrics of alpha; the one that the page is about stands first. */
export function coefficients(metric: Metric, metrics: readonly Metric[] = METRICS): Coefficient[] {
  return [
    {
      key: `alpha-${metric}`, name: `Krippendorff's alpha, ${metric}`, isShare: false, of: ({ alpha }) => alpha,
      answers: `How much less evaluators differ than answers dealt out by chance would; ${DISTANCES[metric]}. It takes any number of answers per item.`,
    },
    ...metrics.filter((other) => other !== metric).map((other): Coefficient => ({
      key: `alpha-${other}`, name: `Krippendorff's alpha, ${other}`, isShare: false, of: ({ alphaByMetric }) => alphaByMetric[other],
      answers: `The same where ${DISTANCES[other]}.`,
    })),
    {
      key: "percent-agreement", name: "Percent agreement", isShare: true, of: ({ percentAgreement }) => percentAgreement,
      answers: "How often two evaluators of an item give the same answer, averaged over items; what chance alone would give is still in it.",
    },
    {
      key: "pair-agreement", name: "Agreeing pairs", isShare: true, of: ({ pairAgreement }) => pairAgreement,
      answers: "The same over all pairs of answers, so that an item with many answers weighs more.",
    },
    {
      key: "fleiss-kappa", name: "Fleiss' kappa", isShare: false, of: ({ fleiss }) => fleiss,
      answers: "Percent agreement beyond chance, where chance deals out answers as often as all evaluators together gave them.",
    },
    {
      key: "gwet-ac1", name: "Gwet's AC1", isShare: false, of: ({ ac1 }) => ac1,
      answers: "Percent agreement beyond chance, where chance only plays a part in items that are hard to tell; it stays high where nearly all answers are one and the same.",
    },
    {
      key: "gwet-ac2", name: "Gwet's AC2, quadratic weights", isShare: false, of: ({ ac2 }) => ac2,
      answers: "As AC1, with part of the credit for answers that lie close together on the scale.",
    },
    {
      key: "brennan-prediger", name: "Brennan and Prediger's kappa", isShare: false, of: ({ brennanPrediger }) => brennanPrediger,
      answers: "Percent agreement beyond chance, where chance takes each point of the scale equally often, whatever was answered.",
    },
    {
      key: "light-kappa", name: "Light's kappa", isShare: false, of: ({ light }) => light,
      answers: "Cohen's kappa of every two evaluators, averaged over the pairs that have one; each evaluator has chances of their own.",
    },
    {
      key: "light-kappa-quadratic", name: "Light's kappa, quadratic weights", isShare: false, of: ({ lightQuadratic }) => lightQuadratic,
      answers: "The same with part of the credit for answers that lie close together.",
    },
    {
      key: "icc-agreement", name: "Intraclass correlation, agreement", isShare: false, of: ({ iccAgreement }) => iccAgreement,
      answers: "What share of the variance of a single answer comes from the items, where one evaluator being stricter than another counts as error.",
    },
    {
      key: "icc-consistency", name: "Intraclass correlation, consistency", isShare: false, of: ({ iccConsistency }) => iccConsistency,
      answers: "The same where it does not: whether evaluators would put items in the same order, at the same distances.",
    },
    {
      key: "kendall-w", name: "Kendall's W", isShare: false, of: ({ kendall }) => kendall,
      answers: "How alike evaluators rank the items, from 0 to 1; it needs an answer of every evaluator to every item.",
    },
  ];
}
