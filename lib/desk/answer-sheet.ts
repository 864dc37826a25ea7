/** The answers of one item while they are being given: every change is a step that can be taken back. */
import type { Answer } from "@/lib/judgments/schema";

type NonResponse = NonNullable<Answer["nonResponse"]>;

/** What a step replaced: one criterion's answer, or the overall comment. */
type Step = { criterion: string; before: Answer | undefined; typed: boolean } | { criterion: null; before: string };

export type AnswerSheet = {
  answers: Readonly<Record<string, Answer>>;
  comment: string;
  /** Counts up with every change, so that an older save never overwrites a newer one. */
  sequence: number;
  past: readonly Step[];
};

export type AnswerAction =
  | { type: "rate"; criterion: string; value: number; atMs: number }
  | { type: "decline"; criterion: string; nonResponse: NonResponse; atMs: number }
  | { type: "clear"; criterion: string }
  | { type: "remark"; criterion: string; text: string }
  | { type: "comment"; text: string }
  | { type: "undo" };

/** Steps kept for undo; more than anybody takes back, and typing counts as one step. */
const STEPS_KEPT = 200;

export function sheetFrom(saved: { answers: readonly Answer[]; comment: string; sequence: number }): AnswerSheet {
  const answers = Object.fromEntries(saved.answers.map((answer) => [answer.criterion, answer]));
  return { answers, comment: saved.comment, sequence: saved.sequence, past: [] };
}

export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && (answer.value !== null || answer.nonResponse !== null);
}

/** Returns the same sheet when nothing changes, so that nothing is saved again. */
export function changeAnswers(sheet: AnswerSheet, action: AnswerAction): AnswerSheet {
  switch (action.type) {
    case "rate":
      if (sheet.answers[action.criterion]?.value === action.value) return sheet;
      return mark(sheet, action.criterion, { value: action.value, nonResponse: null, answeredAfterMs: Math.round(action.atMs) });
    case "decline":
      if (sheet.answers[action.criterion]?.nonResponse === action.nonResponse) return sheet;
      return mark(sheet, action.criterion, { value: null, nonResponse: action.nonResponse, answeredAfterMs: Math.round(action.atMs) });
    case "clear":
      if (!isAnswered(sheet.answers[action.criterion])) return sheet;
      return mark(sheet, action.criterion, { value: null, nonResponse: null, answeredAfterMs: null });
    case "remark":
      if ((sheet.answers[action.criterion]?.comment ?? "") === action.text) return sheet;
      return mark(sheet, action.criterion, { comment: action.text }, true);
    case "comment":
      if (sheet.comment === action.text) return sheet;
      return { ...step(sheet, sheet.past.at(-1)?.criterion === null ? undefined : { criterion: null, before: sheet.comment }), comment: action.text };
    case "undo":
      return undo(sheet);
  }
}

function mark(sheet: AnswerSheet, criterion: string, change: Partial<Answer>, typed = false): AnswerSheet {
  const before = sheet.answers[criterion];
  const blank: Answer = { criterion, value: null, nonResponse: null, comment: "", answeredAfterMs: null };
  const last = sheet.past.at(-1);
  // Letters typed one after another into the same comment are one step.
  const continues = typed && last?.criterion === criterion && last.typed;
  return {
    ...step(sheet, continues ? undefined : { criterion, before, typed }),
    answers: { ...sheet.answers, [criterion]: { ...blank, ...before, ...change } },
  };
}

function step(sheet: AnswerSheet, made: Step | undefined): AnswerSheet {
  return { ...sheet, sequence: sheet.sequence + 1, past: made ? [...sheet.past, made].slice(-STEPS_KEPT) : sheet.past };
}

function undo(sheet: AnswerSheet): AnswerSheet {
  const last = sheet.past.at(-1);
  if (!last) return sheet;
  const rest = { ...sheet, sequence: sheet.sequence + 1, past: sheet.past.slice(0, -1) };
  if (last.criterion === null) return { ...rest, comment: last.before };
  const { [last.criterion]: _replaced, ...others } = sheet.answers;
  return { ...rest, answers: last.before ? { ...others, [last.criterion]: last.before } : others };
}

/** The criterion that undo would change; null for the overall comment, undefined when there is nothing to undo. */
export function undoTarget(sheet: AnswerSheet): string | null | undefined {
  return sheet.past.at(-1)?.criterion;
}

/** What is sent: in the order shown, without criteria that were never touched. */
export function listAnswers(sheet: AnswerSheet, order: readonly string[]): Answer[] {
  return order.flatMap((key) => {
    const answer = sheet.answers[key];
    return answer && (isAnswered(answer) || answer.comment !== "") ? [answer] : [];
  });
}
