/** What the parts of the desk share: state, the ways to the server and to the device, and the words that are said aloud. */
import type { OutboxRow } from "@/lib/desk/outbox";
import { saveState } from "@/lib/desk/save-state";
import type { Guess } from "@/lib/judgments/endpoints";
import type { StudyKind } from "@/lib/studies/types";
import { createApi, type Api, type ApiAnswer } from "./api";
import { INITIAL_READING, INITIAL_STATE, type DeskState, type ReadingState } from "./desk-state";
import type { DeviceStorage } from "./device-storage";
import type { DraftSaver } from "./draft-saver";
import type { ItemClock } from "./item-clock";
import { createItemShelf, type ItemShelf } from "./item-shelf";
import type { OutboxSender } from "./outbox-sender";
import { createReadingObserver, type ReadingObserver } from "./reading-observer";
import { createStore, type Store } from "./store";
import type { Tabs } from "./tabs";

export type DeskConfig = { userId: string; studyId: string; kind: StudyKind; programVersion: string };

/** Answers to the last question of a comparison. */
export type GuessWork = {
  give(assignmentId: string, guess: Guess): void;
  /** Sends at once what waits. */
  kick(): void;
  stop(): void;
};

/** There while the page is; opened by start(), closed by stop(). */
export type Running = { storage: DeviceStorage; saver: DraftSaver; sender: OutboxSender; tabs: Tabs; clock: ItemClock };

export type Bench = {
  config: DeskConfig;
  state: Store<DeskState>;
  readingState: Store<ReadingState>;
  reading: ReadingObserver;
  api: Api;
  shelf: ItemShelf;
  running: Running | null;
  /** Of a comparison, once it is loaded. */
  guesses: GuessWork | null;
  /** Assignments whose submission this device has taken, whatever the server's list still says. */
  finished: Set<string>;
  /** What comes after the item on the desk. */
  line: string[];
  unreachable: boolean;
  /** When the last submission left: the second click of a double click must not be taken for the next item's. */
  submittedAtMs: number;
  /** Submissions that are just being written to the device: a reading of the outbox begun before does not know them. */
  entering: Set<OutboxRow>;
};

export function createBench(config: DeskConfig): Bench {
  const api = createApi(config.userId);
  const readingState = createStore(INITIAL_READING);
  return {
    config, api, readingState,
    state: createStore(INITIAL_STATE),
    reading: createReadingObserver(readingState),
    shelf: createItemShelf(api),
    running: null, guesses: null, finished: new Set(), line: [], unreachable: false, submittedAtMs: -Infinity, entering: new Set(),
  };
}

export function announce(bench: Bench, text: string): void {
  bench.state.set({ announcement: { text, number: bench.state.get().announcement.number + 1 } });
}

/** Own submissions that have no receipt yet. */
export function listWaiting(state: Pick<DeskState, "rows">, userId: string) {
  return state.rows.filter((row) => row.userId === userId && row.state.kind === "waiting");
}

/** First submissions on their way: the server does not count them yet, the evaluator does. */
export function countFirstsOnTheWay(bench: Bench): number {
  return listWaiting(bench.state.get(), bench.config.userId).filter((row) => row.studyId === bench.config.studyId && row.submission.baseRevision === 0 && row.after === null).length;
}

export function refreshSaveState(bench: Bench): void {
  const { running, config } = bench;
  if (!running) return;
  const state = bench.state.get();
  const own = state.rows.filter((row) => row.userId === config.userId);
  const deviceKeeps = running.storage.keeps();
  const stuck = running.saver.listStuck();
  // On the desk and in line they are offered with their item; nobody would be asked about the others.
  const stranded = state.phase === "loading" ? [] : stuck.filter(({ draft: { assignmentId: id } }) => id !== state.item?.assignmentId && !bench.line.includes(id));
  bench.state.set({
    deviceKeeps,
    stranded: keepSame(state.stranded, stranded),
    save: keepSame(state.save, saveState({
      submissionsWaiting: own.filter((row) => row.state.kind === "waiting").length + state.closing.waiting,
      draftsUnsaved: running.saver.countUnsaved() - stranded.length,
      attention: own.filter((row) => row.state.kind !== "waiting").length + stranded.length,
      unreachable: bench.unreachable || !navigator.onLine || stuck.length > stranded.length,
      signedOut: state.signIn !== "no",
      deviceKeeps,
    })),
  });
}

function keepSame<T>(before: T, after: T): T {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** Reads the outbox anew: another tab may have added to it or emptied it. */
export async function refreshRows(bench: Bench): Promise<void> {
  const listed = (await bench.running?.storage.list()) ?? [];
  const rows = [...listed, ...[...bench.entering].filter((row) => !listed.some((other) => other.key === row.key))];
  const { userId } = bench.config;
  bench.state.set({ rows: rows.filter((row) => row.userId === userId), othersKept: rows.filter((row) => row.userId !== userId).length });
  refreshSaveState(bench);
}

/** Every answer of the server says whether it can be reached and whether it knows the caller. */
export function noteAnswer(bench: Bench, kind: ApiAnswer["kind"], otherPerson = false): void {
  bench.unreachable = kind === "unreachable";
  if (kind === "signedOut") bench.state.set({ signIn: otherPerson ? "otherPerson" : "signedOut" });
  if (kind === "ok" || kind === "refused") bench.state.set({ signIn: "no" });
  refreshSaveState(bench);
}
