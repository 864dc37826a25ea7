/**
 * Filled polygons on a canvas of pixels. No SVG is rendered: where untrusted pictures are decoded every reader but that of
 * three formats is shut, for the whole process, and letters would depend on the fonts of the machine.
 */
export type Colour = readonly [red: number, green: number, blue: number];
type Polygon = readonly (readonly [number, number])[];

/** Looks per row of pixels; across it coverage is exact. */
const LOOKS = 4;

export class Canvas {
  /** Three bytes per pixel, row after row. */
  readonly pixels: Buffer;

  constructor(readonly width: number, readonly height: number, background: Colour) {
    this.pixels = Buffer.alloc(width * height * 3, Buffer.from(background));
  }

  rect(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.fill([[[x, y], [x + width, y], [x + width, y + height], [x, y + height]]], colour);
  }

  /** By the nonzero rule, y downwards; what lies outside the canvas is cut off. O(rows × edges). */
  fill(polygons: readonly Polygon[], colour: Colour): void {
    const edges = polygons.flatMap((polygon) => polygon.map((point, index) => [point, polygon[(index + 1) % polygon.length] ?? point] as const));
    const heights = edges.map(([[, y]]) => y);
    const [top, bottom] = [Math.max(0, Math.floor(Math.min(...heights))), Math.min(this.height, Math.ceil(Math.max(...heights)))];
    const coverage = new Float32Array(this.width);
    for (let row = top; row < bottom; row += 1) {
      coverage.fill(0);
      for (let look = 0; look < LOOKS; look += 1) this.cover(coverage, edges, row + (look + 0.5) / LOOKS);
      for (const [column, share] of coverage.entries()) if (share > 0) this.blend((row * this.width + column) * 3, colour, Math.min(1, share));
    }
  }

  private cover(coverage: Float32Array, edges: readonly (readonly [readonly [number, number], readonly [number, number]])[], y: number): void {
    const crossings: { x: number; turn: number }[] = [];
    for (const [[x0, y0], [x1, y1]] of edges) {
      if (y0 <= y === y1 <= y) continue;
      crossings.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 });
    }
    crossings.sort((a, b) => a.x - b.x);
    let winding = 0;
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn;
      const next = crossings[index + 1];
      if (winding !== 0 && next) addSpan(coverage, Math.max(0, x), Math.min(this.width, next.x));
    }
  }

  private blend(at: number, colour: Colour, share: number): void {
    for (const [channel, value] of colour.entries()) this.pixels[at + channel] = Math.round((this.pixels[at + channel] ?? 0) * (1 - share) + value * share);
  }
}

function addSpan(coverage: Float32Array, from: number, to: number): void {
  for (let column = Math.floor(from); column < to; column += 1) {
    coverage[column] = (coverage[column] ?? 0) + Math.max(0, Math.min(to, column + 1) - Math.max(from, column)) / LOOKS;
  }
}
