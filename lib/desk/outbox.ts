/**
 * Submissions on their way. A row leaves the device only when the server's receipt says that exactly these answers are
 * stored; until then it is sent again, for ever, under the same idempotency key. What cannot be delivered is kept and shown.
 */
import type { Receipt, SubmitJudgment } from "@/lib/judgments/schema";
import { LONGEST_WAIT_MS, waitBefore } from "./backoff";

export type RowState =
  | { kind: "waiting"; attempts: number; nextAttemptAtMs: number }
  /** The server refused it: somebody has to look. */
  | { kind: "attention"; status: number; message: string }
  /** Stored, but another tab's answers are in force: the evaluator decides. */
  | { kind: "conflict"; currentRevision: number };

export type OutboxRow = {
  /** The idempotency key, drawn on the device once. */
  key: string;
  userId: string;
  studyId: string;
  assignmentId: string;
  /** "Item 12", for people. */
  label: string;
  /** Device time; orders rows, never measures anything. */
  createdAtMs: number;
  submission: SubmitJudgment;
  /** The row of the same item that must be settled first: its receipt gives the revision that this one builds on. */
  after: string | null;
  state: RowState;
};

export type SendOutcome =
  | { kind: "receipt"; receipt: Receipt; isOurs: boolean }
  | { kind: "refused"; status: number; message: string }
  | { kind: "signedOut"; otherPerson: boolean }
  /** No answer, or none of Concord's: the network, a restart, a captive portal. */
  | { kind: "unreachable"; retryAfterMs: number };

/** Refusals that sending again cannot mend; everything else that is no receipt is tried again. */
const FINAL = new Set([400, 403, 404, 405, 409, 410, 413, 415, 422]);

export function isFinalStatus(status: number): boolean {
  return FINAL.has(status);
}

/** What becomes of a row; null when it may be forgotten because the server has it. */
export function settleRow(row: OutboxRow, outcome: SendOutcome, nowMs: number, random: number): OutboxRow | null {
  switch (outcome.kind) {
    case "receipt":
      if (!outcome.isOurs) {
        return { ...row, state: { kind: "attention", status: 0, message: "The server's receipt is not for these answers. They are kept here until somebody has looked." } };
      }
      return outcome.receipt.inForce ? null : { ...row, state: { kind: "conflict", currentRevision: outcome.receipt.currentRevision } };
    case "refused":
      return { ...row, state: { kind: "attention", status: outcome.status, message: outcome.message } };
    case "signedOut":
      return row;
    case "unreachable": {
      const attempts = row.state.kind === "waiting" ? row.state.attempts + 1 : 1;
      return { ...row, state: { kind: "waiting", attempts, nextAttemptAtMs: nowMs + waitBefore(attempts, random, outcome.retryAfterMs) } };
    }
  }
}

/** Lets the later submission of the same item go: on top of what the earlier one became, or of what that one stood on. */
export function releaseSuccessor(rows: readonly OutboxRow[], settled: OutboxRow, receipt: Receipt | null): OutboxRow | null {
  const successor = rows.find((row) => row.after === settled.key);
  if (!successor) return null;
  const baseRevision = receipt?.revision ?? settled.submission.baseRevision;
  return { ...successor, after: null, submission: { ...successor.submission, baseRevision } };
}

/** Rows to send now, oldest first. Another person's rows are never among them. */
export function listDue(rows: readonly OutboxRow[], userId: string, nowMs: number, force: boolean): OutboxRow[] {
  return rows
    .filter((row) => row.userId === userId && row.after === null && row.state.kind === "waiting" && (force || isDue(row.state.nextAttemptAtMs, nowMs)))
    .sort((a, b) => a.createdAtMs - b.createdAtMs);
}

/** A device clock that was set back must not hold a row for years. */
function isDue(nextAttemptAtMs: number, nowMs: number): boolean {
  return nextAttemptAtMs <= nowMs || nextAttemptAtMs > nowMs + 20 * LONGEST_WAIT_MS;
}

/** Milliseconds until a row falls due; null when none waits. */
export function untilNextDue(rows: readonly OutboxRow[], userId: string, nowMs: number): number | null {
  const waits = rows.flatMap((row) => (row.userId === userId && row.after === null && row.state.kind === "waiting" ? [row.state.nextAttemptAtMs - nowMs] : []));
  return waits.length === 0 ? null : Math.min(Math.max(0, Math.min(...waits)), LONGEST_WAIT_MS);
}

/** The last row of an item that is not settled; a further submission of it has to wait for this one. */
export function lastOfItem(rows: readonly OutboxRow[], userId: string, assignmentId: string): OutboxRow | undefined {
  return rows.filter((row) => row.userId === userId && row.assignmentId === assignmentId && row.state.kind === "waiting").sort((a, b) => b.createdAtMs - a.createdAtMs)[0];
}

/** "Use the answers from this tab": the same answers under a new key, on top of what is in force now. */
export function resubmit(row: OutboxRow, key: string, nowMs: number): OutboxRow {
  const baseRevision = row.state.kind === "conflict" ? row.state.currentRevision : row.submission.baseRevision;
  return {
    ...row, key, createdAtMs: nowMs, after: null,
    submission: { ...row.submission, idempotencyKey: key, baseRevision },
    state: { kind: "waiting", attempts: 0, nextAttemptAtMs: nowMs },
  };
}
