/** Ratings by hand for the tests of results: three evaluators, four items, two criteria. */
import { RatingAnswers } from "@/lib/reports/answers";
import type { NonResponseCount, ResultsInput } from "@/lib/reports/study-results";

const SCALE = ["Not at all", "A little", "Somewhat", "A lot"].map((label, index) => ({ value: index + 1, label, definition: "", example: "" }));

export const CRITERIA = [
  { key: "coherence", name: "Coherence", question: "Does it flow?", scale: SCALE },
  { key: "consistency", name: "Consistency", question: "Does it agree with itself?", scale: SCALE },
];

export type ResultRow = { evaluator: string; item: string; criterion: string; value: number | null };

export function row(evaluator: string, item: string, criterion: string, value: number | null): ResultRow {
  return { evaluator, item, criterion, value };
}

/** Values by item; each column is an evaluator E01, E02 …; null is an answer without a value. */
export function grid(criterion: string, items: readonly (readonly (number | null)[])[]): ResultRow[] {
  return items.flatMap((values, item) => values.map((value, evaluator) => row(`E0${evaluator + 1}`, `I${item + 1}`, criterion, value)));
}

export function cannotJudge(criterion: string, count: number): NonResponseCount {
  return { criterion, kind: "cannot_judge", count };
}

export function resultsInput(rows: readonly ResultRow[], more: Partial<ResultsInput> = {}): ResultsInput {
  return {
    study: {
      kind: "rating", id: "00000000-0000-4000-8000-000000000001", name: "Trial", state: "closed", unit: "session", protocolVersion: 1, protocolDigest: "ab",
    },
    criteria: CRITERIA,
    progress: {
      items: 4, evaluatorsPerItem: 3, wanted: 12, counted: 12, surplus: 0, evaluators: 3,
      coverage: [{ judgments: 3, items: 4 }], origins: { collected: 4, synthetic: 0, scripted: 0 },
    },
    answers: new RatingAnswers(rows.map((given) => ({ ...given, nonResponse: null, comment: "" }))),
    nonResponses: [],
    metric: "ordinal",
    ...more,
  };
}
