/** What is kept on the device: drafts and outbox, in IndexedDB, written through to disk before anything says so. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { DraftRow } from "@/lib/desk/draft";
import type { OutboxStore } from "@/lib/desk/drain";
import type { OutboxRow } from "@/lib/desk/outbox";

interface DeskSchema extends DBSchema {
  drafts: { key: [string, string]; value: DraftRow };
  outbox: { key: string; value: OutboxRow };
}

export type DeviceStorage = OutboxStore & {
  /** False once the browser has refused to keep something: then nothing may be called kept. */
  keeps(): boolean;
  listDrafts(): Promise<DraftRow[]>;
  putDraft(draft: DraftRow): Promise<void>;
  removeDraft(userId: string, assignmentId: string): Promise<void>;
  /** The submission takes the draft's place in one transaction. */
  submit(row: OutboxRow): Promise<void>;
};

/** Some browsers neither open nor refuse a database (private windows, a blocked upgrade): after this they count as refusing. */
const OPEN_LIMIT_MS = 3_000;
const STRICT = { durability: "strict" } as const;

async function open(): Promise<IDBPDatabase<DeskSchema>> {
  const opening = openDB<DeskSchema>("concord-desk", 1, {
    upgrade(database) {
      database.createObjectStore("drafts", { keyPath: ["userId", "assignmentId"] });
      database.createObjectStore("outbox", { keyPath: "key" });
    },
    blocking(_current, _blocked, event) {
      // A newer version of the program in another tab wants to change the database: let it.
      (event.target as IDBDatabase | null)?.close();
    },
  });
  const overdue = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error("The browser did not open its storage.")), OPEN_LIMIT_MS));
  return Promise.race([opening, overdue]);
}

/** Always works: where the browser keeps nothing, rows live in this tab's memory and `keeps()` says so. */
export async function openDeviceStorage(onRefused: () => void): Promise<DeviceStorage> {
  const outboxHere = new Map<string, OutboxRow>();
  const draftsHere = new Map<string, DraftRow>();
  const draftKey = (userId: string, assignmentId: string) => `${userId} ${assignmentId}`;
  let database: IDBPDatabase<DeskSchema> | null = null;

  const refused = (error: unknown) => {
    console.error("This browser does not keep answers.", error);
    database = null;
    onRefused();
  };
  /** Runs on the database; when that fails, this tab's memory has to do. */
  const attempt = async <T>(work: (open: IDBPDatabase<DeskSchema>) => Promise<T>, otherwise: () => T): Promise<T> => {
    if (!database) return otherwise();
    try {
      return await work(database);
    } catch (error) {
      refused(error);
      return otherwise();
    }
  };
  const nothing = () => undefined;

  try {
    database = await open();
  } catch (error) {
    refused(error);
  }

  return {
    keeps: () => database !== null,
    list: () => attempt((opened) => opened.getAll("outbox"), () => [...outboxHere.values()]),
    listDrafts: () => attempt((opened) => opened.getAll("drafts"), () => [...draftsHere.values()]),
    async change({ put, remove }) {
      for (const row of put) outboxHere.set(row.key, row);
      for (const key of remove) outboxHere.delete(key);
      await attempt(async (opened) => {
        const transaction = opened.transaction("outbox", "readwrite", STRICT);
        await Promise.all([...put.map((row) => transaction.store.put(row)), ...remove.map((key) => transaction.store.delete(key)), transaction.done]);
      }, nothing);
    },
    async putDraft(draft) {
      draftsHere.set(draftKey(draft.userId, draft.assignmentId), draft);
      await attempt(async (opened) => {
        const transaction = opened.transaction("drafts", "readwrite", STRICT);
        await Promise.all([transaction.store.put(draft), transaction.done]);
      }, nothing);
    },
    async removeDraft(userId, assignmentId) {
      draftsHere.delete(draftKey(userId, assignmentId));
      await attempt((opened) => opened.delete("drafts", [userId, assignmentId]), nothing);
    },
    async submit(row) {
      outboxHere.set(row.key, row);
      draftsHere.delete(draftKey(row.userId, row.assignmentId));
      await attempt(async (opened) => {
        const transaction = opened.transaction(["drafts", "outbox"], "readwrite", STRICT);
        await Promise.all([
          transaction.objectStore("outbox").put(row),
          transaction.objectStore("drafts").delete([row.userId, row.assignmentId]),
          transaction.done,
        ]);
      }, nothing);
    },
  };
}
