import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, line, path, rect } from "../shapes";

/** A board on the wall with rows of hung tools. */
export function toolBoard(art: Art, x: number, y: number, w: number, h: number, colour = "#d9b98a"): string {
  let out = rect(x + 8, y + 12, w, h, "#1b1430", { opacity: 0.18 }) + rect(x, y, w, h, art.linear([lighter(colour, 0.15), colour]), { rx: 6 });
  const steel = "#8b949e";
  const places = Math.floor(w / 74);
  for (let row = 0; row * 112 + 100 < h; row += 1) {
    for (let col = 0; col < places; col += 1) {
      const cx = x + 40 + col * 74;
      const cy = y + 22 + row * 112;
      const handle = art.pick(["#c2452f", "#2f5d8a", "#f0b23e", "#3f6b4d"]);
      const kind = (col + row * 2) % 4;
      if (kind === 0) out += line(`M${cx},${cy + 14} L${cx},${cy + 76}`, steel, 11) + circle(cx, cy + 8, 15, "none", { stroke: steel, strokeWidth: 9, strokeDasharray: "70 24" }) + circle(cx, cy + 78, 10, steel);
      if (kind === 1) out += line(`M${cx},${cy} L${cx},${cy + 44}`, steel, 7) + line(`M${cx},${cy + 50} L${cx},${cy + 78}`, handle, 17);
      if (kind === 2) out += line(`M${cx},${cy + 20} L${cx},${cy + 80}`, "#9a6b42", 10) + path(`M${cx - 26},${cy + 4} l40,-6 q16,6 14,18 l-54,6 Z`, steel);
      if (kind === 3) out += line(`M${cx - 4},${cy} L${cx + 3},${cy + 36} M${cx + 4},${cy} L${cx - 3},${cy + 36}`, steel, 8) + line(`M${cx - 3},${cy + 40} q-14,20 -10,42 M${cx + 3},${cy + 40} q14,20 10,42`, handle, 9);
    }
  }
  return out;
}

export function toolbox(art: Art, x: number, y: number, colour: string): string {
  return line(`M${x + 44},${y - 70} q0,-34 36,-34 q36,0 36,34`, "#3b414d", 9) + rect(x, y - 72, 160, 72, art.linear([lighter(colour, 0.2), darker(colour, 0.15)]), { rx: 8 }) + rect(x, y - 46, 160, 8, darker(colour, 0.35)) + rect(x + 66, y - 54, 28, 22, "#d5dadf", { rx: 4 });
}
