import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, glow, group, line, path, polygon, rect, shadow } from "../shapes";

/** Wall and floor with a skirting board; `floorAt` is where they meet. */
export function room(art: Art, wall: string, floor: string, floorAt: number): string {
  const { width, height } = art;
  let boards = "";
  for (let i = 1; i < 6; i += 1) {
    const y = floorAt + ((height - floorAt) * i * i) / 36;
    boards += line(`M0,${y} L${width},${y}`, darker(floor, 0.2), 2, { opacity: 0.5 });
  }
  return (
    rect(0, 0, width, floorAt, art.linear([lighter(wall, 0.1), wall, darker(wall, 0.08)])) +
    rect(0, floorAt, width, height - floorAt, art.linear([floor, darker(floor, 0.18)])) +
    boards +
    rect(0, floorAt - 18, width, 18, lighter(wall, 0.45)) +
    rect(0, floorAt, width, 22, art.linear(["#1b1430@0.2", "#1b1430@0"]))
  );
}

/** A window with a view drawn in the picture's own coordinates. */
export function windowWith(art: Art, x: number, y: number, w: number, h: number, view: string, frame = "#f6f1e7"): string {
  const clip = art.clip(rect(x, y, w, h, "#000"));
  return (
    rect(x - 16, y - 16, w + 32, h + 32, frame) +
    group([view], { clipPath: clip }) +
    rect(x, y, w, h, art.linear(["#ffffff@0.22", "#ffffff@0"])) +
    line(`M${x + w / 2},${y} L${x + w / 2},${y + h} M${x},${y + h * 0.45} L${x + w},${y + h * 0.45}`, frame, 10, { strokeLinecap: "butt" }) +
    rect(x - 30, y + h + 10, w + 60, 20, lighter(frame, 0.4)) +
    rect(x - 30, y + h + 30, w + 60, 10, art.linear(["#1b1430@0.22", "#1b1430@0"]))
  );
}

/** Light that falls in from a window. */
export function sunbeam(art: Art, x: number, y: number, w: number, drift: number, length: number): string {
  return polygon([[x, y], [x + w, y], [x + w + drift, y + length], [x + drift - w * 0.3, y + length]], art.linear(["#fff1c9@0.5", "#fff1c9@0"]));
}

export function curtain(art: Art, x: number, y: number, w: number, h: number, colour: string): string {
  const folds = [0.2, 0.45, 0.7].map((t) => line(`M${x + w * t},${y} Q${x + w * t + 6},${y + h * 0.5} ${x + w * t - 3},${y + h}`, darker(colour, 0.2), 4, { opacity: 0.5 })).join("");
  return path(`M${x},${y} L${x + w},${y} Q${x + w * 0.86},${y + h * 0.5} ${x + w},${y + h} L${x},${y + h} Z`, art.linear([lighter(colour, 0.1), colour, darker(colour, 0.12)], true)) + folds;
}

/** A table seen from the front; objects stand on `y`. */
export function table(art: Art, x: number, y: number, w: number, colour: string, drop = 400): string {
  return (
    shadow(art, x + w / 2, y + drop, w * 0.55, 26) +
    rect(x + 40, y + 30, 34, drop - 30, darker(colour, 0.3)) +
    rect(x + w - 74, y + 30, 34, drop - 30, darker(colour, 0.3)) +
    rect(x, y - 6, w, 46, art.linear([lighter(colour, 0.25), colour, darker(colour, 0.2)]), { rx: 8 }) +
    rect(x + 30, y + 40, w - 60, 18, art.linear(["#1b1430@0.25", "#1b1430@0"]))
  );
}

/** A table top that fills the lower part of the picture, seen from above at a slant. */
export function tableTop(art: Art, y: number, colour: string): string {
  let grain = "";
  for (let i = 0; i < 14; i += 1) {
    const gy = Math.round(y + 20 + art.random() * (art.height - y - 30));
    const gx = Math.round(art.random() * art.width);
    grain += line(`M${gx},${gy} q${Math.round(art.between(60, 160))},${Math.round(art.between(-6, 6))} ${Math.round(art.between(180, 320))},0`, darker(colour, 0.22), 2.5, { opacity: 0.35 });
  }
  return rect(0, y, art.width, art.height - y, art.linear([lighter(colour, 0.22), colour, darker(colour, 0.14)])) + grain + rect(0, y, art.width, 6, lighter(colour, 0.45), { opacity: 0.7 });
}

export function shelf(art: Art, x: number, y: number, w: number, colour = "#a9774c"): string {
  return rect(x, y, w, 16, art.linear([lighter(colour, 0.2), colour])) + rect(x, y + 16, w, 14, art.linear(["#1b1430@0.25", "#1b1430@0"])) + path(`M${x + 30},${y + 16} l0,34 l8,0 l22,-34 Z M${x + w - 30},${y + 16} l0,34 l-8,0 l-22,-34 Z`, darker(colour, 0.3));
}

export function books(art: Art, x: number, y: number, w: number, tall = 90): string {
  let out = "";
  let at = x;
  while (at < x + w - 16) {
    const thick = Math.round(art.between(14, 30));
    const high = Math.round(art.between(tall * 0.7, tall));
    const colour = art.pick(["#b5463c", "#2f5d8a", "#e0b04a", "#3f6b4d", "#8d7fb5", "#d8cfc2", "#7a4a32", "#1f8a86"]);
    out += rect(at, y - high, thick, high, art.linear([lighter(colour, 0.15), colour, darker(colour, 0.2)], true), { rx: 2 }) + rect(at + 3, y - high + 12, thick - 6, 5, lighter(colour, 0.5), { opacity: 0.8 });
    at += thick + 2;
  }
  return out;
}

export function pendantLamp(art: Art, x: number, y: number, colour: string, lit = true): string {
  return line(`M${x},0 L${x},${y}`, "#3a3340", 4) + (lit ? glow(art, x, y + 60, 260, "#ffe2a0", 0.6) : "") + path(`M${x - 22},${y} L${x + 22},${y} Q${x + 70},${y + 20} ${x + 76},${y + 60} L${x - 76},${y + 60} Q${x - 70},${y + 20} ${x - 22},${y} Z`, art.linear([lighter(colour, 0.2), colour])) + ellipse(x, y + 60, 76, 10, lit ? "#fff0c2" : darker(colour, 0.3));
}

export function floorLamp(art: Art, x: number, y: number, h: number): string {
  return shadow(art, x, y, 60, 12) + glow(art, x, y - h, 260, "#ffdf9c", 0.65) + line(`M${x},${y} L${x},${y - h + 40}`, "#4a3b36", 8) + ellipse(x, y, 44, 9, "#4a3b36") + path(`M${x - 44},${y - h - 50} L${x + 44},${y - h - 50} L${x + 70},${y - h + 46} L${x - 70},${y - h + 46} Z`, art.linear(["#fff3cf", "#ffdf9c"]));
}

export function frame(art: Art, x: number, y: number, w: number, h: number, content: string, wood = "#6b4c3a"): string {
  return rect(x + 8, y + 12, w, h, "#1b1430", { opacity: 0.18 }) + rect(x, y, w, h, wood) + rect(x + 8, y + 8, w - 16, h - 16, "#fbf6ea") + group([content], { clipPath: art.clip(rect(x + 24, y + 24, w - 48, h - 48, "#000")) });
}

export function sofa(art: Art, x: number, y: number, w: number, colour: string): string {
  const dark = darker(colour, 0.22);
  return shadow(art, x + w / 2, y + 8, w * 0.56, 26) + rect(x + 24, y - 250, w - 48, 190, art.linear([lighter(colour, 0.15), colour]), { rx: 36 }) + line(`M${x + w / 2},${y - 240} L${x + w / 2},${y - 90}`, dark, 4, { opacity: 0.6 }) + rect(x + 30, y - 120, w - 60, 84, art.linear([lighter(colour, 0.2), dark]), { rx: 26 }) + rect(x - 10, y - 170, 76, 150, art.linear([lighter(colour, 0.1), dark]), { rx: 32 }) + rect(x + w - 66, y - 170, 76, 150, art.linear([lighter(colour, 0.1), dark]), { rx: 32 }) + rect(x + 20, y - 26, 26, 30, "#5b4034") + rect(x + w - 46, y - 26, 26, 30, "#5b4034");
}

export function rug(art: Art, x: number, y: number, rx: number, ry: number, colour: string): string {
  return ellipse(x, y, rx, ry, colour) + ellipse(x, y, rx * 0.82, ry * 0.82, "none", { stroke: lighter(colour, 0.5), strokeWidth: 6 }) + ellipse(x, y, rx * 0.55, ry * 0.55, darker(colour, 0.14));
}

export function box(art: Art, x: number, y: number, w: number, h: number, colour = "#c99a63"): string {
  return shadow(art, x + w / 2, y, w * 0.6, 14) + rect(x, y - h, w, h, art.linear([lighter(colour, 0.12), darker(colour, 0.1)])) + polygon([[x, y - h], [x + w, y - h], [x + w + 22, y - h - 26], [x + 22, y - h - 26]], lighter(colour, 0.25)) + rect(x + w * 0.42, y - h, w * 0.16, h * 0.42, "#e7d3a8", { opacity: 0.9 }) + circle(x + w * 0.25, y - h * 0.5, 0.1, colour);
}
