/** A drawing as an SVG file of its own: nothing outside it is loaded, and its letters are inside. */
import { type Drawing, length, type Shape, type Text } from "./drawing";
import type { FigureFont, FigureFonts, FontWeight } from "./font/figure-font";
import { subsetFont } from "./font/subset";
import { WHITE } from "./palette";
import { plainText } from "./settable-text";
import { textsByWeight } from "./used-text";

const FAMILY = "Concord Inter";

/** Same drawing, same characters, on any machine. */
export function drawingToSvg(drawing: Drawing, fonts: FigureFonts): string {
  const [width, height] = [length(drawing.width), length(drawing.height)];
  const faces = textsByWeight(drawing).map(([weight, text]) => faceOf(fonts[weight], weight, text));
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" aria-describedby="description">`,
    `<title id="title">${escaped(plainText(drawing.title))}</title>`,
    `<desc id="description">${escaped(plainText(drawing.description))}</desc>`,
    `<style>${faces.join("")}text{font-family:"${FAMILY}",Inter,sans-serif;font-kerning:none;white-space:pre}</style>`,
    `<rect width="${width}" height="${height}" fill="${WHITE}"/>`,
    ...drawing.shapes.map(shapeOf),
    `</svg>`,
    ``,
  ].join("\n");
}

function faceOf(font: FigureFont, weight: FontWeight, text: string): string {
  const data = Buffer.from(subsetFont(font, text).file).toString("base64");
  return `@font-face{font-family:"${FAMILY}";font-weight:${weight};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
}

function shapeOf(shape: Shape): string {
  switch (shape.kind) {
    case "rect": {
      const outline = shape.outline ? ` stroke="${shape.outline}" stroke-width="0.5"` : "";
      return `<rect x="${length(shape.x)}" y="${length(shape.y)}" width="${length(shape.width)}" height="${length(shape.height)}" fill="${shape.fill}"${outline}/>`;
    }
    case "line": {
      const dash = shape.dash ? ` stroke-dasharray="${shape.dash.map(length).join(" ")}"` : "";
      return `<line x1="${length(shape.x1)}" y1="${length(shape.y1)}" x2="${length(shape.x2)}" y2="${length(shape.y2)}" stroke="${shape.stroke}" stroke-width="${length(shape.thickness)}"${dash}/>`;
    }
    case "circle":
      return `<circle cx="${length(shape.x)}" cy="${length(shape.y)}" r="${length(shape.radius)}" fill="${shape.fill}" stroke="${shape.outline}" stroke-width="1"/>`;
    case "path": {
      const points = shape.points.map(([x, y]) => `${length(x)} ${length(y)}`).join("L");
      const stroke = shape.stroke ? ` stroke="${shape.stroke}" stroke-width="${length(shape.thickness ?? 1)}" stroke-linejoin="round"` : "";
      return `<path d="M${points}${shape.fill ? "Z" : ""}" fill="${shape.fill ?? "none"}"${stroke}/>`;
    }
    case "text":
      return textOf(shape);
  }
}

function textOf({ x, y, text, size, weight, anchor, fill, turned }: Text): string {
  const [left, base] = [length(x), length(y)];
  const place = turned ? `transform="translate(${left} ${base}) rotate(-90)"` : `x="${left}" y="${base}"`;
  const set = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text ${place} font-size="${length(size)}" font-weight="${weight}"${set} fill="${fill}">${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
