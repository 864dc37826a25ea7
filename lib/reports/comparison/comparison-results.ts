/** From answers to the results of a comparison study. Pure: the statistics are those of `concord compare` on the same rows. */
import { blindingIndex, type GuessCounts } from "@/lib/stats/blinding-index";
import type { ComparisonProtocol } from "@/lib/studies/protocol";
import { RESULTS_LEVEL } from "../level";
import { plainInterval } from "../plain-interval";
import { caveatsOf, warningsOf } from "./cautions";
import { comparePreferences } from "./compare-preferences";
import type { ComparisonFacts } from "./facts";
import { methodsOf } from "./methods";
import type { PreferenceRow } from "./preference-row";
import type { Blinding, ComparisonResults } from "./schema";
import { sourceLabels, withLabels } from "./source-labels";

export type ComparisonInput = {
  facts: ComparisonFacts;
  protocol: ComparisonProtocol;
  rows: readonly PreferenceRow[];
  /** Of pairs in which exactly one side is machine-made. */
  guesses: GuessCounts & { evaluators: number };
  first?: string;
};

export function comparisonResults({ facts, protocol, rows, guesses, first }: ComparisonInput): ComparisonResults {
  const { study, progress, made, hasNamesByPair } = facts;
  const preferences = comparePreferences(rows, { first });
  const criteria = protocol.criteria.map(({ key, name, question }) => ({ key, name, question }));
  // Asked of pairs in which exactly one side is machine-made; where there are none, nobody is asked.
  const isAsked = protocol.askMachineMade && made.oneSided > 0;
  // Before sources are named, one guess more and one look at the index would tell which alias is machine-made.
  const blinding = study.isNamed && isAsked ? blindingOf(guesses) : null;
  return {
    study: { ...study, criteria },
    progress,
    ...preferences,
    blinding,
    isBlindingWithheld: isAsked && !study.isNamed,
    methods: methodsOf(withLabels(preferences, sourceLabels(study.sources)), blinding, study.unit),
    warnings: warningsOf({
      isRunning: study.state === "running", progress, evaluators: rows.map((row) => row.evaluator), scripted: made.scripted,
      revealedAt: study.revealedAt === null ? null : new Date(study.revealedAt),
    }),
    caveats: caveatsOf({ preferences, progress, blinding, asksInVain: protocol.askMachineMade && made.oneSided === 0, synthetic: made.synthetic, hasNamesByPair }),
  };
}

function blindingOf({ evaluators, ...guesses }: GuessCounts & { evaluators: number }): Blinding {
  const index = blindingIndex(guesses, RESULTS_LEVEL);
  return {
    value: index.value, reason: index.reason, ci: plainInterval(index.ci), ciReason: index.ciReason, p: index.p, pReason: index.pReason,
    n: index.n, evaluators, correct: index.correct, incorrect: index.incorrect, cannotTell: index.cannotTell, method: index.method,
  };
}
