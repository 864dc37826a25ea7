import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, line, path, rect } from "../shapes";
import { shelf } from "./room";

export interface KitchenStyle {
  cabinet: string;
  counter: string;
  tile: string;
  handle: string;
}

/** Lower cupboards and counter along the whole width; things stand at `y`. */
export function counter(art: Art, y: number, style: KitchenStyle): string {
  const { width, height } = art;
  const doors = 4;
  const w = width / doors;
  let out = rect(0, y, width, height - y, art.linear([style.cabinet, darker(style.cabinet, 0.2)]));
  for (let i = 0; i < doors; i += 1) {
    out += rect(i * w + 16, y + 56, w - 32, height - y - 80, art.linear([lighter(style.cabinet, 0.12), style.cabinet]), { rx: 6, stroke: darker(style.cabinet, 0.25), strokeWidth: 3 }) + rect(i * w + w / 2 - 30, y + 74, 60, 9, style.handle, { rx: 4 });
  }
  return out + rect(-4, y - 4, width + 8, 38, art.linear([lighter(style.counter, 0.3), style.counter])) + rect(0, y + 34, width, 22, art.linear(["#1b1430@0.3", "#1b1430@0"]));
}

export function tiles(art: Art, y: number, h: number, colour: string): string {
  let out = rect(0, y, art.width, h, art.linear([lighter(colour, 0.3), colour]));
  const size = 52;
  for (let row = 0; row * size < h; row += 1) out += line(`M0,${y + row * size} L${art.width},${y + row * size}`, lighter(colour, 0.6), 3, { opacity: 0.7 });
  for (let col = 0; col * size < art.width; col += 1) out += line(`M${col * size},${y} L${col * size},${y + h}`, lighter(colour, 0.6), 3, { opacity: 0.7 });
  return out;
}

export function wallCupboards(art: Art, x: number, y: number, count: number, style: KitchenStyle): string {
  let out = rect(x, y + 200, count * 170, 16, art.linear(["#1b1430@0.28", "#1b1430@0"]));
  for (let i = 0; i < count; i += 1) {
    out += rect(x + i * 170, y, 168, 200, art.linear([lighter(style.cabinet, 0.12), darker(style.cabinet, 0.1)])) + rect(x + i * 170 + 14, y + 14, 140, 172, "none", { stroke: darker(style.cabinet, 0.22), strokeWidth: 3, rx: 4 }) + circle(x + i * 170 + (i % 2 === 0 ? 142 : 26), y + 172, 6, style.handle);
  }
  return out;
}

export function cooker(art: Art, x: number, y: number): string {
  return rect(x, y, 230, 400, art.linear(["#e9ebec", "#b9bec4"])) + rect(x, y - 10, 230, 16, "#2b2d36") + rect(x + 22, y + 80, 186, 130, art.linear(["#3d404c", "#20222b"]), { rx: 10 }) + rect(x + 22, y + 60, 186, 10, "#8b919a", { rx: 5 }) + [40, 90, 140, 190].map((dx) => circle(x + dx, y + 32, 12, "#4a4f5a")).join("");
}

export function pot(art: Art, x: number, y: number, colour: string, steam = true): string {
  return (steam ? line(`M${x - 26},${y - 120} q-16,-30 0,-54 q16,-26 0,-52 M${x + 22},${y - 124} q-14,-30 2,-52 q14,-24 -2,-48`, "#ffffff", 9, { opacity: 0.45 }) : "") + path(`M${x - 84},${y - 96} L${x + 84},${y - 96} L${x + 76},${y - 10} Q${x + 74},${y} ${x + 60},${y} L${x - 60},${y} Q${x - 74},${y} ${x - 76},${y - 10} Z`, art.linear([lighter(colour, 0.25), colour, darker(colour, 0.25)], true)) + rect(x - 112, y - 80, 30, 14, darker(colour, 0.3), { rx: 7 }) + rect(x + 82, y - 80, 30, 14, darker(colour, 0.3), { rx: 7 }) + ellipse(x, y - 96, 84, 17, darker(colour, 0.35));
}

/** A shelf with jars and a plant. */
export function pantryShelf(art: Art, x: number, y: number, w: number): string {
  let out = shelf(art, x, y, w);
  for (let i = 0; i * 62 < w - 60; i += 1) {
    const c = art.pick(["#d9742f", "#e7c66a", "#8a5a3b", "#b5463c", "#6f8f4f"]);
    const jx = x + 16 + i * 62;
    out += rect(jx, y - 66, 44, 66, "#f3f7f5", { rx: 8, opacity: 0.75 }) + rect(jx + 3, y - 44, 38, 42, c, { rx: 6 }) + rect(jx + 4, y - 76, 36, 13, "#8a6a4c", { rx: 4 });
  }
  return out;
}

/** A bowl of something, its foot at the point given. */
export function bowl(art: Art, x: number, y: number, r: number, colour: string, content: string): string {
  return ellipse(x, y + 2, r * 0.8, r * 0.12, "#1b1430", { opacity: 0.25 }) + ellipse(x, y - r * 0.62, r, r * 0.22, darker(colour, 0.25)) + content + path(`M${x - r},${y - r * 0.62} Q${x - r * 0.8},${y} ${x - r * 0.3},${y} L${x + r * 0.3},${y} Q${x + r * 0.8},${y} ${x + r},${y - r * 0.62} Q${x},${y - r * 0.3} ${x - r},${y - r * 0.62} Z`, art.linear([lighter(colour, 0.25), colour, darker(colour, 0.22)], true));
}
