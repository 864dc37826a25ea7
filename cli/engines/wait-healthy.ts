/** Waits until every engine of a box answers its health route: with weights to fetch that takes minutes, on a slow line hours. */
import { setTimeout as sleep } from "node:timers/promises";
import type { BoxEngine } from "./presets";

const ASK_MS = 5_000;

export type WaitOptions = {
  key: string;
  limitMs: number;
  everyMs: number;
  /** Said again after so long without news. */
  remindMs: number;
  say: (line: string) => void;
};

/** @returns whether the engine answers as one that is ready. */
export async function isHealthy({ config, health, takesKey }: BoxEngine, key: string): Promise<boolean> {
  try {
    const response = await fetch(`${config.baseUrl}${health}`, { headers: takesKey ? { authorization: `Bearer ${key}` } : {}, redirect: "manual", signal: AbortSignal.timeout(ASK_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // refused, or silent, until it has loaded
  }
}

/** @throws Error that names those which are not ready by then. What runs goes on running. */
export async function waitHealthy(engines: readonly BoxEngine[], { key, limitMs, everyMs, remindMs, say }: WaitOptions): Promise<void> {
  const began = performance.now();
  const waiting = new Set(engines);
  let saidAt = began;
  for (;;) {
    const ready = await Promise.all([...waiting].map(async (engine) => ((await isHealthy(engine, key)) ? [engine] : [])));
    const now = performance.now();
    for (const engine of ready.flat()) {
      waiting.delete(engine);
      saidAt = now;
      say(`${engine.config.name} is ready (${seconds(now - began)})`);
    }
    if (waiting.size === 0) return;
    const names = [...waiting].map(({ service }) => service);
    if (now - began >= limitMs) {
      throw new Error(`Not ready after ${seconds(limitMs)}: ${names.join(", ")}. They go on loading; see why with “docker compose -p concord-engines logs ${names.join(" ")}”, and give this command again later.`);
    }
    if (now - saidAt >= remindMs) {
      saidAt = now;
      say(`still waiting for ${names.join(", ")} (${seconds(now - began)}); weights are fetched at the first start`);
    }
    await sleep(Math.min(everyMs, Math.max(0, limitMs - (now - began))));
  }
}

const seconds = (ms: number): string => (ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`);
