/** Everything in a bundle that is computed: a function of the raw answers, the frozen protocol and study.json. Pure: no clock, no chance but the seed. */
import { criteriaOf, protocolSchema, type Protocol } from "@/lib/studies/protocol";
import { PreferenceAnswers, RatingAnswers } from "../answers";
import { comparisonResults } from "../comparison/comparison-results";
import type { ComparisonFacts } from "../comparison/facts";
import type { ComparisonResults } from "../comparison/schema";
import type { StudyResults } from "../schema";
import { countNonResponses, studyResults } from "../study-results";
import type { RatingFacts } from "../study-facts";
import type { BundleSource } from "./source";

export type BundleFile = { path: string; content: string | Uint8Array };

/** Raw answers of either kind of study. */
export type Answers = RatingAnswers | PreferenceAnswers;

export function answersFor({ study }: BundleSource): Answers {
  return study.facts.study.kind === "rating" ? new RatingAnswers() : new PreferenceAnswers();
}

/** @throws Error where answers and study are not of one kind, or the protocol cannot be read. */
export function* derivedFiles(source: BundleSource, answers: Answers): Generator<BundleFile> {
  const protocol = protocolInForce(source);
  const results = resultsOf(source, protocol, answers);
  yield json("results.json", results);
}

export function resultsOf({ study: { facts, settings, first } }: BundleSource, protocol: Protocol, answers: Answers): StudyResults | ComparisonResults {
  if (isRating(facts) && answers instanceof RatingAnswers) {
    return studyResults({ ...facts, criteria: criteriaOf(protocol), rows: answers.rows, nonResponses: countNonResponses(answers.rows), metric: settings.metric });
  }
  if (!isRating(facts) && answers instanceof PreferenceAnswers && protocol.kind === "comparison") {
    return comparisonResults({ facts, protocol, rows: answers.rows, guesses: answers.guesses(), first: first ?? undefined });
  }
  throw new Error("The answers are of another kind of study.");
}

export function protocolInForce({ protocols }: BundleSource): Protocol {
  const latest = protocols.at(-1);
  if (!latest) throw new Error("There is no protocol.");
  return protocolSchema.parse(latest.body);
}

function isRating(facts: RatingFacts | ComparisonFacts): facts is RatingFacts {
  return facts.study.kind === "rating";
}

export function json(path: string, value: unknown): BundleFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}
