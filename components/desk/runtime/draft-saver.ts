/** Takes every answer to the device at once and to the server within a second. */
import { isUnsaved, type DraftRow } from "@/lib/desk/draft";
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
  countUnsaved(): number;
  /** Something is unsaved that the server will not take as it is: no use in saying that it is being saved. */
  isStuck(): boolean;
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
  /** Drafts that the server will not take as they are; a change of them is tried again. */
  const refusedAt = new Map<string, number>();
  const inFlight = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const toSend = () => [...drafts.values()].filter((draft) => isUnsaved(draft) && refusedAt.get(draft.assignmentId) !== draft.sequence);

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
      settle(draft, answer.data as { saved: boolean; sequence: number; state: string });
    } else if (answer.kind === "refused") {
      refusedAt.set(assignmentId, sequence);
    } else if (answer.kind === "unreachable") {
      schedule(waitBefore(failures++, Math.random(), answer.retryAfterMs));
    }
    // Changed while it was under way.
    if (answer.kind === "ok" && toSend().length > 0) schedule(SEND_AFTER_MS);
    listeners.onChange();
  }

  function settle(sent: DraftRow, answer: { saved: boolean; sequence: number; state: string }): void {
    if (!answer.saved) {
      refusedAt.set(sent.assignmentId, sent.sequence);
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
      refusedAt.delete(assignmentId);
    },
    countUnsaved: () => [...drafts.values()].filter(isUnsaved).length,
    isStuck: () => toSend().length < [...drafts.values()].filter(isUnsaved).length,
    stop: () => clearTimeout(timer),
  };
}
