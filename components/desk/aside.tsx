"use client";

import type { DeskItem } from "@/lib/judgments/desk";
import { useParts, useView } from "./desk-context";
import { FindPanel } from "./find-panel";
import { LookUp } from "./look-up";
import { SidePlace } from "./side-place";

/** What is looked up: beside the transcript, or over it. */
export function Aside({ item, isBeside }: { item: DeskItem; isBeside: boolean }) {
  const { view } = useParts();
  const lookUp = useView((state) => state.lookUp);
  const close = () => view.set({ lookUp: null });
  if (lookUp === null) return null;
  if (lookUp === "find") {
    return (
      <SidePlace key="find" title="Find" isBeside={isBeside} onClose={close}>
        <FindPanel item={item} onJump={isBeside ? undefined : close} />
      </SidePlace>
    );
  }
  return <SidePlace key="persona" title={item.kind === "rating" ? "Persona and events" : "People and events"} isBeside={isBeside} onClose={close}><LookUp item={item} /></SidePlace>;
}
