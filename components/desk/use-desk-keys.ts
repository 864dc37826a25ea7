import { useCallback, useEffect, type KeyboardEvent as ReactKeyboardEvent } from "react";
import { pointForDigit, readKey, type DeskCommand } from "@/lib/desk/keys";
import { neighbour } from "@/lib/desk/progress";
import { nextUnread } from "@/lib/desk/reading";
import { useParts, type ViewState } from "./desk-context";
import { jumpToSession } from "./jump";
import type { Desk } from "./runtime/desk";
import type { Store } from "./runtime/store";

type Press = ReactKeyboardEvent | KeyboardEvent;

/** Keys of the workbench. Dialogs have their own; text fields keep every character. */
export function useDeskKeys(): (event: ReactKeyboardEvent) => void {
  const { desk, view } = useParts();
  const onKeyDown = useCallback(
    (event: Press) => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || target.closest("dialog")) return;
      const command = readKey(
        { key: event.key, code: event.code, ctrl: event.ctrlKey, meta: event.metaKey, alt: event.altKey, shift: event.shiftKey, repeat: event.repeat },
        { typing: isTextField(target), characters: view.get().characterKeys },
      );
      if (command && run(desk, view, command, target)) event.preventDefault();
    },
    [desk, view],
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

/** @returns whether the key was taken. */
function run(desk: Desk, view: Store<ViewState>, command: DeskCommand, target: HTMLElement): boolean {
  const { item, active } = desk.state.get();
  switch (command.type) {
    case "reopen": desk.reopenLast(); return true;
    case "keys": view.set({ overlay: "keys" }); return true;
    case "instructions": view.set({ overlay: "instructions" }); return true;
    case "escape": return escape(view, target);
    default: break;
  }
  if (!item) return false;
  switch (command.type) {
    case "rate": {
      const criterion = item.criteria.find((candidate) => candidate.key === active);
      const value = criterion && pointForDigit(criterion.scale, command.digit);
      if (!criterion || value === null || value === undefined) return false;
      desk.rate(criterion.key, value, { advance: true, follow: true });
      return true;
    }
    case "criterion": desk.stepCriterion(command.step); return true;
    case "session": {
      const numbers = item.sessions.map((session) => session.number);
      const now = desk.readingState.get().current ?? numbers[0];
      if (now !== undefined) goToSession(desk, neighbour(numbers, now, command.step));
      return true;
    }
    case "unread": {
      const { seen, current } = desk.readingState.get();
      const unread = nextUnread(item.sessions, seen, current);
      if (unread === null) desk.announce("Every session has been read.");
      else goToSession(desk, unread);
      return true;
    }
    case "scroll": window.scrollBy({ top: command.step * window.innerHeight * 0.8 }); return true;
    case "submit": desk.submit(); return true;
    case "undo": desk.undo(); return true;
    case "image": return openPictureInView(desk, view);
    case "contactSheet": view.set({ overlay: "images" }); return true;
    case "find": view.set({ lookUp: "find" }); return true;
    case "persona": view.set({ lookUp: view.get().lookUp === "persona" ? null : "persona" }); return true;
    case "definition": view.set({ defined: view.get().defined === active ? null : active }); return true;
    default: return false;
  }
}

function goToSession(desk: Desk, session: number): void {
  jumpToSession(session);
  desk.announce(`Session ${session}.`);
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
