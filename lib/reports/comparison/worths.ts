/** One scale for three sources or more, where the pairs that were compared allow it. Pure. */
import { davidson, type DavidsonFit } from "@/lib/stats/davidson";
import { pairCounts } from "@/lib/stats/pair-counts";
import type { TurnedJudgment } from "./preference-row";
import type { Worths } from "./schema";

/** With an effect of the side where one can be fitted; where that alone has no finite value, without. */
export function worthsOf(judgments: readonly TurnedJudgment[]): Worths {
  const counts = pairCounts(judgments);
  const sided = davidson(counts, { orderEffect: true });
  if (sided.fit) return { reason: null, orderReason: null, fit: plainFit(sided.fit) };
  if (sided.reason !== "separated" && sided.reason !== "confounded") return { reason: sided.reason, orderReason: null, fit: null };
  const plain = davidson(counts, { orderEffect: false });
  if (plain.fit) return { reason: null, orderReason: sided.reason, fit: plainFit(plain.fit) };
  return { reason: plain.reason, orderReason: null, fit: null };
}

function plainFit(fit: DavidsonFit): NonNullable<Worths["fit"]> {
  const { n, evaluators, sources, covariance, clusteredCovariance, clusteredReason, tieParameter, tieReason, orderEffect, logLikelihood, equality } = fit;
  return { n, evaluators: evaluators ?? 0, sources, covariance, clusteredCovariance, clusteredReason, tieParameter, tieReason, orderEffect, logLikelihood, equality, method: "davidson-maximum-likelihood" };
}
