/** Flags in words: what was seen, against which line, on how much; and what may be behind it. Pure. */
import type { RaterFlagKind } from "@/lib/stats/rater-flag-kinds";
import { UNIFORM_RUN_ANSWERS } from "@/lib/stats/rater-flag-thresholds";
import type { EvaluatorFlag } from "../analysis/evaluators-schema";
import { count, counted, fixed, percent } from "../number-text";

/** Stands wherever flags are shown. */
export const FLAG_CAUTION = "A flag is a reason to look, not a verdict: no judgment is left out of any number because of one.";

export type FlagText = {
  /** A word or two, for a chip. */
  title: string;
  /** What was seen: value, threshold and what it rests on. */
  seen: string;
  /** What else may explain it. */
  mayBe: string;
  /** Always the same, so that no flag stands without it. */
  caution: typeof FLAG_CAUTION;
};

type Words = { title: string; seen: (flag: Pick<EvaluatorFlag, "value" | "threshold" | "n">) => string; mayBe: string };

/** In a comparison answers run from the second source to the first, so leaning that way or this is what severe and lenient are there. */
type Contrast = { first: string; second: string } | null;

const away = (value: number) => fixed(Math.abs(value), 2);

const WORDS: Record<RaterFlagKind, Words> = {
  lowers_agreement: {
    title: "Lowers agreement",
    seen: ({ value, threshold, n }) => `Without this evaluator alpha is ${fixed(value, 3)} higher (flagged above ${fixed(threshold, 2)}, and above what chance explains; ${counted(n, "answer")}).`,
    mayBe: "Someone who sees what others overlook lowers agreement as well.",
  },
  severe: {
    title: "Severe",
    seen: ({ value, threshold, n }) => `Answers lie ${away(value)} standard deviations below the others' (flagged from ${away(threshold)}; ${counted(n, "answer")}).`,
    mayBe: "A strict reading of the scale is no mistake if it is the same throughout.",
  },
  lenient: {
    title: "Lenient",
    seen: ({ value, threshold, n }) => `Answers lie ${away(value)} standard deviations above the others' (flagged from ${away(threshold)}; ${counted(n, "answer")}).`,
    mayBe: "A generous reading of the scale is no mistake if it is the same throughout.",
  },
  apart_from_rest: {
    title: "Apart from the rest",
    seen: ({ value, threshold, n }) => `Ranks items unlike the others: correlation ${fixed(value, 2)} (flagged below ${fixed(threshold, 2)}; ${counted(n, "item")}).`,
    mayBe: "The instructions may have been read in another way, or the items may hardly differ.",
  },
  uniform_run: {
    title: "Same answer in a row",
    seen: ({ value, threshold, n }) => `${count(value)} judgments in a row have one and the same answer on every criterion (flagged from ${count(threshold)} judgments and ${UNIFORM_RUN_ANSWERS} answers; of ${counted(n, "judgment")}).`,
    mayBe: "Items that are equally good in every respect do come in a row.",
  },
  little_spread: {
    title: "Little spread",
    seen: ({ value, threshold, n }) => `Answers spread ${percent(value)} as far as those of the others (flagged below ${percent(threshold)}; ${counted(n, "judgment")}).`,
    mayBe: "The items that this evaluator was given may be more alike.",
  },
  identical_answers: {
    title: "Identical answers",
    seen: ({ value, threshold, n }) => `${percent(value)} of judgments have the same answer on all criteria (flagged above ${percent(threshold)}; ${counted(n, "judgment")}).`,
    mayBe: "A good item may deserve the best answer everywhere.",
  },
  below_reading_time: {
    title: "Faster than reading",
    seen: ({ value, threshold, n }) => `${percent(value)} of judgments took less time than reading the text does (flagged above ${percent(threshold)}; ${counted(n, "judgment")}).`,
    mayBe: "The same conversation may have been read before, in another tab or in a group.",
  },
  fast: {
    title: "Fast",
    seen: ({ value, threshold, n }) => `${percent(value)} of judgments took less than half the usual time for texts of their length (flagged above ${percent(threshold)}; ${counted(n, "judgment")}).`,
    mayBe: "Practice makes fast, and so does knowing the material.",
  },
  slow: {
    title: "Slow",
    seen: ({ value, threshold, n }) => `${percent(value)} of judgments took far longer than usual for texts of their length (flagged above ${percent(threshold)}; ${counted(n, "judgment")}).`,
    mayBe: "A tab that was left open, an interruption, or great care.",
  },
  side_preference: {
    title: "Leans to a side",
    seen: ({ value, threshold, n }) => `Chose ${value > 0 ? "A, the left side," : "B, the right side,"} in ${percent(0.5 + Math.abs(value))} of decisive judgments (flagged beyond ${percent(0.5 + threshold)}; ${counted(n, "decisive judgment")}).`,
    mayBe: "The plan gives each source either side about equally often, so this is a habit, unless chance put the better conversations there.",
  },
  drift: {
    title: "Drifts",
    seen: ({ value, threshold, n }) => `Grew ${value > 0 ? "more lenient" : "more severe"} from first to last judgment, by ${away(value)} standard deviations (flagged beyond ${away(threshold)}; ${counted(n, "answer")}).`,
    mayBe: "Getting to know the scale shifts it at the beginning; a look at the first items tells.",
  },
  autocorrelation: {
    title: "Answers hang together",
    seen: ({ value, threshold, n }) => `How far an answer lies from the others' goes with the one before: correlation ${fixed(value, 2)} (flagged beyond ${away(threshold)}; ${counted(n, "answer")}).`,
    mayBe: "Items that came one after the other may be alike.",
  },
  unstable_repeats: {
    title: "Repeats differ",
    seen: ({ value, threshold, n }) => `Answered items that came a second time differently: kappa ${fixed(value, 2)} (flagged below ${fixed(threshold, 2)}; ${counted(n, "repeat")}).`,
    mayBe: "The items that were repeated may be close calls.",
  },
};

/**
 * Of whole judgments, or of answers to one criterion, which the caller names.
 *
 * @param contrast the two sources, where the flag is about a comparison of them.
 */
export function flagText(flag: Pick<EvaluatorFlag, "kind" | "value" | "threshold" | "n">, contrast: Contrast = null): FlagText {
  const { title, seen, mayBe } = (contrast && comparedWords(flag.kind, contrast)) ?? WORDS[flag.kind];
  return { title, seen: seen(flag), mayBe, caution: FLAG_CAUTION };
}

/** Null for a kind that says the same of scores and of preferences. */
function comparedWords(kind: RaterFlagKind, { first, second }: NonNullable<Contrast>): Words | null {
  if (kind === "severe" || kind === "lenient") {
    const source = kind === "severe" ? second : first;
    return {
      title: `Leans to ${source}`,
      seen: ({ value, threshold, n }) => `Prefers ${source} more than the others do, by ${away(value)} standard deviations (flagged from ${away(threshold)}; ${counted(n, "answer")}).`,
      mayBe: "A taste of one's own is what a comparison asks for.",
    };
  }
  if (kind !== "drift") return null;
  return {
    title: "Drifts",
    seen: ({ value, threshold, n }) => `Moved towards ${value > 0 ? first : second} from first to last judgment, by ${away(value)} standard deviations (flagged beyond ${away(threshold)}; ${counted(n, "answer")}).`,
    mayBe: WORDS.drift.mayBe,
  };
}
