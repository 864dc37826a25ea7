import { describe, expect, it } from "vitest";
import { endure } from "@/lib/mcu/engines/endure";
import { AdaptiveLimit } from "@/lib/mcu/engines/limiter";
import { Breaker, EngineResting, withRetries } from "@/lib/mcu/engines/retry";
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
  }, { attempts, patienceMs: 300_000, signal, random: seededRandom(1), now: () => 0, sleep: async (ms) => void slept.push(ms) }).catch((error: unknown) => error);
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

  it("waits as long as the server says, but never more shortly than it would by itself, and not at all where that is too long", async () => {
    const { slept } = await tried([new EngineError("limited", "Full.", { retryAfterMs: 3000 })]);
    expect(slept[0]).toBeGreaterThanOrEqual(3000);
    expect(slept[0]).toBeLessThanOrEqual(3300);
    expect(await tried([new EngineError("limited", "Full.", { retryAfterMs: 3_600_000 })])).toMatchObject({ calls: 1, outcome: { fault: "limited", message: expect.stringMatching(/^Full\. It is to be asked again in 3\d{3} seconds, and 300 seconds are waited at most\.$/) as string } });
    const atOnce = new EngineError("limited", "Full.", { retryAfterMs: 0 });
    for (const [index, ms] of (await tried([atOnce, atOnce, atOnce])).slept.entries()) expect(ms).toBeGreaterThanOrEqual(250 * 2 ** index);
  });

  it("asks once where asking again is no use, and gives up after its attempts", async () => {
    expect(await tried([new EngineError("refused", "No.")])).toMatchObject({ calls: 1, outcome: { fault: "refused" } });
    const slow = new EngineError("slow", "It is slow.");
    expect(await tried([slow, down, slow, slow, slow])).toMatchObject({ calls: 5, outcome: slow });
    const broken = new EngineError("down", "It failed while it answered.", { isThere: true });
    expect(await tried([broken, broken, broken, broken]), "a request that makes it fail").toMatchObject({ calls: 4, outcome: broken });
  });
});

/** Time passes when all sleep. */
function sleepers() {
  let time = 0;
  const asleep: { at: number; wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: (ms: number, stop: AbortSignal) => new Promise<void>((wake, fail) => {
      asleep.push({ at: time + ms, wake });
      stop.addEventListener("abort", () => fail(stop.reason));
    }),
    async until<T>(work: Promise<T>): Promise<T> {
      let isOver = false;
      const over = () => { isOver = true; };
      work.then(over, over);
      for (;;) {
        await new Promise((done) => setImmediate(done));
        if (isOver) return work;
        asleep.sort((a, b) => a.at - b.at);
        const next = asleep.shift();
        if (!next) continue;
        time = next.at;
        next.wake();
      }
    },
  };
}

describe("an engine that is away", () => {
  /** So many requests at once to an engine that is away until then. */
  async function away(requests: number, untilMs: number) {
    const { now, sleep, until } = sleepers();
    const endured = endure({ name: "lab", maxConcurrent: 8 }, { random: seededRandom(1), now, sleep });
    let calls = 0;
    const ask = () => endured(async () => {
      calls += 1;
      if (now() < untilMs) throw down;
      return "up";
    }, signal).catch((error: unknown) => error);
    const outcomes = await until(Promise.all(Array.from({ length: requests }, ask)));
    return { outcomes, calls, ms: now(), again: async () => ({ outcome: await until(ask()), calls, ms: now() }) };
  }

  it.each([1, 3, 100])("for two minutes costs none of %i requests, and few in vain", async (requests) => {
    const { outcomes, calls, ms } = await away(requests, 120_000);
    expect(outcomes.filter((outcome) => outcome !== "up")).toEqual([]);
    expect(calls).toBeLessThanOrEqual(requests + 24);
    expect(ms).toBeLessThan(120_000 + 35_000);
  });

  it("for good is waited for once: who asks later is told at once, but for one now and then who looks", async () => {
    const { outcomes, calls, ms, again } = await away(100, Infinity);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ fault: "down", message: expect.stringMatching(/It is down\..* It was waited for, for \d+ seconds\.$/) as string });
    expect(ms).toBeGreaterThan(240_000);
    expect(ms).toBeLessThanOrEqual(300_000);
    expect(calls).toBeLessThan(30);
    const later = await again();
    expect(later).toMatchObject({ outcome: { fault: "down" }, ms });
    expect(later.calls - calls).toBeLessThanOrEqual(1);
  });

  it("is let go of at once by who is stopped", async () => {
    const stop = new AbortController();
    const { now, sleep } = sleepers();
    const asked = endure({ name: "lab", maxConcurrent: 8 }, { random: seededRandom(1), now, sleep })(() => Promise.reject(down), stop.signal);
    setImmediate(() => stop.abort(new Error("stopped")));
    await expect(asked).rejects.toThrow("stopped");
    expect(now()).toBe(0);
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

it("counts from when it was not there, not from when it was slow: who restarts a server that hangs has all the time for that", async () => {
  let now = 0;
  const breaker = new Breaker("lab", { now: () => now });
  const slow = new EngineError("slow", "It is slow.");
  await expect(breaker.run(() => Promise.reject(slow))).rejects.toBe(slow);
  now = 400_000;
  await expect(breaker.run(() => Promise.reject(down))).rejects.toBe(down);
  expect(breaker.downSince).toBe(400_000);
});

it("one that takes long to look keeps the others away, until somebody has an answer", async () => {
  let now = 0;
  const breaker = new Breaker("lab", { now: () => now, threshold: 1, restMs: 1000 });
  await expect(breaker.run(() => Promise.reject(down))).rejects.toBe(down);
  now = 1000;
  let answer = (_: string) => undefined as void;
  const probe = breaker.run(() => new Promise<string>((done) => { answer = done; }));
  now = 5000;
  await expect(breaker.run(async () => "up")).rejects.toBeInstanceOf(EngineResting);
  answer("up");
  await expect(probe).resolves.toBe("up");
  await expect(breaker.run(async () => "up")).resolves.toBe("up");
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
