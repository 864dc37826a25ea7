import type { Art } from "../art";
import { darker } from "../colour";
import { circle, line, path, rect, shadow } from "../shapes";

export function wheel(art: Art, x: number, y: number, r: number): string {
  let spokes = "";
  for (let i = 0; i < 16; i += 1) {
    const a = (i * Math.PI) / 8;
    spokes += `M${x},${y} L${(x + Math.cos(a) * r).toFixed(1)},${(y + Math.sin(a) * r).toFixed(1)} `;
  }
  return line(spokes, "#aab3bb", 1.8) + circle(x, y, r, "none", { stroke: "#2a2a33", strokeWidth: r * 0.11 }) + circle(x, y, r * 0.9, "none", { stroke: "#d5dadf", strokeWidth: 3 }) + circle(x, y, r * 0.09, art.radial(["#e6eaee", "#7d858e"]));
}

/** 420 long, wheels on y = 0. */
export function bicycle(art: Art, colour: string, extras: { basket?: string; rack?: string } = {}): string {
  const tube = (d: string) => line(d, darker(colour, 0.3), 16) + line(d, colour, 12);
  const basket = extras.basket === undefined ? "" : path("M120,-214 L214,-214 L200,-136 L132,-136 Z", extras.basket) + line("M126,-190 L210,-190 M128,-164 L206,-164 M146,-214 L150,-136 M168,-214 L168,-136 M190,-214 L184,-136", darker(extras.basket, 0.3), 3);
  const rack = extras.rack === undefined ? "" : line("M-206,-142 L-92,-142 M-150,-142 L-140,-84", "#4a4f5a", 7) + rect(-204, -232, 104, 88, art.linear([extras.rack, darker(extras.rack, 0.2)]), { rx: 8 }) + rect(-204, -196, 104, 10, "#fbf3e2", { opacity: 0.8 });
  return (
    shadow(art, 0, 2, 240, 20, 0.35) + wheel(art, -140, -84, 80) + wheel(art, 140, -84, 80) + rack +
    tube("M-140,-84 L-60,-190 M-140,-84 L-20,-84 L-66,-204 M-20,-84 L104,-190 M-60,-186 L108,-196") + line("M140,-84 L100,-212", darker(colour, 0.2), 12) +
    line("M100,-212 L92,-238 q36,-14 54,12", "#33333d", 10) + path("M-106,-214 q44,-16 84,2 q-20,16 -50,12 q-24,0 -34,-14 Z", "#33272a") +
    circle(-20, -84, 22, "none", { stroke: "#7d858e", strokeWidth: 7 }) + line("M-20,-84 L2,-48 M-8,-46 L14,-50", "#4a4f5a", 7) + basket
  );
}

/** Long front load bike with a box before the rider, 560 long. */
export function cargoBicycle(art: Art, colour: string, load: string): string {
  const tube = (d: string) => line(d, darker(colour, 0.3), 18) + line(d, colour, 13);
  const parcel = (x: number, y: number, w: number, h: number, c: string) => rect(x, y - h, w, h, art.linear([c, darker(c, 0.18)]), { rx: 4 }) + rect(x + w * 0.42, y - h, w * 0.16, h, "#e7d3a8", { opacity: 0.9 });
  return (
    shadow(art, 20, 2, 320, 22, 0.35) + wheel(art, -190, -84, 80) + wheel(art, 260, -60, 58) +
    tube("M-190,-84 L-110,-200 M-190,-84 L-70,-84 L-116,-214 M-70,-84 L10,-60 L196,-60 L260,-60 M-104,-190 L-10,-180 L10,-60") + line("M-10,-180 L-24,-250 q-30,-8 -46,6", "#33333d", 10) +
    path("M-156,-224 q44,-16 84,2 q-20,16 -50,12 q-24,0 -34,-14 Z", "#33272a") + parcel(34, -176, 80, 70, "#c99a63") + parcel(104, -176, 74, 96, "#b98550") + parcel(56, -240, 66, 44, "#d9b184") +
    path("M14,-184 L214,-184 L200,-72 L28,-72 Z", art.linear([load, darker(load, 0.22)])) + rect(14, -190, 200, 12, darker(load, 0.3), { rx: 5 }) + circle(-70, -84, 22, "none", { stroke: "#7d858e", strokeWidth: 7 }) + line("M-70,-84 L-48,-48", "#4a4f5a", 7)
  );
}
