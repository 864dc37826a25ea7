/** All pictures of an item in reading order, with the turn that each stands in. */
import type { DeskImage, DeskItem } from "@/lib/judgments/desk";
import { turnId, type TurnId } from "./reading";
import { BOTH_SIDES, sessionsOf } from "./sides";

export type GalleryEntry = { image: DeskImage; turn: TurnId; session: number; turnNumber: number };

export function listGallery(item: Pick<DeskItem, "sessions">): GalleryEntry[] {
  return item.sessions.flatMap((session) =>
    session.turns.flatMap((turn) =>
      turn.images.map((image) => ({ image, turn: turnId(session.number, turn.number), session: session.number, turnNumber: turn.number })),
    ),
  );
}

export function countImages(item: Pick<DeskItem, "sessions">): { total: number; unavailable: number } {
  const all = listGallery(item);
  return { total: all.length, unavailable: all.filter((entry) => entry.image.state !== "stored" || entry.image.src === null).length };
}

/** Addresses to fetch before the item is shown: what stands in the first viewport or two. */
export function firstPictures(item: DeskItem, count = 6): string[] {
  const listStored = (sessions: DeskItem["sessions"]) => listGallery({ sessions }).flatMap(({ image }) => (image.state === "stored" && image.src ? [image.src] : []));
  if (item.kind === "comparison") {
    // Both conversations begin at the top of the page.
    const half = Math.ceil(count / 2);
    return BOTH_SIDES.flatMap((side) => listStored(sessionsOf(item.sessions, side)).slice(0, half));
  }
  const face = item.people.face?.src;
  return [...new Set([...(face ? [face] : []), ...listStored(item.sessions)])].slice(0, count);
}

/** Height over width of the box that a picture gets: its own, within limits that keep a transcript readable. */
export function boxRatio(image: Pick<DeskImage, "width" | "height">): { width: number; height: number } {
  const { width, height } = image;
  if (!width || !height) return { width: 4, height: 3 };
  const ratio = Math.min(1.25, Math.max(0.5, height / width));
  return ratio === height / width ? { width, height } : { width: 1000, height: Math.round(1000 * ratio) };
}

/** Of pairs every picture has the same box, so that neither source is known by the shapes of its pictures. */
export const EQUAL_BOX = { width: 4, height: 3 } as const;

/** What a picture that cannot be shown says in its place. In a pair not why: that would be telling of the source. */
export const IMAGE_STATE_WORDS = {
  untold: { title: "Not shown", text: "A picture was shared here, but it cannot be shown." },
  remote: { title: "Not fetched", text: "This picture is known only by its address on the web; it has not been brought in." },
  missing: { title: "Missing", text: "A picture belongs here, but the dataset came without it." },
  gone: { title: "Missing", text: "This picture was stored, but its file is gone or damaged. Tell the researchers." },
  away: { title: "Not available now", text: "The pictures do not come just now. Reload the page to try again." },
  refused: { title: "Could not be read", text: "A picture belongs here, but its file is damaged or of a kind that is not shown." },
} as const;
