import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, glow, line, path, polygon, rect, shadow } from "../shapes";

/** A white tower with a red band, 420 high, foot at the origin. */
export function lighthouse(art: Art, lit: boolean): string {
  const beam = lit ? polygon([[0, -392], [520, -500], [520, -300]], art.linear(["#fff3c4@0.75", "#fff3c4@0"], true)) + polygon([[0, -392], [-520, -470], [-520, -320]], art.linear(["#fff3c4@0", "#fff3c4@0.6"], true)) + glow(art, 0, -392, 120, "#fff0b8", 0.9) : "";
  return beam + shadow(art, 0, 2, 110, 16) + path("M-62,0 L-40,-350 L40,-350 L62,0 Z", art.linear(["#fffdf6", "#f1ece0", "#b9b6b4"], true)) + path("M-54,-120 L-47,-230 L47,-230 L54,-120 Z", art.linear(["#d2453a", "#b5392c", "#8a2c28"], true)) + rect(-11, -70, 22, 70, "#4a5570", { rx: 11 }) + [-150, -290].map((y) => rect(-9, y, 18, 30, "#5f7f9a", { rx: 9 })).join("") + rect(-54, -364, 108, 14, "#3b3f4d") + rect(-30, -414, 60, 50, lit ? "#ffe9a0" : "#a9c8da") + line("M-30,-414 L-30,-364 M-10,-414 L-10,-364 M10,-414 L10,-364 M30,-414 L30,-364", "#3b3f4d", 4) + path("M-40,-414 Q0,-462 40,-414 Z", "#b5392c") + circle(0, -444, 7, "#3b3f4d");
}

/** A grassy headland that comes in from the right. */
export function headland(art: Art, y: number, from: number, grass: string, rock: string): string {
  const { width, height } = art;
  return path(`M${from},${height} C${from + 30},${y + 160} ${from + 90},${y + 70} ${from + 200},${y + 30} C${from + 330},${y - 10} ${width - 60},${y} ${width + 10},${y + 20} L${width + 10},${height} Z`, art.linear([lighter(rock, 0.15), darker(rock, 0.25)])) + path(`M${from + 96},${y + 90} C${from + 140},${y + 50} ${from + 330},${y - 14} ${width + 10},${y + 16} L${width + 10},${y + 150} C${width - 180},${y + 80} ${from + 240},${y + 110} ${from + 170},${y + 190} C${from + 150},${y + 130} ${from + 120},${y + 110} ${from + 96},${y + 90} Z`, art.linear([lighter(grass, 0.2), grass]));
}

/** A wooden jetty running out from the viewer, a ladder at its end. */
export function jetty(art: Art, horizon: number, snowy: boolean): string {
  const { width, height } = art;
  const far = horizon + 60;
  const cx = width * 0.5;
  let planks = "";
  for (let i = 0; i < 13; i += 1) {
    const t = (i / 12) ** 1.8;
    const y = far + (height - far) * t;
    const half = 66 + (width * 0.3 - 66) * t;
    planks += line(`M${cx - half},${y} L${cx + half},${y}`, "#5b4034", 2 + t * 4, { opacity: 0.7 });
  }
  const deck = `M${cx - 66},${far} L${cx + 66},${far} L${cx + width * 0.3},${height} L${cx - width * 0.3},${height} Z`;
  const edge = snowy ? path(`M${cx - 66},${far} l26,0 L${cx - width * 0.2},${height} L${cx - width * 0.3},${height} Z`, "#f4f8fb", { opacity: 0.92 }) + path(`M${cx + 66},${far} l-18,0 L${cx + width * 0.23},${height} L${cx + width * 0.3},${height} Z`, "#e6eef5", { opacity: 0.92 }) : "";
  return path(deck, art.linear(["#a98a6b", "#8a6a4c"])) + planks + edge + [-1, 1].map((s) => rect(cx + s * 84 - 9, far - 84, 18, 150, art.linear(["#7a5d44", "#4f3a2c"])) + (snowy ? ellipse(cx + s * 84, far - 86, 12, 7, "#fff") : "")).join("") + line(`M${cx - 26},${far + 10} L${cx - 26},${far - 74} q0,-24 -16,-24 M${cx + 26},${far + 10} L${cx + 26},${far - 74} q0,-24 16,-24`, "#c9d2d8", 7) + line(`M${cx - 26},${far - 10} h52 M${cx - 26},${far - 36} h52`, "#c9d2d8", 6);
}

/** A clinker-built rowing boat, 520 long, waterline at the origin. */
export function rowingBoat(art: Art, colour: string): string {
  return path("M-260,-78 C-200,-56 200,-56 270,-96 C250,-10 190,26 120,30 L-120,30 C-200,26 -246,-20 -260,-78 Z", art.linear([lighter(colour, 0.2), colour, darker(colour, 0.3)])) + line("M-250,-60 C-190,-36 190,-36 258,-70 M-236,-34 C-180,-10 180,-10 240,-42 M-210,-6 C-160,14 160,14 214,-12", darker(colour, 0.35), 4, { opacity: 0.7 }) + line("M-262,-80 C-200,-56 200,-56 272,-98", lighter(colour, 0.5), 9);
}

export function gull(x: number, y: number, s: number): string {
  return line(`M${x - 26 * s},${y - 4 * s} Q${x - 12 * s},${y - 18 * s} ${x},${y} Q${x + 12 * s},${y - 18 * s} ${x + 26 * s},${y - 4 * s}`, "#fbfaf6", 4 * s) + circle(x, y, 0.1, "#fff");
}
