"use client";

import { useMemo, type ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { DeskItem } from "@/lib/judgments/desk";
import { AttentionDrawer } from "./attention-drawer";
import { ContactSheet } from "./contact-sheet";
import { useDesk, useParts, useView } from "./desk-context";
import { Lightbox } from "./lightbox";
import { listNeighbours } from "./neighbours";
import { RecentDialog } from "./recent-items";
import { ShortcutSheet } from "./shortcut-sheet";
import { SignInDialog } from "./sign-in-dialog";
import { UnreadDialog } from "./unread-dialog";

/** What opens over the page. One part of the program: fetched after the item is readable, and before the network may be gone. */
export function Overlays({ item, instructions, userName }: { item: DeskItem | null; instructions: ReactNode; userName: string }) {
  const { view } = useParts();
  const overlay = useView((state) => state.overlay);
  const picture = useView((state) => state.picture);
  const isUnreadAsked = useDesk((state) => state.unreadAsked !== null);
  const isSignedOut = useDesk((state) => state.signIn !== "no");
  const pictures = useMemo(() => (item ? listNeighbours(item, picture) : []), [item, picture]);
  const close = () => view.set({ overlay: null });
  return (
    <>
      {item && overlay === "images" && <ContactSheet item={item} onClose={close} />}
      {overlay === "keys" && <ShortcutSheet onClose={close} />}
      {overlay === "attention" && <AttentionDrawer onClose={close} />}
      {overlay === "recent" && <RecentDialog onClose={close} />}
      {overlay === "instructions" && (
        <Dialog open wide title="Instructions" onClose={close}>
          {/* Can be scrolled by keyboard, though nothing in it can be used. */}
          <div tabIndex={0} role="document" aria-label="Instructions" className="outline-offset-8">{instructions}</div>
        </Dialog>
      )}
      {item && picture !== null && <Lightbox item={item} pictures={pictures} number={picture} onShow={(number) => view.set({ picture: number })} onClose={() => view.set({ picture: null })} />}
      {isUnreadAsked && <UnreadDialog />}
      {isSignedOut && <SignInDialog userName={userName} />}
    </>
  );
}
