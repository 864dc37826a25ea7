/** What is kept on the device: drafts and outbox, in IndexedDB, written through to disk before anything says so. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { PendingGuess } from "@/lib/desk/closing";
import type { DraftRow } from "@/lib/desk/draft";
import type { OutboxStore } from "@/lib/desk/drain";
import type { OutboxRow } from "@/lib/desk/outbox";

interface DeskSchema extends DBSchema {
  drafts: { key: [string, string]; value: DraftRow };
  outbox: { key: string; value: OutboxRow };
  guesses: { key: [string, string]; value: PendingGuess };
}

export type DeviceStorage = OutboxStore & {
  /** False once the browser has refused to keep something: then nothing may be called kept. */
  keeps(): boolean;
  listDrafts(): Promise<DraftRow[]>;
  putDraft(draft: DraftRow): Promise<void>;
  /** This draft and no later one that another tab has put in its place. */
  removeDraft(draft: DraftRow): Promise<void>;
  /** The submission takes the draft's place in one transaction. */
  submit(row: OutboxRow): Promise<void>;
  listGuesses(): Promise<PendingGuess[]>;
  putGuess(guess: PendingGuess): Promise<void>;
  removeGuess(guess: PendingGuess): Promise<void>;
};

/** Some browsers neither open nor refuse a database (private windows, a blocked upgrade): after this they count as refusing. */
const OPEN_LIMIT_MS = 3_000;
const STRICT = { durability: "strict" } as const;

async function open(): Promise<IDBPDatabase<DeskSchema>> {
  const opening = openDB<DeskSchema>("concord-desk", 2, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore("drafts", { keyPath: ["userId", "assignmentId"] });
        database.createObjectStore("outbox", { keyPath: "key" });
      }
      database.createObjectStore("guesses", { keyPath: ["userId", "assignmentId"] });
    },
    blocking(_current, _blocked, event) {
      // A newer version of the program in another tab wants to change the database: let it.
      (event.target as IDBDatabase | null)?.close();
    },
  });
  const overdue = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error("The browser did not open its storage.")), OPEN_LIMIT_MS));
  return Promise.race([opening, overdue]);
}

/**
 * Always works: where the browser keeps nothing, rows live in this tab's memory and `keeps()` says so. That memory also
 * mirrors what was read last: rows of an earlier session stay known when the browser stops giving them.
 */
export async function openDeviceStorage(onRefused: () => void): Promise<DeviceStorage> {
  const outboxHere = new Map<string, OutboxRow>();
  const draftsHere = new Map<string, DraftRow>();
  const guessesHere = new Map<string, PendingGuess>();
  const draftKey = (draft: Pick<DraftRow, "userId" | "assignmentId">) => `${draft.userId} ${draft.assignmentId}`;
  /** Writes: a list that was read while one was under way may lack what this tab's memory has, and is not mirrored. */
  let begun = 0;
  let ended = 0;
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
  const write = async (work: (open: IDBPDatabase<DeskSchema>) => Promise<unknown>) => {
    begun += 1;
    await attempt<unknown>(work, () => undefined);
    ended += 1;
  };
  const mirrored = async <Row>(reading: Promise<Row[]>, here: Map<string, Row>, keyOf: (row: Row) => string): Promise<Row[]> => {
    const before = ended;
    const rows = await reading;
    if (begun === before) {
      here.clear();
      for (const row of rows) here.set(keyOf(row), row);
    }
    return rows;
  };

  try {
    database = await open();
  } catch (error) {
    refused(error);
  }

  return {
    keeps: () => database !== null,
    list: () => attempt((opened) => mirrored(opened.getAll("outbox"), outboxHere, (row) => row.key), () => [...outboxHere.values()]),
    listDrafts: () => attempt((opened) => mirrored(opened.getAll("drafts"), draftsHere, draftKey), () => [...draftsHere.values()]),
    async change({ put, remove }) {
      for (const row of put) outboxHere.set(row.key, row);
      for (const key of remove) outboxHere.delete(key);
      await write((opened) => {
        const transaction = opened.transaction("outbox", "readwrite", STRICT);
        return Promise.all([...put.map((row) => transaction.store.put(row)), ...remove.map((key) => transaction.store.delete(key)), transaction.done]);
      });
    },
    async putDraft(draft) {
      draftsHere.set(draftKey(draft), draft);
      await write((opened) => {
        const transaction = opened.transaction("drafts", "readwrite", STRICT);
        return Promise.all([transaction.store.put(draft), transaction.done]);
      });
    },
    async removeDraft(draft) {
      draftsHere.delete(draftKey(draft));
      await write(async (opened) => {
        const { store, done } = opened.transaction("drafts", "readwrite", STRICT);
        const key: [string, string] = [draft.userId, draft.assignmentId];
        if ((await store.get(key))?.sequence === draft.sequence) await store.delete(key);
        await done;
      });
    },
    listGuesses: () => attempt((opened) => mirrored(opened.getAll("guesses"), guessesHere, draftKey), () => [...guessesHere.values()]),
    async putGuess(guess) {
      guessesHere.set(draftKey(guess), guess);
      await write((opened) => {
        const transaction = opened.transaction("guesses", "readwrite", STRICT);
        return Promise.all([transaction.store.put(guess), transaction.done]);
      });
    },
    async removeGuess(guess) {
      guessesHere.delete(draftKey(guess));
      await write((opened) => {
        const transaction = opened.transaction("guesses", "readwrite", STRICT);
        return Promise.all([transaction.store.delete([guess.userId, guess.assignmentId]), transaction.done]);
      });
    },
    async submit(row) {
      outboxHere.set(row.key, row);
      draftsHere.delete(draftKey(row));
      await write((opened) => {
        const transaction = opened.transaction(["drafts", "outbox"], "readwrite", STRICT);
        return Promise.all([
          transaction.objectStore("outbox").put(row),
          transaction.objectStore("drafts").delete([row.userId, row.assignmentId]),
          transaction.done,
        ]);
      });
    },
  };
}
