/** The outline of a glyph as closed polygons, for those who draw letters without a typesetter. Source: OpenType 1.9, table "glyf". */
import type { FigureFont } from "./figure-font";
import { outlineReader } from "./outlines";
import { view } from "./sfnt";

export type Point = readonly [number, number];
export type Contour = readonly Point[];

type Knot = { x: number; y: number; isOn: boolean };

const SEGMENTS = 5;
const DEEPEST = 6;
const COMPONENT = { words: 0x01, areOffsets: 0x02, scale: 0x08, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;

/** Units of the font, y upwards. Curves are cut into five pieces, enough below a hundred pixels of height. */
export function glyphContours(font: FigureFont, glyph: number, depth = 0): Contour[] {
  const bytes = outlineReader(font.tables)(glyph);
  if (bytes.length === 0 || depth > DEEPEST) return [];
  const data = view(bytes);
  const count = data.getInt16(0);
  return count >= 0 ? simpleKnots(data, count).map(flattened) : composed(font, data, depth);
}

function simpleKnots(data: DataView, count: number): Knot[][] {
  const ends = Array.from({ length: count }, (_, index) => data.getUint16(10 + index * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = 10 + count * 2;
  at += 2 + data.getUint16(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = data.getUint8(at++);
    const repeats = flag & 0x08 ? data.getUint8(at++) : 0;
    for (let times = 0; times <= repeats; times += 1) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.slice(0, total).map((flag) => {
      if (flag & short) value += flag & same ? data.getUint8(at++) : -data.getUint8(at++);
      else if (!(flag & same)) {
        value += data.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(0x02, 0x10);
  const ys = coordinates(0x04, 0x20);
  const knots = xs.map((x, index) => ({ x, y: ys[index] ?? 0, isOn: ((flags[index] ?? 0) & 1) === 1 }));
  return ends.map((end, index) => knots.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

/** Between two control points lies a point of the curve that is not written down: their middle. */
function flattened(knots: readonly Knot[]): Contour {
  const whole = knots.flatMap((knot, index) => {
    const next = knots[(index + 1) % knots.length] ?? knot;
    return knot.isOn || next.isOn ? [knot] : [knot, { x: (knot.x + next.x) / 2, y: (knot.y + next.y) / 2, isOn: true }];
  });
  const points: Point[] = [];
  for (const [index, knot] of whole.entries()) {
    if (knot.isOn) {
      points.push([knot.x, knot.y]);
      continue;
    }
    const before = whole[(index + whole.length - 1) % whole.length] ?? knot;
    const after = whole[(index + 1) % whole.length] ?? knot;
    for (let step = 1; step < SEGMENTS; step += 1) {
      const t = step / SEGMENTS;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
      points.push([a * before.x + b * knot.x + c * after.x, a * before.y + b * knot.y + c * after.y]);
    }
  }
  return points;
}

function composed(font: FigureFont, data: DataView, depth: number): Contour[] {
  const contours: Contour[] = [];
  for (let at = 10, follows = true; follows; ) {
    const flags = data.getUint16(at);
    const glyph = data.getUint16(at + 2);
    at += 4;
    const isWide = (flags & COMPONENT.words) !== 0;
    const arguments_ = isWide ? [data.getInt16(at), data.getInt16(at + 2)] : [data.getInt8(at), data.getInt8(at + 1)];
    const [dx = 0, dy = 0] = flags & COMPONENT.areOffsets ? arguments_ : [];
    at += isWide ? 4 : 2;
    const scales = flags & COMPONENT.matrix ? 4 : flags & COMPONENT.twoScales ? 2 : flags & COMPONENT.scale ? 1 : 0;
    const values = Array.from({ length: scales }, (_, index) => data.getInt16(at + index * 2) / 16384);
    at += scales * 2;
    const [xx = 1, xy = 0, yx = 0, yy = 1] = scales === 4 ? values : scales === 2 ? [values[0], 0, 0, values[1]] : scales === 1 ? [values[0], 0, 0, values[0]] : [];
    for (const contour of glyphContours(font, glyph, depth + 1)) contours.push(contour.map(([x, y]) => [x * xx + y * yx + dx, x * xy + y * yy + dy]));
    follows = (flags & COMPONENT.more) !== 0;
  }
  return contours;
}
