import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, line, path, rect } from "../shapes";
import type { Outfit } from "./look";

export function headwear(art: Art, hat: Outfit["hat"]): string {
  if (hat === undefined) return "";
  const { colour } = hat;
  const fill = art.linear([lighter(colour, 0.15), colour, darker(colour, 0.2)]);
  switch (hat.kind) {
    case "flat-cap":
      return path("M-52,-104 C-56,-140 -22,-154 8,-150 C44,-148 58,-128 52,-104 C20,-114 -20,-114 -52,-104 Z", fill) + path("M-56,-104 C-30,-118 30,-118 56,-104 C50,-96 24,-102 0,-102 C-24,-102 -50,-96 -56,-104 Z", darker(colour, 0.3)) + line("M-30,-136 Q0,-148 34,-138", lighter(colour, 0.3), 3, { opacity: 0.4 });
    case "beanie":
      return path("M-49,-96 C-52,-150 -26,-164 0,-164 C26,-164 52,-150 49,-96 Z", fill) + rect(-53, -114, 106, 24, darker(colour, 0.14), { rx: 11 }) + [-40, -24, -8, 8, 24, 40].map((x) => line(`M${x},-110 L${x},-95`, darker(colour, 0.32), 2.5, { opacity: 0.6 })).join("") + circle(0, -168, 14, lighter(colour, 0.35));
    case "straw":
      return ellipse(0, -104, 92, 20, art.linear([colour, darker(colour, 0.25)])) + path("M-46,-108 C-48,-152 -24,-160 0,-160 C24,-160 48,-152 46,-108 C24,-100 -24,-100 -46,-108 Z", fill) + path("M-46,-118 C-24,-110 24,-110 46,-118 L46,-107 C24,-99 -24,-99 -46,-107 Z", "#b5463c");
    case "helmet":
      return path("M-53,-94 C-56,-146 -26,-158 0,-158 C26,-158 56,-146 53,-94 C30,-106 -30,-106 -53,-94 Z", fill) + line("M-18,-152 Q-26,-130 -26,-108 M18,-152 Q26,-130 26,-108", darker(colour, 0.45), 7) + line("M-46,-92 Q-40,-30 -4,-14 M46,-92 Q40,-30 4,-14", "#2b2b38", 3);
    case "headwrap":
      return path("M-50,-88 C-58,-150 -24,-176 8,-170 C48,-168 60,-130 50,-88 C24,-112 -24,-112 -50,-88 Z", fill) + path("M10,-158 C40,-190 70,-180 62,-150 C50,-140 26,-140 10,-158 Z", lighter(colour, 0.12)) + line("M-44,-112 Q0,-148 48,-118 M-36,-134 Q4,-162 40,-146", darker(colour, 0.28), 4, { opacity: 0.6 }) + line("M-46,-102 Q0,-132 48,-104", "#f2b84b", 5, { opacity: 0.9 });
    case "peaked":
      return path("M-54,-112 C-60,-142 -24,-152 0,-152 C24,-152 60,-142 54,-112 Z", fill) + rect(-48, -114, 96, 14, darker(colour, 0.4)) + path("M-46,-100 C-24,-110 24,-110 46,-100 C34,-88 -34,-88 -46,-100 Z", "#1f2430") + circle(0, -128, 8, "#e7b54a");
  }
}
