/** Getting items and putting them on the desk. */
import { sheetFrom } from "@/lib/desk/answer-sheet";
import { isUnsaved, resume } from "@/lib/desk/draft";
import { nextInLine, whyNothing } from "@/lib/desk/line";
import { lastOfItem } from "@/lib/desk/outbox";
import { itemOfTotal, nextUnanswered } from "@/lib/desk/progress";
import { capitalNounOf } from "@/lib/desk/words";
import type { DeskItem, DeskQueue } from "@/lib/judgments/desk";
import type { ApiAnswer } from "./api";
import { announce, countFirstsOnTheWay, noteAnswer, refreshSaveState, type Bench } from "./bench";
import { recallItem, rememberItem, topTurn, topTurns } from "./item-memory";

const AHEAD = 2;

/** Asks for the line; shows its first item when the desk is empty. */
export async function refill(bench: Bench): Promise<void> {
  const answer = await bench.api.call("POST", `/studies/${bench.config.studyId}/queue`, { ahead: AHEAD });
  noteAnswer(bench, answer.kind, answer.kind === "signedOut" && answer.otherPerson);
  if (answer.kind !== "ok") return showFailure(bench, answer);
  const queue = answer.data as DeskQueue;
  const onDesk = bench.state.get().item?.assignmentId;
  bench.line = nextInLine(queue, bench.finished).filter((id) => id !== onDesk);
  bench.state.set({ queue });
  refreshPosition(bench);
  if (onDesk === undefined) return showNext(bench);
  bench.shelf.prefetch(bench.line);
}

export function refreshPosition(bench: Bench): void {
  const { queue, item, isReopened, position } = bench.state.get();
  if (!queue) return;
  const counted = itemOfTotal(queue, countFirstsOnTheWay(bench));
  const number = isReopened ? (item?.position ?? counted.number) : counted.number;
  if (position.number !== number || position.total !== counted.total) bench.state.set({ position: { number, total: counted.total } });
}

/** From memory where it is there already: then the next item stands before this returns. */
export async function showNext(bench: Bench): Promise<void> {
  const next = bench.line.shift();
  if (next === undefined) return showRest(bench);
  const here = bench.shelf.get(next);
  if (here) return showItem(bench, here);
  bench.state.set({ phase: "loading", item: null });
  const loaded = await bench.shelf.load(next);
  if (bench.state.get().item) return;
  if (loaded.kind === "item") return showItem(bench, loaded.item);
  noteAnswer(bench, loaded.kind, loaded.kind === "signedOut" && loaded.otherPerson);
  // Gone since the line was given out: the next one will do.
  if (loaded.kind === "refused" && bench.line.length > 0) return showNext(bench);
  showFailure(bench, loaded);
}

function showRest(bench: Bench): void {
  const { queue } = bench.state.get();
  if (!queue) return;
  bench.state.set({ phase: whyNothing(queue, countFirstsOnTheWay(bench)), item: null, isReopened: false });
  refreshSaveState(bench);
}

/** Only where there is nothing on the desk; otherwise the chip says enough. */
function showFailure(bench: Bench, answer: Exclude<ApiAnswer, { kind: "ok" }>): void {
  if (bench.state.get().item) return;
  if (answer.kind === "unreachable") bench.state.set({ phase: bench.state.get().queue ? "delivering" : "offline" });
  if (answer.kind === "signedOut") bench.state.set({ phase: "failed", failure: "You are signed out." });
  if (answer.kind === "refused") bench.state.set(answer.status === 404 ? { phase: "notMember" } : { phase: "failed", failure: answer.message });
  refreshSaveState(bench);
}

export function showItem(bench: Bench, item: DeskItem, options: { reopened?: boolean } = {}): void {
  const { running, config } = bench;
  if (!running) return;
  keepItemMemory(bench);
  const order = item.criteria.map((criterion) => criterion.key);
  const onTheWay = lastOfItem(bench.state.get().rows, config.userId, item.assignmentId);
  const server = onTheWay
    ? { answers: onTheWay.submission.answers, comment: onTheWay.submission.comment, sequence: item.saved.sequence, revision: onTheWay.submission.baseRevision + 1 }
    : item.saved;
  const kept = running.saver.get(item.assignmentId);
  const resumed = resume(kept, server);
  // The server has the very same answers; only its confirmation was lost.
  if (kept && isUnsaved(kept) && resumed.from === "server" && !resumed.setAside) void running.saver.forget(kept);
  const sheet = sheetFrom(resumed);
  const memory = recallItem(config.userId, item.assignmentId);
  bench.reading.begin(item, memory?.seen ?? []);
  running.clock.show(memory?.times ?? null);
  const before = bench.state.get().item?.assignmentId;
  bench.state.set({
    phase: "working", item, order, sheet, baseRevision: server.revision, setAside: resumed.setAside,
    active: nextUnanswered(order, sheet, null) ?? order[0] ?? null,
    focusTurn: 0, isReopened: options.reopened ?? false, unreadAsked: null, openElsewhere: false, isOutpaced: false, overtaken: false, blocked: null,
  });
  refreshPosition(bench);
  refreshSaveState(bench);
  if (before && before !== item.assignmentId) running.tabs.tell({ type: "left", assignmentId: before });
  running.tabs.tell({ type: "showing", assignmentId: item.assignmentId, reply: false });
  const { number, total } = bench.state.get().position;
  const noun = capitalNounOf(item.kind);
  announce(bench, options.reopened ? `${noun} ${number}, reopened.` : `${noun} ${number} of ${total}.`);
  void open(bench, item);
  bench.shelf.prefetch(bench.line);
}

/** The item's clock on the server starts now and not when it was prefetched. */
async function open(bench: Bench, item: DeskItem): Promise<void> {
  if (item.state === "submitted") return;
  const answer = await bench.api.call("POST", `/assignments/${item.assignmentId}/open`);
  noteAnswer(bench, answer.kind, answer.kind === "signedOut" && answer.otherPerson);
  if (answer.kind === "ok") bench.shelf.put({ ...item, ...(answer.data as Pick<DeskItem, "state" | "position" | "leaseUntil">) });
}

/** Takes the way of an item that is still to be judged: in front of the line. */
export function putBack(bench: Bench): void {
  const { item, isReopened } = bench.state.get();
  if (item && !isReopened) bench.line.unshift(item.assignmentId);
}

export function keepItemMemory(bench: Bench): void {
  const { item, phase } = bench.state.get();
  if (!item || phase !== "working" || !bench.running || bench.finished.has(item.assignmentId)) return;
  rememberItem(bench.config.userId, item.assignmentId, {
    times: bench.running.clock.times(),
    seen: [...bench.readingState.get().seen],
    top: topTurn(),
    ...(item.kind === "comparison" ? { tops: topTurns(recallItem(bench.config.userId, item.assignmentId)?.tops) } : {}),
  });
}
