import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, line, path, rect, shadow } from "../shapes";

export function tomato(art: Art, x: number, y: number, r: number, ripe = 1): string {
  const c = ripe > 0.7 ? "#d8362a" : ripe > 0.4 ? "#e8863a" : "#9ab55a";
  return circle(x, y, r, art.radial([lighter(c, 0.45), c, darker(c, 0.28)], 0.36, 0.3, 0.85)) + path(`M${x - r * 0.5},${y - r * 0.85} l${r * 0.34},${r * 0.2} l${r * 0.16},${r * -0.4} l${r * 0.18},${r * 0.4} l${r * 0.34},${r * -0.2} l${r * -0.22},${r * 0.36} l${r * -0.6},0 Z`, "#4f8a4a");
}

/** A tomato plant on a cane, 330 high, foot at the origin. */
export function tomatoPlant(art: Art, ripe: number): string {
  let out = line("M0,0 L0,-350", "#c9a46a", 7) + line("M0,0 C-20,-100 24,-200 0,-330", "#4f8a4a", 10);
  for (let i = 0; i < 9; i += 1) {
    const y = -40 - i * 34;
    const side = i % 2 === 0 ? 1 : -1;
    const w = 78 - i * 4;
    out += path(`M0,${y} C${side * 24},${y - 40} ${side * w},${y - 34} ${side * w * 1.15},${y} C${side * w * 0.8},${y + 18} ${side * 30},${y + 14} 0,${y} Z`, art.linear(["#6fae5f", "#3f7a45"])) + line(`M0,${y} Q${side * 40},${y - 16} ${side * w},${y - 4}`, "#86bf73", 2.4);
  }
  for (let i = 0; i < 6; i += 1) {
    const y = -70 - i * 42;
    const side = i % 2 === 0 ? -1 : 1;
    out += tomato(art, side * 34, y, 21, ripe - i * 0.08) + tomato(art, side * 56, y + 24, 18, ripe - i * 0.1);
  }
  return out;
}

/** Two first leaves in a little pot. */
export function seedling(art: Art, pot: string, height = 70): string {
  return shadow(art, 0, 2, 54, 9) + line(`M0,-66 C-6,-90 6,-110 0,${-66 - height}`, "#6fae5f", 6) + path(`M0,${-62 - height} C-44,${-96 - height} -62,${-60 - height} -58,${-48 - height} C-36,${-42 - height} -12,${-50 - height} 0,${-62 - height} Z M0,${-62 - height} C44,${-96 - height} 62,${-60 - height} 58,${-48 - height} C36,${-42 - height} 12,${-50 - height} 0,${-62 - height} Z`, art.linear(["#86c26f", "#4f9a4f"])) + ellipse(0, -70, 43, 9, "#4a3328") + path("M-46,-72 L46,-72 L36,0 L-36,0 Z M-43,-72 q43,12 86,0 Z", art.linear([lighter(pot, 0.25), pot, darker(pot, 0.2)], true)) + rect(-48, -78, 96, 12, lighter(pot, 0.2), { rx: 4, opacity: 0.5 });
}

export function clayPot(art: Art, x: number, y: number, s: number, leaf: string): string {
  return `<g transform="translate(${x} ${y}) scale(${s})">${shadow(art, 0, 0, 70, 12)}${[-60, -34, 0, 34, 60].map((dx) => path(`M0,-80 Q${dx * 0.4},-170 ${dx},-190 Q${dx * 1.3},-140 0,-80 Z`, art.linear([lighter(leaf, 0.2), darker(leaf, 0.12)]))).join("")}${path("M-54,-86 L54,-86 L42,0 L-42,0 Z", art.linear(["#d98a5c", "#b5653c", "#8f4a2c"], true))}${rect(-60, -98, 120, 22, art.linear(["#e09a6c", "#b5653c"], true), { rx: 5 })}</g>`;
}

/** A glasshouse from the front; `broken` leaves panes out. Drawn from the foot, 560 wide. */
export function glasshouse(art: Art, inside: string, broken: boolean): string {
  const body = "M-280,0 L-280,-250 L0,-390 L280,-250 L280,0 Z";
  let panes = "";
  for (let i = 0; i < 5; i += 1) {
    for (let row = 0; row < 2; row += 1) {
      const gone = broken && ((i === 1 && row === 0) || (i === 3 && row === 1) || (i === 4 && row === 0) || (i === 2 && row === 0));
      panes += gone ? rect(-276 + i * 112, -246 + row * 125, 104, 118, "#4a5a58", { opacity: 0.75 }) + path(`M${-280 + i * 112},${-250 + row * 125} l112,0 l0,46 l-30,-18 l-22,40 l-24,-34 l-36,20 Z`, "#f2fbfb", { opacity: 0.85 }) + path(`M${-270 + i * 112},${-132 + row * 125} l20,-34 l16,20 l24,-30 l18,44 Z`, "#f2fbfb", { opacity: 0.8 }) : rect(-276 + i * 112, -246 + row * 125, 104, 118, art.linear(["#f2fbfb@0.55", "#bfe0e2@0.22"]));
    }
  }
  const shards = broken ? path("M-330,10 l30,-16 l14,18 Z M-240,22 l26,-18 l20,20 Z M300,14 l34,-14 l10,20 Z", "#f2fbfb", { opacity: 0.9 }) + path("M60,-366 L150,-318 L120,-262 L84,-300 L40,-262 Z", "#4a5a58", { opacity: 0.7 }) : "";
  const bars = [0, 1, 2, 3, 4, 5].map((i) => `M${-280 + i * 112},0 L${-280 + i * 112},-250 L${(-280 + i * 112) * 0.2},${-390 + Math.abs(i - 2.5) * 8}`).join(" ");
  return shadow(art, 0, 6, 340, 30, 0.35) + path(body, art.linear(["#d9ece6@0.85", "#b5d3c4@0.8"])) + inside + path("M-280,-250 L0,-390 L280,-250 Z", art.linear(["#ffffff@0.5", "#cfe6e8@0.3"])) + panes + line(`${bars} M-280,-125 L280,-125 M-280,-250 L280,-250`, "#f6f1e7", 7) + line(body, "#e3dccd", 11) + line("M-190,-20 L-60,-236 M-150,-10 L-40,-190", "#ffffff", 8, { opacity: 0.3 }) + shards;
}

export function rosette(art: Art, x: number, y: number, s: number, colour = "#c2322b"): string {
  let petals = "";
  for (let i = 0; i < 14; i += 1) petals += ellipse(0, -38, 15, 24, i % 2 === 0 ? colour : lighter(colour, 0.2), { transform: `rotate(${(i * 360) / 14})` });
  return `<g transform="translate(${x} ${y}) scale(${s})">${path("M-28,20 L-46,120 L-24,104 L-8,124 L4,24 Z", darker(colour, 0.15))}${path("M28,20 L46,120 L24,104 L8,124 L-4,24 Z", colour)}${petals}${circle(0, 0, 34, art.radial(["#fff3c4", "#e7b54a"]))}${path("M0,-20 L6,-6 L21,-6 L9,3 L14,18 L0,9 L-14,18 L-9,3 L-21,-6 L-6,-6 Z", colour)}</g>`;
}
