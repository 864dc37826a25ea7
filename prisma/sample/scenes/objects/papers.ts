import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, group, line, path, polygon, rect, shadow } from "../shapes";

/** A branch with two persimmons, as a watercolour: 260 by 200 around the origin. */
export function persimmonPainting(art: Art): string {
  const wash = (x: number, y: number, r: number, c: string, o: number) => circle(x, y, r, art.radial([`${c}@${o}`, `${c}@${o * 0.8}`, `${c}@0`]));
  const fruit = (x: number, y: number, r: number) => circle(x, y, r, art.radial(["#f7b06a", "#e2742c", "#c7561e"], 0.38, 0.3, 0.85), { opacity: 0.92 }) + wash(x + 10, y + 12, r * 1.2, "#e2742c", 0.35) + path(`M${x - 20},${y - r + 6} q20,-14 40,0 q-10,12 -20,8 q-10,4 -20,-8 Z`, "#6f8a4f", { opacity: 0.9 });
  return wash(-60, -30, 120, "#bcd3d6", 0.6) + wash(70, 30, 110, "#f0d8b0", 0.7) + line("M-124,-74 C-60,-84 20,-60 118,-78 M-40,-78 L-44,-46 M50,-70 L56,-34", "#6b4c3a", 7, { opacity: 0.85 }) + path("M96,-78 q34,8 30,44 q-34,-8 -30,-44 Z", "#8aa35a", { opacity: 0.8 }) + path("M-110,-74 q-30,14 -22,44 q30,-12 22,-44 Z", "#c2652f", { opacity: 0.7 }) + fruit(-44, -4, 42) + fruit(58, 12, 46);
}

/** Snow hills with blue shadows, as a watercolour. */
export function snowPainting(art: Art): string {
  return rect(-140, -110, 280, 220, art.linear(["#a9c1de", "#e6e4ee", "#f7efe6"])) + path("M-140,0 C-80,-60 -20,-40 30,-10 C70,-40 110,-30 140,-14 L140,110 L-140,110 Z", "#fbfcfe") + path("M-140,40 C-60,-10 10,10 60,30 C20,30 -60,50 -140,100 Z", "#9fb8dd", { opacity: 0.75 }) + path("M30,-10 C60,20 70,60 60,110 L140,110 L140,-14 C110,-30 70,-40 30,-10 Z", "#8ea9d6", { opacity: 0.55 }) + line("M-70,10 L-70,-60 M-70,-40 L-92,-58 M-70,-30 L-48,-52 M84,6 L84,-44 M84,-26 L100,-40", "#5a5470", 5, { opacity: 0.85 });
}

/** A pine under ropes in the snow, as a watercolour. */
export function pinePainting(art: Art): string {
  const blot = (x: number, y: number, r: number) => ellipse(x, y, r, r * 0.36, art.radial(["#4f7a5a@0.9", "#6f9a7a@0.6", "#6f9a7a@0"]));
  return rect(-140, -110, 280, 220, art.linear(["#cfdbe6", "#f4f0ea"])) + line("M0,90 C-14,40 14,0 0,-60", "#5b4436", 9, { opacity: 0.85 }) + blot(-54, 10, 70) + blot(56, -14, 64) + blot(0, -46, 66) + line("M0,-104 L-96,30 M0,-104 L-48,30 M0,-104 L48,10 M0,-104 L98,10", "#c99a52", 2.6) + path("M-140,80 Q0,60 140,84 L140,110 L-140,110 Z", "#fdfeff");
}

/** A red half-round bridge over a pond, as a watercolour. */
export function bridgePainting(art: Art): string {
  return rect(-140, -110, 280, 220, art.linear(["#f3e3c4", "#cfe0d8", "#8fb4b4"])) + circle(-70, -60, 56, art.radial(["#c2452f@0.8", "#d9742f@0.4", "#d9742f@0"])) + circle(84, -66, 60, art.radial(["#e7a23a@0.8", "#e7b54a@0.4", "#e7b54a@0"])) + line("M-110,34 Q0,-56 110,34", "#b5392c", 15) + line("M-110,6 Q0,-86 110,6 M-70,6 L-70,-22 M-24,-22 L-24,-50 M24,-22 L24,-50 M70,6 L70,-22", "#b5392c", 5) + line("M-100,70 Q0,110 100,70", "#b5392c", 9, { opacity: 0.35 });
}

/** A sheet lying on a table, its painting drawn in 280 by 220. */
export function sheet(art: Art, content: string): string {
  return group([rect(-160, -124, 332, 260, "#1b1430", { opacity: 0.16 }), rect(-168, -132, 336, 264, "#fdf8ec"), group([content], { clipPath: art.clip(rect(-150, -114, 300, 228, "#000")) })]);
}

/** An open box of twelve colours, 260 by 150 around the origin. */
export function paintBox(art: Art): string {
  const colours = ["#c2452f", "#e2742c", "#e7b54a", "#8aa35a", "#3f6b4d", "#1f8a86", "#5f9fc4", "#2f5d8a", "#8d7fb5", "#b56b8f", "#6b4c3a", "#2a2a33"];
  return rect(-126, -66, 264, 148, "#1b1430", { opacity: 0.2, rx: 10 }) + rect(-132, -76, 264, 148, art.linear(["#454a58", "#2a2d38"]), { rx: 10 }) + colours.map((c, i) => rect(-116 + (i % 6) * 40, -60 + Math.floor(i / 6) * 46, 33, 38, art.linear([lighter(c, 0.15), darker(c, 0.1)]), { rx: 5 })).join("") + rect(-116, 36, 232, 26, "#e9ebec", { rx: 6 }) + ellipse(-60, 49, 34, 9, "#8fb4cc", { opacity: 0.8 }) + ellipse(40, 49, 40, 8, "#e2a06a", { opacity: 0.7 });
}

export function brush(colour: string, tip: string): string {
  return line("M-110,0 L70,0", colour, 9) + rect(64, -7, 30, 14, "#c9cfd4") + path("M94,-8 Q124,-6 136,0 Q124,6 94,8 Z", tip);
}

/** A house in white card with a courtyard and a stair, as architects build them: 420 wide, foot at the origin. */
export function cardModel(art: Art): string {
  const face = (points: readonly (readonly [number, number])[], c: string) => polygon(points, c, { stroke: "#b9ac98", strokeWidth: 1.5 });
  return (
    shadow(art, 0, 20, 270, 40, 0.35) + face([[-260, 0], [0, -90], [260, 0], [0, 90]], "#d9b98a") + face([[-260, 0], [0, 90], [0, 106], [-260, 16]], "#b98f5c") + face([[260, 0], [0, 90], [0, 106], [260, 16]], "#a57c4c") +
    face([[-190, -6], [-90, -40], [-90, -160], [-190, -126]], "#efe9dc") + face([[-190, -6], [-60, 40], [-60, -80], [-190, -126]], "#fbf7ee") + face([[-190, -126], [-90, -160], [40, -114], [-60, -80]], "#fffdf6") + face([[-60, 40], [40, 6], [40, -114], [-60, -80]], "#ddd3c0") +
    face([[40, 6], [150, 44], [150, -30], [40, -68]], "#f4eee2") + face([[150, 44], [224, 16], [224, -58], [150, -30]], "#cfc4ae") + face([[40, -68], [114, -94], [224, -58], [150, -30]], "#fffaf0") +
    path("M-160,-70 l34,12 l0,44 l-34,-12 Z M-112,-54 l34,12 l0,44 l-34,-12 Z", "#8f8474") + path("M-30,-56 l24,-8 l0,56 l-24,8 Z", "#8f8474") + path("M70,-34 l50,17 l0,26 l-50,-17 Z", "#8f8474") +
    [0, 1, 2, 3, 4].map((i) => face([[-20 + i * 14, 60 - i * 9], [20 + i * 14, 46 - i * 9], [20 + i * 14, 38 - i * 9], [-20 + i * 14, 52 - i * 9]], "#fffdf6")).join("") + circle(-6, 6, 18, "#7d9a5c") + line("M-6,24 L-6,40", "#6b4c3a", 5) + circle(190, 26, 16, "#8aa868") + line("M190,40 L190,52", "#6b4c3a", 5)
  );
}

/** Drawings of plans, pinned up: only lines, no lettering. */
export function planSheet(x: number, y: number, w: number, h: number): string {
  return rect(x + 6, y + 8, w, h, "#1b1430", { opacity: 0.14 }) + rect(x, y, w, h, "#fdfaf2") + line(`M${x + w * 0.14},${y + h * 0.2} h${w * 0.72} v${h * 0.42} h${w * -0.3} v${h * -0.18} h${w * -0.42} Z M${x + w * 0.14},${y + h * 0.42} h${w * 0.2} M${x + w * 0.5},${y + h * 0.2} v${h * 0.14}`, "#4a5570", 3.5) + line(`M${x + w * 0.14},${y + h * 0.76} h${w * 0.7} M${x + w * 0.14},${y + h * 0.84} h${w * 0.44}`, "#b9b2a5", 3) + circle(x + w / 2, y + 8, 5, "#c2452f");
}
