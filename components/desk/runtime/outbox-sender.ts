/** Keeps emptying the outbox: at once, after a wait, when the network comes back, when the tab is looked at. One tab does it for all. */
import { drainOutbox, type DrainEnd } from "@/lib/desk/drain";
import { untilNextDue, type OutboxRow } from "@/lib/desk/outbox";
import type { Receipt } from "@/lib/judgments/schema";
import type { Api } from "./api";
import type { DeviceStorage } from "./device-storage";
import { sendJudgment } from "./send-judgment";

export type OutboxSender = { kick(force?: boolean): void; stop(): void };

type Listeners = {
  onReceipt(row: OutboxRow, receipt: Receipt): void;
  onEnd(end: DrainEnd): void;
};

/** Another tab may be sending: it is asked again after this, in case it was closed meanwhile. */
const OTHER_TAB_WAIT_MS = 4_000;

export function startOutboxSender(userId: string, api: Api, storage: DeviceStorage, listeners: Listeners): OutboxSender {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again: { force: boolean } | null = null;
  let stopped = false;

  async function run(force: boolean): Promise<void> {
    if (running) {
      again = { force: force || (again?.force ?? false) };
      return;
    }
    running = true;
    clearTimeout(timer);
    try {
      const end = await alone(`concord-outbox-${userId}`, () =>
        drainOutbox({ userId, store: storage, send: (row) => sendJudgment(api, row), now: Date.now, random: Math.random, onReceipt: listeners.onReceipt }, force),
      );
      if (end !== null) listeners.onEnd(end);
      await plan(end);
    } catch (error) {
      console.error("The outbox could not be worked on; it will be tried again.", error);
      schedule(OTHER_TAB_WAIT_MS);
    } finally {
      running = false;
    }
    const wanted = again as { force: boolean } | null;
    again = null;
    if (wanted && !stopped) void run(wanted.force);
  }

  async function plan(end: DrainEnd | null): Promise<void> {
    const wait = untilNextDue(await storage.list(), userId, Date.now());
    if (wait === null) return;
    // Signed out: time does not help. The next try comes with a look at the tab.
    if (end === "signedOut" || end === "otherPerson") return;
    schedule(end === null ? OTHER_TAB_WAIT_MS : Math.max(wait, 250));
  }

  function schedule(wait: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(false), wait);
  }

  return {
    kick: (force = false) => void run(force),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Null when another tab holds the lock. Without locks (plain http) every tab sends: the idempotency key makes that harmless. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return work();
  return locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null));
}
