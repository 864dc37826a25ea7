/** From answers to means, components of variance and differences between groups of items. Pure: chance is seeded. */
import { adjustedMeans, type AdjustedMeans } from "@/lib/stats/adjusted-means";
import { cliffsDelta } from "@/lib/stats/cliffs-delta";
import { clusteredMeanOfColumns } from "@/lib/stats/clustered-mean";
import { componentCorrelation } from "@/lib/stats/component-correlation";
import { crossedEffects, type ItemEffect } from "@/lib/stats/crossed-effects";
import { crossedModel, type CrossedModel } from "@/lib/stats/crossed-model";
import { holm } from "@/lib/stats/holm";
import { pairedDifferences, type PairedDifference } from "@/lib/stats/paired-difference";
import { quantileOfSorted } from "@/lib/stats/quantile";
import { rowsOfColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import { RESULTS_LEVEL } from "../level";
import type { AnalysisCriterion } from "./analysis-input";
import { type GroupedColumns, groupedColumns, ungrouped } from "./grouped-columns";
import type { CriterionMeans, GroupDifference, GroupMean, MeansAnalysis } from "./means-schema";
import { numberOf } from "./number";
import { ordinalMeans, type OrdinalMeans } from "./ordinal-means";

/** Of the generalized interval of correlations: fixed, so that a number that is looked at twice is the same. */
const CORRELATION_SEED = "icc";
const CORRELATION_DRAWS = 2_000;

/** Of items that nothing is known of. */
const UNKNOWN_GROUP = "unknown";

export type MeansCriterion = Pick<AnalysisCriterion, "key" | "name" | "criterion" | "contrast"> & {
  /** Ascending points; empty where the scale is not known. */
  scale: readonly number[];
  answers: GroupedColumns;
};

/** @param ordinal whether to fit the ordinal mixed model too, which takes its time. */
export function meansAnalysis(criteria: readonly MeansCriterion[], { grouping, ordinal }: { grouping: string | null; ordinal: boolean }): MeansAnalysis {
  const names = criteria[0]?.answers.groups.map(({ group }) => group) ?? [];
  const models = criteria.map(({ answers }) => (names.length > 1 ? adjustedMeans(answers.columns, (item) => answers.groupOf.get(item) ?? "", RESULTS_LEVEL) : null));
  const differences = differencesOf(criteria, names, models);
  return {
    level: RESULTS_LEVEL,
    grouping: names.length > 1 ? grouping : null,
    groups: names.length > 1 ? names : [],
    criteria: criteria.map((criterion, place) => criterionMeans(criterion, { adjusted: models[place] ?? null, differences: differences[place] ?? [], ordinal: ordinal ? ordinalMeans(criterion.answers, RESULTS_LEVEL) : null })),
  };
}

/** In groups by what is known of each item; without, or where all are of one group, there are no groups. */
export function meansCriteria(criteria: readonly AnalysisCriterion[], known: ReadonlyMap<string, string> | null): MeansCriterion[] {
  const groupOf = (item: string) => known?.get(item) ?? UNKNOWN_GROUP;
  const names = [...new Set(criteria.flatMap(({ columns }) => columns.items.map(groupOf)))];
  return criteria.map(({ key, name, criterion, contrast, scale, columns }) => ({
    key, name, criterion, contrast, scale,
    answers: names.length > 1 ? groupedColumns([...rowsOfColumns(columns)].map((row) => ({ ...row, group: groupOf(row.item) })), names) : ungrouped(columns),
  }));
}

type Parts = { adjusted: AdjustedMeans | null; differences: GroupDifference[]; ordinal: OrdinalMeans | null };

function criterionMeans({ key, name, criterion, contrast, scale, answers }: MeansCriterion, { adjusted, differences, ordinal }: Parts): CriterionMeans {
  const { columns } = answers;
  const model = crossedModel(columns);
  const effects = model.reason === null ? crossedEffects(columns, model.fit) : null;
  const [low, high] = [scale[0], scale.at(-1)];
  const perItem = columns.items.length === 0 ? 1 : columns.value.length / columns.items.length;
  return {
    key, name, criterion, contrast,
    scale: low === undefined || high === undefined ? null : { low, high },
    mean: answers.sharesItems ? null : clustered(columns),
    model: modelOf(model),
    itemSpread: effects && spreadOf(effects.items),
    raterEffects: effects?.raters.map(({ rater, n, effect, standardError }) => ({ rater, n, effect, standardError })) ?? [],
    iccAgreement: correlation(model, "agreement", 1),
    iccConsistency: correlation(model, "consistency", 1),
    iccAverage: correlation(model, "agreement", perItem),
    adjustedReason: adjusted?.reason ?? null,
    groups: adjusted ? groupMeans(answers, adjusted, ordinal) : [],
    differences,
    ordinal: ordinal?.model ?? null,
  };
}

function clustered(columns: RatingColumns) {
  const found = clusteredMeanOfColumns(columns, RESULTS_LEVEL);
  return { ...numberOf(found, found), standardError: found.standardError };
}

function modelOf(model: CrossedModel): CriterionMeans["model"] {
  const { reason, components, means, logLikelihood, converged } = model;
  return { reason, components, mean: means?.[0]?.mean ?? null, standardError: means?.[0]?.standardError ?? null, logLikelihood, converged };
}

function spreadOf(items: readonly ItemEffect[]): CriterionMeans["itemSpread"] {
  const sorted = items.map(({ predicted }) => predicted).sort((one, other) => one - other);
  const at = (share: number) => quantileOfSorted(sorted, share) ?? Number.NaN;
  return { lowest: at(0), lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75), highest: at(1) };
}

function correlation(model: CrossedModel, definition: "agreement" | "consistency", averaged: number): CriterionMeans["iccAgreement"] {
  const found = componentCorrelation(model, { definition, averaged, level: RESULTS_LEVEL, seed: CORRELATION_SEED, replicates: CORRELATION_DRAWS });
  return { ...numberOf(found, { method: `${found.method} from variance components`, n: found.n, units: found.units, raters: found.raters }), averaged };
}

function groupMeans({ groups }: GroupedColumns, adjusted: AdjustedMeans, ordinal: OrdinalMeans | null): GroupMean[] {
  return groups.map(({ group, columns }) => {
    const own = adjusted.groups?.find((known) => known.group === group);
    return {
      group, n: columns.value.length, items: columns.items.length, raters: columns.raters.length,
      mean: clustered(columns),
      adjusted: own ? { value: own.adjusted, standardError: own.standardError, ci: own.ci } : null,
      ordinal: ordinal?.means.get(group) ?? null,
    };
  });
}

/** By criterion, each two groups. */
function differencesOf(criteria: readonly MeansCriterion[], names: readonly string[], models: readonly (AdjustedMeans | null)[]): GroupDifference[][] {
  const found: GroupDifference[][] = criteria.map(() => []);
  for (const [place, first] of names.entries()) {
    for (const second of names.slice(place + 1)) {
      const pairs = criteria.map(({ key, answers }) => ({ criterion: key, first: columnsOf(answers, first), second: columnsOf(answers, second) }));
      const adjusted = models.map((model) => model?.differences?.find((known) => known.first === first && known.second === second) ?? null);
      const adjustedP = holm(adjusted.map((difference) => difference?.p ?? null));
      for (const [index, paired] of pairedDifferences(pairs, RESULTS_LEVEL).entries()) {
        const pair = pairs[index];
        const own = adjusted[index];
        if (!pair) continue;
        const delta = cliffsDelta(pair.first, pair.second, RESULTS_LEVEL);
        found[index]?.push({
          first, second, paired: pairedOf(paired),
          // The model gives the second less the first.
          adjusted: own ? { value: -own.value, standardError: own.standardError, ci: { ...own.ci, low: -own.ci.high, high: -own.ci.low }, p: own.p, adjustedP: adjustedP[index] ?? own.p } : null,
          cliffsDelta: { ...numberOf(delta, { method: delta.method, n: delta.firstAnswers + delta.secondAnswers, units: delta.units, raters: delta.raters }), superiority: delta.superiority },
        });
      }
    }
  }
  return found;
}

function columnsOf({ groups }: GroupedColumns, name: string): RatingColumns {
  const found = groups.find(({ group }) => group === name);
  if (!found) throw new Error(`There is no group "${name}".`);
  return found.columns;
}

function pairedOf(found: PairedDifference & { adjustedP: number | null }): GroupDifference["paired"] {
  const { method, units, raters, firstAnswers, secondAnswers, standardError, p, adjustedP, pairs } = found;
  return { ...numberOf(found, { method, n: firstAnswers + secondAnswers, units, raters }), standardError, p, adjustedP, pairs };
}
