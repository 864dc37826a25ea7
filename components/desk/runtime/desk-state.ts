import { sheetFrom, type AnswerSheet } from "@/lib/desk/answer-sheet";
import type { DraftRow, StuckDraft } from "@/lib/desk/draft";
import type { RestState } from "@/lib/desk/line";
import type { OutboxRow } from "@/lib/desk/outbox";
import type { Current, TurnId } from "@/lib/desk/reading";
import type { SaveState } from "@/lib/desk/save-state";
import type { ComparisonItem, DeskItem, DeskQueue } from "@/lib/judgments/desk";

export type Phase = "loading" | "working" | RestState | "offline" | "notMember" | "failed";

export type DeskState = {
  phase: Phase;
  /** What went wrong, where the phase is "failed". */
  failure: string;
  queue: DeskQueue | null;
  item: DeskItem | null;
  /** Keys of the item's criteria in the order shown. */
  order: readonly string[];
  sheet: AnswerSheet;
  baseRevision: number;
  /** The criterion that digits rate. */
  active: string | null;
  /** Raised when the keyboard is to follow `active`. */
  focusTurn: number;
  position: { number: number; total: number };
  isReopened: boolean;
  save: SaveState;
  rows: readonly OutboxRow[];
  /** Submissions of other people on this device. */
  othersKept: number;
  signIn: "no" | "signedOut" | "otherPerson";
  deviceKeeps: boolean;
  /** Sessions that are not read, while it is asked whether to submit anyway. */
  unreadAsked: readonly number[] | null;
  setAside: DraftRow | null;
  /** Drafts that the server does not take, of items that are not going to be shown. */
  stranded: readonly StuckDraft[];
  openElsewhere: boolean;
  /** The server has later answers from another tab or device; those shown are not taken before another one is given here. */
  isOutpaced: boolean;
  /** The item was submitted from somewhere else while it is open here. */
  overtaken: boolean;
  /** Only where the browser keeps nothing: the item stays until the server has it. */
  blocked: null | { kind: "sending" } | { kind: "failed"; message: string };
  isBreakDue: boolean;
  closing: Closing;
  /** What a screen reader is told; the number makes the same words new. */
  announcement: { text: string; number: number };
};

/** The question after the last pair of a comparison. */
export type Closing = {
  /** Whether it is known what this device still has to send; only then can be asked for the rest. */
  phase: "starting" | "ready" | "failed";
  /** The pair that is shown with it. */
  item: ComparisonItem | null;
  /** When it came to be shown, on the page's clock: what is pressed in the same moment was meant for something else. */
  shownAtMs: number;
  /** Pairs that were answered here. */
  given: ReadonlySet<string>;
  /** Answers without the server's word. */
  waiting: number;
  /** What the server said to an answer that it did not take. */
  refusal: string | null;
  /** "Rather not say". */
  skipped: boolean;
};

export const INITIAL_STATE: DeskState = {
  phase: "loading", failure: "", queue: null, item: null, order: [], sheet: sheetFrom({ answers: [], comment: "", sequence: 0 }), baseRevision: 0,
  active: null, focusTurn: 0, position: { number: 1, total: 1 }, isReopened: false, save: { kind: "saved" }, rows: [], othersKept: 0,
  signIn: "no", deviceKeeps: true, unreadAsked: null, setAside: null, stranded: [], openElsewhere: false, isOutpaced: false, overtaken: false, blocked: null, isBreakDue: false,
  closing: { phase: "starting", item: null, shownAtMs: 0, given: new Set(), waiting: 0, refusal: null, skipped: false },
  announcement: { text: "", number: 0 },
};

export type ReadingState = Current & {
  seen: ReadonlySet<TurnId>;
  /** Sessions of which enough has been seen. */
  read: readonly number[];
};

export const INITIAL_READING: ReadingState = { seen: new Set(), read: [], current: null, currentOf: { A: null, B: null } };
