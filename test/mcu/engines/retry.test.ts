import { describe, expect, it } from "vitest";
import { AdaptiveLimit } from "@/lib/mcu/engines/limiter";
import { Breaker, withRetries } from "@/lib/mcu/engines/retry";
import { EngineError } from "@/lib/mcu/ports";
import { seededRandom } from "@/lib/stats/random";

const signal = new AbortController().signal;
const down = new EngineError("down", "It is down.");

async function tried(faults: EngineError[], attempts = 4) {
  const slept: number[] = [];
  let calls = 0;
  const outcome = await withRetries(async () => {
    const fault = faults[calls];
    calls += 1;
    if (fault) throw fault;
    return "done";
  }, { attempts, signal, random: seededRandom(1), sleep: async (ms) => void slept.push(ms) }).catch((error: unknown) => error);
  return { outcome, calls, slept };
}

describe("withRetries", () => {
  it("waits twice as long each time, with jitter downwards", async () => {
    const { outcome, slept } = await tried([down, down, down]);
    expect(outcome).toBe("done");
    for (const [index, longest] of [500, 1000, 2000].entries()) {
      expect(slept[index]).toBeGreaterThanOrEqual(longest / 2);
      expect(slept[index]).toBeLessThanOrEqual(longest);
    }
  });

  it("waits as long as the server says, and not at all where that is too long", async () => {
    const { slept } = await tried([new EngineError("limited", "Full.", { retryAfterMs: 3000 })]);
    expect(slept[0]).toBeGreaterThanOrEqual(3000);
    expect(slept[0]).toBeLessThanOrEqual(3300);
    expect(await tried([new EngineError("limited", "Full.", { retryAfterMs: 3_600_000 })])).toMatchObject({ calls: 1, outcome: { fault: "limited" } });
  });

  it("asks once where asking again is no use, and gives up after its attempts", async () => {
    expect(await tried([new EngineError("refused", "No.")])).toMatchObject({ calls: 1, outcome: { fault: "refused" } });
    expect(await tried([down, down, down, down])).toMatchObject({ calls: 4, outcome: down });
  });
});

describe("Breaker", () => {
  it("leaves a dead endpoint alone, then lets one request see", async () => {
    let now = 0;
    let calls = 0;
    const breaker = new Breaker("lab", { now: () => now, threshold: 3, restMs: 1000 });
    const ask = (isUp = false) => breaker.run(async () => {
      calls += 1;
      if (!isUp) throw down;
      return "up";
    });
    for (let time = 0; time < 5; time += 1) await expect(ask()).rejects.toMatchObject({ fault: "down" });
    expect(calls).toBe(3);
    now = 1000;
    await expect(ask(true)).resolves.toBe("up");
    await expect(ask(true)).resolves.toBe("up");
    expect(calls).toBe(5);
  });
});

describe("AdaptiveLimit", () => {
  const isOverload = (error: unknown) => error === down;

  it("never has more at once than is allowed, in the order of asking", async () => {
    const limit = new AdaptiveLimit({ max: 3 });
    const order: number[] = [];
    let running = 0;
    let greatest = 0;
    await Promise.all(Array.from({ length: 20 }, (_, index) => limit.run(async () => {
      running += 1;
      greatest = Math.max(greatest, running);
      order.push(index);
      await new Promise((done) => setImmediate(done));
      running -= 1;
    }, signal, isOverload)));
    expect(greatest).toBe(3);
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it("goes down a quarter once per burst, and up by one after successes", async () => {
    const limit = new AdaptiveLimit({ max: 16, raiseAfter: 4 });
    await Promise.allSettled(Array.from({ length: 16 }, () => limit.run(async () => {
      await new Promise((done) => setImmediate(done));
      throw down;
    }, signal, isOverload)));
    expect(limit.current).toBe(12);
    for (let time = 0; time < 8; time += 1) await limit.run(async () => undefined, signal, isOverload);
    expect(limit.current).toBe(14);
    for (let time = 0; time < 30; time += 1) await limit.run(() => Promise.reject(down), signal, isOverload).catch(() => undefined);
    expect(limit.current).toBe(1);
  });

  it("lets go of one that waits when it is aborted", async () => {
    const limit = new AdaptiveLimit({ max: 1 });
    let end = () => undefined as void;
    const first = limit.run(() => new Promise<void>((done) => { end = done; }), signal, isOverload);
    const stop = new AbortController();
    const second = limit.run(async () => undefined, stop.signal, isOverload);
    stop.abort(new Error("stopped"));
    await expect(second).rejects.toThrow("stopped");
    expect(limit.waiting).toBe(0);
    end();
    await first;
  });
});
