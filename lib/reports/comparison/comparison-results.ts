/** From answers to the results of a comparison study. Pure: the statistics are those of `concord compare` on the same rows. */
import { blindingIndex, type GuessCounts } from "@/lib/stats/blinding-index";
import type { ComparisonProtocol } from "@/lib/studies/protocol";
import type { StudyDetail } from "@/lib/studies/types";
import { RESULTS_LEVEL } from "../level";
import { plainInterval } from "../plain-interval";
import type { Progress } from "../schema";
import { caveatsOf, warningsOf } from "./cautions";
import { comparePreferences } from "./compare-preferences";
import { methodsOf } from "./methods";
import type { Naming } from "./naming";
import type { PreferenceRow } from "./preference-row";
import type { Blinding, ComparisonResults } from "./schema";
import { sourceLabels, withLabels } from "./source-labels";

export type ComparisonInput = {
  study: Pick<StudyDetail, "id" | "name" | "state" | "unit" | "protocolVersion" | "protocolVersions" | "designDigest" | "items" | "wanted" | "counted" | "surplus" | "evaluators">;
  protocol: ComparisonProtocol;
  naming: Naming;
  rows: readonly PreferenceRow[];
  /** Null where the study does not ask. */
  guesses: (GuessCounts & { evaluators: number }) | null;
  /** Pairs with a side that a program or a model made. */
  made: { scripted: number; synthetic: number; /** Exactly one side is. */ oneSided: number };
  coverage: Progress["coverage"];
  first?: string;
};

export function comparisonResults({ study, protocol, naming, rows, guesses, made, coverage, first }: ComparisonInput): ComparisonResults {
  const { items, wanted, counted, surplus, evaluators } = study;
  const progress = { items, evaluatorsPerItem: protocol.evaluatorsPerItem, wanted, counted, surplus, evaluators, coverage };
  const preferences = comparePreferences(rows, { first });
  const criteria = protocol.criteria.map(({ key, name, question }) => ({ key, name, question }));
  const { isNamed, revealedAt, sources } = naming;
  // Before, one guess more and one look at the index would tell which alias is machine-made.
  const blinding = isNamed && guesses ? blindingOf(guesses) : null;
  return {
    study: {
      kind: "comparison", id: study.id, name: study.name, state: study.state, unit: study.unit, protocolVersion: study.protocolVersion,
      protocolDigest: study.protocolVersions.find((version) => version.version === study.protocolVersion)?.digest ?? null,
      designDigest: study.designDigest,
      isNamed, revealedAt: revealedAt?.toISOString() ?? null, criteria, sources,
    },
    progress,
    ...preferences,
    blinding,
    isBlindingWithheld: guesses !== null && !isNamed,
    methods: methodsOf(withLabels(preferences, sourceLabels(sources)), blinding, study.unit),
    warnings: warningsOf({ isRunning: study.state === "running", progress, evaluators: rows.map((row) => row.evaluator), scripted: made.scripted, revealedAt }),
    caveats: caveatsOf({ preferences, progress, blinding, asksInVain: protocol.askMachineMade && made.oneSided === 0, synthetic: made.synthetic, hasNamesByPair: naming.hasNamesByPair }),
  };
}

function blindingOf({ evaluators, ...guesses }: GuessCounts & { evaluators: number }): Blinding {
  const index = blindingIndex(guesses, RESULTS_LEVEL);
  return {
    value: index.value, reason: index.reason, ci: plainInterval(index.ci), ciReason: index.ciReason, p: index.p, pReason: index.pReason,
    n: index.n, evaluators, correct: index.correct, incorrect: index.incorrect, cannotTell: index.cannotTell, method: index.method,
  };
}
