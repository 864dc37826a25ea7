import type { Art } from "../art";
import { darker, lighter, mix } from "../colour";
import { at, circle, ellipse, group, line, path, rect } from "../shapes";
import { backHair, frontHair, hairFromBehind } from "./hair";
import { headwear } from "./headwear";
import type { Look, Mood, Outfit, Pose } from "./look";

const FACE = "M-43,-82 C-43,-112 -25,-130 0,-130 C25,-130 43,-112 43,-82 C43,-54 37,-36 24,-24 C14,-15 -14,-15 -24,-24 C-37,-36 -43,-54 -43,-82 Z";

function eyes(look: Look, mood: Mood, shift: number): string {
  const ink = "#2a1f2b";
  const brow = look.brows ?? darker(look.hair.colour, 0.25);
  const one = (side: 1 | -1) => {
    const x = side * 18 + shift;
    const inner = mood === "worried" ? -5 : 1;
    const browLine = line(`M${x - side * 9},${-88 + inner} Q${x},${mood === "worried" ? -92 : -94} ${x + side * 10},-87`, brow, look.age === "child" ? 3 : 4);
    if (mood === "laugh") return browLine + line(`M${x - 7},-70 Q${x},-80 ${x + 7},-70`, ink, 3.4);
    if (mood === "asleep") return browLine + line(`M${x - 7},-73 Q${x},-66 ${x + 7},-73`, ink, 3.2);
    const size = look.age === "old" ? 4.2 : look.age === "child" ? 5.6 : 4.9;
    return (
      browLine +
      ellipse(x, -72, size + 3.6, size + 0.8, "#fffaf2", { opacity: 0.9 }) +
      ellipse(x + shift * 0.2, -71.6, size, size + 0.8, ink) +
      circle(x + 1.6 + shift * 0.2, -74, 1.5, "#ffffff") +
      line(`M${x - 9},-74 Q${x},-82 ${x + 9},-74`, ink, 2.4)
    );
  };
  return one(-1) + one(1);
}

function mouth(art: Art, look: Look, mood: Mood, shift: number): string {
  const lip = look.lips ?? mix(darker(look.skin, 0.3), "#a83a3f", 0.5);
  const x = shift;
  switch (mood) {
    case "grin":
    case "laugh": {
      const open = `M${x - 16},-42 Q${x},-38 ${x + 16},-42 Q${x + 12},-22 ${x},-22 Q${x - 12},-22 ${x - 16},-42 Z`;
      return group([path(open, "#7b2634"), rect(x - 16, -44, 32, 8.5, "#fffaf2"), ellipse(x, -22, 9, 5, "#d8717a")], { clipPath: art.clip(path(open, "#000")) }) + line(open, lip, 2.2);
    }
    case "calm":
      return line(`M${x - 10},-36 Q${x},-33 ${x + 10},-36`, lip, 3.4);
    case "asleep":
      return line(`M${x - 7},-36 Q${x},-33 ${x + 7},-36`, lip, 3.2);
    case "worried":
      return line(`M${x - 10},-34 Q${x},-39 ${x + 10},-34`, lip, 3.4);
    case "smile":
      return line(`M${x - 14},-40 Q${x},-28 ${x + 14},-40`, lip, 3.6);
  }
}

function ageLines(look: Look, shift: number): string {
  if (look.age !== "middle" && look.age !== "old") return "";
  const ink = darker(look.skin, 0.3);
  const old = look.age === "old";
  const faint = { opacity: old ? 0.7 : 0.4 };
  const fold = line(`M${shift - 17},-50 Q${shift - 22},-44 ${shift - 21},-38 M${shift + 17},-50 Q${shift + 22},-44 ${shift + 21},-38`, ink, 1.8, faint);
  if (!old) return fold;
  return fold + line(`M${shift - 18},-106 Q${shift},-110 ${shift + 18},-106 M${shift - 14},-99 Q${shift},-102 ${shift + 14},-99`, ink, 1.8, faint) + line(`M-36,-74 L-41,-78 M-36,-70 L-41,-69 M36,-74 L41,-78 M36,-70 L41,-69`, ink, 1.6, faint) + line(`M${shift - 26},-61 Q${shift - 18},-57 ${shift - 11},-61 M${shift + 26},-61 Q${shift + 18},-57 ${shift + 11},-61`, ink, 1.8, faint);
}

function beard(art: Art, look: Look, shift: number): string {
  if (look.beard === undefined) return "";
  const { style, colour } = look.beard;
  const fill = art.linear([colour, darker(colour, 0.12)]);
  const moustache = path(`M${shift},-49 C${shift - 10},-53 ${shift - 20},-46 ${shift - 22},-38 C${shift - 12},-41 ${shift - 6},-42 ${shift},-43 C${shift + 6},-42 ${shift + 12},-41 ${shift + 22},-38 C${shift + 20},-46 ${shift + 10},-53 ${shift},-49 Z`, fill);
  const jaw = (drop: number) => path(`M-44,-72 C-44,-30 -32,${-8 + drop} 0,${-6 + drop} C32,${-8 + drop} 44,-30 44,-72 C38,-54 32,-48 ${shift + 22},-46 C${shift + 22},-24 ${shift + 14},-27 ${shift},-27 C${shift - 14},-27 ${shift - 22},-24 ${shift - 22},-46 C-32,-48 -38,-54 -44,-72 Z`, fill);
  switch (style) {
    case "moustache":
      return moustache;
    case "stubble":
      return group([rect(-46, -74, 92, 74, art.linear([`${colour}@0`, `${colour}@0.3`, `${colour}@0.34`]))], { clipPath: art.clip(path(FACE, "#000")) });
    case "short":
      return jaw(0) + moustache;
    case "full":
      return jaw(22) + moustache + line("M-14,4 Q-10,-8 -12,-18 M12,4 Q10,-8 12,-18", darker(colour, 0.18), 2, { opacity: 0.5 });
  }
}

function glasses(colour: string | undefined, shift: number): string {
  if (colour === undefined) return "";
  const lens = (x: number) => rect(x - 14, -84, 28, 25, "#ffffff", { rx: 11, fillOpacity: 0.16, stroke: colour, strokeWidth: 3 });
  return lens(shift - 18) + lens(shift + 18) + line(`M${shift - 4},-74 Q${shift},-77 ${shift + 4},-74 M${shift - 32},-76 L-43,-78 M${shift + 32},-76 L43,-78`, colour, 3);
}

/** Head and neck. The neck's base is the origin. */
export function head(art: Art, look: Look, outfit: Outfit, pose: Pose): { behind: string; front: string } {
  const skin = look.skin;
  const shade = darker(skin, 0.22);
  const turn = pose.turn ?? 0;
  const mood = pose.mood ?? "smile";
  const tilt = (content: string) => `<g transform="rotate(${pose.tilt ?? 0} 0 -20)">${content}</g>`;
  const neck = path("M-18,-40 L-19,6 C-24,16 24,16 19,6 L18,-40 Z", skin) + path("M-18,-30 C-8,-10 10,-10 18,-30 L18,-8 C6,4 -10,2 -18,-8 Z", shade, { opacity: 0.6 });
  const ears = ellipse(-43, -66, 8, 13, darker(skin, 0.1)) + ellipse(43, -66, 8, 13, darker(skin, 0.16));
  if (pose.back === true) {
    return { behind: "", front: neck + tilt(ears + path(FACE, shade) + hairFromBehind(art, look) + (look.hair.style === "bun" || look.hair.style === "puff" ? at(0, 16, 1, backHair(art, look)) : "") + headwear(art, outfit.hat)) };
  }
  const rings = look.earrings === undefined ? "" : circle(-44, -49, 4.5, look.earrings) + circle(44, -49, 4.5, look.earrings);
  const clip = art.clip(path(FACE, "#000"));
  const light = art.linear([lighter(skin, 0.1), skin, darker(skin, 0.06)]);
  const modelling = group(
    [
      path("M12,-140 C60,-110 60,-40 10,-6 L70,0 L70,-140 Z", shade, { opacity: 0.2 }),
      ellipse(-27 + turn * 6, -52, 12, 8, art.radial(["#e2604f@0.4", "#e2604f@0"])),
      ellipse(27 + turn * 6, -52, 12, 8, art.radial(["#e2604f@0.4", "#e2604f@0"])),
    ],
    { clipPath: clip },
  );
  const shift = turn * 9;
  const nose = line(`M${shift + turn * 3},-66 Q${shift + 7 + turn * 5},-52 ${shift - 2 + turn * 3},-51`, darker(skin, 0.32), 3, { opacity: 0.75 });
  const spots = look.freckles === true ? [-26, -20, -31, 20, 27, 32].map((x, i) => circle(x + shift, -58 + (i % 3) * 4, 1.5, darker(skin, 0.35), { opacity: 0.6 })).join("") : "";
  const face = ears + path(FACE, light) + modelling + spots + ageLines(look, shift) + eyes(look, mood, turn * 7) + nose + beard(art, look, shift) + mouth(art, look, mood, shift) + frontHair(art, look) + glasses(look.glasses, turn * 7) + rings + headwear(art, outfit.hat);
  return { behind: tilt(backHair(art, look)), front: neck + tilt(face) };
}
