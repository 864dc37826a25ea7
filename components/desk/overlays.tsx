"use client";

import { useEffect, useMemo, type ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { DeskItem } from "@/lib/judgments/desk";
import { useDesk, useParts, useView } from "./desk-context";
import { AttentionDrawer, ContactSheet, fetchLaterParts, Lightbox, ShortcutSheet, SignInDialog, UnreadDialog } from "./later-parts";
import { Later } from "./later";
import { listNeighbours } from "./neighbours";

/** What opens over the page. Loaded after the item is readable, and before the network may be gone or the program updated. */
export function Overlays({ item, instructions, userName }: { item: DeskItem | null; instructions: ReactNode; userName: string }) {
  const { view } = useParts();
  const overlay = useView((state) => state.overlay);
  const picture = useView((state) => state.picture);
  const isUnreadAsked = useDesk((state) => state.unreadAsked !== null);
  const isSignedOut = useDesk((state) => state.signIn !== "no");
  const pictures = useMemo(() => (item ? listNeighbours(item, picture) : []), [item, picture]);
  const close = () => view.set({ overlay: null });

  useEffect(() => {
    const timer = setTimeout(fetchLaterParts, 1_000);
    return () => clearTimeout(timer);
  }, []);

  return (
    <>
      <Later>
        {item && overlay === "images" && <ContactSheet item={item} onClose={close} />}
        {overlay === "keys" && <ShortcutSheet onClose={close} />}
        {overlay === "attention" && <AttentionDrawer onClose={close} />}
        {picture !== null && <Lightbox pictures={pictures} number={picture} onShow={(number) => view.set({ picture: number })} onClose={() => view.set({ picture: null })} />}
        {isUnreadAsked && <UnreadDialog />}
        {isSignedOut && <SignInDialog userName={userName} />}
      </Later>
      <Dialog open={overlay === "instructions"} wide title="Instructions" onClose={close}>
        {/* Can be scrolled by keyboard, though nothing in it can be used. */}
        <div tabIndex={0} role="document" aria-label="Instructions" className="outline-offset-8">{instructions}</div>
      </Dialog>
    </>
  );
}
