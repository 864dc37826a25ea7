import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, group, line, path, rect, type Point } from "../shapes";
import type { Look, Outfit, Pose } from "./look";

const UPPER_ARM = 98;
const FOREARM = 92;
const THIGH = 150;
const SHIN = 150;

/** Where the joint between two bones lies so that they reach from `from` to `to`; it points to `side`, and where the limb lies level, down by `sag`. */
function joint(from: Point, to: Point, first: number, second: number, side: number, sag: number): { bend: Point; end: Point } {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const wanted = Math.hypot(dx, dy) || 1;
  const reach = Math.min(wanted, (first + second) * 0.995);
  const end: Point = [from[0] + (dx / wanted) * reach, from[1] + (dy / wanted) * reach];
  const along = (first * first - second * second + reach * reach) / (2 * reach);
  const off = Math.sqrt(Math.max(0, first * first - along * along)) * side;
  const ux = dx / wanted;
  const uy = dy / wanted;
  const one: Point = [from[0] + ux * along - uy * off, from[1] + uy * along + ux * off];
  const other: Point = [from[0] + ux * along + uy * off, from[1] + uy * along - ux * off];
  const outwards = (one[0] - other[0]) * side * Math.abs(uy);
  const down = (one[1] - other[1]) * Math.abs(ux) * sag;
  return { bend: outwards + down >= 0 ? one : other, end };
}

export function arm(art: Art, look: Look, outfit: Outfit, side: 1 | -1, hand: Point, elbow: 1 | -1): string {
  const shoulder: Point = [side * (look.shoulders - 13), 36];
  const { bend, end } = joint(shoulder, hand, UPPER_ARM, FOREARM, side * elbow, 2 * elbow);
  const bare = outfit.kind === "swimsuit";
  const sleeve = bare ? look.skin : outfit.top;
  const edge = darker(sleeve, 0.24);
  const upper = `M${shoulder.join(",")} L${bend.join(",")}`;
  const lower = `M${bend.join(",")} L${end.join(",")}`;
  const cuff: Point = [bend[0] + (end[0] - bend[0]) * 0.8, bend[1] + (end[1] - bend[1]) * 0.8];
  const wrist = outfit.kind === "swimsuit" || outfit.shortSleeves === true ? lower : `M${between(bend, end, 0.5).join(",")} L${end.join(",")}`;
  const skinArm = line(wrist, darker(look.skin, 0.2), 24) + line(wrist, look.skin, 21);
  const palm = circle(end[0], end[1], 14.5, look.skin, { stroke: darker(look.skin, 0.2), strokeWidth: 1.6 }) + ellipse(end[0] - side * 7, end[1] - 7, 5, 9, look.skin, { transform: `rotate(${side * 30} ${end[0] - side * 7} ${end[1] - 7})` });
  if (bare) return line(upper, edge, 28) + line(upper, sleeve, 25) + skinArm + palm;
  if (outfit.shortSleeves === true) {
    const half: Point = [shoulder[0] + (bend[0] - shoulder[0]) * 0.72, shoulder[1] + (bend[1] - shoulder[1]) * 0.72];
    const short = `M${shoulder.join(",")} L${half.join(",")}`;
    return line(upper, darker(look.skin, 0.2), 26) + line(upper, look.skin, 23) + skinArm + palm + line(`M${between(shoulder, half, 0.5).join(",")} L${half.join(",")}`, edge, 39, { strokeLinecap: "butt" }) + line(short, sleeve, 36);
  }
  const whole = limb(shoulder, bend, cuff);
  // No outline where the arm leaves the shoulder: sleeve and chest are one piece there.
  const outlined = limb(between(shoulder, bend, 0.34), bend, cuff);
  return skinArm + palm + line(outlined, edge, 36, { strokeLinecap: "butt" }) + line(whole, art.linear([lighter(sleeve, 0.08), darker(sleeve, 0.12)]), 33) + line(`M${between(bend, cuff, 0.9).join(",")} L${cuff.join(",")}`, edge, 33, { strokeLinecap: "butt", opacity: 0.5 });
}

function between(from: Point, to: Point, t: number): Point {
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
}

/** A limb bends in a curve, not in a corner. */
function limb(from: Point, bend: Point, to: Point): string {
  return `M${from.join(",")} L${between(from, bend, 0.72).join(",")} Q${bend.join(",")} ${between(bend, to, 0.28).join(",")} L${to.join(",")}`;
}

export function leg(look: Look, outfit: Outfit, side: 1 | -1, foot: Point, knee: 1 | -1, sit: boolean): string {
  const hip: Point = [side * Math.min(25, look.shoulders - 33), 226];
  const length = look.age === "child" ? 0.74 : 1;
  const { bend, end } = sit
    ? { bend: [side * 46, 272] satisfies Point, end: [foot[0], Math.min(foot[1], 418)] satisfies Point }
    : joint(hip, foot, THIGH * length, SHIN * length, side * knee, 0);
  const bare = outfit.kind === "swimsuit" || outfit.skirt === true;
  const cloth = bare ? look.skin : outfit.legs;
  const ankle: Point = [end[0], end[1] - 4];
  const whole = sit ? `M${hip.join(",")} L${bend.join(",")} L${ankle.join(",")}` : limb(hip, bend, ankle);
  const lap = sit && !bare ? ellipse(bend[0] - side * 4, bend[1] - 4, 30, 32, lighter(cloth, 0.1)) : "";
  const width = bare ? 30 : 44;
  const [x, y] = end;
  const shoe =
    outfit.kind === "swimsuit"
      ? ellipse(x + side * 6, y + 8, 20, 10, look.skin)
      : path(`M${x - side * 22},${y - 14} L${x + side * 18},${y - 14} Q${x + side * 46},${y - 4} ${x + side * 46},${y + 14} L${x - side * 24},${y + 14} Z`, outfit.shoes) + path(`M${x - side * 25},${y + 10} l${side * 72},0 l0,8 l${side * -72},0 Z`, lighter(outfit.shoes, 0.6));
  return line(whole, darker(cloth, 0.26), width + 3, { strokeLinecap: "butt" }) + circle(hip[0], hip[1], width / 2, cloth) + line(whole, cloth, width, { strokeLinecap: "butt" }) + lap + shoe;
}

const torsoPath = (s: number) =>
  `M-19,2 C-30,14 ${-s + 12},14 ${-s},36 C${-s - 8},60 ${-s + 8},110 ${-s + 12},160 L${-s + 8},238 L${s - 8},238 L${s - 12},160 C${s - 8},110 ${s + 8},60 ${s},36 C${s - 12},14 30,14 19,2 C8,14 -8,14 -19,2 Z`;

export function torso(art: Art, look: Look, outfit: Outfit, pose: Pose): string {
  const s = look.shoulders;
  const { top, accent } = outfit;
  const body = torsoPath(s);
  const inside = { clipPath: art.clip(path(body, "#000")) };
  const skirted = outfit.skirt === true && pose.bust !== true;
  const skirt = skirted && pose.sit === true ? path(`M${-s + 6},196 L${s - 6},196 C${s + 26},230 ${s + 26},300 ${s + 14},350 C20,362 -20,362 ${-s - 14},350 C${-s - 26},300 ${-s - 26},230 ${-s + 6},196 Z`, art.linear([lighter(outfit.legs, 0.12), outfit.legs, darker(outfit.legs, 0.28)])) : skirted ? path(`M${-s + 8},190 L${s - 8},190 L${s + 22},400 C20,412 -20,412 ${-s - 22},400 Z`, art.linear([outfit.legs, darker(outfit.legs, 0.2)])) : "";
  if (outfit.kind === "swimsuit") {
    const suit = path(`M-30,46 C-20,62 20,62 30,46 L${s - 10},80 L${s - 12},160 L${s - 8},238 L${-s + 8},238 L${-s + 12},160 L${-s + 10},80 Z M-34,14 l10,0 l6,40 l-14,4 Z M34,14 l-10,0 l-6,40 l14,4 Z`, art.linear([top, darker(top, 0.2)]));
    return path(body, look.skin) + suit;
  }
  const base = path(body, art.linear([lighter(top, 0.1), top, darker(top, 0.16)])) + group([path(`M${s * 0.3},0 C${s},60 ${s},170 ${s * 0.4},240 L120,240 L120,0 Z`, darker(top, 0.4), { opacity: 0.2 })], inside);
  if (pose.back === true) return base + skirt + line("M-20,8 Q0,20 20,8", darker(top, 0.25), 5);
  return base + group([detail(art, look, outfit, accent)], inside) + skirt + scarf(outfit);
}

function detail(art: Art, look: Look, outfit: Outfit, accent: string): string {
  const { top } = outfit;
  const seam = darker(top, 0.3);
  const skinV = (depth: number) => path(`M-19,0 L0,${depth} L19,0 C10,16 -10,16 -19,0 Z`, look.skin) + path(`M-19,0 L0,${depth} L19,0 Z`, darker(look.skin, 0.12));
  switch (outfit.kind) {
    case "tee":
      return line("M-22,6 Q0,30 22,6", accent, 6) + path("M-20,2 Q0,24 20,2 Z", darker(look.skin, 0.1));
    case "jumper":
      return line("M-24,6 Q0,28 24,6", darker(top, 0.22), 10) + [84, 112].map((y) => line(`M-100,${y} L100,${y}`, accent, 9, { opacity: 0.85 })).join("") + rect(-100, 222, 200, 20, darker(top, 0.2));
    case "shirt":
      return skinV(34) + path("M-26,2 L-8,38 L-30,30 Z M26,2 L8,38 L30,30 Z", accent) + line("M0,36 L0,240", seam, 2.4, { opacity: 0.6 }) + [70, 110, 150, 190].map((y) => circle(0, y, 3, accent)).join("");
    case "jacket":
      return path("M-20,0 L-14,240 L14,240 L20,0 Z", accent) + path("M-20,0 Q0,22 20,0 Z", darker(look.skin, 0.12)) + path("M-26,0 L-6,64 L-34,40 Z M26,0 L6,64 L34,40 Z", lighter(top, 0.1)) + line("M-12,62 L-14,240 M12,62 L14,240", seam, 3) + line("M-58,170 L-30,166 M58,170 L30,166", seam, 4);
    case "apron":
      return line("M-24,6 Q0,28 24,6", darker(top, 0.2), 7) + path("M-34,70 L34,70 L44,120 L60,130 L60,240 L-60,240 L-60,130 L-44,120 Z", art.linear([accent, darker(accent, 0.08)])) + line("M-32,72 L-24,14 M32,72 L24,14", darker(accent, 0.06), 7) + line("M-24,160 L24,160 L22,204 L-22,204 Z", darker(accent, 0.18), 3);
    case "dungarees":
      return line("M-22,6 Q0,28 22,6", darker(top, 0.2), 6) + path("M-34,78 L34,78 L40,140 L66,156 L66,240 L-66,240 L-66,156 L-40,140 Z", art.linear([accent, darker(accent, 0.12)])) + line("M-30,82 L-34,12 M30,82 L34,12", accent, 11) + circle(-29, 86, 5, "#f0c04c") + circle(29, 86, 5, "#f0c04c") + rect(-18, 108, 36, 30, darker(accent, 0.14), { rx: 4 });
    case "scrubs":
      return skinV(46) + line("M-24,2 L0,50 L24,2", accent, 7) + rect(20, 84, 26, 34, darker(top, 0.12), { rx: 3 }) + rect(28, 78, 5, 16, "#f6f2ea") + rect(36, 78, 4, 14, "#d9544d");
    case "robe":
      return skinV(80) + path("M-34,0 L6,130 L-8,240 L-34,240 L-60,40 Z M34,0 L-6,130 L8,240 L34,240 L60,40 Z", accent) + rect(-100, 168, 200, 20, darker(top, 0.18));
    case "dress":
      return skinV(40) + [60, 100, 140, 180].map((y, i) => [-40, -14, 12, 38].map((x) => circle(x + (i % 2) * 12, y, 5, accent)).join("")).join("");
    case "swimsuit":
      return "";
  }
}

function scarf(outfit: Outfit): string {
  if (outfit.scarf === undefined) return "";
  const c = outfit.scarf;
  return path("M-32,-10 C-20,8 20,8 32,-10 C42,10 34,26 0,28 C-34,26 -42,10 -32,-10 Z", c) + path("M8,22 L34,20 L40,104 L12,106 Z", darker(c, 0.12)) + line("M-28,4 Q0,18 28,4", lighter(c, 0.3), 3, { opacity: 0.6 });
}
