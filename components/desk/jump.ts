import type { TurnId } from "@/lib/desk/reading";

export function turnElement(turn: TurnId): HTMLElement | null {
  return document.querySelector(`[data-turn="${CSS.escape(turn)}"]`);
}

export function sessionElement(session: number): HTMLElement | null {
  return document.getElementById(`session-${session}`);
}

/** Sessions out of sight have estimated heights, so the first jump may land beside the goal; the second one is exact. */
function bring(element: HTMLElement, block: ScrollLogicalPosition): void {
  element.scrollIntoView({ block, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block, behavior: "instant" })));
}

export function jumpToTurn(turn: TurnId): void {
  const element = turnElement(turn);
  if (!element) return;
  bring(element, "center");
  element.focus({ preventScroll: true });
  element.dataset.found = "true";
  setTimeout(() => delete element.dataset.found, 1_800);
}

export function jumpToSession(session: number): void {
  const element = sessionElement(session);
  if (!element) return;
  bring(element, "start");
  element.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
}

/** Back to where the item was left. */
export function restoreTop(top: { turn: TurnId; offset: number } | null): void {
  const element = top && turnElement(top.turn);
  if (!element) return;
  const place = () => window.scrollBy({ top: element.getBoundingClientRect().top - top.offset, behavior: "instant" });
  place();
  requestAnimationFrame(() => requestAnimationFrame(place));
}
