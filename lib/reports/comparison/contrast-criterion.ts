/** Two sources on one criterion: who won how often, how sure that is, and how far evaluators agree. Pure. */
import { computeAgreement } from "@/lib/stats/agreement";
import { clusteredPreference } from "@/lib/stats/clustered-preference";
import { majoritySignTest } from "@/lib/stats/majority-sign-test";
import type { Metric } from "@/lib/stats/metric";
import { netPreference } from "@/lib/stats/net-preference";
import { positionBias } from "@/lib/stats/position-bias";
import { signTest, type SignTest } from "@/lib/stats/sign-test";
import { type Share, winTieLoss } from "@/lib/stats/win-tie-loss";
import { RESULTS_LEVEL } from "../level";
import { plainInterval } from "../plain-interval";
import type { TurnedJudgment } from "./preference-row";
import type { ContrastCriterion } from "./schema";

/** Without Holm's adjustment, which needs the other criteria. */
type Unadjusted = Omit<ContrastCriterion, "signTest" | "clustered"> & {
  signTest: Omit<ContrastCriterion["signTest"], "pHolm">;
  clustered: Omit<ContrastCriterion["clustered"], "pHolm">;
};

/** @param hasBothBad whether anybody said anywhere that both were bad: else that answer is not spoken of. */
export function contrastCriterion(criterion: string, judgments: readonly TurnedJudgment[], missing: number, hasBothBad: boolean): Unadjusted {
  const clustered = clusteredPreference(judgments, RESULTS_LEVEL);
  const counts = { wins: clustered.wins, losses: clustered.losses, ties: clustered.ties };
  const bothBad = judgments.filter((judgment) => judgment.choice === "both_bad").length;
  const shares = winTieLoss({ ...counts, bothBad }, RESULTS_LEVEL);
  const net = netPreference(counts, RESULTS_LEVEL);
  const { fisher, ...order } = positionBias(judgments, RESULTS_LEVEL).order;
  return {
    criterion,
    n: judgments.length,
    missing,
    items: clustered.units,
    evaluators: clustered.raters,
    wins: plainShare(shares.wins),
    ties: plainShare(shares.ties),
    losses: plainShare(shares.losses),
    bothBad: hasBothBad && shares.bothBad ? plainShare(shares.bothBad) : null,
    winRate: { ...shares.winRate, ci: plainInterval(shares.winRate.ci) },
    netPreference: { value: net.value, reason: net.reason, ci: plainInterval(net.ci), ciReason: net.ciReason },
    clustered: {
      value: clustered.value, reason: clustered.reason, ci: plainInterval(clustered.ci), ciReason: clustered.ciReason,
      standardError: clustered.standardError, p: clustered.p, pReason: clustered.pReason, method: "two-way-clustered-t",
    },
    signTest: { ...plainSignTest(signTest(counts)), tieShare: shares.ties.value, method: "exact-binomial" },
    majoritySignTest: { ...plainSignTest(majoritySignTest(judgments)), method: "exact-binomial-of-item-majorities" },
    agreement: { ordinal: agreementOn(judgments, "ordinal"), nominal: agreementOn(judgments, "nominal") },
    order: { ...order, fisher: { p: fisher.value, pReason: fisher.reason }, method: "davidson-beaver" },
  };
}

function plainShare({ count, value, reason, ci, ciReason }: Share): ContrastCriterion["wins"] {
  return { count, value, reason, ci: plainInterval(ci), ciReason };
}

function plainSignTest({ value, midP, reason, wins, losses, ties }: SignTest) {
  return { p: value, midP, pReason: reason, wins, losses, ties };
}

/** First, neither, second: an order. That both were bad lies nowhere on it, so it counts as neither there and as itself among names. */
function agreementOn(judgments: readonly TurnedJudgment[], metric: Metric & ("ordinal" | "nominal")): ContrastCriterion["agreement"]["ordinal"] {
  const valueOf = ({ choice, score }: TurnedJudgment) => (metric === "nominal" && choice === "both_bad" ? 4 : 2 - score);
  const rows = judgments.map((judgment) => ({ evaluator: judgment.evaluator, item: judgment.item, value: valueOf(judgment) }));
  const agreement = computeAgreement(rows, { metric, interval: "jackknife", level: RESULTS_LEVEL });
  return {
    alpha: agreement.alpha, reason: agreement.reason, ci: plainInterval(agreement.ci), ciReason: agreement.ciReason,
    disagreementBound: agreement.disagreementBound, percentAgreement: agreement.percentAgreement,
    items: agreement.units, raters: agreement.raters, pairs: agreement.pairs, ratings: agreement.n,
  };
}
