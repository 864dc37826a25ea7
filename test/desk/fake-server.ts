/** A server and a device in memory, with the faults of the wire between them. */
import { canonicalJson, judgmentContent } from "@/lib/judgments/canonical";
import type { Receipt, SubmitJudgment } from "@/lib/judgments/schema";
import { drainOutbox, type DrainEnd, type OutboxStore } from "@/lib/desk/drain";
import type { OutboxRow, SendOutcome } from "@/lib/desk/outbox";

export const USER = "person-1";

export function submission(assignmentId: string, key: string, value = 3, baseRevision = 0): SubmitJudgment {
  return {
    idempotencyKey: key, assignmentId, baseRevision, comment: "",
    answers: [{ criterion: "coherence", value, nonResponse: null, comment: "", answeredAfterMs: 10 }],
    telemetry: {
      firstAnswerAfterMs: 10, submittedAfterMs: 20, activeMs: 20, sessionsRead: [1], imagesOpened: 0, criterionOrder: ["coherence"],
      device: { kind: "desktop", width: 1440, height: 900, touch: false }, deviceTime: "2026-01-01T00:00:00.000Z", programVersion: "0.0.0",
    },
  };
}

export function row(assignmentId: string, key: string, changes: Partial<OutboxRow> & { value?: number } = {}): OutboxRow {
  const { value, ...rest } = changes;
  return {
    key, userId: USER, studyId: "study", assignmentId, label: "Item 1", createdAtMs: 0, after: null,
    submission: submission(assignmentId, key, value), state: { kind: "waiting", attempts: 0, nextAttemptAtMs: 0 }, ...rest,
  };
}

/** Each call takes the next fault; without one all goes well. */
export type Fault = "lostRequest" | "lostReceipt" | "busy" | "signedOut" | "otherPerson" | "notFound" | "strangeReceipt" | null;

export class FakeServer {
  /** By assignment, in the order of revisions. */
  readonly stored = new Map<string, { key: string; content: string; revision: number }[]>();
  readonly inForce = new Map<string, number>();
  readonly calls: string[] = [];
  faults: Fault[] = [];

  send = async (sent: OutboxRow): Promise<SendOutcome> => {
    this.calls.push(sent.key);
    const fault = this.faults.shift() ?? null;
    if (fault === "lostRequest") return { kind: "unreachable", retryAfterMs: 0 };
    if (fault === "busy") return { kind: "unreachable", retryAfterMs: 5_000 };
    if (fault === "signedOut" || fault === "otherPerson") return { kind: "signedOut", otherPerson: fault === "otherPerson" };
    if (fault === "notFound") return { kind: "refused", status: 404, message: "There is nothing here for you under this address." };
    const outcome = this.commit(sent.submission);
    if (fault === "lostReceipt") return { kind: "unreachable", retryAfterMs: 0 };
    if (fault === "strangeReceipt" && outcome.kind === "receipt") return { ...outcome, isOurs: false };
    return outcome;
  };

  private commit(sent: SubmitJudgment): SendOutcome {
    const content = canonicalJson(judgmentContent(sent));
    const revisions = this.stored.get(sent.assignmentId) ?? [];
    const known = [...this.stored.values()].flat().find((revision) => revision.key === sent.idempotencyKey);
    if (known && known.content !== content) return { kind: "refused", status: 422, message: "This key was used for other answers." };
    if (known) return this.receipt(sent, known.revision, true);
    const current = this.inForce.get(sent.assignmentId) ?? 0;
    const revision = (revisions.at(-1)?.revision ?? 0) + 1;
    this.stored.set(sent.assignmentId, [...revisions, { key: sent.idempotencyKey, content, revision }]);
    if (sent.baseRevision === current) this.inForce.set(sent.assignmentId, revision);
    return this.receipt(sent, revision, false);
  }

  private receipt(sent: SubmitJudgment, revision: number, replayed: boolean): SendOutcome {
    const currentRevision = this.inForce.get(sent.assignmentId) ?? revision;
    const receipt: Receipt = {
      judgmentId: "judgment", assignmentId: sent.assignmentId, idempotencyKey: sent.idempotencyKey, revision,
      inForce: currentRevision === revision, currentRevision, counted: true, sha256: "", storedAt: "", replayed,
    };
    return { kind: "receipt", receipt, isOurs: true };
  }
}

/** What lies on the disk: it survives a closed tab. */
export class FakeDisk implements OutboxStore {
  rows = new Map<string, OutboxRow>();

  put(...rows: OutboxRow[]): void {
    for (const added of rows) this.rows.set(added.key, added);
  }

  list = async () => [...this.rows.values()];

  change = async ({ put, remove }: { put: readonly OutboxRow[]; remove: readonly string[] }) => {
    for (const key of remove) this.rows.delete(key);
    this.put(...put);
  };
}

export class Clock {
  nowMs = 1_000_000;
}

export function drain(server: FakeServer, disk: FakeDisk, options: { clock?: Clock; force?: boolean; userId?: string; receipts?: Receipt[] } = {}): Promise<DrainEnd> {
  const clock = options.clock ?? new Clock();
  return drainOutbox(
    {
      userId: options.userId ?? USER, store: disk, send: server.send, now: () => clock.nowMs, random: () => 0.5,
      onReceipt: (_row, receipt) => void options.receipts?.push(receipt),
    },
    options.force ?? false,
  );
}
