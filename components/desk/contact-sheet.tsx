"use client";

import { clsx } from "clsx";
import { Dialog } from "@/components/ui/dialog";
import { shortDate } from "@/lib/desk/dates";
import { listGallery, type GalleryEntry } from "@/lib/desk/gallery";
import { BOTH_SIDES, imageName, sessionName, sessionsOf } from "@/lib/desk/sides";
import type { DeskItem, DeskSession } from "@/lib/judgments/desk";
import { useOpenPicture, useParts } from "./desk-context";
import { jumpToTurn } from "./jump";
import { isShown, PictureBox } from "./picture-box";

/** Every picture of the item at once, each with its place: for judging whether they belong together. Of a pair side by side. */
export function ContactSheet({ item, onClose }: { item: DeskItem; onClose: () => void }) {
  const gallery = listGallery(item);
  const isPair = item.kind === "comparison";
  return (
    <Dialog open wide title={`${gallery.length} ${gallery.length === 1 ? "image" : "images"}`} onClose={onClose}>
      {isPair ? (
        <div className="grid gap-x-8 gap-y-9 sm:grid-cols-2">
          {BOTH_SIDES.map((side) => {
            const sessions = sessionsOf(item.sessions, side);
            const has = gallery.some((entry) => sessions.some((session) => session.number === entry.session));
            return (
              <section key={side} aria-labelledby={`contact-${side}`}>
                <h3 id={`contact-${side}`} className="mb-3 text-[17px]"><span className="sr-only">Conversation </span>{side}</h3>
                {has ? <Sessions item={item} sessions={sessions} gallery={gallery} isQuiet={item.sessions.length === 2} isNarrow onClose={onClose} /> : <p className="text-[14px] text-faint">No images</p>}
              </section>
            );
          })}
        </div>
      ) : (
        <Sessions item={item} sessions={item.sessions} gallery={gallery} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** @param isQuiet one session on each side: its heading would say nothing. */
function Sessions({ item, sessions, gallery, isQuiet, isNarrow, onClose }: {
  item: DeskItem;
  sessions: readonly DeskSession[];
  gallery: readonly GalleryEntry[];
  isQuiet?: boolean;
  isNarrow?: boolean;
  onClose: () => void;
}) {
  const Heading = isNarrow ? "h4" : "h3";
  return (
    <div className="grid gap-7">
      {sessions.filter((session) => gallery.some((entry) => entry.session === session.number)).map((session) => (
        <section key={session.number} aria-labelledby={session.side === null ? `contact-session-${session.number}` : `contact-${session.side} contact-session-${session.number}`}>
          <Heading id={`contact-session-${session.number}`} className={isQuiet ? "sr-only" : "mb-2.5 flex items-baseline gap-2 text-[14px]"}>
            Session {session.label}
            <span className="text-[12.5px] font-normal text-faint">{shortDate(session.date, session.dateText)}</span>
          </Heading>
          <ul className={clsx("grid gap-3", isNarrow ? "grid-cols-2" : "grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] sm:gap-4")}>
            {gallery.filter((entry) => entry.session === session.number).map((entry) => <Entry key={entry.image.number} item={item} entry={entry} onClose={onClose} />)}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Entry({ item, entry: { image, turn, turnNumber, session }, onClose }: { item: DeskItem; entry: GalleryEntry; onClose: () => void }) {
  const parts = useParts();
  const openPicture = useOpenPicture();
  const isPair = item.kind === "comparison";
  return (
    <li className="min-w-0">
      {isShown(image) ? (
        <button type="button" aria-label={`${image.alt}. Open large.`} onClick={() => openPicture(image.number)} className="block w-full cursor-zoom-in overflow-hidden rounded-xl border border-line">
          <PictureBox image={image} equal={isPair} eager className="!aspect-[4/3]" />
        </button>
      ) : (
        <PictureBox image={image} equal={isPair} className={clsx("rounded-xl p-2", isPair && "max-sm:[&_p:last-child]:hidden")} />
      )}
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-[12.5px] text-faint tabular-nums">
        <span>{imageName(image, null)}</span>
        <button
          type="button"
          onClick={() => {
            onClose();
            // After the dialog has given the focus back.
            requestAnimationFrame(() => jumpToTurn(parts, turn));
          }}
          aria-label={`Go to image ${image.label}, turn ${turnNumber} of ${sessionInWords(item, session)}`}
          className="min-h-7 rounded font-medium text-accent underline-offset-3 hover:underline max-lg:min-h-11"
        >
          Turn {turnNumber}
        </button>
        <span className="basis-full truncate" dir="auto">{image.sharedBy}</span>
      </p>
    </li>
  );
}

function sessionInWords(item: DeskItem, session: number): string {
  const name = sessionName(item.sessions, session);
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
