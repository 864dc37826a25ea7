/** Takes every answer to the device at once and to the server within a second. */
import { isUnsaved, type DraftRow, type StuckDraft } from "@/lib/desk/draft";
import { waitBefore } from "@/lib/desk/backoff";
import type { Api, ApiAnswer } from "./api";
import type { DeviceStorage } from "./device-storage";

/** From the first unsent change: short enough that "within a second" holds with a round trip. */
const SEND_AFTER_MS = 500;

export type DraftSaver = {
  /** Drafts of this person, as known in this tab. */
  get(assignmentId: string): DraftRow | null;
  note(draft: DraftRow): void;
  /** Sends now what is unsent; `leaving` in a way that outlives the page. */
  flush(leaving?: boolean): void;
  /** The submission took its place. */
  drop(assignmentId: string): void;
  /** Given up by the evaluator, or confirmed otherwise; a later one of the same item stays. */
  forget(draft: DraftRow): Promise<void>;
  countUnsaved(): number;
  /** Unsaved ones that the server will not take as they are: no use in saying that they are being saved. */
  listStuck(): StuckDraft[];
  stop(): void;
};

type Listeners = {
  onChange(): void;
  onAnswer(answer: ApiAnswer["kind"], otherPerson: boolean): void;
  /** The server has a later draft, or a submission that this draft does not know. */
  onOvertaken(draft: DraftRow, serverSequence: number, submitted: boolean): void;
};

export function startDraftSaver(api: Api, storage: DeviceStorage, known: readonly DraftRow[], listeners: Listeners): DraftSaver {
  const drafts = new Map(known.map((draft) => [draft.assignmentId, draft]));
  /** By assignment; a change of the draft is tried again. */
  const stuck = new Map<string, StuckDraft>();
  /** Assignments that were answered in this tab. */
  const given = new Set<string>();
  const inFlight = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const listUnsaved = () => [...drafts.values()].filter(isUnsaved);
  const stuckAs = (draft: DraftRow) => {
    const found = stuck.get(draft.assignmentId);
    return found?.draft.sequence === draft.sequence ? [found] : [];
  };
  const toSend = () => listUnsaved().filter((draft) => stuckAs(draft).length === 0);

  function schedule(wait: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      flush(false);
    }, wait);
  }

  function flush(leaving: boolean): void {
    for (const draft of toSend()) if (leaving || !inFlight.has(draft.assignmentId)) void send(draft, leaving);
  }

  async function send(draft: DraftRow, leaving: boolean): Promise<void> {
    const { assignmentId, sequence } = draft;
    inFlight.add(assignmentId);
    const body = { answers: draft.answers, comment: draft.comment, sequence, baseRevision: draft.baseRevision };
    const answer = await api.call("PUT", `/assignments/${assignmentId}/draft`, body, { keepalive: leaving });
    inFlight.delete(assignmentId);
    listeners.onAnswer(answer.kind, answer.kind === "signedOut" && answer.otherPerson);
    if (answer.kind === "ok") {
      failures = 0;
      await settle(draft, answer.data as { saved: boolean; sequence: number; state: string });
    } else if (answer.kind === "refused") {
      await hold(draft, { refusal: answer.message });
    } else if (answer.kind === "unreachable") {
      schedule(waitBefore(failures++, Math.random(), answer.retryAfterMs));
    }
    // Changed while it was under way.
    if (answer.kind === "ok" && toSend().length > 0) schedule(SEND_AFTER_MS);
    listeners.onChange();
  }

  async function hold(draft: DraftRow, why: StuckDraft["why"]): Promise<void> {
    const { assignmentId } = draft;
    stuck.set(assignmentId, { draft, why });
    if (given.has(assignmentId)) return;
    // Left by an earlier session or another tab, which may have taken it further since it was read here.
    const now = (await storage.listDrafts()).find((other) => other.assignmentId === assignmentId && other.userId === draft.userId);
    if (drafts.get(assignmentId) !== draft) return;
    if (now) drafts.set(assignmentId, now);
    else drafts.delete(assignmentId);
  }

  async function settle(sent: DraftRow, answer: { saved: boolean; sequence: number; state: string }): Promise<void> {
    if (!answer.saved) {
      await hold(sent, answer.state === "submitted" ? "submitted" : "later");
      listeners.onOvertaken(sent, answer.sequence, answer.state === "submitted");
      return;
    }
    const now = drafts.get(sent.assignmentId);
    if (!now || now.savedSequence >= sent.sequence) return;
    const confirmed = { ...now, savedSequence: sent.sequence };
    drafts.set(sent.assignmentId, confirmed);
    void storage.putDraft(confirmed);
  }

  return {
    get: (assignmentId) => drafts.get(assignmentId) ?? null,
    note(draft) {
      given.add(draft.assignmentId);
      drafts.set(draft.assignmentId, draft);
      void storage.putDraft(draft).then(listeners.onChange);
      schedule(SEND_AFTER_MS);
      listeners.onChange();
    },
    flush(leaving = false) {
      clearTimeout(timer);
      timer = undefined;
      flush(leaving);
    },
    drop(assignmentId) {
      drafts.delete(assignmentId);
      stuck.delete(assignmentId);
    },
    async forget(draft) {
      if (drafts.get(draft.assignmentId)?.sequence !== draft.sequence) return;
      drafts.delete(draft.assignmentId);
      stuck.delete(draft.assignmentId);
      await storage.removeDraft(draft);
      listeners.onChange();
    },
    countUnsaved: () => listUnsaved().length,
    listStuck: () => listUnsaved().flatMap(stuckAs),
    stop: () => clearTimeout(timer),
  };
}
