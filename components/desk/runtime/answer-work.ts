/** Giving answers: each one changes the sheet, is kept at once and goes to the server within a second. */
import { changeAnswers, isAnswered, undoTarget, type AnswerAction } from "@/lib/desk/answer-sheet";
import { countAnswered, neighbour, nextUnanswered } from "@/lib/desk/progress";
import { buildDraft } from "@/lib/desk/submission";
import { announce, type Bench } from "./bench";

export function change(bench: Bench, action: AnswerAction): void {
  const { item, sheet, order, baseRevision, blocked } = bench.state.get();
  const { running, config } = bench;
  // The submission under way holds these answers: one that changed now would be left behind.
  if (blocked) return announce(bench, "These answers are being submitted.");
  const next = changeAnswers(sheet, action);
  if (!item || !running || next === sheet) return;
  bench.state.set({ sheet: next, isOutpaced: false });
  const draft = buildDraft(next, order, baseRevision);
  const known = running.saver.get(item.assignmentId);
  running.saver.note({
    ...draft, userId: config.userId, studyId: config.studyId, assignmentId: item.assignmentId,
    savedSequence: known?.baseRevision === baseRevision ? known.savedSequence : item.saved.sequence,
  });
}

/** @param follow the keyboard goes along to the next criterion. */
export function rate(bench: Bench, criterion: string, value: number, options: { advance: boolean; follow: boolean }): void {
  answer(bench, { type: "rate", criterion, value, atMs: bench.running?.clock.times().elapsedMs ?? 0 }, options);
}

export function decline(bench: Bench, criterion: string, nonResponse: "cannot_judge" | "image_missing", options: { advance: boolean; follow: boolean }): void {
  answer(bench, { type: "decline", criterion, nonResponse, atMs: bench.running?.clock.times().elapsedMs ?? 0 }, options);
}

function answer(bench: Bench, action: AnswerAction & { criterion: string }, { advance, follow }: { advance: boolean; follow: boolean }): void {
  bench.running?.clock.noteAnswer();
  change(bench, action);
  if (!advance) return activate(bench, action.criterion, false);
  const { order, sheet, item } = bench.state.get();
  const next = nextUnanswered(order, sheet, action.criterion);
  activate(bench, next ?? action.criterion, follow);
  const given = item?.criteria.find((criterion) => criterion.key === action.criterion);
  const value = sheet.answers[action.criterion]?.value;
  const said = given?.scale.find((point) => point.value === value);
  const point = said && (item?.kind === "comparison" ? said.label : `${said.value}, ${said.label}`);
  const words = `${given?.name ?? ""}: ${point ?? "no rating"}.`;
  const nextName = item?.criteria.find((criterion) => criterion.key === next)?.name;
  announce(bench, next === null ? `${words} All ${order.length === 1 ? "" : `${order.length} `}answered.` : `${words} Next: ${nextName ?? ""}, ${countAnswered(order, sheet)} of ${order.length} answered.`);
}

export function activate(bench: Bench, criterion: string, follow: boolean): void {
  const { active, focusTurn } = bench.state.get();
  if (follow) bench.state.set({ active: criterion, focusTurn: focusTurn + 1 });
  else if (active !== criterion) bench.state.set({ active: criterion });
}

export function stepCriterion(bench: Bench, step: 1 | -1): void {
  const { order, active } = bench.state.get();
  const first = order[0];
  if (first === undefined) return;
  activate(bench, neighbour(order, active ?? first, step), true);
}

export function undo(bench: Bench): void {
  const { sheet, item, active } = bench.state.get();
  const target = undoTarget(sheet);
  if (target === undefined) return announce(bench, "Nothing to undo.");
  change(bench, { type: "undo" });
  const name = item?.criteria.find((criterion) => criterion.key === target)?.name;
  activate(bench, target ?? active ?? "", target !== null);
  const isEmpty = target !== null && !isAnswered(bench.state.get().sheet.answers[target]);
  announce(bench, `Undone: ${name ?? "overall comment"}${isEmpty ? ", no answer now" : ""}.`);
}
