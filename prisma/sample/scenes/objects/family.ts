import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, line, path, rect, shadow } from "../shapes";

/** A baby's head, asleep, 100 wide around the origin. */
function babyHead(art: Art, skin: string): string {
  return circle(0, 0, 50, art.radial([lighter(skin, 0.25), skin, darker(skin, 0.1)], 0.42, 0.32, 0.75)) + path("M-40,-28 C-24,-58 24,-58 40,-28 C18,-40 -18,-40 -40,-28 Z", "#a9794a", { opacity: 0.55 }) + line("M-4,-50 q6,-12 12,-4", "#a9794a", 3) + line("M-27,4 q9,8 18,0 M9,4 q9,8 18,0", "#3a2a30", 3.2) + ellipse(-29, 17, 11, 7, "#e8776b", { opacity: 0.35 }) + ellipse(29, 17, 11, 7, "#e8776b", { opacity: 0.35 }) + circle(0, 14, 3.4, darker(skin, 0.25)) + line("M-6,27 q6,5 12,0", "#b5525a", 3);
}

/** A baby wrapped in a blanket, lying, head to the left; 300 long. */
export function swaddledBaby(art: Art, skin: string, blanket: string): string {
  return shadow(art, 20, 62, 180, 22) + path("M-70,-56 C0,-86 150,-66 180,0 C186,46 60,70 -60,58 C-96,40 -100,-30 -70,-56 Z", art.linear([lighter(blanket, 0.3), blanket, darker(blanket, 0.12)])) + line("M-40,-48 C20,-10 60,20 150,26 M-50,44 C0,10 40,-20 120,-52", darker(blanket, 0.2), 4, { opacity: 0.6 }) + [[10, -40], [60, 36], [110, -12], [70, -46], [0, 36], [140, 16]].map(([x = 0, y = 0]) => circle(x, y, 6, "#fffaf0", { opacity: 0.9 })).join("") + `<g transform="translate(-84 0) rotate(-14)">${circle(0, 2, 60, darker(blanket, 0.06))}${babyHead(art, skin)}</g>`;
}

/** A wooden cot, 460 wide, foot at the origin. `content` lies on the mattress; `bars` 0 leaves the near side open. */
export function cot(art: Art, wood: string, content: string, bars = 11): string {
  const dark = darker(wood, 0.25);
  const back = Array.from({ length: 12 }, (_, i) => rect(-206 + i * 36, -250, 10, 190, darker(wood, 0.12))).join("");
  const front = Array.from({ length: bars }, (_, i) => rect(-206 + i * 40, -176, 10, 128, art.linear([lighter(wood, 0.25), wood], true))).join("");
  return shadow(art, 0, 2, 280, 24) + back + rect(-220, -262, 440, 18, wood, { rx: 9 }) + rect(-216, -112, 432, 52, art.linear(["#fbf6ea", "#ddd3c0"]), { rx: 14 }) + content + front + rect(-226, -190, 452, 18, art.linear([lighter(wood, 0.3), wood]), { rx: 9 }) + rect(-226, -56, 452, 20, art.linear([wood, dark]), { rx: 8 }) + rect(-240, -280, 24, 280, art.linear([lighter(wood, 0.25), wood, dark], true), { rx: 8 }) + rect(216, -280, 24, 280, art.linear([lighter(wood, 0.25), wood, dark], true), { rx: 8 });
}

/** A mobile of stars and a moon, hanging from `y` = 0. */
export function mobile(art: Art): string {
  return line("M0,-120 L0,0 M-90,0 L90,0 M-84,0 L-84,60 M-28,0 L-28,90 M28,0 L28,56 M84,0 L84,84", "#b9a98f", 3) + path("M-84,60 l7,16 l17,1 l-13,11 l5,17 l-16,-10 l-16,10 l5,-17 l-13,-11 l17,-1 Z", "#e7b54a") + path("M-14,92 a26,26 0 1 0 6,44 a20,20 0 1 1 -6,-44 Z", "#f4d98a") + circle(28, 76, 20, art.radial(["#a9c8da", "#5f8fb0"])) + path("M84,84 l6,14 l15,1 l-11,10 l4,14 l-14,-8 l-14,8 l4,-14 l-11,-10 l15,-1 Z", "#d98a6b");
}

/** A three-wheeled running pram seen from the side, wheels on y = 0. */
export function pram(art: Art, colour: string, baby: string): string {
  const wheel = (x: number, r: number) => circle(x, -r, r, "none", { stroke: "#2a2a33", strokeWidth: 9 }) + circle(x, -r, r * 0.74, "none", { stroke: "#c9cfd4", strokeWidth: 3 }) + line(`M${x - r * 0.7},${-r} h${r * 1.4} M${x},${-r * 1.7} v${r * 1.4}`, "#aab3bb", 3) + circle(x, -r, 7, "#7d858e");
  return shadow(art, 10, 2, 190, 18) + line("M-170,-240 L-104,-190 L30,-80 L150,-44 M-90,-56 L-40,-150", "#4a4f5a", 10) + line("M-184,-250 L-160,-232", "#2a2a33", 16) + path("M-92,-196 C-70,-110 20,-84 118,-104 L128,-150 C60,-140 0,-160 -30,-200 Z", art.linear([lighter(colour, 0.15), darker(colour, 0.2)])) + baby + path("M-98,-196 C-98,-290 20,-312 72,-226 L-24,-184 Z", art.linear([lighter(colour, 0.3), colour, darker(colour, 0.15)])) + line("M-70,-262 L-40,-190 M-6,-288 L-8,-192", darker(colour, 0.3), 3, { opacity: 0.6 }) + wheel(-90, 56) + wheel(150, 44);
}

export function babyInPram(art: Art, skin: string): string {
  return `<g transform="translate(36 -172) scale(0.62)">${babyHead(art, skin)}${path("M-50,-16 C-44,-66 44,-66 50,-16 C24,-30 -24,-30 -50,-16 Z", "#f0e2c0")}</g>`;
}

/** The baby lies on somebody's chest. */
export function babyOnChest(art: Art, skin: string, cloth: string): string {
  return path("M-44,40 C-60,90 -40,150 0,152 C46,150 60,90 44,40 Z", art.linear([lighter(cloth, 0.2), darker(cloth, 0.1)])) + `<g transform="translate(-4 22) rotate(-12) scale(0.72)">${babyHead(art, skin)}</g>` + ellipse(-34, 84, 13, 11, skin);
}

/** A pair of running shoes from the side. */
export function runningShoes(art: Art, colour: string, worn: boolean): string {
  const shoe = (c: string) => shadow(art, 0, 4, 190, 16) + path("M-170,-20 C-176,-80 -160,-128 -138,-136 C-120,-112 -76,-108 -56,-132 C-10,-96 50,-74 120,-62 C162,-54 176,-36 174,-16 Z", art.linear([lighter(c, 0.22), c, darker(c, 0.2)])) + path("M-176,-22 C-60,-34 60,-6 180,-20 C188,-4 180,6 168,8 L-160,8 C-178,4 -182,-10 -176,-22 Z", "#f7f3ea") + line("M-176,-6 L178,-6", worn ? "#a58f74" : "#d8d2c4", 5) + line("M-44,-118 l26,34 M-18,-104 l24,32 M10,-92 l22,28 M-64,-92 l44,-18 M-38,-74 l46,-20 M-8,-60 l46,-20", "#fffaf0", 5.5) + path("M-150,-40 C-90,-86 -20,-60 60,-34", "none", { stroke: "#fffaf0", strokeWidth: 9, opacity: 0.85 }) + (worn ? ellipse(130, -34, 26, 12, "#6b4c3a", { opacity: 0.45 }) + ellipse(-120, -32, 36, 12, "#6b4c3a", { opacity: 0.4 }) + ellipse(40, -40, 22, 9, "#6b4c3a", { opacity: 0.3 }) : "");
  return `<g transform="translate(60 -56) scale(0.94)">${shoe(darker(colour, 0.12))}</g>${shoe(colour)}`;
}

export function medal(art: Art, y = 110): string {
  return line(`M-24,6 L0,${y - 24} L24,6`, "#c2322b", 9) + circle(0, y, 25, art.radial(["#fff0b8", "#e7b54a", "#b5822f"], 0.4, 0.3, 0.8)) + circle(0, y, 17, "none", { stroke: "#b5822f", strokeWidth: 3 });
}
