/** From a study and its results to the facts of its datasheet. Pure. */
import { reasonText } from "@/lib/stats/reason-text";
import type { Reason } from "@/lib/stats/reason";
import { criteriaOf, type Protocol } from "@/lib/studies/protocol";
import { slicePhrases } from "@/lib/studies/slice-text";
import type { StudyDetail } from "@/lib/studies/types";
import type { ComparisonResults } from "../comparison/schema";
import { sourceLabels } from "../comparison/source-labels";
import { intervalMethodText } from "../methods-sentence";
import type { StudyResults } from "../schema";
import type { AgreementFact, DatasheetFacts } from "./facts";

export type DatasheetCounts = {
  judgedItems: number;
  /** Different conversations with a counted judgment, by number of the source. */
  judgedBySource: ReadonlyMap<number, number>;
  evaluators: { counted: number; simulated: number; researchers: number; members: number; instructionsRead: number };
  devices: DatasheetFacts["judgments"]["devices"];
};

export type DatasheetInput = {
  study: StudyDetail;
  /** Null while they are being computed. */
  results: StudyResults | ComparisonResults | null;
  counts: DatasheetCounts;
  person: DatasheetFacts["person"];
  platform: DatasheetFacts["platform"];
};

const SHOWN = {
  persona: "the persona", events: "life events", dates: "dates", deviceAlbum: "pictures on the person's device", imageDescriptions: "descriptions of pictures", speakerNames: "speakers' names",
} as const;

export function datasheetFacts({ study, results, counts, person, platform }: DatasheetInput): DatasheetFacts {
  const { protocol } = study;
  const isNamed = study.kind === "rating" || study.state === "closed" || study.revealedAt !== null;
  return {
    study: {
      id: study.id, name: study.name, title: protocol.title, kind: study.kind, unit: study.unit, state: study.state, protocolVersion: study.protocolVersion,
      protocolDigest: study.protocolVersions.find((version) => version.version === study.protocolVersion)?.digest ?? null,
    },
    platform,
    person,
    sources: study.sources.map(({ number, dataset, version, slice }) => ({
      title: dataset.title, version, part: slicePhrases(slice).join(", ") || null, judged: isNamed ? (counts.judgedBySource.get(number) ?? 0) : null,
    })),
    sample: {
      seed: protocol.sample.seed, isEverything: protocol.sample.size === "all", matchedOn: protocol.kind === "comparison" && protocol.pairing.method === "matched" ? protocol.pairing.on : [],
      items: study.items, judgedItems: counts.judgedItems, evaluatorsPerItem: protocol.evaluatorsPerItem,
    },
    evaluators: { ...counts.evaluators, instructionWords: wordsOf(protocol.instructions) },
    judgments: { counted: study.counted, wanted: study.wanted, surplus: study.surplus, devices: counts.devices },
    settings: {
      criterionOrder: protocol.criterionOrder, leaseMinutes: protocol.leaseMinutes, shown: shownParts(protocol),
      asksMachineMade: protocol.kind === "comparison" && protocol.askMachineMade,
    },
    criteria: criteriaOf(protocol).map(({ key, name, question, definition, scale, allowCannotJudge }) => ({
      key, name, question, definition, scale: scale.map((point) => ({ value: point.value, label: point.label, definition: point.definition })), allowCannotJudge,
      agreement: results && agreementOf(results, key),
    })),
  };
}

function wordsOf(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function shownParts({ show }: Protocol): string[] {
  const on = new Map(Object.entries(show));
  return Object.entries(SHOWN).filter(([part]) => on.get(part) === true).map(([, words]) => words);
}

/** The same facts with agreement from these results: a file that holds the facts is checked against its answers by it. */
export function withAgreement(facts: DatasheetFacts, results: StudyResults | ComparisonResults): DatasheetFacts {
  return { ...facts, criteria: facts.criteria.map((criterion) => ({ ...criterion, agreement: agreementOf(results, criterion.key) })) };
}

/** In a comparison one for each two sources, under the names that results have for them. */
function agreementOf(results: StudyResults | ComparisonResults, key: string): AgreementFact[] {
  if ("metric" in results) {
    return results.criteria.filter((criterion) => criterion.key === key).map(({ agreement }) => agreementFact(agreement, null, agreement.metric));
  }
  const labelOf = sourceLabels(results.study.sources);
  return results.contrasts.flatMap(({ first, second, criteria }) =>
    criteria.filter((cell) => cell.criterion === key).map(({ agreement }) => agreementFact(agreement.ordinal, `${labelOf(first)} against ${labelOf(second)}`, "ordinal")));
}

type Agreement = {
  alpha: number | null; reason: Reason | null; ciReason: Reason | null; percentAgreement: number | null; items: number; raters: number; ratings: number;
  ci: { low: number; high: number; level: number; method: string } | null;
};

function agreementFact({ alpha, reason, ci, ciReason, percentAgreement, items, raters, ratings }: Agreement, between: string | null, metric: string): AgreementFact {
  const absent = reason ?? ciReason;
  return {
    between, metric, alpha, reason: absent === null ? null : reasonText(absent), low: ci?.low ?? null, high: ci?.high ?? null, level: ci?.level ?? null,
    intervalMethod: ci ? intervalMethodText(ci.method) : null, percentAgreement, items, evaluators: raters, answers: ratings,
  };
}
