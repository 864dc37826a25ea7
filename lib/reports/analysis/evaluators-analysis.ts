/** From answers and times to what can be said about evaluators. Pure: chance is seeded. */
import type { Score, SidedScoreRow } from "@/lib/stats/judgment";
import { judgmentTimes, type RaterTime } from "@/lib/stats/judgment-time";
import { leaveOneRaterOut } from "@/lib/stats/leave-one-rater-out";
import type { Metric } from "@/lib/stats/metric";
import { type JudgmentPosition, raterDrift } from "@/lib/stats/rater-drift";
import type { RaterFlag } from "@/lib/stats/rater-flag-kinds";
import { raterFlags } from "@/lib/stats/rater-flags";
import { raterRestAgreement } from "@/lib/stats/rater-rest-agreement";
import { raterSeverity } from "@/lib/stats/rater-severity";
import { type RaterSidePreference, sidePreference } from "@/lib/stats/side-preference";
import { straightLining, type StraightLining } from "@/lib/stats/straight-lining";
import type { Protocol } from "@/lib/studies/protocol";
import { CHOICE_VALUES } from "@/lib/studies/preference";
import { type Answers, type JudgmentTimes, PreferenceAnswers } from "../answers";
import { groupBy } from "@/lib/group-by";
import { RESULTS_LEVEL } from "../level";
import { type AnalysisCriterion, evaluatorsOf } from "./analysis-input";
import type { EvaluatorCriterion, EvaluatorDiagnostics, EvaluatorFlag, EvaluatorsAnalysis } from "./evaluators-schema";
import { plainNumber } from "./number";
import { positionEffect } from "./position-effect";

/** Of the draws behind the p-values of straight-lining: fixed, so that a number that is looked at twice is the same. */
export const STRAIGHT_LINING_SEED = "straight-lining";
const STRAIGHT_LINING_DRAWS = 2_000;

/** English text: letters, spaces and marks of an average word. */
const CHARACTERS_PER_WORD = 6;

export type EvaluatorsInput = {
  protocol: Protocol;
  criteria: readonly AnalysisCriterion[];
  answers: Answers;
  judgments: readonly JudgmentTimes[];
  /** Characters of an item's text; null where they must not be told. */
  charactersOf: ((item: string) => number) | null;
  metric: Metric;
};

export function evaluatorsAnalysis({ protocol, criteria, answers, judgments, charactersOf, metric }: EvaluatorsInput): EvaluatorsAnalysis {
  const positionOf = positionsOf(judgments);
  const lines = straightLining(sequences(protocol, answers, positionOf), STRAIGHT_LINING_DRAWS, STRAIGHT_LINING_SEED);
  const times = judgmentTimes(judgments.flatMap(({ evaluator, item, activeMs }) =>
    activeMs === null ? [] : [{ rater: evaluator, seconds: activeMs / 1000, words: (charactersOf?.(item) ?? 0) / CHARACTERS_PER_WORD, criteria: protocol.criteria.length }]));
  const sides = answers instanceof PreferenceAnswers ? sidePreference(sidedJudgments(answers), RESULTS_LEVEL) : null;
  const found = criteria.map((criterion) => criterionDiagnostics(criterion, metric, positionOf));
  const flags: (RaterFlag & { criterion: string | null })[] = [
    ...raterFlags({ straightLining: lines, times, sides: sides ?? undefined }).map((flag) => ({ ...flag, criterion: null })),
    ...found.flatMap((criterion) => criterion.flags),
  ];
  const byEvaluator = groupBy(judgments, (judgment) => judgment.evaluator);
  return {
    criteria: criteria.map(({ key, name, contrast }) => ({ key, name, contrast })),
    evaluators: evaluatorsOf(criteria).map((evaluator): EvaluatorDiagnostics => {
      const own = byEvaluator.get(evaluator) ?? [];
      return {
        evaluator,
        judgments: own.length,
        flags: flags.filter((flag) => flag.rater === evaluator).map(({ kind, criterion, value, threshold, n }): EvaluatorFlag => ({ kind, criterion, value, threshold, n })),
        time: timeOf(times.find((time) => time.rater === evaluator)),
        straightLining: lineOf(lines.find((line) => line.rater === evaluator)),
        side: sideOf(sides?.find((side) => side.rater === evaluator)),
        byCriterion: found.flatMap((criterion) => criterion.byEvaluator.get(evaluator) ?? []),
        days: daysOf(own),
      };
    }),
    positions: criteria.map((criterion) => positionEffect(criterion, positionOf)),
    draws: { replicates: STRAIGHT_LINING_DRAWS, seed: STRAIGHT_LINING_SEED },
  };
}

function criterionDiagnostics({ key, columns }: AnalysisCriterion, metric: Metric, positionOf: JudgmentPosition) {
  const leftOut = leaveOneRaterOut(columns, metric);
  const severity = raterSeverity(columns);
  const rest = raterRestAgreement(columns);
  const drifts = raterDrift(columns, positionOf);
  const byEvaluator = new Map(columns.raters.map((rater, place): [string, EvaluatorCriterion] => {
    const [own, without, agreement, drift] = [severity.raters[place], leftOut.raters[place], rest[place], drifts[place]];
    if (own?.rater !== rater || without?.rater !== rater || agreement?.rater !== rater || drift?.rater !== rater) throw new Error("Diagnostics are not in the order of the columns.");
    return [rater, {
      key, n: own.n,
      severity: own.value, shrunkSeverity: own.shrunk, severityError: own.shrunkStandardError, severityReason: own.reason,
      restAgreement: agreement.agreement, restCorrelation: plainNumber(agreement.correlation),
      alphaWithout: plainNumber(without.without), gain: without.gain, gainError: without.standardError,
      drift: drift.slope, driftP: drift.adjustedP, driftReason: drift.reason,
    }];
  }));
  return { byEvaluator, flags: raterFlags({ leftOut, severity, rest, drifts }).map((flag) => ({ ...flag, criterion: key })) };
}

function positionsOf(judgments: readonly JudgmentTimes[]): JudgmentPosition {
  const positions = new Map<string, Map<string, number | null>>();
  for (const { evaluator, item, position } of judgments) {
    const own = positions.get(evaluator) ?? new Map<string, number | null>();
    positions.set(evaluator, own.set(item, position));
  }
  return (rater, item) => positions.get(rater)?.get(item) ?? null;
}

/** Each evaluator's judgments in the order seen, as answers to all criteria: in a comparison, which side was chosen. */
function sequences(protocol: Protocol, answers: Answers, positionOf: JudgmentPosition) {
  const placeOf = new Map(protocol.criteria.map(({ key }, index) => [key, index]));
  const byEvaluator = new Map<string, Map<string, (number | null)[]>>();
  const note = (evaluator: string, item: string, criterion: string, value: number | null) => {
    const items = byEvaluator.get(evaluator) ?? new Map<string, (number | null)[]>();
    byEvaluator.set(evaluator, items);
    const judgment = items.get(item) ?? protocol.criteria.map(() => null);
    items.set(item, judgment);
    const place = placeOf.get(criterion);
    if (place !== undefined) judgment[place] = value;
  };
  if (answers instanceof PreferenceAnswers) for (const { evaluator, item, criterion, choice } of answers.rows) note(evaluator, item, criterion, choice === null ? null : CHOICE_VALUES[choice]);
  else for (const { evaluator, item, criterion, value } of answers.all()) note(evaluator, item, criterion, value);
  return [...byEvaluator].map(([rater, items]) => {
    const ordered = [...items].sort(([one], [other]) => (positionOf(rater, one) ?? Infinity) - (positionOf(rater, other) ?? Infinity) || (one < other ? -1 : 1));
    return { rater, judgments: ordered.map(([, judgment]) => judgment) };
  });
}

/** Each judgment once, by the side that most of its criteria chose: six answers of one judgment are not six votes. */
function sidedJudgments({ rows }: PreferenceAnswers): SidedScoreRow[] {
  return [...groupBy(rows, ({ item, evaluator }) => JSON.stringify([item, evaluator])).values()].flatMap((answers) => {
    const [some] = answers;
    if (!some || answers.every((answer) => answer.choice === null)) return [];
    const balance = answers.reduce((sum, { choice }) => sum + (choice === "left" ? 1 : choice === "right" ? -1 : 0), 0);
    return [{ evaluator: some.evaluator, item: some.item, score: Math.sign(balance) as Score, firstShownLeft: true }];
  });
}

function timeOf(time: RaterTime | undefined): EvaluatorDiagnostics["time"] {
  if (!time) return null;
  const { n, medianSeconds, medianZ, belowFloor, belowHalfMedian, fast, slow } = time;
  return { n, medianSeconds, medianZ, belowFloor, belowHalfMedian, fast, slow };
}

function lineOf(line: StraightLining | undefined): EvaluatorDiagnostics["straightLining"] {
  if (!line) return null;
  return { longestRun: line.longestRun.judgments, identicalShare: line.identicalShare, spread: line.spread, spreadP: line.adjustedSpreadP, identicalP: line.adjustedIdenticalP };
}

function sideOf(side: RaterSidePreference | undefined): EvaluatorDiagnostics["side"] {
  return side ? { left: side.left, right: side.right, ties: side.ties, share: side.value, adjustedP: side.adjustedP } : null;
}

function daysOf(judgments: readonly JudgmentTimes[]): EvaluatorDiagnostics["days"] {
  const days = groupBy(judgments, ({ submittedAt }) => submittedAt.slice(0, 10));
  return [...days].map(([day, made]) => ({ day, judgments: made.length })).sort((one, other) => (one.day < other.day ? -1 : 1));
}
