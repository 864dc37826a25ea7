/** The shapes of a drawing as the operators of a PDF page. */
import { type Circle, type Colour, type Drawing, length, type Shape, type Text } from "./drawing";
import { type FigureFonts, type FontWeight, textWidth } from "./font/figure-font";
import type { FontSubset } from "./font/subset";
import { channels, WHITE } from "./palette";
import { hex } from "./pdf-font";

/** A quarter of a circle as one cubic curve: 4/3 · tan(π/8). */
const QUARTER = 0.5522847498;
const OUTLINE = 0.5;

type Subsets = ReadonlyMap<FontWeight, FontSubset>;

export function pageContent(drawing: Drawing, fonts: FigureFonts, subsets: Subsets): string {
  const lines = drawing.shapes.map((shape) => operatorsOf(shape, fonts, subsets));
  // Marked as one figure; then y downwards, as in the drawing; lines meet roundly.
  return ["/Figure << /MCID 0 >> BDC", "q", `1 0 0 -1 0 ${length(drawing.height)} cm`, "1 j",
    `${colour(WHITE)} rg 0 0 ${length(drawing.width)} ${length(drawing.height)} re f`, ...lines, "Q", "EMC"].join("\n");
}

function operatorsOf(shape: Shape, fonts: FigureFonts, subsets: Subsets): string {
  switch (shape.kind) {
    case "rect": {
      const outline = shape.outline ? `${colour(shape.outline)} RG ${OUTLINE} w ` : "";
      return `${colour(shape.fill)} rg ${outline}${length(shape.x)} ${length(shape.y)} ${length(shape.width)} ${length(shape.height)} re ${shape.outline ? "B" : "f"}`;
    }
    case "line": {
      const dash = `[${(shape.dash ?? []).map(length).join(" ")}] 0 d`;
      return `${dash} ${colour(shape.stroke)} RG ${length(shape.thickness)} w ${length(shape.x1)} ${length(shape.y1)} m ${length(shape.x2)} ${length(shape.y2)} l S [] 0 d`;
    }
    case "circle":
      return circle(shape);
    case "path": {
      const steps = shape.points.map(([x, y], index) => `${length(x)} ${length(y)} ${index === 0 ? "m" : "l"}`).join(" ");
      const colours = `${shape.fill ? `${colour(shape.fill)} rg ` : ""}${shape.stroke ? `${colour(shape.stroke)} RG ${length(shape.thickness ?? 1)} w ` : ""}`;
      const paint = shape.fill && shape.stroke ? "b" : shape.fill ? "f" : shape.stroke ? "S" : "n";
      return `${colours}${steps} ${paint}`;
    }
    case "text":
      return textOperators(shape, fonts, subsets);
  }
}

function circle({ x, y, radius, fill, outline }: Circle): string {
  const reach = radius * QUARTER;
  const corners = [[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]] as const;
  const curves = corners.slice(1).map(([toX, toY], index) => {
    const [fromX, fromY] = corners[index] ?? [0, 0];
    const first = [x + fromX * radius + toX * reach, y + fromY * radius + toY * reach];
    const second = [x + toX * radius + fromX * reach, y + toY * radius + fromY * reach];
    return `${[...first, ...second, x + toX * radius, y + toY * radius].map(length).join(" ")} c`;
  });
  return `${colour(fill)} rg ${colour(outline)} RG 1 w ${length(x + radius)} ${length(y)} m ${curves.join(" ")} b`;
}

function textOperators({ x, y, text, size, weight, anchor, fill, turned }: Text, fonts: FigureFonts, subsets: Subsets): string {
  const width = textWidth(fonts[weight], text, size);
  const back = anchor === "end" ? width : anchor === "middle" ? width / 2 : 0;
  const matrix = turned ? `0 -1 -1 0 ${length(x)} ${length(y + back)}` : `1 0 0 -1 ${length(x - back)} ${length(y)}`;
  const glyphs = [...text].map((character) => hex(subsets.get(weight)?.glyphs.get(character.codePointAt(0) ?? 0) ?? 0)).join("");
  return `BT ${colour(fill)} rg /F${weight} ${length(size)} Tf ${matrix} Tm <${glyphs}> Tj ET`;
}

function colour(value: Colour): string {
  return channels(value).map((channel) => String(Math.round((channel / 255) * 1000) / 1000)).join(" ");
}
