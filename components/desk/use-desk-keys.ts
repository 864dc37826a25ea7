import { useCallback, useEffect, type KeyboardEvent as ReactKeyboardEvent } from "react";
import { pointForDigit, readKey, type DeskCommand, type KeyPlace } from "@/lib/desk/keys";
import { neighbour } from "@/lib/desk/progress";
import { nextUnread } from "@/lib/desk/reading";
import { otherSide, sessionName, sessionsOf, showsPeople } from "@/lib/desk/sides";
import type { DeskItem } from "@/lib/judgments/desk";
import { useParts, type Parts, type ViewState } from "./desk-context";
import { goToSide, jumpToSession, toggleTogether } from "./jump";
import type { Desk } from "./runtime/desk";
import type { Store } from "./runtime/store";

type Press = ReactKeyboardEvent | KeyboardEvent;

/** Keys of the workbench. Dialogs have their own; text fields keep every character. */
export function useDeskKeys(): (event: ReactKeyboardEvent) => void {
  const parts = useParts();
  const onKeyDown = useCallback(
    (event: Press) => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || target.closest("dialog")) return;
      const command = readKey(
        { key: event.key, code: event.code, ctrl: event.ctrlKey, meta: event.metaKey, alt: event.altKey, shift: event.shiftKey, repeat: event.repeat },
        { typing: isTextField(target), characters: parts.view.get().characterKeys, place: placeOf(parts) },
      );
      if (command && run(parts, command, target)) event.preventDefault();
    },
    [parts],
  );
  // A control that had the focus and went away leaves it with the page itself: nothing else is meant by a key then.
  useEffect(() => {
    const onBody = (event: KeyboardEvent) => event.target === document.body && onKeyDown(event);
    document.addEventListener("keydown", onBody);
    return () => document.removeEventListener("keydown", onBody);
  }, [onKeyDown]);
  return onKeyDown;
}

function isTextField(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

function placeOf({ kind, desk }: Parts): KeyPlace {
  return kind === "comparison" && desk.state.get().closing.item ? "closing" : kind;
}

/** @returns whether the key was taken. */
function run(parts: Parts, command: DeskCommand, target: HTMLElement): boolean {
  const { desk, view } = parts;
  const { item, active, closing } = desk.state.get();
  switch (command.type) {
    case "reopen": desk.reopenLast(); return true;
    case "keys": view.set({ overlay: "keys" }); return true;
    case "instructions": view.set({ overlay: "instructions" }); return true;
    case "escape": return escape(view, target);
    case "guess": if (closing.item) desk.guess(closing.item.assignmentId, command.guess); return true;
    case "side": return toOtherSide(parts);
    case "together": toggleTogether(view); return true;
    case "image": return (item ?? closing.item) !== null && openPictureInView(desk, view);
    case "scroll": scroll(view, command.step); return true;
    default: break;
  }
  if (!item) return false;
  switch (command.type) {
    case "rate": {
      const criterion = item.criteria.find((candidate) => candidate.key === active);
      const value = criterion && pointForDigit(criterion.scale, command.digit);
      if (!criterion || value === null || value === undefined) return false;
      // Of a pair, what is looked up lies over the questions: an answer must be seen.
      if (item.kind === "comparison") view.set({ lookUp: null });
      desk.rate(criterion.key, value, { advance: true, follow: true });
      return true;
    }
    case "criterion": desk.stepCriterion(command.step); return true;
    case "session": {
      const { side } = view.get();
      const reading = desk.readingState.get();
      const numbers = (item.kind === "rating" ? item.sessions : sessionsOf(item.sessions, side)).map((session) => session.number);
      const now = (item.kind === "rating" ? reading.current : reading.currentOf[side]) ?? numbers[0];
      if (now !== undefined) goToSession(parts, item, neighbour(numbers, now, command.step));
      return true;
    }
    case "unread": {
      const { seen, current, currentOf } = desk.readingState.get();
      const unread = nextUnread(item.sessions, seen, item.kind === "rating" ? current : currentOf[view.get().side]);
      if (unread === null) desk.announce(item.kind === "rating" ? "Every session has been read." : "Both conversations have been read.");
      else goToSession(parts, item, unread);
      return true;
    }
    case "submit": desk.submit(); return true;
    case "undo": desk.undo(); return true;
    case "contactSheet": view.set({ overlay: "images" }); return true;
    case "find": view.set({ lookUp: "find" }); return true;
    case "persona":
      if (!showsPeople(item)) desk.announce("This study shows nothing of the people.");
      else view.set({ lookUp: view.get().lookUp === "persona" ? null : "persona" });
      return true;
    case "definition": view.set({ defined: view.get().defined === active ? null : active }); return true;
    default: return false;
  }
}

function goToSession(parts: Parts, item: DeskItem, session: number): void {
  jumpToSession(parts, session);
  parts.desk.announce(`${sessionName(item.sessions, session)}.`);
}

/** The page; where the sides of a pair scroll by themselves, the one that the keys go through. */
function scroll(view: Store<ViewState>, step: 1 | -1): void {
  const pane = document.querySelector(`[data-side="${view.get().side}"][data-pane]`);
  if (pane) pane.scrollBy({ top: step * pane.clientHeight * 0.8 });
  else window.scrollBy({ top: step * window.innerHeight * 0.8 });
}

function toOtherSide(parts: Parts): boolean {
  const { item, closing } = parts.desk.state.get();
  if (!item && !closing.item) return false;
  const side = otherSide(parts.view.get().side);
  goToSide(parts, side);
  parts.desk.announce(`Conversation ${side}.`);
  return true;
}

/** The picture that has the focus, else the first that is in view. */
function openPictureInView(desk: Desk, view: Store<ViewState>): boolean {
  const focused = document.activeElement?.closest<HTMLElement>("[data-turn]")?.querySelector<HTMLElement>("[data-picture]");
  const inView = [...document.querySelectorAll<HTMLElement>("[data-picture]")].find((element) => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.top + box.height / 3 < window.innerHeight && box.bottom - box.height / 3 > 56;
  });
  const picture = document.activeElement?.closest<HTMLElement>("[data-picture]") ?? focused ?? inView;
  if (!picture) {
    desk.announce("No picture is in view.");
    return true;
  }
  // So that closing the picture gives the focus back to it.
  picture.focus({ preventScroll: true });
  desk.noteImageOpened();
  view.set({ picture: Number(picture.dataset.picture) });
  return true;
}

function escape(view: Store<ViewState>, target: HTMLElement): boolean {
  if (isTextField(target)) {
    const radio = target.closest("[data-criterion]")?.querySelector<HTMLElement>("input:checked") ?? target.closest<HTMLElement>("[data-criterion]");
    (radio ?? document.getElementById("workbench"))?.focus({ preventScroll: true });
    return true;
  }
  if (view.get().lookUp === null) return false;
  view.set({ lookUp: null });
  return true;
}
