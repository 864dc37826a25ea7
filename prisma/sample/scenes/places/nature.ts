import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, line, path, shadow } from "../shapes";

/** A broad-leaved tree with its foot at the origin, about 300 high. */
export function tree(art: Art, leaf: string, trunk = "#6b4c3a"): string {
  let crown = "";
  const spots: readonly (readonly [number, number, number])[] = [[-62, -190, 62], [62, -190, 62], [0, -238, 78], [-34, -160, 56], [40, -150, 54], [0, -190, 70]];
  for (const [x, y, r] of spots) crown += circle(x, y, r, art.radial([lighter(leaf, 0.3), leaf, darker(leaf, 0.22)], 0.35, 0.25, 0.85));
  let flecks = "";
  for (let i = 0; i < 26; i += 1) flecks += ellipse(Math.round(art.between(-90, 90)), Math.round(art.between(-280, -120)), 8, 4, lighter(leaf, 0.35), { opacity: 0.5 });
  return shadow(art, 0, 4, 110, 18) + path("M-14,0 C-10,-60 -10,-100 -18,-150 L18,-150 C10,-100 10,-60 16,0 Z", art.linear([darker(trunk, 0.2), trunk, darker(trunk, 0.25)], true)) + line("M0,-110 L-36,-160 M2,-120 L40,-170", trunk, 9) + crown + flecks;
}

/** A spruce, foot at the origin, about 260 high. */
export function spruce(art: Art, colour: string, snow = false): string {
  const tier = (y: number, w: number, h: number) =>
    path(`M0,${y - h} L${w},${y} Q0,${y + 14} ${-w},${y} Z`, art.linear([lighter(colour, 0.16), colour, darker(colour, 0.2)], true)) +
    (snow ? path(`M0,${y - h} L${w * 0.62},${y - h * 0.38} L${w * 0.3},${y - h * 0.46} L${w * 0.1},${y - h * 0.3} L${-w * 0.2},${y - h * 0.44} L${-w * 0.6},${y - h * 0.38} Z`, "#f4f8fb", { opacity: 0.95 }) : "");
  return path("M-8,0 L-6,-40 L6,-40 L8,0 Z", "#4d3a32") + tier(-24, 74, 110) + tier(-84, 60, 100) + tier(-144, 44, 100);
}

/** A pine held up by ropes for the winter, as in the gardens of the snow country. */
export function ropedPine(art: Art, snow: boolean): string {
  const pad = (x: number, y: number, w: number) =>
    ellipse(x, y, w, 24, art.radial(["#4f7a5a", "#2d5140"], 0.4, 0.2, 0.9)) + (snow ? path(`M${x - w},${y - 4} Q${x - w * 0.5},${y - 34} ${x},${y - 28} Q${x + w * 0.6},${y - 34} ${x + w},${y - 4} Q${x},${y - 14} ${x - w},${y - 4} Z`, "#f8fafc") : "");
  const ropes = [-190, -150, -105, -60, -20, 20, 60, 105, 150, 190].map((x) => `M0,-430 L${x},${-60 - Math.abs(x) * 0.16}`).join(" ");
  return line("M0,0 C-24,-80 26,-130 0,-230 M-4,-110 C-60,-130 -90,-120 -120,-130 M6,-150 C60,-180 90,-160 110,-180", "#5b4436", 17) + line("M0,0 L0,-436", "#b98f5c", 6) + pad(-110, -130, 84) + pad(112, -178, 76) + pad(0, -244, 88) + pad(44, -86, 96) + line(ropes, "#e0bf86", 2.6, { opacity: 0.95 }) + circle(0, -434, 9, "#d9b06c");
}

export function bush(art: Art, colour: string, flower?: string): string {
  let out = shadow(art, 0, 4, 90, 14);
  const spots: readonly (readonly [number, number, number])[] = [[-50, -26, 36], [50, -26, 36], [0, -44, 46], [-22, -18, 34], [26, -16, 34]];
  for (const [x, y, r] of spots) out += circle(x, y, r, art.radial([lighter(colour, 0.28), colour, darker(colour, 0.2)], 0.35, 0.25, 0.85));
  if (flower !== undefined) for (let i = 0; i < 12; i += 1) out += circle(Math.round(art.between(-70, 70)), Math.round(art.between(-76, -8)), 6, flower) + "";
  return out;
}

export function palm(art: Art): string {
  const frond = (x: number, y: number, c: string) => path(`M0,-300 Q${x * 0.5},${-300 + y - 70} ${x},${-300 + y} Q${x * 0.4},${-300 + y - 20} 0,-288 Z`, c);
  return shadow(art, 0, 4, 70, 12) + line("M0,0 C14,-100 -14,-200 0,-300", "#8a6a4c", 20) + frond(-150, 50, "#2f7d4f") + frond(150, 50, "#2a6f47") + frond(-120, -40, "#3f9560") + frond(120, -40, "#3a8a58") + frond(-60, 100, "#2a6f47") + frond(70, 104, "#2f7d4f") + circle(-10, -292, 10, "#7a5a36") + circle(12, -288, 10, "#6b4c2e");
}

/** Tufts along the ground from edge to edge. */
export function grass(art: Art, y: number, colour: string, count = 60): string {
  let d = "";
  for (let i = 0; i < count; i += 1) {
    const x = Math.round(art.random() * art.width);
    const foot = Math.round(y + art.random() * (art.height - y));
    d += `M${x},${foot} q-2,-14 -8,-20 M${x},${foot} q1,-16 2,-24 M${x},${foot} q4,-12 10,-18 `;
  }
  return line(d, colour, 3, { opacity: 0.7 });
}

export function fallenLeaves(art: Art, y: number, count: number): string {
  let out = "";
  for (let i = 0; i < count; i += 1) out += `<ellipse cx="${Math.round(art.random() * art.width)}" cy="${Math.round(y + art.random() * (art.height - y))}" rx="10" ry="5" fill="${art.pick(["#d9742f", "#c2452f", "#e7b54a", "#a8532c"])}" opacity="0.9"/>`;
  return out;
}
