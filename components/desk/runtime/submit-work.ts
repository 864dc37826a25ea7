/** Submitting and reopening. */
import { listGaps } from "@/lib/desk/progress";
import { lastOfItem, type OutboxRow } from "@/lib/desk/outbox";
import { listUnreadSessions } from "@/lib/desk/reading";
import { buildSubmission, buildTelemetry } from "@/lib/desk/submission";
import { capitalNounOf, nounOf } from "@/lib/desk/words";
import type { Receipt } from "@/lib/judgments/schema";
import { activate } from "./answer-work";
import { announce, noteAnswer, refreshRows, refreshSaveState, type Bench, type Running } from "./bench";
import type { DeskState } from "./desk-state";
import { forgetItem } from "./item-memory";
import { keepItemMemory, putBack, refill, refreshPosition, showItem, showNext } from "./item-work";
import { randomUuid } from "./random-uuid";

const DOUBLE_CLICK_MS = 500;

export async function submit(bench: Bench, options: { unreadAccepted?: boolean } = {}): Promise<void> {
  const state = bench.state.get();
  const { item, order, sheet, blocked } = state;
  const { running } = bench;
  if (!item || !running || blocked?.kind === "sending" || performance.now() - bench.submittedAtMs < DOUBLE_CLICK_MS) return;
  const [gap, ...more] = listGaps(order, sheet);
  if (gap !== undefined) {
    activate(bench, gap, true);
    const name = item.criteria.find((criterion) => criterion.key === gap)?.name ?? "";
    return announce(bench, more.length === 0 ? `One criterion has no answer: ${name}.` : `${more.length + 1} criteria have no answer. The first is ${name}.`);
  }
  const unread = listUnreadSessions(item.sessions, bench.readingState.get().seen);
  if (unread.length > 0 && !options.unreadAccepted) return bench.state.set({ unreadAsked: unread });

  const row = buildRow(bench, running, state);
  bench.submittedAtMs = performance.now();
  bench.finished.add(item.assignmentId);
  running.saver.drop(item.assignmentId);
  bench.state.set({ rows: [...state.rows, row], unreadAsked: null });
  bench.shelf.put({ ...item, state: "submitted", position: state.position.number, saved: { ...row.submission, sequence: sheet.sequence, revision: state.baseRevision + 1 } });
  forgetItem(bench.config.userId, item.assignmentId);
  bench.entering.add(row);
  const kept = running.storage.submit(row).finally(() => bench.entering.delete(row));
  if (running.storage.keeps()) {
    // The next item stands before anything else happens; the answers are on the device as a draft already.
    leaveDesk(bench);
    void kept.then(() => dispatch(bench, row));
    return showNext(bench);
  }
  bench.state.set({ blocked: { kind: "sending" } });
  await kept;
  dispatch(bench, row);
}

function buildRow(bench: Bench, running: Running, state: DeskState): OutboxRow {
  const { item, order, sheet, baseRevision, rows, position } = state;
  const { userId, studyId, kind, programVersion } = bench.config;
  if (!item) throw new Error("There is no item on the desk.");
  const key = randomUuid();
  const telemetry = buildTelemetry({
    times: running.clock.times(),
    sessionsRead: bench.readingState.get().read,
    order,
    screen: { width: window.innerWidth, height: window.innerHeight, touch: matchMedia("(pointer: coarse)").matches },
    deviceTime: new Date().toISOString(),
    programVersion,
  });
  return {
    key, userId, studyId, assignmentId: item.assignmentId, label: `${capitalNounOf(kind)} ${position.number}`, createdAtMs: Date.now(),
    submission: buildSubmission({ key, assignmentId: item.assignmentId, baseRevision, sheet, order, telemetry }),
    after: lastOfItem(rows, userId, item.assignmentId)?.key ?? null,
    state: { kind: "waiting", attempts: 0, nextAttemptAtMs: Date.now() },
  };
}

function leaveDesk(bench: Bench): void {
  const left = bench.state.get().item?.assignmentId;
  bench.state.set({ item: null, isReopened: false, blocked: null });
  if (left) bench.running?.tabs.tell({ type: "left", assignmentId: left });
  window.scrollTo({ top: 0, behavior: "instant" });
}

function dispatch(bench: Bench, row: OutboxRow): void {
  refreshSaveState(bench);
  bench.running?.tabs.tell({ type: "outbox" });
  // A write that failed meanwhile: the row is in this tab's memory alone, and the chip says so.
  bench.running?.sender.kick(row.after === null);
}

/** The server has it. */
export async function takeReceipt(bench: Bench, row: OutboxRow, receipt: Receipt): Promise<void> {
  noteAnswer(bench, "ok");
  const { queue, item, blocked } = bench.state.get();
  // A line that was asked for meanwhile may count it already.
  const isCounted = queue?.recent.some((entry) => entry.id === row.assignmentId);
  if (queue && !isCounted && receipt.revision === 1 && row.studyId === bench.config.studyId) {
    const recent = [{ id: row.assignmentId, position: Number(row.label.replace(/\D/g, "")) || queue.submitted + 1, submittedAt: receipt.storedAt }, ...queue.recent];
    bench.state.set({ queue: { ...queue, submitted: queue.submitted + 1, remaining: Math.max(0, queue.remaining - 1), recent: recent.slice(0, 10) } });
  }
  // Reopened while its first submission was on the way: further changes stand on what is stored now.
  if (item?.assignmentId === row.assignmentId && receipt.inForce) bench.state.set({ baseRevision: receipt.revision });
  if (!receipt.inForce) announce(bench, `${row.label}: stored, but other answers are in force.`);
  await refreshRows(bench);
  refreshPosition(bench);
  bench.running?.tabs.tell({ type: "outbox" });
  if (blocked && item?.assignmentId === row.assignmentId) {
    leaveDesk(bench);
    await showNext(bench);
  }
  if (bench.line.length < 2) await refill(bench);
}

/** After an attempt that did not bring every receipt. */
export async function takeEnd(bench: Bench, end: "empty" | "unreachable" | "signedOut" | "otherPerson"): Promise<void> {
  if (end !== "empty") noteAnswer(bench, end === "unreachable" ? "unreachable" : "signedOut", end === "otherPerson");
  await refreshRows(bench);
  const { rows, blocked, item } = bench.state.get();
  for (const row of rows) if (row.state.kind === "attention") bench.finished.delete(row.assignmentId);
  if (!blocked || !item) return;
  const own = rows.find((row) => row.assignmentId === item.assignmentId);
  if (own?.state.kind === "attention") bench.state.set({ blocked: { kind: "failed", message: own.state.message } });
  else if (end === "unreachable") bench.state.set({ blocked: { kind: "failed", message: "The server cannot be reached, and this browser keeps nothing. Leave this tab open and try again." } });
  else if (end !== "empty") bench.state.set({ blocked: { kind: "failed", message: "You are signed out, and this browser keeps nothing. Leave this tab open, sign in in another one and try again." } });
}

export async function reopen(bench: Bench, assignmentId: string): Promise<void> {
  const pending = lastOfItem(bench.state.get().rows, bench.config.userId, assignmentId);
  const loaded = pending ? null : await bench.shelf.load(assignmentId, { fresh: true });
  const item = loaded?.kind === "item" ? loaded.item : bench.shelf.get(assignmentId);
  if (!item) return announce(bench, `This ${nounOf(bench.config.kind)} cannot be reopened now.`);
  keepItemMemory(bench);
  putBack(bench);
  window.scrollTo({ top: 0, behavior: "instant" });
  showItem(bench, item, { reopened: true });
}

/** The item submitted last that is not on the desk. */
export function reopenLast(bench: Bench): Promise<void> | void {
  const { queue, rows, item } = bench.state.get();
  const onTheWay = rows.filter((row) => row.studyId === bench.config.studyId && row.state.kind === "waiting").sort((a, b) => b.createdAtMs - a.createdAtMs);
  const candidates = [...onTheWay.map((row) => row.assignmentId), ...(queue?.recent.map((entry) => entry.id) ?? [])];
  const last = candidates.find((id) => id !== item?.assignmentId);
  return last === undefined ? announce(bench, "Nothing has been submitted yet.") : reopen(bench, last);
}

/** From a reopened item back to the one that was waiting; changes that were not submitted stay as a draft. */
export async function backToWork(bench: Bench): Promise<void> {
  leaveDesk(bench);
  await showNext(bench);
}
