import type { Art } from "./art";
import { lighter } from "./colour";
import { person } from "./people/person";
import type { Look, Outfit, Pose } from "./people/look";
import { at, group, rect } from "./shapes";

/** What lies behind the person is out of focus. */
export function outOfFocus(art: Art, content: string, deviation = 5): string {
  return group([content], { filter: art.blur(deviation) });
}

interface Close {
  look: Look;
  outfit: Outfit;
  pose?: Pose;
  scale?: number;
  x?: number;
  y?: number;
}

/** Head and shoulders at arm's length, the arm that holds the camera leaving the picture. */
export function selfie(art: Art, background: string, who: Close): string {
  const { x = art.width * 0.47, y = art.height * 0.66, scale = 3.3 } = who;
  return outOfFocus(art, background) + at(x, y, scale, person(art, who.look, who.outfit, { bust: true, tilt: -4, turn: 0.5, mood: "grin", rightHand: [150, 150], rightElbow: -1, ...who.pose }));
}

/** The portrait that stands for a persona; hair that is worn high needs a smaller `scale`. */
export function portrait(art: Art, look: Look, outfit: Outfit, colour: string, pose: Pose = {}, scale = 4.6): string {
  return rect(0, 0, art.width, art.height, art.radial([lighter(colour, 0.55), colour], 0.4, 0.3, 0.85)) + at(art.width / 2, art.height * (scale < 4.6 ? 0.86 : 0.79), scale, person(art, look, outfit, { bust: true, ...pose }));
}
