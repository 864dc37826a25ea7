import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { figureFonts } from "@/lib/reports/figures/data";
import { type Drawing, FIGURE_WIDTHS, type FigureWidth, length, type Shape } from "@/lib/reports/figures/drawing";
import { textWidth } from "@/lib/reports/figures/font/figure-font";
import { drawingToPdf } from "@/lib/reports/figures/pdf";
import { FIGURE_KINDS, type FigureKind, type FigureModels, renderFigure } from "@/lib/reports/figures/render-figure";
import { drawingToSvg } from "@/lib/reports/figures/svg";
import { readPdf } from "./read-pdf";
import { emptyModels, NAMES, sampleModels, USUAL } from "./sample-figures";

const fonts = figureFonts();
const WIDTHS = Object.keys(FIGURE_WIDTHS) as FigureWidth[];
const HOSTILE = [
  `<script>alert(1)</script>&amp;"']]>`, "قابلية القراءة", "a\u0000b\u001bc\u202Eevil\u2066", "👩‍👩‍👧‍👦 family 🇩🇪", "x".repeat(3000), "漢字かな交じり文", "\ud800 lone \udfff", "", ") Tj ET endstream endobj", "é\u0301 Å ≥ − α",
];

const SETS: Record<string, FigureModels> = {
  usual: sampleModels(USUAL),
  empty: emptyModels(),
  "one row": sampleModels({ names: ["Coherence"], sources: ["A", "B"], raters: 2, items: 6 }),
  "forty rows": sampleModels({ names: Array.from({ length: 40 }, (_, index) => `Criterion ${index + 1} of a long list`), sources: ["A", "B"], raters: 40, items: 8 }),
  hostile: sampleModels({ names: HOSTILE, sources: ["<b>A</b>", "ב\u0007"], raters: 3, items: 8 }),
};

function render<Kind extends FigureKind>(models: FigureModels, kind: Kind, width: FigureWidth): Drawing {
  return renderFigure(kind, models[kind], { fonts, width });
}

const cases = Object.entries(SETS).flatMap(([set, models]) => FIGURE_KINDS.flatMap((kind) => WIDTHS.map((width) => ({ set, kind, width, drawing: render(models, kind, width) }))));

type Box = { left: number; top: number; right: number; bottom: number };

function boxOf(shape: Shape): Box {
  switch (shape.kind) {
    case "rect": return { left: shape.x, top: shape.y, right: shape.x + shape.width, bottom: shape.y + shape.height };
    case "line": return { left: Math.min(shape.x1, shape.x2), top: Math.min(shape.y1, shape.y2), right: Math.max(shape.x1, shape.x2), bottom: Math.max(shape.y1, shape.y2) };
    case "circle": return { left: shape.x - shape.radius, top: shape.y - shape.radius, right: shape.x + shape.radius, bottom: shape.y + shape.radius };
    case "path": {
      const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)];
      return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
    }
    case "text": {
      const width = textWidth(fonts[shape.weight], shape.text, shape.size);
      const before = shape.anchor === "end" ? width : shape.anchor === "middle" ? width / 2 : 0;
      // Capitals and ascenders above the base line, descenders under it.
      const [up, down] = [shape.size * 0.76, shape.size * 0.21];
      return shape.turned
        ? { left: shape.x - up, top: shape.y - (width - before), right: shape.x + down, bottom: shape.y + before }
        : { left: shape.x - before, top: shape.y - up, right: shape.x - before + width, bottom: shape.y + down };
    }
  }
}

const HAIR = 0.51;

describe.each(cases)("$set: $kind at the width of a $width", ({ set, width, drawing }) => {
  it("lies within its sheet, in numbers", () => {
    expect(drawing.width).toBeCloseTo(FIGURE_WIDTHS[width], 9);
    const outside = drawing.shapes.map((shape) => ({ shape, ...boxOf(shape) }))
      .filter((box) => !(box.left >= -HAIR && box.top >= -HAIR && box.right <= drawing.width + HAIR && box.bottom <= drawing.height + HAIR));
    expect(outside).toEqual([]);
  });

  it("has no text over another", () => {
    const boxes = drawing.shapes.flatMap((shape) => shape.kind === "text" ? [{ text: shape.text, size: shape.size, ...boxOf(shape) }] : []);
    const slack = 0.35;
    const pairs: string[] = [];
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        // The box of a line reaches from ascender to descender; letters of lines set tight share its edges.
        const edge = slack * Math.min(one.size, other.size);
        const overlaps = one.left < other.right - 0.2 && other.left < one.right - 0.2 && one.top + edge < other.bottom && other.top + edge < one.bottom;
        if (overlaps) pairs.push(`${one.text} over ${other.text}`);
      }
    }
    expect(pairs).toEqual([]);
  });

  it("is an SVG that a parser of XML reads and a renderer draws, with nothing to load", async () => {
    const svg = drawingToSvg(drawing, fonts);
    const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(info.width / info.height).toBeCloseTo(drawing.width / drawing.height, 1);
    expect(data.some((value) => value < 128)).toBe(true);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\d[eE]-\d|<script|url\((?!data:)|href/);
    expect(svg).toMatch(/<title id="title">[^<]+<\/title>\n<desc id="description">[^<]+<\/desc>/);
  });

  it("is a PDF of one page that says the same", () => {
    const pdf = readPdf(drawingToPdf(drawing, fonts));
    expect(pdf.mediaBox).toEqual([0, 0, Number(length(drawing.width)), Number(length(drawing.height))]);
    expect(pdf.texts).toEqual(drawing.shapes.flatMap((shape) => shape.kind === "text" ? [shape.text] : []));
    expect(pdf.title).toBe(drawing.title);
    expect(pdf.source).not.toMatch(/NaN|undefined|Infinity|CreationDate|ModDate|Producer/);
    if (set !== "hostile") expect(pdf.alternative).toBe(drawing.description);
  });

  it("is set in letters that print can show", () => {
    expect(Math.min(7, ...drawing.shapes.flatMap((shape) => shape.kind === "text" ? [shape.size] : []))).toBeGreaterThanOrEqual(6);
  });
});

describe("a figure", () => {
  it("says every number that its model says", () => {
    const { distribution, agreement } = SETS.usual ?? emptyModels();
    const bars = renderFigure("distribution", distribution, { fonts }).description;
    for (const bar of distribution.bars) expect(bars).toContain(`${bar.name} (n = ${bar.n}): ${bar.text}`);
    const forest = renderFigure("agreement", agreement, { fonts });
    for (const row of agreement.rows) expect(forest.description).toContain(`${row.name}: ${row.text} (${row.basis})`);
    const texts = forest.shapes.flatMap((shape) => shape.kind === "text" ? [shape.text] : []);
    expect(texts).toEqual(expect.arrayContaining([".667", ".800", "conventions .667 and .800, not limits", ...agreement.rows.map((row) => row.text)]));
    expect(texts).toContain(NAMES[0]);
  });

  it("puts the end of a bar where the scale says", () => {
    const { distribution } = SETS["one row"] ?? emptyModels();
    const { shapes } = renderFigure("distribution", distribution, { fonts });
    const bars = shapes.flatMap((shape) => shape.kind === "rect" && shape.height === 12 ? [shape] : []);
    const segments = distribution.bars[0]?.segments.filter((segment) => segment.to > segment.from) ?? [];
    expect(bars).toHaveLength(segments.length);
    const unit = (bars[0]?.width ?? 0) / ((segments[0]?.to ?? 0) - (segments[0]?.from ?? 0));
    for (const [index, bar] of bars.entries()) expect(bar.width / unit).toBeCloseTo((segments[index]?.to ?? 0) - (segments[index]?.from ?? 0), 6);
  });

  it("says when there is nothing to draw", () => {
    for (const kind of FIGURE_KINDS.filter((name) => name !== "progress")) {
      const { description } = render(emptyModels(), kind, "page");
      expect(description).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe("the bytes of a figure", () => {
  function digests(): Record<string, string> {
    const models = sampleModels(USUAL);
    return Object.fromEntries(FIGURE_KINDS.flatMap((kind) => WIDTHS.map((width) => {
      const drawing = render(models, kind, width);
      return [`${kind} ${width}`, createHash("sha256").update(drawingToSvg(drawing, fonts)).update(drawingToPdf(drawing, fonts)).digest("hex")];
    })));
  }

  it("are the same each time", () => expect(digests()).toEqual(digests()));

  it("are the same in another process, time zone and language", () => {
    const output = execFileSync(process.execPath, ["--import", "tsx", "test/reports/figures/print-digests.ts"], {
      encoding: "utf8", env: { NODE_ENV: "test", TZ: "Pacific/Kiritimati", LANG: "ar_EG.UTF-8", LC_ALL: "de_DE.UTF-8" },
    });
    expect(JSON.parse(output)).toEqual(digests());
  });
});
