import { listGallery } from "@/lib/desk/gallery";
import type { DeskImage, DeskItem } from "@/lib/judgments/desk";
import { BOTH_SIDES } from "@/lib/desk/sides";
import { isShown } from "./picture-box";

/** What the lightbox leafs through: the shared pictures (of a pair, those of both sides), or those of one album, or a portrait. */
export function listNeighbours(item: DeskItem, number: number | null): DeskImage[] {
  const people = item.kind === "rating" ? [item.people] : BOTH_SIDES.map((side) => item.sides[side].people);
  const groups = [listGallery(item).map((entry) => entry.image), ...item.sessions.map((session) => session.album), ...people.map(({ face }) => (face ? [face] : []))];
  return (groups.find((group) => group.some((image) => image.number === number)) ?? []).filter(isShown);
}
