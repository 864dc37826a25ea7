"use client";

import { Dialog } from "@/components/ui/dialog";
import { shortDate } from "@/lib/desk/dates";
import { listGallery } from "@/lib/desk/gallery";
import type { DeskItem } from "@/lib/judgments/desk";
import { useParts } from "./desk-context";
import { jumpToTurn } from "./jump";
import { isShown, PictureBox } from "./picture-box";

/** Every picture of the conversation at once, each with its place: for judging whether they belong together. */
export function ContactSheet({ item, onClose }: { item: DeskItem; onClose: () => void }) {
  const { desk, view } = useParts();
  const gallery = listGallery(item);
  const sessions = item.sessions.filter((session) => gallery.some((entry) => entry.session === session.number));
  return (
    <Dialog open wide title={`${gallery.length} ${gallery.length === 1 ? "image" : "images"}`} onClose={onClose}>
      <div className="grid gap-7">
        {sessions.map((session) => (
          <section key={session.number} aria-labelledby={`contact-${session.number}`}>
            <h3 id={`contact-${session.number}`} className="mb-2.5 flex items-baseline gap-2 text-[14px]">
              Session {session.number}
              <span className="text-[12.5px] font-normal text-faint">{shortDate(session.date, session.dateText)}</span>
            </h3>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] sm:gap-4">
              {gallery.filter((entry) => entry.session === session.number).map(({ image, turn, turnNumber }) => (
                <li key={image.number} className="min-w-0">
                  {isShown(image) ? (
                    <button
                      type="button"
                      aria-label={`${image.alt}. Open large.`}
                      onClick={() => {
                        desk.noteImageOpened();
                        view.set({ picture: image.number });
                      }}
                      className="block w-full cursor-zoom-in overflow-hidden rounded-xl border border-line"
                    >
                      <PictureBox image={image} eager className="!aspect-[4/3]" />
                    </button>
                  ) : (
                    <PictureBox image={image} className="rounded-xl p-2" />
                  )}
                  <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-[12.5px] text-faint tabular-nums">
                    <span>Image {image.number}</span>
                    <button
                      type="button"
                      onClick={() => {
                        onClose();
                        // After the dialog has given the focus back.
                        requestAnimationFrame(() => jumpToTurn(turn));
                      }}
                      aria-label={`Go to image ${image.number}, turn ${turnNumber} of session ${session.number}`}
                      className="min-h-7 rounded font-medium text-accent underline-offset-3 hover:underline max-lg:min-h-11"
                    >
                      Turn {turnNumber}
                    </button>
                    <span className="basis-full truncate" dir="auto">{image.sharedBy}</span>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
