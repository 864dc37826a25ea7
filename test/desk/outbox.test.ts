import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Receipt } from "@/lib/judgments/schema";
import { LONGEST_WAIT_MS, waitBefore } from "@/lib/desk/backoff";
import { isFinalStatus, lastOfItem, listDue, resubmit, settleRow, untilNextDue } from "@/lib/desk/outbox";
import { Clock, drain, FakeDisk, FakeServer, row, USER, type Fault } from "./fake-server";

function setUp(...faults: Fault[]) {
  const server = new FakeServer();
  server.faults = faults;
  return { server, disk: new FakeDisk(), clock: new Clock(), receipts: [] as Receipt[] };
}

describe("faults of the wire", () => {
  it("F10: a request that never arrived is sent again under the same key", async () => {
    const { server, disk, clock } = setUp("lostRequest");
    disk.put(row("a", "k1"));
    expect(await drain(server, disk, { clock })).toBe("unreachable");
    expect(disk.rows.get("k1")?.state).toMatchObject({ kind: "waiting", attempts: 1 });
    clock.nowMs += LONGEST_WAIT_MS;
    expect(await drain(server, disk, { clock })).toBe("empty");
    expect(server.calls).toEqual(["k1", "k1"]);
    expect(server.stored.get("a")).toHaveLength(1);
    expect(disk.rows.size).toBe(0);
  });

  it("F11: a receipt that was lost is given again, and there is one row", async () => {
    const { server, disk, clock, receipts } = setUp("lostReceipt");
    disk.put(row("a", "k1"));
    await drain(server, disk, { clock });
    expect(disk.rows.size).toBe(1);
    await drain(server, disk, { clock, force: true, receipts });
    expect(server.stored.get("a")).toHaveLength(1);
    expect(receipts).toMatchObject([{ replayed: true, revision: 1 }]);
    expect(disk.rows.size).toBe(0);
  });

  it("F12: waits between attempts, longer each time, at least as long as the server asks", async () => {
    const { server, disk, clock } = setUp("busy");
    disk.put(row("a", "k1"));
    await drain(server, disk, { clock });
    expect(untilNextDue(await disk.list(), USER, clock.nowMs)).toBe(5_000);
    expect(await drain(server, disk, { clock })).toBe("empty");
    expect(server.calls).toHaveLength(1);
    expect([0, 1, 2, 3].map((attempts) => waitBefore(attempts, 0))).toEqual([500, 1_000, 2_000, 4_000]);
    expect(waitBefore(400, 0.999)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
    expect(waitBefore(400, 0)).toBeGreaterThanOrEqual(LONGEST_WAIT_MS / 2);
  });

  it("F13: a block answered offline arrives whole and in its order after the tab was closed", async () => {
    const { server, disk, clock } = setUp(...Array<Fault>(3).fill("lostRequest"));
    for (let number = 1; number <= 10; number++) {
      disk.put(row(`a${number}`, `k${number}`, { createdAtMs: number }));
      if (number <= 3) await drain(server, disk, { clock, force: true });
    }
    server.calls.length = 0;
    await drain(server, disk, { clock, force: true });
    expect(server.calls).toEqual(Array.from({ length: 10 }, (_, index) => `k${index + 1}`));
    expect(disk.rows.size).toBe(0);
    expect(server.stored.size).toBe(10);
  });

  it("F14: what lies on the disk when the browser is killed is delivered by the next start", async () => {
    const { server, disk } = setUp("lostReceipt");
    disk.put(row("a", "k1"));
    // Killed after the server committed and before the answer was read: the row is still there, as it was.
    await server.send(row("a", "k1"));
    await drain(server, disk);
    expect(server.stored.get("a")).toHaveLength(1);
    expect(disk.rows.size).toBe(0);
  });

  it("F15: the same row sent by two tabs at once is stored once", async () => {
    const { server, disk } = setUp();
    disk.put(row("a", "k1"));
    await Promise.all([drain(server, disk), drain(server, disk), drain(server, disk)]);
    expect(server.calls.length).toBeGreaterThan(1);
    expect(server.stored.get("a")).toHaveLength(1);
    expect(disk.rows.size).toBe(0);
  });

  it("F16: a key that was used for other answers is kept for somebody to look at", async () => {
    const { server, disk } = setUp();
    await server.send(row("a", "k1", { value: 1 }));
    disk.put(row("a", "k1", { value: 4 }));
    await drain(server, disk);
    expect(disk.rows.get("k1")?.state).toEqual({ kind: "attention", status: 422, message: "This key was used for other answers." });
    expect(server.stored.get("a")).toHaveLength(1);
  });

  it("F17: of two tabs, the second's answers are stored and set aside until it is decided", async () => {
    const { server, disk, clock } = setUp();
    await server.send(row("a", "other", { value: 1 }));
    disk.put(row("a", "mine", { value: 4 }));
    await drain(server, disk, { clock });
    const kept = disk.rows.get("mine");
    expect(kept?.state).toEqual({ kind: "conflict", currentRevision: 1 });
    expect(server.stored.get("a")).toHaveLength(2);
    expect(server.inForce.get("a")).toBe(1);

    const again = resubmit(kept ?? row("a", "mine"), "decided", clock.nowMs);
    await disk.change({ put: [again], remove: ["mine"] });
    await drain(server, disk, { clock });
    expect(again.submission).toMatchObject({ idempotencyKey: "decided", baseRevision: 1 });
    expect(server.inForce.get("a")).toBe(3);
    expect(disk.rows.size).toBe(0);
  });

  it("F22: signed out, everything stays as it is and goes under the same key afterwards", async () => {
    const { server, disk, clock } = setUp("signedOut");
    disk.put(row("a", "k1"), row("b", "k2", { createdAtMs: 1 }));
    expect(await drain(server, disk, { clock })).toBe("signedOut");
    expect(server.calls).toEqual(["k1"]);
    expect(disk.rows.get("k1")).toEqual(row("a", "k1"));
    expect(await drain(server, disk, { clock, force: true })).toBe("empty");
    expect(server.stored.size).toBe(2);
  });

  it("F23: another person's rows are neither sent nor touched", async () => {
    const { server, disk } = setUp();
    const theirs = row("a", "k1", { userId: "person-2" });
    disk.put(theirs, row("b", "k2"));
    await drain(server, disk);
    expect(server.calls).toEqual(["k2"]);
    expect([...disk.rows.values()]).toEqual([theirs]);
    expect(untilNextDue([theirs], USER, 0)).toBeNull();

    const turned = setUp("otherPerson");
    turned.disk.put(row("c", "k3"));
    expect(await drain(turned.server, turned.disk)).toBe("otherPerson");
    expect(turned.disk.rows.get("k3")).toEqual(row("c", "k3"));
  });

  it("keeps a row whose receipt is for something else, and never calls it delivered", async () => {
    const { server, disk, receipts } = setUp("strangeReceipt");
    disk.put(row("a", "k1"));
    await drain(server, disk, { receipts });
    expect(receipts).toEqual([]);
    expect(disk.rows.get("k1")?.state.kind).toBe("attention");
  });

  it("goes on with the next item after a refusal", async () => {
    const { server, disk } = setUp("notFound");
    disk.put(row("a", "k1"), row("b", "k2", { createdAtMs: 1 }));
    expect(await drain(server, disk)).toBe("empty");
    expect(disk.rows.get("k1")?.state).toMatchObject({ kind: "attention", status: 404 });
    expect(server.stored.has("b")).toBe(true);
  });
});

describe("a later submission of the same item", () => {
  it("waits for the earlier one and stands on its revision", async () => {
    const { server, disk, clock } = setUp("lostRequest");
    disk.put(row("a", "k1", { value: 1 }), row("a", "k2", { value: 4, createdAtMs: 1, after: "k1" }));
    await drain(server, disk, { clock });
    expect(server.calls).toEqual(["k1"]);
    await drain(server, disk, { clock, force: true });
    expect(server.stored.get("a")?.map((revision) => revision.key)).toEqual(["k1", "k2"]);
    expect(server.inForce.get("a")).toBe(2);
    expect(disk.rows.size).toBe(0);
  });

  it("is asked about once when another tab came between, not twice", async () => {
    const { server, disk } = setUp();
    await server.send(row("a", "other"));
    disk.put(row("a", "k1"), row("a", "k2", { createdAtMs: 1, after: "k1" }));
    await drain(server, disk);
    expect([...disk.rows.values()].map((kept) => [kept.key, kept.state.kind])).toEqual([["k2", "conflict"]]);
    expect(server.stored.get("a")).toHaveLength(3);
  });

  it("is let go when the earlier one was refused", async () => {
    const { server, disk } = setUp("notFound");
    disk.put(row("a", "k1"), row("a", "k2", { createdAtMs: 1, after: "k1" }));
    await drain(server, disk);
    expect(server.stored.get("a")?.map((revision) => revision.key)).toEqual(["k2"]);
    expect([...disk.rows.keys()]).toEqual(["k1"]);
  });

  it("finds the row to wait for", () => {
    const rows = [row("a", "k1"), row("a", "k2", { createdAtMs: 5 }), row("b", "k3", { createdAtMs: 9 }), row("a", "k4", { createdAtMs: 9, userId: "person-2" })];
    expect(lastOfItem(rows, USER, "a")?.key).toBe("k2");
    expect(lastOfItem(rows, USER, "z")).toBeUndefined();
  });
});

describe("what an answer means", () => {
  it.each([400, 403, 404, 409, 413, 422])("%i is looked at by somebody", (status) => expect(isFinalStatus(status)).toBe(true));
  it.each([401, 408, 425, 429, 500, 502, 503, 504])("%i is no reason to give up", (status) => expect(isFinalStatus(status)).toBe(false));

  it("is forgotten only for a receipt of these very answers that are in force", () => {
    const receipt = { inForce: true, revision: 1, currentRevision: 1 } as Receipt;
    expect(settleRow(row("a", "k"), { kind: "receipt", receipt, isOurs: true }, 0, 0)).toBeNull();
    for (const outcome of [
      { kind: "receipt", receipt, isOurs: false },
      { kind: "receipt", receipt: { ...receipt, inForce: false }, isOurs: true },
      { kind: "refused", status: 404, message: "" },
      { kind: "signedOut", otherPerson: false },
      { kind: "unreachable", retryAfterMs: 0 },
    ] as const) expect(settleRow(row("a", "k"), outcome, 0, 0)).not.toBeNull();
  });

  it("is not held for years by a device clock that was set back", () => {
    const far = row("a", "k", { state: { kind: "waiting", attempts: 2, nextAttemptAtMs: 10 ** 13 } });
    expect(listDue([far], USER, 10 ** 12, false)).toHaveLength(1);
    expect(untilNextDue([far], USER, 10 ** 12)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
  });
});

it("delivers every submission exactly once through any sequence of faults", async () => {
  const fault = fc.constantFrom<Fault>("lostRequest", "lostReceipt", "busy", "signedOut", "otherPerson", null);
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), async (faults, items) => {
      const { server, disk, clock, receipts } = setUp(...faults);
      for (let item = 0; item < items; item++) disk.put(row(`a${item}`, `k${item}`, { createdAtMs: item }));
      for (let round = 0; round <= faults.length; round++) {
        await drain(server, disk, { clock, force: round % 3 === 0, receipts });
        clock.nowMs += LONGEST_WAIT_MS;
        // Whatever happened: nothing is gone from the device that the server does not have.
        for (let item = 0; item < items; item++) expect(disk.rows.has(`k${item}`) || server.stored.has(`a${item}`)).toBe(true);
      }
      expect(disk.rows.size).toBe(0);
      expect([...server.stored.values()].map((revisions) => revisions.length)).toEqual(Array(items).fill(1));
      expect(receipts).toHaveLength(items);
    }),
    { numRuns: 200 },
  );
});
