import { listGallery } from "@/lib/desk/gallery";
import type { DeskImage, DeskItem } from "@/lib/judgments/desk";
import { isShown } from "./picture-box";

/** What the lightbox leafs through: the pictures of the conversation, or those of one album, or the portrait. */
export function listNeighbours(item: DeskItem, number: number | null): DeskImage[] {
  const groups = [listGallery(item).map((entry) => entry.image), ...item.sessions.map((session) => session.album), item.people.face ? [item.people.face] : []];
  return (groups.find((group) => group.some((image) => image.number === number)) ?? []).filter(isShown);
}
