import { useLayoutEffect, useRef } from "react";
import { sideOfSession } from "@/lib/desk/sides";
import type { ComparisonItem, Side } from "@/lib/judgments/desk";
import { useParts, useView } from "../desk-context";
import { restoreTop } from "../jump";
import { recallItem } from "../runtime/item-memory";
import type { PairLayout } from "./use-pair-layout";

/** Whoever comes back, changes the side or the way of scrolling finds each conversation where it was left. */
export function useKeptPlaces(item: ComparisonItem, layout: PairLayout): Side {
  const { desk, view } = useParts();
  const side = useView((state) => state.side);
  const isBegun = useRef(false);
  const shown = layout === "single" ? side : null;
  useLayoutEffect(() => {
    if (!isBegun.current) {
      isBegun.current = true;
      const memory = recallItem(desk.bench.config.userId, item.assignmentId);
      const session = Number(memory?.top?.turn.split(".")[0]);
      view.set({ side: sideOfSession(item.sessions, session) ?? "A", tops: memory?.tops ?? {} });
    }
    const { tops, side: current } = view.get();
    if (layout === "apart") {
      for (const pane of document.querySelectorAll("[data-pane]")) restoreTop(tops[pane.getAttribute("data-side") === "A" ? "A" : "B"], pane);
    } else if (layout === "single" && !tops[current]) {
      window.scrollTo({ top: 0, behavior: "instant" });
    } else {
      restoreTop(tops[current]);
    }
    // The item is another one only where all of this is drawn anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [layout, shown]);
  return side;
}
