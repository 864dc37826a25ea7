import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, group, line, path, rect, shadow } from "../shapes";

/** A refractor on a tripod, 420 high, pointing up to the right. */
export function telescope(art: Art, colour: string): string {
  const tube = (y: number, w: number, x: number, l: number, c: string) => rect(x, y - w / 2, l, w, art.linear([lighter(c, 0.4), c, darker(c, 0.35)]), { rx: 4 });
  return (
    shadow(art, 0, 0, 130, 18) + line("M0,-210 L-96,0 M0,-210 L96,0 M0,-210 L10,-14", "#5b4034", 13) + line("M-46,-100 L46,-100", "#8a6a4c", 6) + circle(0, -216, 22, "#3b3f4d") +
    `<g transform="translate(0 -226) rotate(-38)">${tube(0, 52, -150, 290, colour)}${tube(0, 66, 140, 46, "#f1ead9")}${tube(0, 34, -190, 44, "#33343f")}${tube(0, 22, -214, 28, "#1f2028")}${tube(-42, 18, -90, 110, "#33343f")}${rect(-30, -30, 16, 60, "#e7b54a")}</g>`
  );
}

/** The Moon as an eyepiece shows it: a disc in black, the edge of the field around it. */
export function moonThroughEyepiece(art: Art, phase: number): string {
  const cx = art.width / 2;
  const cy = art.height / 2;
  const r = art.height * 0.36;
  let craters = "";
  for (let i = 0; i < 46; i += 1) {
    const a = art.random() * Math.PI * 2;
    const d = Math.sqrt(art.random()) * r * 0.92;
    const size = art.between(4, 26) * (1 - (d / r) * 0.4);
    const x = Math.round(cx + Math.cos(a) * d);
    const y = Math.round(cy + Math.sin(a) * d);
    craters += circle(x, y, size, "#b9b6a8", { opacity: 0.7 }) + path(`M${x - size},${y} A${size},${size} 0 0 1 ${x},${y - size}`, "none", { stroke: "#f8f6ec", strokeWidth: 2.5, opacity: 0.8 }) + path(`M${x + size},${y} A${size},${size} 0 0 1 ${x},${y + size}`, "none", { stroke: "#77757a", strokeWidth: 2.5, opacity: 0.7 });
  }
  const seas = ellipse(cx - r * 0.3, cy - r * 0.3, r * 0.34, r * 0.26, "#a3a199", { opacity: 0.75 }) + ellipse(cx + r * 0.15, cy - r * 0.12, r * 0.28, r * 0.22, "#a09e98", { opacity: 0.7 }) + ellipse(cx - r * 0.4, cy + r * 0.2, r * 0.24, r * 0.3, "#a7a59c", { opacity: 0.6 });
  const disc = art.clip(circle(cx, cy, r, "#000"));
  const night = circle(cx - r * 2 * phase, cy, r * 1.28, art.radial(["#07080f@1", "#07080f@0.98", "#07080f@0.9", "#07080f@0"]));
  return rect(0, 0, art.width, art.height, "#020308") + circle(cx, cy, art.height * 0.48, art.radial(["#161a2c", "#0b0d18"])) + group([circle(cx, cy, r, art.radial(["#f7f4e8", "#dcd9cb", "#b5b2a8"], 0.6, 0.45, 0.7)), seas, craters, night], { clipPath: disc });
}

export function saturnThroughEyepiece(art: Art): string {
  const cx = art.width / 2;
  const cy = art.height / 2;
  const ring = (rx: number, w: number, c: string, o: number, half: "back" | "front") => path(half === "back" ? `M${-rx},0 A${rx},${rx * 0.34} 0 0 1 ${rx},0` : `M${-rx},0 A${rx},${rx * 0.34} 0 0 0 ${rx},0`, "none", { stroke: c, strokeWidth: w, opacity: o });
  const rings = (half: "back" | "front") => ring(150, 18, "#c9ae82", 0.8, half) + ring(178, 30, "#ead3a6", 0.95, half) + ring(204, 5, "#2a2633", 0.9, half) + ring(222, 22, "#d2b98d", 0.9, half);
  return rect(0, 0, art.width, art.height, "#020308") + circle(cx, cy, art.height * 0.48, art.radial(["#141830", "#090b16"])) + [[-250, -190, 3], [210, 230, 2.4], [-180, 250, 2], [280, -150, 2.6], [60, -270, 1.8]].map(([x = 0, y = 0, s = 1]) => circle(cx + x, cy + y, s, "#fff")).join("") + circle(cx + 300, cy + 40, 5, "#ffe9c4") + `<g transform="translate(${cx} ${cy}) rotate(-16)">${rings("back")}${circle(0, 0, 104, art.linear(["#f7e3b8", "#e0bb7c", "#f0d6a3", "#c99a5c", "#e3c08a"]))}${ellipse(0, 40, 104, 18, "#1b1430", { opacity: 0.22 })}${rings("front")}</g>`;
}

/** A band of stars from corner to corner. */
export function milkyWay(art: Art, height: number): string {
  let dust = "";
  for (let i = 0; i < 420; i += 1) {
    const t = art.random();
    const spread = (art.random() + art.random() + art.random() - 1.5) * 170;
    dust += circle(Math.round(t * art.width), Math.round(height * (0.95 - t * 0.9) + spread), Number(art.between(0.6, 2.2).toFixed(1)), art.pick(["#ffffff", "#ffe7c9", "#cfdcff", "#f3d2ff"]), { opacity: Number(art.between(0.4, 1).toFixed(2)) });
  }
  const cloudAt = (t: number, r: number, c: string, o: number) => ellipse(t * art.width, height * (0.95 - t * 0.9), r * 1.6, r * 0.75, art.radial([`${c}@${o}`, `${c}@0`]), { transform: `rotate(-32 ${t * art.width} ${height * (0.95 - t * 0.9)})` });
  return [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95].map((t, i) => cloudAt(t, 190, i % 2 === 0 ? "#8f86c9" : "#c9a3c4", 0.34)).join("") + cloudAt(0.45, 120, "#ffe3c4", 0.4) + dust;
}

export function comet(art: Art, x: number, y: number, length: number): string {
  return `<g transform="translate(${x} ${y}) rotate(-34)">${path(`M0,0 Q${length * 0.5},-70 ${length},-96 L${length},-20 Q${length * 0.5},-6 0,0 Z`, art.linear(["#dcecff@0.85", "#a9c9ff@0"], true))}${path(`M0,0 Q${length * 0.5},6 ${length * 0.9},60 L${length * 0.92},8 Q${length * 0.5},-10 0,0 Z`, art.linear(["#fff3d6@0.8", "#ffdca0@0"], true))}${circle(0, 0, 34, art.radial(["#ffffff", "#dcecff@0.5", "#dcecff@0"]))}${circle(0, 0, 8, "#ffffff")}</g>`;
}

export function globe(art: Art): string {
  return shadow(art, 0, 2, 70, 10) + rect(-40, -14, 80, 14, "#6b4c3a", { rx: 6 }) + line("M0,-14 L0,-40", "#6b4c3a", 10) + circle(0, -114, 80, "none", { stroke: "#c99a52", strokeWidth: 8, strokeDasharray: "300 210", transform: "rotate(70 0 -114)" }) + circle(0, -114, 70, art.radial(["#8fcbe6", "#3f8fc0", "#2a6592"], 0.38, 0.32, 0.8)) + path("M-40,-160 q30,-18 44,2 q-6,20 -28,26 q-4,20 -22,10 q-10,-24 6,-38 Z M10,-120 q30,-14 46,6 q0,34 -24,50 q-14,-12 -14,-30 q-14,-8 -8,-26 Z M-30,-84 q14,-8 22,6 q-2,22 -14,22 q-12,-10 -8,-28 Z", "#7fb069");
}
