/** Where an item was left: times, what was seen, and the turn that stood at the top. No answers: those are in the database of drafts. */
import type { ItemTimes } from "@/lib/desk/submission";
import type { TurnId } from "@/lib/desk/reading";
import { forget, recall, remember } from "./preferences";

export type ItemMemory = { times: ItemTimes; seen: TurnId[]; top: { turn: TurnId; offset: number } | null };

const name = (userId: string, assignmentId: string) => `desk:${userId}:${assignmentId}`;

export function rememberItem(userId: string, assignmentId: string, memory: ItemMemory): void {
  remember(name(userId, assignmentId), memory);
}

export function recallItem(userId: string, assignmentId: string): ItemMemory | null {
  return recall<ItemMemory>(name(userId, assignmentId));
}

export function forgetItem(userId: string, assignmentId: string): void {
  forget(name(userId, assignmentId));
}

/** The first turn below the header, and how far below. */
export function topTurn(): ItemMemory["top"] {
  for (const turn of document.querySelectorAll<HTMLElement>("[data-turn]")) {
    const box = turn.getBoundingClientRect();
    if (box.height > 0 && box.bottom > 60) return { turn: turn.dataset.turn ?? "", offset: Math.round(box.top) };
  }
  return null;
}
