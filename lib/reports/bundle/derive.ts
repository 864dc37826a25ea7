/** Everything in a bundle that is computed: a function of the raw answers, the frozen protocol and study.json. Pure: no clock, no chance but the seed. */
import { protocolSchema, type Protocol } from "@/lib/studies/protocol";
import { type Answers, PreferenceAnswers, RatingAnswers } from "../answers";
import { agreementAnalysis } from "../analysis/agreement-analysis";
import { analysisCriteria } from "../analysis/analysis-input";
import { compute, type StudyAnswers } from "../analysis/compute";
import type { BundleSource } from "./source";

export type BundleFile = { path: string; content: string | Uint8Array };

export function answersFor({ study }: BundleSource): Answers {
  return study.facts.study.kind === "rating" ? new RatingAnswers() : new PreferenceAnswers();
}

/** @throws Error where answers and study are not of one kind, or the protocol cannot be read. */
export function* derivedFiles(source: BundleSource, answers: Answers): Generator<BundleFile> {
  const protocol = protocolInForce(source);
  const { metric, seed, replicates } = source.study.settings;
  const { first } = source.study;
  const study = studyAnswers(source, protocol, answers);
  yield json("results.json", compute({ kind: "results", metric, first }, study));
  yield json("agreement.json", agreementAnalysis(analysisCriteria(protocol, answers, first), { metric, bootstrap: { seed, replicates } }));
  yield json("items.json", compute({ kind: "items" }, study));
  yield json("evaluators.json", compute({ kind: "evaluators", metric, first }, study));
}

function studyAnswers({ study: { facts, characters } }: BundleSource, protocol: Protocol, answers: Answers): StudyAnswers {
  return {
    facts, protocol, answers, judgments: answers.judgments, guesses: answers instanceof PreferenceAnswers ? answers.guesses() : null,
    characters: characters && new Map(Object.entries(characters)),
  };
}

export function protocolInForce({ protocols }: BundleSource): Protocol {
  const latest = protocols.at(-1);
  if (!latest) throw new Error("There is no protocol.");
  return protocolSchema.parse(latest.body);
}

export function json(path: string, value: unknown): BundleFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}
