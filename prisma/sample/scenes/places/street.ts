import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, glow, line, path, polygon, rect } from "../shapes";

/** A wooden gabled house, its foot on `y`. */
export function gabledHouse(art: Art, x: number, y: number, w: number, h: number, colour: string, lit = false): string {
  let boards = "";
  for (let i = 1; i < 10; i += 1) boards += line(`M${x},${y - (h / 10) * i} L${x + w},${y - (h / 10) * i}`, darker(colour, 0.16), 1.6, { opacity: 0.6 });
  let windows = "";
  for (let row = 0; row < Math.max(1, Math.floor(h / 110)); row += 1) {
    for (let col = 0; col < 2; col += 1) {
      const wx = x + w * (0.18 + col * 0.42);
      const wy = y - h + 34 + row * 104;
      windows += rect(wx - 5, wy - 5, w * 0.22 + 10, 68, "#fbf6ea") + rect(wx, wy, w * 0.22, 58, lit ? "#ffd98a" : art.linear(["#8fb4cc", "#4f6f8c"])) + line(`M${wx + w * 0.11},${wy} l0,58 M${wx},${wy + 26} l${w * 0.22},0`, "#fbf6ea", 4);
    }
  }
  return (
    rect(x, y - h, w, h, art.linear([lighter(colour, 0.1), colour, darker(colour, 0.1)])) + boards +
    polygon([[x - 14, y - h], [x + w / 2, y - h - w * 0.5], [x + w + 14, y - h]], darker(colour, 0.5)) +
    polygon([[x + 4, y - h], [x + w / 2, y - h - w * 0.5 + 16], [x + w - 4, y - h]], colour) +
    circle(x + w / 2, y - h - w * 0.18, 17, "#fbf6ea") + circle(x + w / 2, y - h - w * 0.18, 11, lit ? "#ffd98a" : "#5f7f9a") + windows +
    rect(x + w * 0.42, y - 74, w * 0.18, 74, darker(colour, 0.45))
  );
}

export function gabledRow(art: Art, y: number, colours: readonly string[], lit = false): string {
  const w = art.width / colours.length;
  return colours.map((colour, i) => gabledHouse(art, i * w + 2, y, w - 4, 210 + (i % 3) * 38, colour, lit)).join("");
}

/** A plastered wall with a painted band, as along a street in the tropics. */
export function paintedWall(art: Art, y: number, colour: string, band: string): string {
  let patches = "";
  for (let i = 0; i < 9; i += 1) patches += `<ellipse cx="${Math.round(art.random() * art.width)}" cy="${Math.round(art.random() * y)}" rx="${Math.round(art.between(40, 120))}" ry="${Math.round(art.between(14, 40))}" fill="${lighter(colour, 0.3)}" opacity="0.25"/>`;
  return rect(0, 0, art.width, y, art.linear([lighter(colour, 0.16), colour])) + patches + rect(0, y - 150, art.width, 150, art.linear([band, darker(band, 0.15)])) + rect(0, y - 154, art.width, 8, lighter(band, 0.4));
}

export function pavement(art: Art, y: number, colour: string, slabs = true): string {
  let joints = "";
  if (slabs) for (let i = -6; i < 16; i += 1) joints += line(`M${i * 110},${y} L${512 + (i * 110 - 512) * 2.1},${art.height}`, darker(colour, 0.18), 2.4, { opacity: 0.5 });
  return rect(0, y, art.width, art.height - y, art.linear([lighter(colour, 0.15), darker(colour, 0.12)])) + joints + line(`M0,${y + (art.height - y) * 0.3} L${art.width},${y + (art.height - y) * 0.3}`, darker(colour, 0.18), 2.4, { opacity: 0.5 }) + rect(0, y, art.width, 8, darker(colour, 0.25), { opacity: 0.4 });
}

export function streetLamp(art: Art, x: number, y: number, h: number, lit: boolean): string {
  return line(`M${x},${y} L${x},${y - h} q0,-24 34,-24`, "#333848", 9) + (lit ? glow(art, x + 40, y - h - 16, 150, "#ffd98a", 0.7) : "") + path(`M${x + 20},${y - h - 28} l42,0 l8,20 l-58,0 Z`, "#333848") + rect(x + 18, y - h - 8, 46, 9, lit ? "#fff0c2" : "#c9d2d8", { rx: 4 });
}

/** A low shop front. `open` 0 shows the shutter down. */
export function shopFront(art: Art, x: number, y: number, w: number, h: number, colours: { wall: string; awning: string; shutter: string }, open: number, inside = ""): string {
  const { wall, awning, shutter } = colours;
  const clip = art.clip(rect(x + 30, y - h + 110, w - 60, h - 110, "#000"));
  const down = (h - 110) * (1 - open);
  let slats = "";
  for (let i = 0; i * 20 < down; i += 1) slats += rect(x + 30, y - h + 110 + i * 20, w - 60, 20, art.linear([lighter(shutter, 0.2), shutter, darker(shutter, 0.25)]));
  const stripes = Math.round(w / 60);
  let cover = "";
  for (let i = 0; i < stripes; i += 1) {
    const sw = (w + 40) / stripes;
    const sx = x - 20 + i * sw;
    const c = i % 2 === 0 ? awning : "#fbf3e2";
    cover += path(`M${sx + (i - stripes / 2) * -3},${y - h + 74} L${sx + sw + (i + 1 - stripes / 2) * -3},${y - h + 74} L${sx + sw},${y - h + 140} q${-sw / 2},26 ${-sw},0 Z`, art.linear([lighter(c, 0.1), darker(c, 0.1)]));
  }
  return (
    rect(x, y - h, w, h, art.linear([lighter(wall, 0.14), wall, darker(wall, 0.08)])) + rect(x - 10, y - h - 16, w + 20, 20, darker(wall, 0.35)) +
    rect(x + 30, y - h + 110, w - 60, h - 110, art.linear(["#4a3f46", "#2c2733"])) + `<g clip-path="${clip}">${inside}${slats}</g>` +
    cover + rect(x + 30, y - h + 150, w - 60, 30, art.linear(["#1b1430@0.35", "#1b1430@0"]))
  );
}

/** Little flags on a line between two points. */
export function bunting(x1: number, y1: number, x2: number, y2: number, sag: number, flags = 14): string {
  const colours = ["#c2452f", "#f0b23e", "#3f6b4d", "#2f5d8a", "#f4e9d8"];
  let out = line(`M${x1},${y1} Q${(x1 + x2) / 2},${(y1 + y2) / 2 + sag * 2} ${x2},${y2}`, "#4a3b36", 3);
  for (let i = 1; i < flags; i += 1) {
    const t = i / flags;
    const x = x1 + (x2 - x1) * t;
    const y = y1 + (y2 - y1) * t + sag * 4 * t * (1 - t);
    out += path(`M${x - 16},${y} l32,0 l-16,36 Z`, colours[i % colours.length] ?? "#c2452f");
  }
  return out;
}
