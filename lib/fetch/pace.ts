/** Asks no host more than it can take: few requests at a time, a gap between them, and a pause where it asks for one. */
import { setTimeout as sleep } from "node:timers/promises";
import { FetchFailed } from "./fetch-failed";

export type PaceLimits = { perHost: number; gapMs: number; together: number; longestWaitMs: number };

type Host = { running: number; nextAt: number; heldUntil: number; waiting: (() => void)[] };

const HOSTS_KNOWN = 10_000;

export class Pace {
  private readonly hosts = new Map<string, Host>();
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: PaceLimits) {}

  /**
   * Waits until the host may be asked.
   *
   * @returns what must be called when its answer has been read.
   * @throws FetchFailed where the host wants to be left alone for longer than is waited here.
   */
  async take(hostname: string, signal?: AbortSignal): Promise<() => void> {
    const host = this.hostOf(hostname);
    while (host.running >= this.limits.perHost) await queued(host.waiting, signal);
    host.running += 1;
    let hasGlobal = false;
    try {
      await this.untilDue(host, signal);
      while (this.running >= this.limits.together) await queued(this.waiting, signal);
      this.running += 1;
      hasGlobal = true;
    } finally {
      if (!hasGlobal) this.leave(host);
    }
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.running -= 1;
      this.waiting.shift()?.();
      this.leave(host);
    };
  }

  /** The host said when it wants to be asked again. */
  holdBack(hostname: string, waitMs: number): void {
    const host = this.hostOf(hostname);
    host.heldUntil = Math.max(host.heldUntil, Date.now() + waitMs);
  }

  private async untilDue(host: Host, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const now = Date.now();
      const held = host.heldUntil - now;
      if (held > this.limits.longestWaitMs) {
        throw new FetchFailed("asked-to-wait", `the host asks to be left alone for ${Math.ceil(held / 1000)} more seconds`, { retryAfterMs: held });
      }
      const due = Math.max(host.nextAt, host.heldUntil);
      if (due <= now) break;
      await sleep(due - now, undefined, { signal });
    }
    host.nextAt = Date.now() + this.limits.gapMs;
  }

  private leave(host: Host): void {
    host.running -= 1;
    host.waiting.shift()?.();
  }

  private hostOf(hostname: string): Host {
    const known = this.hosts.get(hostname);
    if (known) return known;
    if (this.hosts.size >= HOSTS_KNOWN) this.forget();
    const host: Host = { running: 0, nextAt: 0, heldUntil: 0, waiting: [] };
    this.hosts.set(hostname, host);
    return host;
  }

  /** A list may name more hosts than are worth remembering. */
  private forget(): void {
    const now = Date.now();
    for (const [name, host] of this.hosts) {
      if (host.running === 0 && host.waiting.length === 0 && host.nextAt <= now && host.heldUntil <= now) this.hosts.delete(name);
    }
  }
}

async function queued(queue: (() => void)[], signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((done, reject) => {
    const next = () => {
      signal?.removeEventListener("abort", leave);
      done();
    };
    const leave = () => {
      queue.splice(queue.indexOf(next), 1);
      reject(signal?.reason instanceof Error ? signal.reason : new Error("aborted"));
    };
    signal?.addEventListener("abort", leave, { once: true });
    queue.push(next);
  });
}
