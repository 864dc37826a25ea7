/** From answers to whatever was asked of them. Pure. */
import { criteriaOf, type Protocol } from "@/lib/studies/protocol";
import { type Answers, type JudgmentTimes, PreferenceAnswers, RatingAnswers } from "../answers";
import { comparisonResults } from "../comparison/comparison-results";
import type { ComparisonFacts } from "../comparison/facts";
import type { ComparisonResults } from "../comparison/schema";
import type { StudyResults } from "../schema";
import { countNonResponses, studyResults } from "../study-results";
import { isRatingFacts, type RatingFacts } from "../study-facts";
import type { GuessCounts } from "@/lib/stats/blinding-index";
import { agreementAnalysis } from "./agreement-analysis";
import type { AgreementAnalysis } from "./agreement-schema";
import { analysisCriteria, placedAnswers } from "./analysis-input";
import { evaluatorsAnalysis } from "./evaluators-analysis";
import type { EvaluatorsAnalysis } from "./evaluators-schema";
import { itemsAnalysis } from "./items-analysis";
import type { ItemsAnalysis } from "./items-schema";
import { meansAnalysis, meansCriteria } from "./means-analysis";
import type { MeansAnalysis } from "./means-schema";
import { pairItems } from "./pair-items";
import type { PairItems } from "./pair-schema";
import { planningAnalysis } from "./planning-analysis";
import type { PlanningAnalysis } from "./planning-schema";
import type { AnalysisRequest } from "./request";

export type StudyAnswers = {
  facts: RatingFacts | ComparisonFacts;
  protocol: Protocol;
  answers: Answers;
  judgments: readonly JudgmentTimes[];
  /** Of a comparison. */
  guesses: (GuessCounts & { evaluators: number }) | null;
  /** Characters of each item's text, for reading times; null where they could tell which source is which. */
  characters: ReadonlyMap<string, number> | null;
  /** Of the items of a rating study; null in a comparison, whose items have two sides. */
  groups: ItemGroups | null;
};

/** Groups whose means are held against each other: sources where there are several, else where the text is from. */
export type ItemGroups = { by: "source" | "origin"; of: ReadonlyMap<string, string> };

/** What each request is answered with. */
export type AnalysisOf = {
  results: StudyResults | ComparisonResults;
  agreement: AgreementAnalysis;
  pair: PairItems;
  items: ItemsAnalysis;
  evaluators: EvaluatorsAnalysis;
  means: MeansAnalysis;
  planning: PlanningAnalysis;
};

export function compute<Kind extends AnalysisRequest["kind"]>(request: Extract<AnalysisRequest, { kind: Kind }>, study: StudyAnswers): AnalysisOf[Kind];
export function compute(request: AnalysisRequest, study: StudyAnswers): AnalysisOf[AnalysisRequest["kind"]] {
  const { protocol, answers } = study;
  switch (request.kind) {
    case "results":
      return results(study, request);
    case "agreement":
      return agreementAnalysis(analysisCriteria(protocol, answers, request.first), { metric: request.metric, bootstrap: null });
    case "pair":
      return pairItems(analysisCriteria(protocol, answers, request.first), request);
    case "items":
      return itemsAnalysis(protocol.criteria, placedAnswers(protocol, answers));
    case "evaluators":
      return evaluatorsAnalysis({
        protocol, answers, judgments: study.judgments, criteria: analysisCriteria(protocol, answers, request.first), metric: request.metric,
        charactersOf: study.characters && ((item) => study.characters?.get(item) ?? 0),
      });
    case "means":
      return meansAnalysis(meansCriteria(analysisCriteria(protocol, answers, request.first), study.groups?.of ?? null), { grouping: study.groups?.by ?? null, ordinal: false });
    case "planning":
      return planning(study, request);
  }
}

function planning({ protocol, answers, facts }: StudyAnswers, { metric, first, halfWidth }: Extract<AnalysisRequest, { kind: "planning" }>): PlanningAnalysis {
  const criteria = analysisCriteria(protocol, answers, first);
  const contrasts = new Set(criteria.map(({ contrast }) => JSON.stringify(contrast)));
  return planningAnalysis(criteria, { kind: protocol.kind, metric, halfWidth, drawn: contrasts.size > 1 ? null : facts.progress.items });
}

function results({ facts, protocol, answers, guesses }: StudyAnswers, { metric, first }: Extract<AnalysisRequest, { kind: "results" }>): StudyResults | ComparisonResults {
  if (isRatingFacts(facts) && answers instanceof RatingAnswers) {
    return studyResults({ ...facts, criteria: criteriaOf(protocol), answers, nonResponses: countNonResponses(answers.all()), metric });
  }
  if (!isRatingFacts(facts) && answers instanceof PreferenceAnswers && protocol.kind === "comparison" && guesses) {
    return comparisonResults({ facts, protocol, rows: answers.rows, guesses, first: first ?? undefined });
  }
  throw new Error("The answers are of another kind of study.");
}
