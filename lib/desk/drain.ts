/** Empties the outbox, row by row. Knows no browser: what it stores in, sends with and waits by is handed in. */
import { listDue, releaseSuccessor, settleRow, type OutboxRow, type SendOutcome } from "./outbox";
import type { Receipt } from "@/lib/judgments/schema";

export type OutboxStore = {
  list(): Promise<OutboxRow[]>;
  /** One transaction: all of it or nothing. */
  change(change: { put: readonly OutboxRow[]; remove: readonly string[] }): Promise<void>;
};

export type DrainPorts = {
  userId: string;
  store: OutboxStore;
  send(row: OutboxRow): Promise<SendOutcome>;
  now(): number;
  random(): number;
  onReceipt(row: OutboxRow, receipt: Receipt): void;
};

export type DrainEnd = "empty" | "unreachable" | "signedOut" | "otherPerson";

/**
 * Sends what is due until nothing is, or until the server cannot be reached or does not know the caller.
 * @param force also rows whose next attempt is later: the network came back, the tab was looked at again.
 */
export async function drainOutbox(ports: DrainPorts, force: boolean): Promise<DrainEnd> {
  const tried = new Set<string>();
  for (;;) {
    const rows = await ports.store.list();
    const row = listDue(rows, ports.userId, ports.now(), force).find((due) => !tried.has(due.key));
    if (!row) return "empty";
    tried.add(row.key);
    const outcome = await ports.send(row);
    if (outcome.kind === "signedOut") return outcome.otherPerson ? "otherPerson" : "signedOut";
    const receipt = outcome.kind === "receipt" && outcome.isOurs ? outcome.receipt : null;
    const settled = settleRow(row, outcome, ports.now(), ports.random());
    // Read again: a later submission of the same item may have been added meanwhile.
    const successor = outcome.kind === "unreachable" ? null : releaseSuccessor(await ports.store.list(), row, receipt);
    // A conflict that a later submission of the same tab goes on from needs no decision: the server has it, and the later one counts.
    const kept = settled && !(settled.state.kind === "conflict" && successor) ? settled : null;
    await ports.store.change({ put: [kept, successor].filter((changed) => changed !== null), remove: kept ? [] : [row.key] });
    if (receipt) ports.onReceipt(row, receipt);
    if (outcome.kind === "unreachable") return "unreachable";
  }
}
