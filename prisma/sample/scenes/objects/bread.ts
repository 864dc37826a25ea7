import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, line, path, rect, shadow } from "../shapes";

/** A round loaf with a leaf cut into its crust, 260 wide, foot at the origin. */
export function loaf(art: Art, crust = "#c17a35"): string {
  const leaf = [-3, -2, -1, 1, 2, 3].map((i) => `M${i * 5},${-70 - Math.abs(i) * 4} q${i * 14},-18 ${i * 24},-16`).join(" ");
  return shadow(art, 0, 0, 160, 22, 0.4) + path("M-134,-20 C-140,-96 -76,-146 0,-146 C76,-146 140,-96 134,-20 C130,4 -130,4 -134,-20 Z", art.radial(["#f0c27a", crust, darker(crust, 0.42)], 0.45, 0.28, 0.85)) + line("M0,-28 C-8,-60 6,-100 0,-136", "#f7dfae", 8) + line("M0,-50 q-34,-14 -56,-2 M0,-50 q34,-14 56,-2 M0,-76 q-34,-18 -56,-8 M0,-76 q34,-18 56,-8 M0,-102 q-26,-16 -44,-8 M0,-102 q26,-16 44,-8", "#f7dfae", 6) + line(leaf, "#f7dfae", 0) + ellipse(-50, -112, 34, 12, "#fff3d6", { opacity: 0.35, transform: "rotate(-26 -50 -112)" });
}

/** The first try: wide, pale and hardly risen. */
export function flatLoaf(art: Art): string {
  return shadow(art, 0, 0, 190, 20, 0.4) + path("M-176,-12 C-176,-50 -90,-66 0,-62 C100,-68 178,-48 176,-12 C174,4 -174,4 -176,-12 Z", art.linear(["#f3e2c4", "#e0c296", "#b18a5c"])) + line("M-96,-48 q40,14 70,-4 M20,-52 q30,18 84,4", "#b18a5c", 5, { opacity: 0.8 }) + ellipse(-40, -40, 22, 6, "#f3dfc0", { opacity: 0.6 }) + ellipse(70, -34, 28, 6, "#f3dfc0", { opacity: 0.5 });
}

/** An oval loaf cut open, the face of the cut dotted with walnut halves. */
export function walnutLoaf(art: Art): string {
  let crumb = "";
  for (let i = 0; i < 26; i += 1) crumb += ellipse(Math.round(art.between(40, 190)), Math.round(art.between(-150, -26)), art.between(3, 8), art.between(2, 5), "#d3a36a", { opacity: 0.8 });
  const nuts = [[70, -112], [126, -130], [160, -84], [96, -64], [140, -44], [60, -50]].map(([x = 0, y = 0]) => walnutHalf(x, y, 1)).join("");
  return shadow(art, 20, 0, 250, 24, 0.4) + path("M-210,-20 C-214,-110 -120,-166 20,-168 L130,-168 C220,-160 226,-30 210,-12 C190,4 -204,4 -210,-20 Z", art.linear(["#b06a30", "#8a4f26", "#5f3620"])) + line("M-150,-110 q30,-20 50,-2 M-90,-136 q30,-18 54,0 M-20,-150 q26,-12 46,2", "#e7bf85", 8) + ellipse(122, -88, 92, 82, "#6b3f22") + ellipse(122, -88, 82, 73, art.radial(["#f3d9ac", "#dfb780"])) + crumb + nuts;
}

export function walnutHalf(x: number, y: number, s: number): string {
  return `<g transform="translate(${x} ${y}) scale(${s})">${ellipse(0, 0, 15, 12, "#7a5232") + line("M0,-11 L0,11 M-4,-8 q-8,2 -5,8 M4,-8 q8,2 5,8 M-4,4 q-5,2 -3,5 M4,4 q5,2 3,5", "#c79a66", 2.6)}</g>`;
}

/** A whole walnut in its shell. */
export function walnut(art: Art, x: number, y: number, s = 1): string {
  return shadow(art, x, y, 30 * s, 8 * s) + `<g transform="translate(${x} ${y}) scale(${s})">${ellipse(0, -20, 25, 22, art.radial(["#d9b184", "#a9794a", "#7a5232"], 0.4, 0.3, 0.8)) + line("M0,-42 Q8,-20 0,2 M-12,-36 q-6,14 0,28 M12,-36 q6,14 0,28", "#7a5232", 2.6)}</g>`;
}

/** A glass of starter, bubbling up over the rubber band that marks where it began. */
export function starterJar(art: Art, level: number): string {
  const h = 230;
  const top = -h * level;
  let bubbles = "";
  for (let i = 0; i < 34; i += 1) bubbles += circle(Math.round(art.between(-66, 66)), Math.round(art.between(top + 16, -12)), Math.round(art.between(3, 10)), "#fffaf0", { opacity: 0.75, stroke: "#d8bd92", strokeWidth: 1.6 });
  return shadow(art, 0, 2, 110, 18, 0.4) + rect(-82, -h, 164, h, "#eaf4f4", { rx: 22, opacity: 0.65 }) + path(`M-74,${top} q37,-22 74,-6 t74,4 L74,-24 Q74,-8 58,-8 L-58,-8 Q-74,-8 -74,-24 Z`, art.linear(["#f7ead0", "#e3c79b"])) + bubbles + rect(-84, -104, 168, 12, "#c2452f") + rect(-60, -h + 10, 14, h - 50, "#ffffff", { rx: 7, opacity: 0.5 }) + rect(-88, -h - 26, 176, 34, art.linear(["#d9dde0", "#9aa2aa"], true), { rx: 8 });
}

/** A sack of flour with a wheat ear on it. */
export function flourSack(art: Art, colour = "#efe3c8"): string {
  const ear = [0, 1, 2, 3].map((i) => ellipse(-9, -96 - i * 16, 6, 10, "#d9a441", { transform: `rotate(-28 -9 ${-96 - i * 16})` }) + ellipse(9, -96 - i * 16, 6, 10, "#d9a441", { transform: `rotate(28 9 ${-96 - i * 16})` })).join("");
  return shadow(art, 0, 0, 96, 14) + path("M-74,0 C-86,-60 -80,-140 -66,-190 L66,-190 C80,-140 86,-60 74,0 Z", art.linear([colour, darker(colour, 0.14)])) + path("M-66,-190 L-74,-214 L74,-214 L66,-190 Z", lighter(colour, 0.4)) + line("M0,-60 L0,-150", "#b9852f", 4) + ear;
}
