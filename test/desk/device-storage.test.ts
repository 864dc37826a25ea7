import { beforeEach, describe, expect, it, vi } from "vitest";
import { openDeviceStorage } from "@/components/desk/runtime/device-storage";
import type { DraftRow } from "@/lib/desk/draft";
import { row, USER } from "./fake-server";

type StoreName = "outbox" | "drafts" | "guesses";

/** A browser's database of which every call can be made to fail. */
const browser = vi.hoisted(() => ({ stores: { outbox: new Map<string, unknown>(), drafts: new Map<string, unknown>(), guesses: new Map<string, unknown>() }, upgrade: null as null | ((database: unknown, from: number) => void), broken: false, held: null as Promise<void> | null }));

vi.mock("idb", () => ({
  openDB: async (_name: string, _version: number, { upgrade }: { upgrade: (database: unknown, from: number) => void }) => {
    browser.upgrade = upgrade;
    const nameOf = (key: unknown) => (Array.isArray(key) ? key.join(" ") : String(key));
    const store = (name: StoreName) => ({
      get: async (key: unknown) => browser.stores[name].get(nameOf(key)),
      put: async (value: DraftRow & { key?: string }) => void browser.stores[name].set(value.key ?? nameOf([value.userId, value.assignmentId]), value),
      delete: async (key: unknown) => void browser.stores[name].delete(nameOf(key)),
    });
    const works = () => {
      if (browser.broken) throw new DOMException("The connection was closed.", "InvalidStateError");
    };
    return {
      async getAll(name: StoreName) {
        works();
        const rows = [...browser.stores[name].values()];
        await browser.held;
        return rows;
      },
      transaction(name: StoreName) {
        works();
        return { store: store(name), objectStore: store, done: Promise.resolve() };
      },
    };
  },
}));

const draft = (changes: Partial<DraftRow> = {}): DraftRow => ({
  userId: USER, studyId: "study", assignmentId: "a", answers: [], comment: "", sequence: 2, baseRevision: 0, savedSequence: 1, ...changes,
});

beforeEach(() => {
  browser.stores.outbox.clear();
  browser.stores.drafts.clear();
  browser.stores.guesses.clear();
  Object.assign(browser, { broken: false, held: null });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

describe("a browser that stops keeping", () => {
  it("still knows what an earlier session had left, once it was read", async () => {
    browser.stores.outbox.set("k1", row("a", "k1"));
    browser.stores.drafts.set(`${USER} b`, draft({ assignmentId: "b" }));
    const refused = vi.fn();
    const storage = await openDeviceStorage(refused);
    await storage.list();
    await storage.listDrafts();
    browser.broken = true;
    expect((await storage.list()).map(({ key }) => key)).toEqual(["k1"]);
    expect((await storage.listDrafts()).map(({ assignmentId }) => assignmentId)).toEqual(["b"]);
    expect(storage.keeps()).toBe(false);
    expect(refused).toHaveBeenCalledOnce();
  });

  it("forgets what another tab had delivered when the list was read last", async () => {
    browser.stores.outbox.set("k1", row("a", "k1"));
    const storage = await openDeviceStorage(() => undefined);
    await storage.list();
    browser.stores.outbox.delete("k1");
    await storage.list();
    browser.broken = true;
    expect(await storage.list()).toEqual([]);
  });

  it("does not lose a row that came while a list was being read", async () => {
    const storage = await openDeviceStorage(() => undefined);
    let release = () => {};
    browser.held = new Promise((resolve) => (release = resolve));
    const reading = storage.list();
    browser.broken = true;
    await storage.submit(row("a", "k1"));
    release();
    await reading;
    expect((await storage.list()).map(({ key }) => key)).toEqual(["k1"]);
  });
});

describe("removing a draft", () => {
  it("takes it from the device", async () => {
    const storage = await openDeviceStorage(() => undefined);
    await storage.putDraft(draft());
    await storage.removeDraft(draft());
    expect(await storage.listDrafts()).toEqual([]);
  });

  it("leaves a later one that another tab has put in its place", async () => {
    const storage = await openDeviceStorage(() => undefined);
    await storage.putDraft(draft());
    browser.stores.drafts.set(`${USER} a`, draft({ sequence: 5 }));
    await storage.removeDraft(draft());
    expect(await storage.listDrafts()).toMatchObject([{ sequence: 5 }]);
  });
});

describe("answers to the last question", () => {
  const guess = { userId: USER, studyId: "study", assignmentId: "a", guess: "left" as const };

  it("are kept until they are removed", async () => {
    const storage = await openDeviceStorage(() => undefined);
    await storage.putGuess(guess);
    expect([...browser.stores.guesses.keys()]).toEqual([`${USER} a`]);
    expect(await storage.listGuesses()).toEqual([guess]);
    await storage.removeGuess(guess);
    expect(browser.stores.guesses.size).toBe(0);
  });

  it("find their place in a database that an earlier version has made", async () => {
    await openDeviceStorage(() => undefined);
    const made: string[] = [];
    const database = { createObjectStore: (name: string) => made.push(name) };
    browser.upgrade?.(database, 1);
    expect(made).toEqual(["guesses"]);
    browser.upgrade?.(database, 0);
    expect(made).toEqual(["guesses", "drafts", "outbox", "guesses"]);
  });
});
