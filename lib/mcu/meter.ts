/**
 * How long an engine was at work for a request, its tries added up; waiting for a turn and between tries is not its work. Noted by what stands around the
 * clients, read by whoever writes the request down: what lies between them need not hand it on.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const meters = new AsyncLocalStorage<Meter>();

/** Of one request. */
export class Meter {
  private noted: number | null = null;

  /** Null where nothing was noted: nobody was asked, or by a port that notes nothing. */
  get ms(): number | null {
    return this.noted;
  }

  /** Counts what is asked in here. */
  run<T>(ask: () => Promise<T>): Promise<T> {
    return meters.run(this, ask);
  }

  add(ms: number): void {
    this.noted = (this.noted ?? 0) + ms;
  }
}

/** One try, however it ends; counted where somebody counts. */
export async function timedTry<T>(work: () => Promise<T>, now: () => number): Promise<T> {
  const meter = meters.getStore();
  const began = now();
  try {
    return await work();
  } finally {
    meter?.add(now() - began);
  }
}
