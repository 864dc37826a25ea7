"use client";

import { Component, lazy, Suspense, useEffect, useMemo, type ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { DeskItem } from "@/lib/judgments/desk";
import { useParts, useView } from "./desk-context";
import { listNeighbours } from "./look-up";

const parts = {
  lightbox: () => import("./lightbox").then((loaded) => ({ default: loaded.Lightbox })),
  contactSheet: () => import("./contact-sheet").then((loaded) => ({ default: loaded.ContactSheet })),
  shortcuts: () => import("./shortcut-sheet").then((loaded) => ({ default: loaded.ShortcutSheet })),
  attention: () => import("./attention-drawer").then((loaded) => ({ default: loaded.AttentionDrawer })),
};
const Lightbox = lazy(parts.lightbox);
const ContactSheet = lazy(parts.contactSheet);
const ShortcutSheet = lazy(parts.shortcuts);
const AttentionDrawer = lazy(parts.attention);

/** What opens over the page. Loaded after the item is readable, and before the network may be gone or the program updated. */
export function Overlays({ item, instructions }: { item: DeskItem | null; instructions: ReactNode }) {
  const { view } = useParts();
  const overlay = useView((state) => state.overlay);
  const picture = useView((state) => state.picture);
  const pictures = useMemo(() => (item ? listNeighbours(item, picture) : []), [item, picture]);
  const close = () => view.set({ overlay: null });

  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(parts)) void load().catch((error: unknown) => console.info("A part of the desk is not there yet.", error));
    }, 1_500);
    return () => clearTimeout(timer);
  }, []);

  return (
    <Boundary key={`${overlay ?? ""}${picture === null ? "" : "picture"}`}>
      <Suspense fallback={null}>
        {item && overlay === "images" && <ContactSheet item={item} onClose={close} />}
        {overlay === "keys" && <ShortcutSheet onClose={close} />}
        {overlay === "attention" && <AttentionDrawer onClose={close} />}
        {picture !== null && <Lightbox pictures={pictures} number={picture} onShow={(number) => view.set({ picture: number })} onClose={() => view.set({ picture: null })} />}
      </Suspense>
      <Dialog open={overlay === "instructions"} wide title="Instructions" onClose={close}>
        {/* Can be scrolled by keyboard, though nothing in it can be used. */}
        <div tabIndex={0} role="document" aria-label="Instructions" className="outline-offset-8">{instructions}</div>
      </Dialog>
    </Boundary>
  );
}

/** A part that cannot be fetched (no network, a server that has moved on) must not take the answers' page with it. */
class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <p role="alert" className="fixed inset-x-0 bottom-0 z-50 bg-danger-soft p-3 text-center text-sm text-danger">This could not be opened now. Your answers are not touched; go on, or reload the page later.</p>;
  }
}
