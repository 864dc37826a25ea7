/** What a study will cost its evaluators, roughly: said before it starts, so that nobody promises what cannot be done. */

import type { ContrastDraw, DesignPreview } from "@/lib/studies/design/schema";
import type { ComparisonProtocol } from "@/lib/studies/protocol";

/** Assumptions of the estimate, shown beside it. */
export const SECONDS_PER_TURN = 6;
export const SECONDS_PER_IMAGE = 8;
export const SECONDS_PER_CRITERION = 15;

export type EligibleItems = {
  /** Items of people's own text, and of text that a model or a program made. */
  episode: { collected: number; made: number };
  session: { collected: number; made: number };
};

export type PlanInput = {
  unit: "episode" | "session";
  eligible: EligibleItems;
  includeMade: boolean;
  /** How many items a part of the dataset holds; null where all of it may be drawn. */
  eligibleInSlice: number | null;
  size: number | "all";
  evaluatorsPerItem: number;
  criteria: number;
  evaluators: number;
  /** Medians over the dataset; null where it is empty. */
  turnsPerSession: number | null;
  sessionsPerEpisode: number | null;
  imagesPerEpisode: number | null;
};

export type StudyPlan = {
  eligible: number;
  items: number;
  judgments: number;
  /** Of one item; null where the dataset tells nothing. */
  minutesPerItem: number | null;
  hours: number | null;
  /** For each evaluator if they share evenly; null without evaluators. */
  itemsEach: number | null;
  problem: string | null;
  /** The problem, if there is one, stands in the way of nothing. */
  canStart: boolean;
};

export function planStudy(input: PlanInput): StudyPlan {
  const { collected, made } = input.eligible[input.unit];
  const eligible = input.eligibleInSlice ?? collected + (input.includeMade ? made : 0);
  const items = input.size === "all" ? eligible : Math.min(input.size, eligible);
  const judgments = items * input.evaluatorsPerItem;
  const minutesPerItem = minutesOf(input);
  const blocking = problemOf(input, eligible, made);
  return {
    eligible,
    items,
    judgments,
    minutesPerItem,
    hours: minutesPerItem === null ? null : (judgments * minutesPerItem) / 60,
    itemsEach: eachOf(items, judgments, input.evaluators),
    problem: blocking ?? tooFew("item", input.evaluatorsPerItem, input.evaluators),
    canStart: blocking === null,
  };
}

/** Of several sources, of each of which the sample is drawn. Minutes of an item are those of a mean item; the first problem is told with its source. */
export function planSources(inputs: readonly PlanInput[]): StudyPlan | null {
  const plans = inputs.map(planStudy);
  const [only] = plans;
  const [input] = inputs;
  if (!only || !input || plans.length === 1) return only ?? null;
  const sum = (of: (plan: StudyPlan) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  const [items, judgments] = [sum((plan) => plan.items), sum((plan) => plan.judgments)];
  const hours = plans.every((plan) => plan.hours !== null) ? sum((plan) => plan.hours ?? 0) : null;
  const place = plans.findIndex(({ canStart }) => !canStart);
  return {
    eligible: sum((plan) => plan.eligible), items, judgments, hours,
    minutesPerItem: hours === null || judgments === 0 ? null : (hours * 60) / judgments,
    itemsEach: eachOf(items, judgments, input.evaluators),
    problem: place >= 0 ? `Source ${place + 1}: ${plans[place]?.problem ?? ""}` : only.problem,
    canStart: place < 0,
  };
}

function minutesOf({ unit, turnsPerSession, sessionsPerEpisode, imagesPerEpisode, criteria }: PlanInput): number | null {
  if (turnsPerSession === null || sessionsPerEpisode === null) return null;
  const sessions = unit === "episode" ? sessionsPerEpisode : 1;
  const images = ((imagesPerEpisode ?? 0) / Math.max(1, sessionsPerEpisode)) * sessions;
  return (sessions * turnsPerSession * SECONDS_PER_TURN + images * SECONDS_PER_IMAGE + criteria * SECONDS_PER_CRITERION) / 60;
}

function problemOf(input: PlanInput, eligible: number, made: number): string | null {
  if (eligible === 0) {
    if (input.eligibleInSlice !== null) return "No item of the dataset meets all of these conditions.";
    return made > 0 ? "Everything in this dataset was made by a model or a program. Include made text to draw from it." : "This dataset has nothing to draw from.";
  }
  if (input.size !== "all" && input.size > eligible) return `The sample asks for ${input.size} items, but only ${eligible} can be drawn.`;
  return null;
}

/** Nobody judges the same thing twice, however few share the work. */
function eachOf(things: number, judgments: number, evaluators: number): number | null {
  return evaluators === 0 ? null : Math.min(things, Math.ceil(judgments / evaluators));
}

/** Nobody at all is no problem yet: people can be added afterwards. */
function tooFew(one: string, wanted: number, there: number): string | null {
  if (there === 0 || there >= wanted) return null;
  return `Each ${one} needs ${wanted} evaluators, but only ${there} ${there === 1 ? "is" : "are"} chosen. More can be added while the study runs.`;
}

export type ComparisonPlanInput = {
  preview: Pick<DesignPreview, "contrasts" | "problems" | "medians">;
  images: ComparisonProtocol["images"];
  evaluatorsPerPair: number;
  criteria: number;
  evaluators: number;
};

export type ComparisonPlan = {
  /** Over all contrasts. */
  pairs: number;
  judgments: number;
  /** Of one pair, both sides; null where there is none. */
  minutesPerPair: number | null;
  hours: number | null;
  /** For each evaluator if they share evenly; null without evaluators. */
  pairsEach: number | null;
  /** Why it cannot start. */
  problems: string[];
  /** What stands in the way of nothing, but is better known. */
  caution: string | null;
  canStart: boolean;
};

export function planComparison({ preview, images, evaluatorsPerPair, criteria, evaluators }: ComparisonPlanInput): ComparisonPlan {
  const pairs = preview.contrasts.reduce((sum, contrast) => sum + contrast.pairs.drawn, 0);
  const judgments = pairs * evaluatorsPerPair;
  const { medians } = preview;
  const minutesPerPair = medians && (2 * (medians.turns * SECONDS_PER_TURN + medians.images * SECONDS_PER_IMAGE) + criteria * SECONDS_PER_CRITERION) / 60;
  return {
    pairs,
    judgments,
    minutesPerPair,
    hours: minutesPerPair === null ? null : (judgments * minutesPerPair) / 60,
    pairsEach: eachOf(pairs, judgments, evaluators),
    problems: [...emptySources(preview.contrasts, images), ...preview.problems],
    caution: tooFew("pair", evaluatorsPerPair, evaluators),
    canStart: preview.problems.length === 0 && pairs > 0,
  };
}

/** The server says of two sources that no pair is there; which of them is to blame, and for what, is in its counts. */
function emptySources(contrasts: readonly ContrastDraw[], images: ComparisonProtocol["images"]): string[] {
  const reasons = contrasts.flatMap(({ first, second, units, withoutImages }) => [first, second].flatMap((source, side) => {
    const there = units[side] ?? 0;
    if (there === 0) return [`Nothing in source ${source} fits its conditions.`];
    if (withoutImages[side] !== there) return [];
    return [`The rule about images leaves none of source ${source}: choose “${images === "stored" ? "At least one shared" : "With or without"}”.`];
  }));
  return [...new Set(reasons)];
}
