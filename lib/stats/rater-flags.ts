import type { RaterTime } from "./judgment-time";
import type { LeaveOneRaterOut } from "./leave-one-rater-out";
import { normalQuantile } from "./normal-distribution";
import type { RaterDrift } from "./rater-drift";
import { RATER_FLAGS, type RaterFlag, type RaterFlagKind } from "./rater-flag-kinds";
import * as limits from "./rater-flag-thresholds";
import type { RaterRestAgreement } from "./rater-rest-agreement";
import type { RaterSeverities } from "./rater-severity";
import type { RaterSidePreference } from "./side-preference";
import type { StraightLining } from "./straight-lining";
import type { TestRetest } from "./test-retest";

/** The diagnostics that there are; what a study does not have is left out. */
export type RaterDiagnostics = {
  leftOut?: LeaveOneRaterOut;
  severity?: RaterSeverities;
  rest?: readonly RaterRestAgreement[];
  straightLining?: readonly StraightLining[];
  times?: readonly RaterTime[];
  sides?: readonly RaterSidePreference[];
  drifts?: readonly RaterDrift[];
  repeats?: TestRetest["raters"];
};

type FlagList = Generator<RaterFlag>;

/**
 * Turns diagnostics into flags, by rater and then in the order of `RATER_FLAGS`. A flag is a reason to look, not one to
 * exclude: no statistic here or elsewhere leaves a flagged rater out. What is undefined or rests on too little (see
 * rater-flag-thresholds.ts) gives no flag. O(raters).
 */
export function raterFlags(diagnostics: RaterDiagnostics): RaterFlag[] {
  const flags = [
    ...flagsOfLeftOut(diagnostics.leftOut),
    ...flagsOfSeverity(diagnostics.severity),
    ...flagsOfRest(diagnostics.rest ?? []),
    ...flagsOfStraightLining(diagnostics.straightLining ?? []),
    ...flagsOfTimes(diagnostics.times ?? []),
    ...flagsOfSides(diagnostics.sides ?? []),
    ...flagsOfDrifts(diagnostics.drifts ?? []),
    ...flagsOfRepeats(diagnostics.repeats ?? []),
  ];
  const order = Object.keys(RATER_FLAGS);
  return flags.sort((one, other) => (one.rater === other.rater ? order.indexOf(one.kind) - order.indexOf(other.kind) : one.rater < other.rater ? -1 : 1));
}

/** The flag, if the value lies on the side of the threshold that its kind asks for. */
function* flagged(kind: RaterFlagKind, { rater, n }: { rater: string; n: number }, value: number | null, threshold: number, least = limits.FLAG_MIN_JUDGMENTS): FlagList {
  if (value === null || n < least) return;
  const isCrossed = { above: value > threshold, below: value < threshold, at_least: value >= threshold, beyond: Math.abs(value) > threshold };
  if (isCrossed[RATER_FLAGS[kind]]) yield { rater, kind, value, threshold, n };
}

function isSignificant(adjustedP: number | null): boolean {
  return adjustedP !== null && adjustedP <= limits.FLAG_LEVEL;
}

function* flagsOfLeftOut(leftOut: LeaveOneRaterOut | undefined): FlagList {
  const tested = leftOut?.raters.filter(({ standardError }) => standardError !== null) ?? [];
  for (const own of tested) {
    // Bonferroni: one-sided, since only a gain is flagged.
    const critical = normalQuantile(1 - limits.FLAG_LEVEL / tested.length) * (own.standardError ?? Infinity);
    if (own.gain !== null && own.gain > critical) yield* flagged("lowers_agreement", own, own.gain, limits.LOWERS_AGREEMENT_GAIN);
  }
}

function* flagsOfSeverity(severity: RaterSeverities | undefined): FlagList {
  const deviation = Math.sqrt(severity?.withinVariance ?? 0);
  if (severity === undefined || deviation === 0) return;
  for (const own of severity.raters) {
    const effect = own.shrunk === null ? null : own.shrunk / deviation;
    yield* flagged("severe", own, effect, -limits.SEVERITY_EFFECT);
    yield* flagged("lenient", own, effect, limits.SEVERITY_EFFECT);
  }
}

function* flagsOfRest(rest: readonly RaterRestAgreement[]): FlagList {
  for (const own of rest) yield* flagged("apart_from_rest", own, own.correlation.value, limits.APART_FROM_REST_CORRELATION, limits.APART_FROM_REST_MIN_JUDGMENTS);
}

function* flagsOfStraightLining(lines: readonly StraightLining[]): FlagList {
  for (const own of lines) {
    const { judgments, answers } = own.longestRun;
    if (answers >= limits.UNIFORM_RUN_ANSWERS) yield* flagged("uniform_run", own, judgments, limits.UNIFORM_RUN_JUDGMENTS, limits.UNIFORM_RUN_JUDGMENTS);
    const { spread, othersSpread, identicalShare, othersIdenticalShare } = own;
    if (isSignificant(own.adjustedSpreadP) && spread !== null && othersSpread) yield* flagged("little_spread", own, spread / othersSpread, limits.LITTLE_SPREAD_RATIO);
    // More than half of the way from what is usual here to all of them: identical answers may be right for good items.
    if (isSignificant(own.adjustedIdenticalP)) yield* flagged("identical_answers", own, identicalShare, (1 + (othersIdenticalShare ?? 0)) / 2);
  }
}

function* flagsOfTimes(times: readonly RaterTime[]): FlagList {
  for (const own of times) {
    yield* flagged("below_reading_time", own, own.belowFloor / own.n, limits.TIME_TAIL_SHARE);
    yield* flagged("fast", own, own.belowHalfMedian / own.n, limits.FAST_SHARE);
    yield* flagged("slow", own, own.slow / own.n, limits.TIME_TAIL_SHARE);
  }
}

function* flagsOfSides(sides: readonly RaterSidePreference[]): FlagList {
  for (const { rater, left, right, value, adjustedP } of sides) {
    if (isSignificant(adjustedP) && value !== null) yield* flagged("side_preference", { rater, n: left + right }, value - 0.5, limits.SIDE_PREFERENCE_EFFECT);
  }
}

function* flagsOfDrifts(drifts: readonly RaterDrift[]): FlagList {
  const tested = drifts.filter(({ n, autocorrelation }) => autocorrelation !== null && n >= limits.AUTOCORRELATION_MIN_JUDGMENTS).length;
  for (const own of drifts) {
    if (isSignificant(own.adjustedP) && own.change !== null) yield* flagged("drift", own, own.change / own.residualDeviation, limits.SEVERITY_EFFECT);
    if (own.n < limits.AUTOCORRELATION_MIN_JUDGMENTS) continue;
    const critical = normalQuantile(1 - limits.FLAG_LEVEL / (2 * Math.max(1, tested))) / Math.sqrt(own.n);
    yield* flagged("autocorrelation", own, own.autocorrelation, Math.max(limits.AUTOCORRELATION_EFFECT, critical));
  }
}

function* flagsOfRepeats(repeats: TestRetest["raters"]): FlagList {
  for (const own of repeats) yield* flagged("unstable_repeats", own, own.value, limits.REPEATS_KAPPA);
}
