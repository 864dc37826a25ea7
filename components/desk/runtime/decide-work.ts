/** Deciding about answers that were set aside. Apart from the rest, as only the notices and the drawer ask for it. */
import { resubmit, type OutboxRow } from "@/lib/desk/outbox";
import { buildDraft } from "@/lib/desk/submission";
import { announce, refreshRows, type Bench } from "./bench";
import { randomUuid } from "./random-uuid";

/** "Use the answers from this tab", or another attempt at what was refused. */
export async function sendAgain(bench: Bench, row: OutboxRow): Promise<void> {
  // A key that was taken for other answers never delivers these; where it may have delivered them, it stays.
  const needsKey = row.state.kind === "conflict" || (row.state.kind === "attention" && [409, 422].includes(row.state.status));
  const again = resubmit(row, needsKey ? randomUuid() : row.key, Date.now());
  await bench.running?.storage.change({ put: [again], remove: again.key === row.key ? [] : [row.key] });
  await refreshRows(bench);
  bench.running?.sender.kick(true);
}

/** Stored already and left as it is, or copied and given up by the evaluator. */
export async function forgetRow(bench: Bench, row: OutboxRow): Promise<void> {
  await bench.running?.storage.change({ put: [], remove: [row.key] });
  await refreshRows(bench);
}

/** "Use the answers kept on this device", where the server had newer ones. */
export function takeSetAside(bench: Bench): void {
  const { setAside, sheet, order, baseRevision, item } = bench.state.get();
  if (!setAside || !item) return;
  const answers = Object.fromEntries(setAside.answers.map((kept) => [kept.criterion, kept]));
  bench.state.set({ setAside: null, sheet: { ...sheet, answers, comment: setAside.comment, sequence: sheet.sequence + 1 } });
  const draft = buildDraft(bench.state.get().sheet, order, baseRevision);
  const { userId, studyId } = bench.config;
  bench.running?.saver.note({ ...draft, userId, studyId, assignmentId: item.assignmentId, savedSequence: item.saved.sequence });
  announce(bench, "The answers kept on this device are shown.");
}
