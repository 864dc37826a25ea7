/** All pictures of an item in reading order, with the turn that each stands in. */
import type { DeskImage, DeskItem } from "@/lib/judgments/desk";
import { turnId, type TurnId } from "./reading";

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
  const face = item.kind === "rating" ? item.people.face?.src : null;
  const shared = listGallery(item).flatMap(({ image }) => (image.state === "stored" && image.src ? [image.src] : []));
  return [...new Set([...(face ? [face] : []), ...shared])].slice(0, count);
}

/** Height over width of the box that a picture gets: its own, within limits that keep a transcript readable. */
export function boxRatio(image: Pick<DeskImage, "width" | "height">): { width: number; height: number } {
  const { width, height } = image;
  if (!width || !height) return { width: 4, height: 3 };
  const ratio = Math.min(1.25, Math.max(0.5, height / width));
  return ratio === height / width ? { width, height } : { width: 1000, height: Math.round(1000 * ratio) };
}

/** What a picture that cannot be shown says in its place. */
export const IMAGE_STATE_WORDS = {
  remote: { title: "Not fetched", text: "This picture is known only by its address on the web; it has not been brought in." },
  missing: { title: "Missing", text: "A picture belongs here, but the dataset came without it." },
  refused: { title: "Could not be read", text: "A picture belongs here, but its file is damaged or of a kind that is not shown." },
} as const;
