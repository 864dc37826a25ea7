/** Where an item was left: times, what was seen, and the turn that stood at the top. No answers: those are in the database of drafts. */
import type { ItemTimes } from "@/lib/desk/submission";
import type { TurnId } from "@/lib/desk/reading";
import { BOTH_SIDES } from "@/lib/desk/sides";
import type { Side } from "@/lib/judgments/desk";
import { forget, recall, remember } from "./preferences";

export type TopTurn = { turn: TurnId; offset: number };
export type TopTurns = Partial<Record<Side, TopTurn>>;
/** `tops`: of a pair, where each side was left. */
export type ItemMemory = { times: ItemTimes; seen: TurnId[]; top: TopTurn | null; tops?: TopTurns };

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
export function topTurn(root: ParentNode = document): TopTurn | null {
  for (const turn of root.querySelectorAll<HTMLElement>("[data-turn]")) {
    const box = turn.getBoundingClientRect();
    if (box.height > 0 && box.bottom > 60) return { turn: turn.dataset.turn ?? "", offset: Math.round(box.top) };
  }
  return null;
}

/** Of each side; one that is not on the page stays as it was. */
export function topTurns(before: TopTurns = {}): TopTurns {
  const tops = { ...before };
  for (const side of BOTH_SIDES) {
    const column = document.querySelector(`[data-side="${side}"]`);
    const top = column && topTurn(column);
    if (top) tops[side] = top;
  }
  return tops;
}
