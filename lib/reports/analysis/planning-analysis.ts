/** From answers so far to how many more it takes. Pure: chance is seeded. */
import { clusteredMeanOfColumns } from "@/lib/stats/clustered-mean";
import { histogramOfColumns } from "@/lib/stats/column-histogram";
import { crossedModel } from "@/lib/stats/crossed-model";
import { effectiveCount } from "@/lib/stats/effective-count";
import { evaluatorsForMean } from "@/lib/stats/evaluators-for-mean";
import { itemsForAlpha, itemsForAlphaByBootstrap } from "@/lib/stats/items-for-alpha";
import { itemsForMean } from "@/lib/stats/items-for-mean";
import { jackknife } from "@/lib/stats/jackknife";
import { alphaStatistic, krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { majoritySignTest } from "@/lib/stats/majority-sign-test";
import { meanHalfWidth } from "@/lib/stats/mean-half-width";
import type { Metric } from "@/lib/stats/metric";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import { pairsForNetPreference } from "@/lib/stats/pairs-for-net-preference";
import { patternTable } from "@/lib/stats/pattern-table";
import { perItemDesigns } from "@/lib/stats/per-item-designs";
import { type RatingColumns, rowsOfColumns } from "@/lib/stats/rating-columns";
import { pairsForSignTest } from "@/lib/stats/sign-test-power";
import type { ValueOutcome } from "@/lib/stats/statistic";
import type { Score } from "@/lib/stats/judgment";
import { RESULTS_LEVEL } from "../level";
import type { AnalysisCriterion } from "./analysis-input";
import { plainNumber } from "./number";
import type { CriterionPlan, PlanningAnalysis } from "./planning-schema";

/** Of the drawn studies: fixed, so that a plan that is looked at twice is the same. */
const PLANNING_SEED = "planning";
const PLANNING_DRAWS = 1_000;

/** Half of the width that is wanted, where nobody says otherwise: of alpha, of a mean in points, of a net preference. */
const ALPHA_HALF_WIDTHS = [0.05, 0.1];
const MEAN_HALF_WIDTHS = [0.1, 0.2];
const NET_HALF_WIDTHS = [0.05, 0.1];

const PER_ITEM = [1, 2, 3, 4, 5, 6];
const POWER = 0.8;
const SIGNIFICANCE = 0.05;

export type PlannedCriterion = Pick<AnalysisCriterion, "key" | "name" | "criterion" | "contrast" | "columns">;

export type PlanningOptions = {
  kind: PlanningAnalysis["kind"];
  metric: Metric;
  /** For everything that is planned; null takes what is usual. */
  halfWidth: number | null;
  drawn: number | null;
};

export function planningAnalysis(criteria: readonly PlannedCriterion[], { kind, metric, halfWidth, drawn }: PlanningOptions): PlanningAnalysis {
  const wanted = (usual: number[]) => (halfWidth === null ? usual : [halfWidth]);
  const halfWidths = { alpha: wanted(ALPHA_HALF_WIDTHS), mean: wanted(kind === "rating" ? MEAN_HALF_WIDTHS : NET_HALF_WIDTHS) };
  return {
    level: RESULTS_LEVEL, metric, kind, halfWidths, drawn,
    criteria: criteria.map(({ key, name, criterion, contrast, columns }) => ({
      key, name, criterion, contrast,
      alpha: planAlpha(columns, metric, halfWidths.alpha),
      mean: planMean(columns, halfWidths.mean),
      preference: kind === "comparison" ? planPreference(columns, halfWidths.mean) : null,
    })),
    bootstrap: { seed: PLANNING_SEED, replicates: PLANNING_DRAWS },
  };
}

function planAlpha(columns: RatingColumns, metric: Metric, halfWidths: readonly number[]): CriterionPlan["alpha"] {
  const table = patternTable(histogramOfColumns(columns));
  const { value, reason } = krippendorffAlpha(table, metric);
  const items = table.unitCount;
  // Where alpha is undefined or 1, leaving items out shows nothing that could be planned with.
  const standardError = value === null ? null : jackknife(table.units, alphaStatistic(table, metric)).standardError;
  return {
    items, value, reason, standardError,
    halfWidth: standardError && normalQuantile((1 + RESULTS_LEVEL) / 2) * standardError,
    targets: halfWidths.map((halfWidth) => {
      const drawn = itemsForAlphaByBootstrap(table, metric, { halfWidth, level: RESULTS_LEVEL, seed: PLANNING_SEED, replicates: PLANNING_DRAWS });
      const byRoot: ValueOutcome = value === null ? { value: null, reason } : value === 1 ? { value: null, reason: "no_disagreement" } : itemsForAlpha({ units: items, standardError, halfWidth, level: RESULTS_LEVEL });
      return { halfWidth, byRoot: plainNumber(byRoot), byBootstrap: { ...plainNumber(drawn), expectedHalfWidth: drawn.expectedHalfWidth } };
    }),
  };
}

function planMean(columns: RatingColumns, halfWidths: readonly number[]): CriterionPlan["mean"] {
  const model = crossedModel(columns);
  const [n, items, evaluators] = [columns.value.length, columns.items.length, columns.raters.length];
  const loads = new Array<number>(evaluators).fill(0);
  for (const place of columns.rater) loads[place] = (loads[place] ?? 0) + 1;
  const effectiveEvaluators = effectiveCount(loads);
  const perItem = items === 0 ? 0 : n / items;
  const basis = { items, evaluators, perItem, effectiveEvaluators };
  if (model.reason !== null) {
    return { ...basis, components: null, reason: model.reason, halfWidth: null, targets: halfWidths.map((halfWidth) => ({ halfWidth, items: null, evaluators: null })), designs: [] };
  }
  const { components } = model;
  const plan = { components, perItem, level: RESULTS_LEVEL, loadInequality: Math.max(1, evaluators / effectiveEvaluators) };
  return {
    ...basis, components, reason: null,
    halfWidth: meanHalfWidth(components, { items, evaluators, perItem, loadInequality: plan.loadInequality }, RESULTS_LEVEL),
    targets: halfWidths.map((halfWidth) => {
      const more = itemsForMean({ ...plan, halfWidth, evaluators });
      const others = evaluatorsForMean({ ...plan, halfWidth, items });
      return {
        halfWidth,
        items: { ...plainNumber(more), floor: more.floor, evaluatorsNeeded: more.evaluatorsNeeded },
        evaluators: { ...plainNumber(others), floor: others.floor, itemsNeeded: others.itemsNeeded },
      };
    }),
    designs: perItemDesigns({ components, answers: n, evaluators, perItem: PER_ITEM, level: RESULTS_LEVEL }),
  };
}

function planPreference(columns: RatingColumns, halfWidths: readonly number[]): NonNullable<CriterionPlan["preference"]> {
  const n = columns.value.length;
  const wins = columns.value.reduce((sum, score) => sum + (score > 0 ? 1 : 0), 0);
  const losses = columns.value.reduce((sum, score) => sum + (score < 0 ? 1 : 0), 0);
  const { standardError } = clusteredMeanOfColumns(columns, RESULTS_LEVEL);
  const independent = n === 0 ? 0 : (wins + losses - (wins - losses) ** 2 / n) / n ** 2;
  const designEffect = standardError === null || independent === 0 ? null : Math.max(1, standardError ** 2 / independent);
  const perPair = columns.items.length === 0 ? 1 : n / columns.items.length;
  return {
    wins, losses, ties: n - wins - losses, designEffect,
    targets: halfWidths.map((halfWidth) => {
      const judgments: ValueOutcome = n === 0 ? { value: null, reason: "no_values" } : pairsForNetPreference({ wins: wins / n, losses: losses / n, halfWidth, level: RESULTS_LEVEL, designEffect: designEffect ?? 1 });
      return { halfWidth, judgments: plainNumber(judgments), pairs: judgments.value === null ? null : Math.ceil(judgments.value / perPair) };
    }),
    signTest: planSignTest(columns),
  };
}

/** On pairs and not on judgments, which the test would take for independent. */
function planSignTest(columns: RatingColumns): NonNullable<CriterionPlan["preference"]>["signTest"] {
  const rows = [...rowsOfColumns(columns)].map(({ evaluator, item, value }) => ({ evaluator, item, score: Math.sign(value) as Score }));
  const { wins, losses, ties } = majoritySignTest(rows);
  const pairs = wins + losses + ties;
  const decisive = wins + losses;
  const shares = { winShare: decisive === 0 ? null : wins / decisive, tieShare: pairs === 0 ? null : ties / pairs };
  const basis = { power: POWER, significance: SIGNIFICANCE, ...shares, pairs };
  if (pairs === 0) return { value: null, reason: "no_values", ...basis };
  if (shares.winShare === null || shares.tieShare === null) return { value: null, reason: "no_decisive", ...basis };
  // What never occurred could occur: nothing is planned for certainty.
  if (wins === 0 || losses === 0) return { value: null, reason: "separated", ...basis };
  return { ...plainNumber(pairsForSignTest(POWER, { winShare: shares.winShare, tieShare: shares.tieShare, significance: SIGNIFICANCE })), ...basis };
}
