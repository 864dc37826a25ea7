import type { Art } from "./art";

export type Point = readonly [number, number];

/** Attributes by their SVG names; camel case is turned into dashes. */
export type Extra = Readonly<Record<string, string | number>>;

function attributes(extra: Extra): string {
  return Object.entries(extra)
    .map(([name, value]) => ` ${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}="${value}"`)
    .join("");
}

export function rect(x: number, y: number, w: number, h: number, fill: string, extra: Extra = {}): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"${attributes(extra)}/>`;
}

export function circle(x: number, y: number, r: number, fill: string, extra: Extra = {}): string {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${attributes(extra)}/>`;
}

export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, extra: Extra = {}): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${attributes(extra)}/>`;
}

export function path(d: string, fill: string, extra: Extra = {}): string {
  return `<path d="${d}" fill="${fill}"${attributes(extra)}/>`;
}

export function line(d: string, colour: string, width: number, extra: Extra = {}): string {
  return path(d, "none", { stroke: colour, strokeWidth: width, strokeLinecap: "round", strokeLinejoin: "round", ...extra });
}

export function polygon(points: readonly Point[], fill: string, extra: Extra = {}): string {
  return `<polygon points="${points.map((p) => p.join(",")).join(" ")}" fill="${fill}"${attributes(extra)}/>`;
}

export function group(parts: readonly string[], extra: Extra = {}): string {
  return `<g${attributes(extra)}>${parts.join("")}</g>`;
}

/** Puts something drawn around its own origin at a place of the picture. */
export function at(x: number, y: number, scale: number, content: string, turn: { rotate?: number; flip?: boolean } = {}): string {
  const flip = turn.flip === true ? `${-scale} ${scale}` : `${scale}`;
  return `<g transform="translate(${x} ${y}) rotate(${turn.rotate ?? 0}) scale(${flip})">${content}</g>`;
}

/** A soft shadow on the ground. */
export function shadow(art: Art, x: number, y: number, rx: number, ry: number, opacity = 0.28): string {
  return ellipse(x, y, rx, ry, art.radial([`#1b1430@${opacity}`, `#1b1430@${opacity * 0.6}`, "#1b1430@0"]));
}

/** A pool of light: lamp, sun through a window, glow of a screen. */
export function glow(art: Art, x: number, y: number, r: number, colour: string, opacity = 0.6): string {
  return circle(x, y, r, art.radial([`${colour}@${opacity}`, `${colour}@${opacity * 0.35}`, `${colour}@0`]));
}

/** Darkens the corners and warms or cools the whole a little. */
export function finish(art: Art, tint = "#ffb35c", strength = 0.08): string {
  const { width, height } = art;
  return (
    rect(0, 0, width, height, tint, { opacity: strength }) +
    rect(0, 0, width, height, art.radial(["#1b1430@0", "#1b1430@0", "#1b1430@0.26"], 0.5, 0.45, 0.8))
  );
}
