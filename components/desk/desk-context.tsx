"use client";

import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Side } from "@/lib/judgments/desk";
import type { StudyKind } from "@/lib/studies/types";
import type { Desk } from "./runtime/desk";
import type { DeskState, ReadingState } from "./runtime/desk-state";
import type { TopTurns } from "./runtime/item-memory";
import { useStore, type Store } from "./runtime/store";

/** What is open on top of or beside the item. */
export type ViewState = {
  lookUp: null | "persona" | "find";
  overlay: null | "images" | "keys" | "instructions" | "attention" | "recent";
  /** Number of the picture in the lightbox. */
  picture: number | null;
  /** On narrow screens: the sheet with the criteria. */
  isSheetOpen: boolean;
  /** Criteria whose definition is unfolded. */
  defined: string | null;
  signInHidden: boolean;
  characterKeys: boolean;
  /** Of a pair: the side that is shown where there is room for one, and that the keys go through where there is room for both. */
  side: Side;
  /** Both sides move with the page; apart, each scrolls by itself. */
  isTogether: boolean;
  /** Where each side was when it was last looked at. */
  tops: TopTurns;
};

export const INITIAL_VIEW: ViewState = {
  lookUp: null, overlay: null, picture: null, isSheetOpen: false, defined: null, signInHidden: false, characterKeys: true,
  side: "A", isTogether: true, tops: {},
};

export type Parts = { kind: StudyKind; desk: Desk; view: Store<ViewState> };

const Context = createContext<Parts | null>(null);

export const DeskProvider = Context;

export function useParts(): Parts {
  const parts = useContext(Context);
  if (!parts) throw new Error("Outside the desk.");
  return parts;
}

export function useDesk<S>(select: (state: DeskState) => S): S {
  return useStore(useParts().desk.state, select);
}

export function useReading<S>(select: (state: ReadingState) => S): S {
  return useStore(useParts().desk.readingState, select);
}

export function useView<S>(select: (state: ViewState) => S): S {
  return useStore(useParts().view, select);
}

/** The same function for ever: what it is handed to is drawn once. */
export function useOpenPicture(): (number: number) => void {
  const { desk, view } = useParts();
  return useCallback(
    (number: number) => {
      desk.noteImageOpened();
      view.set({ picture: number });
    },
    [desk, view],
  );
}

/** Nothing of an item is drawn on the server, so the answer there does not matter. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}

export const WIDE = "(min-width: 1024px)";
/** Room for looking things up beside the transcript, without moving it. */
export const ROOMY = "(min-width: 1400px)";
