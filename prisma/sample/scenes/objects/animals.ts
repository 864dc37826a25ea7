import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, line, path, shadow } from "../shapes";

export interface Coat {
  main: string;
  belly: string;
  patch?: string;
}

function catFace(coat: Coat, asleep: boolean): string {
  const ink = "#2a1f2b";
  const eyes = asleep ? line("M-24,-6 q8,8 16,0 M8,-6 q8,8 16,0", ink, 3.4) : ellipse(-16, -8, 6.5, 8.5, "#8fae4a") + ellipse(16, -8, 6.5, 8.5, "#8fae4a") + ellipse(-16, -8, 2.6, 8, ink) + ellipse(16, -8, 2.6, 8, ink);
  const patch = coat.patch === undefined ? "" : path("M-50,-10 C-50,-40 -30,-48 -4,-48 C-8,-26 -26,-8 -50,-4 Z", coat.patch);
  return path("M-48,-26 L-50,-74 L-16,-46 Z M48,-26 L50,-74 L16,-46 Z", darker(coat.main, 0.1)) + path("M-43,-36 L-45,-62 L-26,-46 Z M43,-36 L45,-62 L26,-46 Z", "#e9a99a") + ellipse(0, -4, 54, 46, coat.main) + patch + ellipse(0, 16, 26, 18, coat.belly) + eyes + path("M-6,8 L6,8 L0,15 Z", "#d9776b") + line("M0,15 q-6,10 -14,5 M0,15 q6,10 14,5", ink, 2.4) + line("M-28,12 L-66,4 M-28,18 L-64,22 M28,12 L66,4 M28,18 L64,22", "#fffaf2", 2, { opacity: 0.9 });
}

/** A sitting cat, 250 high, foot at the origin. */
export function sittingCat(art: Art, coat: Coat): string {
  return shadow(art, 0, 2, 110, 16, 0.35) + line("M70,-16 C140,-10 150,-70 116,-96", coat.patch ?? darker(coat.main, 0.15), 24) + path("M-70,0 C-92,-60 -60,-140 -30,-160 L30,-160 C60,-140 92,-60 70,0 Z", art.linear([lighter(coat.main, 0.1), darker(coat.main, 0.14)])) + ellipse(0, -70, 36, 62, coat.belly) + line("M-24,-96 L-26,-10 M24,-96 L26,-10", coat.main, 34) + ellipse(-28, -6, 24, 13, coat.belly) + ellipse(28, -6, 24, 13, coat.belly) + `<g transform="translate(0 -188)">${catFace(coat, false)}</g>`;
}

/** A cat curled up asleep, 330 wide. */
export function curledCat(art: Art, coat: Coat): string {
  return shadow(art, 0, 6, 190, 24, 0.4) + path("M-160,-40 C-160,-120 -70,-140 10,-136 C110,-134 168,-90 160,-36 C156,4 -150,8 -160,-40 Z", art.radial([lighter(coat.main, 0.14), coat.main, darker(coat.main, 0.2)], 0.45, 0.25, 0.85)) + path("M40,-134 C110,-130 160,-96 160,-50 C120,-70 60,-90 40,-134 Z", coat.patch ?? darker(coat.main, 0.1)) + line("M150,-30 C110,12 -10,14 -70,-6", darker(coat.patch ?? coat.main, 0.08), 34) + `<g transform="translate(-88 -46) rotate(-10) scale(0.92)">${catFace(coat, true)}</g>`;
}

/** A sitting dog with hanging ears, 300 high, foot at the origin. */
export function sittingDog(art: Art, coat: Coat, collar = "#c2452f"): string {
  const ink = "#2a1f2b";
  return (
    shadow(art, 0, 2, 130, 18, 0.35) + line("M80,-20 C140,-30 150,-70 146,-96", coat.main, 22) + path("M-84,0 C-104,-80 -60,-160 -40,-190 L40,-190 C60,-160 104,-80 84,0 Z", art.linear([lighter(coat.main, 0.12), darker(coat.main, 0.16)])) + ellipse(0, -100, 38, 76, coat.belly) +
    line("M-32,-120 L-34,-12 M32,-120 L34,-12", coat.main, 38) + ellipse(-38, -6, 28, 14, coat.belly) + ellipse(38, -6, 28, 14, coat.belly) + ellipse(0, -182, 50, 16, collar) + circle(0, -166, 10, "#e7b54a") +
    ellipse(0, -236, 62, 58, art.radial([lighter(coat.main, 0.14), coat.main], 0.45, 0.3, 0.8)) + path("M-50,-276 C-94,-280 -96,-210 -74,-186 C-58,-196 -52,-230 -44,-252 Z M50,-276 C94,-280 96,-210 74,-186 C58,-196 52,-230 44,-252 Z", darker(coat.main, 0.28)) + ellipse(0, -212, 34, 28, coat.belly) + circle(-24, -246, 7.5, ink) + circle(24, -246, 7.5, ink) + circle(-22, -249, 2.4, "#fff") + circle(26, -249, 2.4, "#fff") + ellipse(0, -224, 13, 9, ink) + path("M-14,-204 Q0,-196 14,-204 Q10,-176 0,-176 Q-10,-176 -14,-204 Z", "#d8717a") + line("M-22,-206 Q-8,-198 0,-212 Q8,-198 22,-206", ink, 3)
  );
}
