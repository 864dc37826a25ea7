/** Answers of an item before submission, as the device keeps them: bound to a person, with what the server confirmed. */
import { canonicalJson } from "@/lib/judgments/canonical";
import type { Answer } from "@/lib/judgments/schema";

export type DraftRow = {
  userId: string;
  studyId: string;
  assignmentId: string;
  answers: Answer[];
  comment: string;
  sequence: number;
  /** The revision that these answers change; 0 before the first submission. */
  baseRevision: number;
  /** The highest sequence that the server confirmed. */
  savedSequence: number;
};

export type SavedAnswers = { answers: Answer[]; comment: string; sequence: number; revision: number };

export function isUnsaved(draft: DraftRow): boolean {
  return draft.sequence > draft.savedSequence;
}

/** A draft that the server does not take as it is: a submission or a later draft is there, or it refused it in words of its own. */
export type StuckDraft = { draft: DraftRow; why: "submitted" | "later" | { refusal: string } };

export type Resumed = {
  /** What to go on from. */
  from: "device" | "server";
  answers: Answer[];
  comment: string;
  sequence: number;
  /** Answers on this device that the server's newer ones have overtaken; offered, not discarded. */
  setAside: DraftRow | null;
};

/**
 * Which answers to show when an item is opened: the ones given last. Sequences count up from what the server had,
 * so the higher one is later; a draft made on top of an older revision was overtaken by a submission elsewhere.
 */
export function resume(device: DraftRow | null, server: SavedAnswers): Resumed {
  const fromServer = { from: "server" as const, answers: server.answers, comment: server.comment, sequence: server.sequence };
  if (!device) return { ...fromServer, setAside: null };
  // Only the confirmation was lost: there is nothing to choose between.
  const isSame = canonicalJson([device.answers, device.comment]) === canonicalJson([server.answers, server.comment]);
  const isCurrent = device.baseRevision === server.revision;
  if (isCurrent && device.sequence > server.sequence) {
    return { from: "device", answers: device.answers, comment: device.comment, sequence: device.sequence, setAside: null };
  }
  // Sequences start anew after a submission, so the next one must be above whatever this device has used.
  return { ...fromServer, sequence: Math.max(server.sequence, isCurrent ? 0 : device.sequence), setAside: isUnsaved(device) && !isSame ? device : null };
}
