/** What a study will cost its evaluators, roughly: said before it starts, so that nobody promises what cannot be done. */

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
};

export function planStudy(input: PlanInput): StudyPlan {
  const { collected, made } = input.eligible[input.unit];
  const eligible = collected + (input.includeMade ? made : 0);
  const items = input.size === "all" ? eligible : Math.min(input.size, eligible);
  const judgments = items * input.evaluatorsPerItem;
  const minutesPerItem = minutesOf(input);
  return {
    eligible,
    items,
    judgments,
    minutesPerItem,
    hours: minutesPerItem === null ? null : (judgments * minutesPerItem) / 60,
    itemsEach: input.evaluators === 0 ? null : Math.ceil(judgments / input.evaluators),
    problem: problemOf(input, eligible, made),
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
    return made > 0 ? "Everything in this dataset was made by a model or a program. Include made text to draw from it." : "This dataset has nothing to draw from.";
  }
  if (input.size !== "all" && input.size > eligible) return `The sample asks for ${input.size} items, but only ${eligible} can be drawn.`;
  if (input.evaluators > 0 && input.evaluators < input.evaluatorsPerItem) {
    return `Each item needs ${input.evaluatorsPerItem} evaluators, but only ${input.evaluators} ${input.evaluators === 1 ? "is" : "are"} chosen. More can be added while the study runs.`;
  }
  return null;
}
