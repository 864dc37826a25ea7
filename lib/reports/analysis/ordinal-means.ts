/** Means by the ordinal mixed model: severity-adjusted without taking the points of the scale for equally far apart in between. Pure. */
import { cumulativeLinkModel } from "@/lib/stats/cumulative-link-model";
import { ordinalMean } from "@/lib/stats/ordinal-mean";
import type { GroupedColumns } from "./grouped-columns";
import type { CriterionMeans, GroupMean } from "./means-schema";

export type OrdinalMeans = { model: NonNullable<CriterionMeans["ordinal"]>; means: ReadonlyMap<string, NonNullable<GroupMean["ordinal"]>> };

/** Effects of items and evaluators are random; each group but the first that has answers moves the answers by its own log-odds. */
export function ordinalMeans({ columns, groupOf, groups }: GroupedColumns, level: number): OrdinalMeans {
  const names = groups.filter((group) => group.columns.value.length > 0).map(({ group }) => group);
  const others = names.slice(1);
  const { fit, reason } = cumulativeLinkModel(columns, {
    predictors: others.map((name) => ({ name, of: (item) => (groupOf.get(item) === name ? 1 : 0) })),
    random: ["item", "rater"],
  });
  if (fit === null) return { model: { reason, groups: null, variances: null, mean: null, logLikelihood: null }, means: new Map() };
  const meanAt = (at: readonly number[]) => {
    const { value, standardError, ci } = ordinalMean(fit, at, level);
    return { value, standardError, low: ci.low, high: ci.high };
  };
  const [item, rater] = fit.effects;
  return {
    model: {
      reason: null,
      groups: fit.predictors.map(({ name, estimate, standardError, p }) => ({ group: name, logOdds: estimate, standardError, p })),
      variances: { item: item?.variance ?? 0, rater: rater?.variance ?? 0 },
      mean: names.length > 1 ? null : meanAt([]),
      logLikelihood: fit.logLikelihood,
    },
    means: names.length > 1 ? new Map(names.map((name) => [name, meanAt(others.map((other) => (other === name ? 1 : 0)))])) : new Map(),
  };
}
