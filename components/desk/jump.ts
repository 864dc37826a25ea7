import type { TurnId } from "@/lib/desk/reading";
import { sideOfSession } from "@/lib/desk/sides";
import type { Side } from "@/lib/judgments/desk";
import type { Parts } from "./desk-context";
import { topTurn, topTurns, type TopTurn } from "./runtime/item-memory";
import { remember } from "./runtime/preferences";

type Place = Pick<Parts, "desk" | "view">;

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

/** On narrow screens one side of a pair is on the page. Where both are, the keys go through this one from now on. */
export function showSide({ view }: Pick<Place, "view">, side: Side): void {
  if (view.get().side !== side) view.set({ side, tops: topTurns(view.get().tops) });
}

/** The keyboard goes along: to what is read there now, or to the name of the side where nothing of it is in view. */
export function goToSide({ view }: Pick<Place, "view">, side: Side): void {
  showSide({ view }, side);
  requestAnimationFrame(() => {
    const column = document.querySelector<HTMLElement>(`[data-side="${side}"]`);
    const top = column && topTurn(column);
    const isInView = top !== null && top.offset < window.innerHeight - 60;
    const goal = (isInView && turnElement(top.turn)) || column?.querySelector<HTMLElement>("h2");
    goal?.focus({ preventScroll: true });
  });
}

/** Both sides move with the page, or each by itself. */
export function toggleTogether(view: Place["view"]): void {
  const isTogether = !view.get().isTogether;
  view.set({ isTogether, tops: topTurns(view.get().tops) });
  remember("desk:together", isTogether);
}

/** @param then once the side of that session is on the page. */
function onItsSide({ desk, view }: Place, session: number, then: () => void): void {
  const { item, closing } = desk.state.get();
  const side = sideOfSession((item ?? closing.item)?.sessions ?? [], session);
  const isThere = sessionElement(session)?.getClientRects().length !== 0;
  if (side !== null) showSide({ view }, side);
  if (isThere) then();
  else requestAnimationFrame(then);
}

export function jumpToTurn(place: Place, turn: TurnId): void {
  onItsSide(place, Number(turn.split(".")[0]), () => {
    const element = turnElement(turn);
    if (!element) return;
    bring(element, "center");
    element.focus({ preventScroll: true });
    element.dataset.found = "true";
    setTimeout(() => delete element.dataset.found, 1_800);
  });
}

export function jumpToSession(place: Place, session: number): void {
  onItsSide(place, session, () => {
    const element = sessionElement(session);
    if (!element) return;
    bring(element, "start");
    element.querySelector<HTMLElement>("[data-title]")?.focus({ preventScroll: true });
  });
}

/** Back to where the item was left. @param scroller what moves it. */
export function restoreTop(top: TopTurn | null | undefined, scroller: Window | Element = window): void {
  const element = top && turnElement(top.turn);
  if (!element) return;
  const place = () => scroller.scrollBy({ top: element.getBoundingClientRect().top - top.offset, behavior: "instant" });
  place();
  requestAnimationFrame(() => requestAnimationFrame(place));
}
