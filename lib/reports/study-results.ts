/** From ratings in force to results. Pure: the same rows give the same object, to the last digit. */
import { agreementOfPatterns } from "@/lib/stats/agreement";
import { countPairableRaters, histogramOfColumns } from "@/lib/stats/column-histogram";
import { summarizeColumns } from "@/lib/stats/criterion-summary";
import type { Metric } from "@/lib/stats/metric";
import { patternTable } from "@/lib/stats/pattern-table";
import { type RatingColumns, ratingColumns } from "@/lib/stats/rating-columns";
import type { Criterion } from "@/lib/studies/protocol";
import type { RatingAnswers } from "./answers";
import { criterionCorrelations } from "./criterion-correlation";
import { RESULTS_LEVEL } from "./level";
import { groupBy } from "@/lib/group-by";
import { interimWarning, simulatedWarning } from "./interim-warnings";
import { absenceNote, agreementSentence } from "./methods-sentence";
import { counted, percent } from "./number-text";
import { plainInterval } from "./plain-interval";
import type { CriterionResult, StudyResults } from "./schema";

/** How often a criterion was left without a value, and the reason that was given. */
export type NonResponseCount = { criterion: string; kind: string | null; count: number };

/** Answers without a value, by criterion and reason. */
export function countNonResponses(rows: Iterable<{ criterion: string; value: number | null; nonResponse: string | null }>): NonResponseCount[] {
  const counts = new Map<string, NonResponseCount>();
  for (const { criterion, value, nonResponse } of rows) {
    if (value !== null) continue;
    const name = JSON.stringify([criterion, nonResponse]);
    const entry = counts.get(name) ?? { criterion, kind: nonResponse, count: 0 };
    counts.set(name, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()];
}

export type ResultsInput = {
  study: StudyResults["study"];
  criteria: readonly Pick<Criterion, "key" | "name" | "question" | "scale">[];
  progress: StudyResults["progress"];
  answers: Pick<RatingAnswers, "to" | "count" | "evaluators">;
  nonResponses: readonly NonResponseCount[];
  metric: Metric;
};

export function studyResults({ study, criteria, progress, answers, nonResponses, metric }: ResultsInput): StudyResults {
  const answered = criteria.map((criterion) => {
    const columns = ratingColumns(answers.to(criterion.key));
    return { ...criterion, columns, missing: answers.count(criterion.key) - columns.value.length, left: nonResponses.filter((entry) => entry.criterion === criterion.key) };
  });
  const results = answered.map((criterion) => criterionResult(criterion, metric, study.unit));
  return {
    study,
    metric,
    progress,
    criteria: results,
    correlations: criterionCorrelations(answered),
    methods: methodsOf(results),
    warnings: [...simulatedWarning(answers.evaluators()), ...interimWarning({ ...progress, isRunning: study.state === "running" })],
    caveats: caveatsOf(progress, results),
  };
}

type AnsweredCriterion = ResultsInput["criteria"][number] & { columns: RatingColumns; missing: number; left: readonly NonResponseCount[] };

function criterionResult(criterion: AnsweredCriterion, metric: Metric, unit: "episode" | "session"): CriterionResult {
  const { columns } = criterion;
  const summary = summarizeColumns(columns, criterion.missing, criterion.scale.map((point) => point.value), RESULTS_LEVEL);
  const { units, n, ...agreement } = agreementOfPatterns(patternTable(histogramOfColumns(columns)), countPairableRaters(columns), { metric, interval: "jackknife", level: RESULTS_LEVEL });
  const labels = new Map(criterion.scale.map((point) => [point.value, point.label]));
  const bars = summary.bars.length > 0
    ? summary.bars
    : criterion.scale.map((point) => ({ value: point.value, count: 0, share: null, ci: null }));
  const result: CriterionResult = {
    key: criterion.key,
    name: criterion.name,
    question: criterion.question,
    n: summary.n,
    missing: summary.missing,
    missingBy: missingBy(criterion.left, summary.missing),
    distribution: bars.map((bar) => ({
      value: bar.value, label: labels.get(bar.value) ?? String(bar.value), count: bar.count, share: bar.share, ci: plainInterval(bar.ci),
    })),
    mean: { value: summary.mean.value, reason: summary.mean.reason, ci: plainInterval(summary.mean.ci), ciReason: summary.mean.ciReason },
    median: summary.median,
    standardDeviation: summary.standardDeviation,
    agreement: {
      metric,
      alpha: agreement.alpha,
      reason: agreement.reason,
      ci: plainInterval(agreement.ci),
      ciReason: agreement.ciReason,
      disagreementBound: agreement.disagreementBound,
      percentAgreement: agreement.percentAgreement,
      items: units,
      raters: agreement.raters,
      pairs: agreement.pairs,
      ratings: n,
      perItem: answersPerItem(columns),
    },
    note: null,
    methods: "",
  };
  return { ...result, note: absenceNote(result.agreement), methods: agreementSentence(result.agreement, unit) };
}

function missingBy(nonResponses: readonly NonResponseCount[], missing: number): CriterionResult["missingBy"] {
  const sum = (kind: string) => nonResponses.reduce((total, entry) => (entry.kind === kind ? total + entry.count : total), 0);
  const [cannot_judge, image_missing] = [sum("cannot_judge"), sum("image_missing")];
  return { cannot_judge, image_missing, unstated: Math.max(0, missing - cannot_judge - image_missing) };
}

function answersPerItem({ items, starts }: RatingColumns): { fewest: number; most: number } | null {
  let fewest = Infinity;
  let most = 0;
  for (let item = 0; item < items.length; item += 1) {
    const size = (starts[item + 1] ?? 0) - (starts[item] ?? 0);
    if (size < 2) continue;
    fewest = Math.min(fewest, size);
    most = Math.max(most, size);
  }
  return most === 0 ? null : { fewest, most };
}

/** Sentences that hold for all numbers; where criteria differ, each of them by name. */
export function methodsOf(results: readonly Pick<CriterionResult, "name" | "methods">[]): string[] {
  const sentences = groupBy(results, (result) => result.methods);
  const agreement = [...sentences].map(([sentence, sharing]) => {
    const ended = sentence.endsWith(".") ? sentence : `${sentence}.`;
    return sentences.size === 1 ? ended : `${sharing.map((result) => result.name).join(", ")}: ${ended}`;
  });
  return [
    ...agreement,
    `Means: ${percent(RESULTS_LEVEL)} interval two-way clustered by item and evaluator, Student's t with one degree of freedom less than the smaller of the two numbers; on screen cut at the ends of the scale.`,
    "Percent agreement: the share of agreeing pairs of evaluators on an item, averaged over items; not corrected for chance.",
  ];
}

const METRIC_CAVEATS: Partial<Record<Metric, string>> = {
  interval: "The interval metric takes the points of the scale as equally far apart.",
  ratio: "The ratio metric needs a scale with a true zero, which rating scales seldom have.",
};

function caveatsOf(progress: StudyResults["progress"], results: readonly CriterionResult[]): string[] {
  const caveats = [
    "Agreement stands for each criterion by itself. Criteria are never pooled: a difference between their means would pass for agreement between people.",
    "The lines at .667 and .800 are conventions of content analysis, not limits that a result must pass.",
    "The interval of alpha is about these items and these evaluators; it does not say what other evaluators would do.",
    "Where nearly all answers are the same, alpha can be low although evaluators mostly agree: read it beside the percent agreement and the distribution.",
  ];
  const onMetric = METRIC_CAVEATS[results[0]?.agreement.metric ?? "ordinal"];
  if (onMetric) caveats.push(onMetric);
  const missing = results.reduce((sum, result) => sum + result.missing, 0);
  if (missing > 0) caveats.push(`${counted(missing, "answer")} without a value (cannot judge, image missing): in no mean and in no alpha, and seldom left out by chance.`);
  if (progress.surplus > 0) caveats.push(`${counted(progress.surplus, "surplus judgment")} beyond what the protocol asks for: stored and exported, in no number here.`);
  const { synthetic, scripted } = progress.origins;
  if (scripted > 0) caveats.push(`${counted(scripted, "item")} of scripted text: made by a program for trial, not by people or a model.`);
  if (synthetic > 0) caveats.push(`${counted(synthetic, "item")} of synthetic text: made by a model.`);
  return caveats;
}
