import type { Art } from "../art";
import { circle, ellipse, line, path, rect } from "../shapes";

/** A guitar lying across the lap: body at the origin, neck to the right and up. */
export function guitar(art: Art): string {
  return `<g transform="rotate(-18)">${path("M-92,0 C-92,-54 -40,-60 -14,-42 C8,-54 44,-46 44,0 C44,46 8,54 -14,42 C-40,60 -92,54 -92,0 Z", art.radial(["#e9b268", "#c17a35", "#8a4f26"], 0.45, 0.4, 0.75), { stroke: "#6b3f22", strokeWidth: 4 })}${circle(6, 0, 19, "#3a2418")}${rect(-62, -16, 10, 32, "#3a2418")}${rect(26, -9, 170, 18, "#4a2f20")}${rect(194, -14, 44, 28, "#33211a", { rx: 5 })}${line("M-58,-6 L196,-6 M-58,-2 L196,-2 M-58,2 L196,2 M-58,6 L196,6", "#f0e6d2", 1.2)}${[60, 90, 120, 150, 178].map((x) => line(`M${x},-9 L${x},9`, "#c9cfd4", 2)).join("")}${ellipse(216, -18, 5, 4, "#f0e6d2")}${ellipse(216, 18, 5, 4, "#f0e6d2")}</g>`;
}
