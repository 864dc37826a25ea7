import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, line, path } from "../shapes";
import type { Look } from "./look";

const SKULL = "M-46,-70 C-50,-116 -28,-140 2,-140 C32,-140 50,-116 46,-70";

function cluster(art: Art, centres: readonly (readonly [number, number, number])[], colour: string): string {
  return centres
    .map(([x, y, r]) => circle(x, y, r, art.radial([lighter(colour, 0.14), colour], 0.4, 0.3, 0.8)))
    .join("");
}

/** What hangs behind the neck and the head. */
export function backHair(art: Art, look: Look): string {
  const { style, colour } = look.hair;
  const deep = darker(colour, 0.28);
  const fill = art.linear([colour, deep]);
  switch (style) {
    case "bob":
      return path("M-52,-84 C-58,-146 58,-146 54,-84 C60,-50 60,-24 50,-4 C30,8 -30,8 -50,-4 C-60,-24 -58,-50 -52,-84 Z", fill);
    case "long":
      return path("M-50,-84 C-56,-148 56,-148 52,-84 C62,-30 70,40 58,104 C30,116 -30,116 -58,104 C-70,40 -62,-30 -50,-84 Z", fill);
    case "braids":
      return path("M-48,-84 C-54,-146 54,-146 50,-84 C54,-50 46,-20 36,-10 L-36,-10 C-46,-20 -54,-50 -48,-84 Z", fill);
    case "ponytail":
      return path("M30,-118 C78,-128 84,-60 62,8 C56,-24 50,-60 26,-92 Z", fill);
    case "bun":
      return circle(0, -146, 27, fill) + line("M-20,-150 Q0,-166 20,-150", lighter(colour, 0.2), 3, { opacity: 0.6 });
    case "puff":
      return cluster(art, [[-34, -146, 28], [34, -146, 28], [0, -166, 36], [-14, -150, 32], [16, -148, 32], [-28, -172, 20], [28, -170, 22], [0, -190, 18]], deep);
    case "curly":
      return cluster(art, [[-46, -100, 24], [46, -100, 24], [-52, -68, 22], [52, -68, 22], [-46, -38, 18], [46, -38, 18], [0, -128, 34]], deep);
    default:
      return "";
  }
}

/** What lies over the skull and the forehead. */
export function frontHair(art: Art, look: Look): string {
  const { style, colour } = look.hair;
  const fill = art.linear([lighter(colour, 0.16), colour, darker(colour, 0.15)]);
  const shine = (d: string) => line(d, lighter(colour, 0.4), 4, { opacity: 0.35 });
  switch (style) {
    case "bob":
      return path(`${SKULL} C48,-60 50,-40 47,-22 C38,-40 40,-78 30,-98 C8,-88 -22,-92 -32,-104 C-40,-80 -38,-40 -47,-22 C-50,-40 -48,-60 -46,-70 Z`, fill) + shine("M-26,-124 Q-4,-136 20,-128");
    case "long":
    case "ponytail":
      return path(`${SKULL} C44,-88 30,-104 6,-116 C-14,-102 -36,-94 -42,-66 L-46,-58 Z`, fill) + shine("M-28,-118 Q-10,-134 12,-132");
    case "braids": {
      const braid = (x: number) =>
        [0, 1, 2, 3, 4, 5].map((i) => ellipse(x + (i % 2 === 0 ? -1.5 : 1.5), -18 + i * 19, 11 - i * 0.7, 12, i % 2 === 0 ? colour : darker(colour, 0.2))).join("") +
        circle(x, 92, 6, "#d9544d") + path(`M${x - 6},96 L${x + 6},96 L${x + 3},112 L${x - 3},112 Z`, colour);
      return path(`${SKULL} C46,-92 26,-106 0,-120 C-26,-106 -46,-92 -46,-70 Z`, fill) + line("M0,-139 L0,-121", darker(colour, 0.35), 2) + braid(-47) + braid(47);
    }
    case "bun":
      return path(`${SKULL} C44,-92 30,-112 -6,-112 C-28,-110 -42,-92 -46,-70 Z`, fill) + shine("M-26,-120 Q0,-136 26,-122");
    case "puff":
      return path(`${SKULL} C46,-88 34,-112 0,-114 C-34,-112 -46,-88 -46,-70 Z`, fill) + line("M-40,-112 Q0,-142 40,-112", darker(colour, 0.5), 3, { opacity: 0.6 });
    case "curly":
      return cluster(art, [[-40, -106, 18], [-22, -124, 19], [0, -130, 20], [22, -124, 19], [40, -106, 18], [-44, -86, 13], [44, -86, 13], [-10, -112, 13], [14, -112, 13]], colour);
    case "short":
      return path(`${SKULL} L43,-62 C44,-84 38,-98 30,-104 C12,-96 -14,-98 -28,-106 C-38,-98 -42,-84 -42,-62 Z`, fill) + shine("M-24,-124 Q-4,-134 18,-128");
    case "side-part":
      return path("M-45,-62 C-50,-112 -36,-142 4,-144 C40,-144 52,-116 45,-62 L41,-70 C42,-90 34,-106 22,-112 C2,-102 -22,-104 -34,-112 C-40,-98 -42,-82 -42,-64 Z", fill) + line("M22,-112 C14,-124 12,-132 12,-142", darker(colour, 0.3), 2.5, { opacity: 0.5 }) + shine("M-28,-122 Q-16,-134 2,-134");
    case "fade":
      return path("M-44,-76 C-48,-116 -28,-136 0,-136 C28,-136 48,-116 44,-76 C42,-94 38,-104 30,-108 C12,-112 -12,-112 -30,-108 C-38,-104 -42,-94 -44,-76 Z", fill) + path("M-44,-60 L-44,-88 L-38,-100 L-38,-66 Z M44,-60 L44,-88 L38,-100 L38,-66 Z", colour, { opacity: 0.45 });
    case "thinning":
      return path("M-47,-56 C-54,-88 -46,-116 -30,-122 C-38,-104 -38,-84 -40,-58 Z M47,-56 C54,-88 46,-116 30,-122 C38,-104 38,-84 40,-58 Z", fill) + line("M-20,-129 Q0,-136 20,-129", colour, 6, { opacity: 0.55 });
  }
}

/** The head seen from behind is all hair. */
export function hairFromBehind(art: Art, look: Look): string {
  const { style, colour } = look.hair;
  const fill = art.radial([lighter(colour, 0.18), colour, darker(colour, 0.3)], 0.4, 0.25, 0.9);
  const long = style === "long" || style === "bob" ? 6 : -30;
  const tail = style === "braids" ? frontHair(art, look) : "";
  return path(`${SKULL} C50,-50 46,-30 36,${long} L-36,${long} C-46,-30 -50,-50 -46,-70 Z`, fill) + tail;
}
