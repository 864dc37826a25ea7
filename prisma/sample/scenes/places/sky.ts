import type { Art } from "../art";
import { darker, lighter, mix } from "../colour";
import { circle, ellipse, glow, line, path, rect } from "../shapes";

export type Time = "dawn" | "day" | "golden" | "dusk" | "night" | "overcast" | "fog";

const SKIES: Record<Time, readonly string[]> = {
  dawn: ["#7f9fc9", "#f0b9a8", "#fbe0b5"],
  day: ["#5fa8dc", "#a9d5ee", "#e6f3f2"],
  golden: ["#7fb2d9", "#f6d6a3", "#fbe8c6"],
  dusk: ["#3b3f7a", "#b5638a", "#f4a56b"],
  night: ["#0f1438", "#1f2b5e", "#3a4d86"],
  overcast: ["#9fb0bd", "#c3ced4", "#e2e5e2"],
  fog: ["#bcc7cc", "#d5dbdb", "#e9e8e2"],
};

export function sky(art: Art, time: Time, height = art.height): string {
  return rect(0, 0, art.width, height, art.linear(SKIES[time]));
}

export function sun(art: Art, x: number, y: number, r: number, colour = "#ffe9b0"): string {
  return glow(art, x, y, r * 5, colour, 0.55) + circle(x, y, r, lighter(colour, 0.4));
}

export function moon(art: Art, x: number, y: number, r: number): string {
  return glow(art, x, y, r * 4, "#dfe7ff", 0.4) + circle(x, y, r, "#f4f1e2") + circle(x + r * 0.3, y - r * 0.2, r * 0.18, "#dcd8c6") + circle(x - r * 0.3, y + r * 0.25, r * 0.24, "#dcd8c6");
}

export function stars(art: Art, count: number, height: number): string {
  let out = "";
  for (let i = 0; i < count; i += 1) {
    const r = art.random() ** 3 * 2.4 + 0.7;
    out += circle(Math.round(art.random() * art.width), Math.round(art.random() * height), Number(r.toFixed(1)), art.pick(["#ffffff", "#fff1d0", "#d5e2ff"]), { opacity: Number(art.between(0.45, 1).toFixed(2)) });
  }
  return out;
}

export function cloud(art: Art, x: number, y: number, scale: number, colour = "#ffffff", opacity = 0.9): string {
  const fill = art.linear([colour, mix(colour, "#a9b9cf", 0.35)]);
  return `<g transform="translate(${x} ${y}) scale(${scale})" opacity="${opacity}">${path("M-90,20 C-110,20 -112,-12 -82,-14 C-80,-44 -36,-52 -22,-32 C-8,-62 44,-56 46,-22 C78,-30 100,-4 84,20 Z", fill)}</g>`;
}

/** A ridge from edge to edge; `rough` is its height variation. */
export function hills(art: Art, y: number, rough: number, colour: string, base = art.height): string {
  const steps = 6;
  const w = art.width / steps;
  let d = `M-10,${base} L-10,${y}`;
  let height = y;
  for (let i = 0; i <= steps; i += 1) {
    const next = y + art.between(-rough, rough);
    d += ` C${i * w - w * 0.5},${height} ${i * w - w * 0.5},${next} ${i * w},${next}`;
    height = next;
  }
  return path(`${d} L${art.width + 10},${base} Z`, art.linear([lighter(colour, 0.14), colour, darker(colour, 0.12)]));
}

export function rain(art: Art, count: number): string {
  let d = "";
  for (let i = 0; i < count; i += 1) d += `M${Math.round(art.random() * art.width)},${Math.round(art.random() * art.height)} l-7,26 `;
  return line(d, "#e8f1f6", 2, { opacity: 0.42 });
}

export function snowfall(art: Art, count: number): string {
  let out = "";
  for (let i = 0; i < count; i += 1) out += circle(Math.round(art.random() * art.width), Math.round(art.random() * art.height), Number(art.between(1.5, 5).toFixed(1)), "#ffffff", { opacity: Number(art.between(0.5, 0.95).toFixed(2)) });
  return out;
}

export function mist(art: Art, y: number, height: number, colour = "#eef1ee"): string {
  return rect(0, y, art.width, height, art.linear([`${colour}@0`, `${colour}@0.75`, `${colour}@0`]));
}

/** Water from `y` down, with bands of light. */
export function water(art: Art, y: number, colour: string, light = "#ffffff"): string {
  let bands = "";
  for (let i = 0; i < 22; i += 1) {
    const t = i / 22;
    bands += ellipse(Math.round(art.random() * art.width), Math.round(y + 12 + t * t * (art.height - y)), Math.round(art.between(40, 130) * (0.4 + t)), 2 + t * 3, light, { opacity: Number(art.between(0.12, 0.32).toFixed(2)) });
  }
  return rect(0, y, art.width, art.height - y, art.linear([lighter(colour, 0.35), colour, darker(colour, 0.3)])) + bands;
}

export function mountain(art: Art, x: number, y: number, w: number, h: number, rock: string, snow: number): string {
  const top = y - h;
  const shade = path(`M${x},${top} L${x + w * 0.5},${y} L${x + w * 0.06},${y} L${x - w * 0.03},${top + h * 0.5} L${x + w * 0.05},${top + h * 0.3} Z`, darker(rock, 0.35), { opacity: 0.55 });
  const cap = snow <= 0 ? "" : path(`M${x},${top} L${x + w * 0.5 * snow},${top + h * snow} L${x + w * 0.3 * snow},${top + h * snow * 0.86} L${x + w * 0.16 * snow},${top + h * snow * 1.08} L${x},${top + h * snow * 0.84} L${x - w * 0.2 * snow},${top + h * snow * 1.1} L${x - w * 0.32 * snow},${top + h * snow * 0.88} L${x - w * 0.5 * snow},${top + h * snow} Z`, "#f7fafc") + path(`M${x},${top} L${x + w * 0.5 * snow},${top + h * snow} L${x + w * 0.3 * snow},${top + h * snow * 0.86} L${x + w * 0.16 * snow},${top + h * snow * 1.08} L${x + w * 0.04 * snow},${top + h * snow * 0.5} Z`, "#b9cbe2");
  return path(`M${x - w * 0.5},${y} L${x},${top} L${x + w * 0.5},${y} Z`, art.linear([lighter(rock, 0.2), rock])) + shade + cap;
}
