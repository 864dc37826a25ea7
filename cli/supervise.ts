/** Keeps child processes running: a crash restarts with growing pauses, a stop ends all. */
import { setTimeout as sleep } from "node:timers/promises";

export type Child = { ended: Promise<void>; stop: () => Promise<void> };

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A child that has run this long was healthy: its next crash starts with a short pause again. */
const HEALTHY_AFTER_MS = 30_000;

export function supervise<T extends Child>(name: string, first: T, start: () => Promise<T>): { stop: () => Promise<void> } {
  let current: T = first;
  let stopping = false;

  void (async () => {
    let pause = FIRST_PAUSE_MS;
    while (!stopping) {
      const since = Date.now();
      await current.ended;
      if (stopping) return;
      if (Date.now() - since > HEALTHY_AFTER_MS) pause = FIRST_PAUSE_MS;
      for (;;) {
        console.error(`concord: the ${name} ended unexpectedly; starting it again`);
        await sleep(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        if (stopping) return;
        try {
          current = await start();
          break;
        } catch (error) {
          console.error(`concord: the ${name} did not start: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      if (stopping) await current.stop();
    }
  })();

  return {
    stop: async () => {
      stopping = true;
      await current.stop();
    },
  };
}
