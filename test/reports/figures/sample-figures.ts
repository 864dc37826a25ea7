/** Models of every figure, made by the same functions that prepare them for the screen, from answers drawn with a seed. */
import { comparePreferences } from "@/lib/reports/comparison/compare-preferences";
import { prepareNetForest } from "@/lib/reports/comparison/net-forest";
import { prepareShareBars } from "@/lib/reports/comparison/share-bars";
import { prepareCoverage } from "@/lib/reports/coverage-bars";
import { prepareDivergingBars } from "@/lib/reports/diverging-bars";
import { prepareForestPlot } from "@/lib/reports/forest-plot";
import type { BandLines } from "@/lib/reports/figures/models/band-lines";
import { prepareCorrelationHeatmap } from "@/lib/reports/figures/models/correlation-heatmap";
import type { Heatmap } from "@/lib/reports/figures/models/heatmap";
import type { RaterTimeline } from "@/lib/reports/figures/models/rater-timeline";
import type { FigureModels } from "@/lib/reports/figures/render-figure";
import { fixed } from "@/lib/reports/number-text";
import { studyResults } from "@/lib/reports/study-results";
import { seededRandom } from "@/lib/stats/random";
import { type ResultRow, resultsInput, row } from "../sample-rows";

const LABELS = ["Not at all", "A little", "Somewhat", "A lot"];
export const NAMES = [
  "Coherence", "Consistency", "Image-text consistency", "Relevance of the shared images", "Persona faithfulness", "Speaker's empathy",
  "Overall quality of the conversation as one would show it to a friend", "Time order",
];

export type SampleSize = { names: readonly string[]; sources: readonly string[]; raters: number; items: number };
export const USUAL: SampleSize = { names: NAMES, sources: ["STARK", "DialogCC", "PhotoChat"], raters: 9, items: 40 };

export function sampleModels({ names, sources, raters, items }: SampleSize): FigureModels {
  const { nextUniform: random } = seededRandom("figures");
  const criteria = names.map((name, index) => ({
    key: `c${index}`, name, question: "?", scale: LABELS.map((label, place) => ({ value: place + 1, label, definition: "", example: "" })),
  }));
  const rows: ResultRow[] = [];
  for (let item = 0; item < items; item += 1) {
    const quality = random();
    for (const [place, { key }] of criteria.entries()) {
      // The last criterion is answered for few items only, so that its estimate is drawn as one that will move.
      if (place === criteria.length - 1 && place > 0 && item > 12) continue;
      const level = 1 + Math.floor(4 * (0.35 * quality + 0.65 * random() ** (0.4 + place * 0.1)) * 0.999);
      for (let rater = 0; rater < Math.min(3, raters); rater += 1) {
        const value = random() < 0.5 - place * 0.03 ? level : 1 + Math.floor(random() * 4);
        rows.push(row(`E${(item + rater) % raters}`, `I${item}`, key, value));
      }
    }
  }
  const results = studyResults(resultsInput(rows, {
    criteria,
    progress: {
      items, evaluatorsPerItem: 3, wanted: items * 3, counted: Math.floor(items * 2.2), surplus: 0, evaluators: raters,
      coverage: [{ judgments: 1, items: Math.floor(items * 0.2) }, { judgments: 3, items: Math.floor(items * 0.6) }], origins: { collected: items, synthetic: 0, scripted: 0 },
    },
  }));
  const preferences = comparePreferences(sources.flatMap((left, index) => sources.slice(index + 1).flatMap((right, next) => criteria.flatMap(({ key }, place) =>
    Array.from({ length: items * 2 }, (_, judgment) => ({
      evaluator: `E${judgment % raters}`, item: `P${index}-${next}-${judgment >> 1}`, criterion: key, left, right,
      choice: ["left", "tie", "right"][Math.min(2, Math.floor(random() * (2.2 + place * 0.1 + index * 0.2)))] as "left" | "tie" | "right",
    }))))));
  return {
    distribution: prepareDivergingBars(results.criteria),
    agreement: prepareForestPlot(results.criteria),
    progress: prepareCoverage(results.progress),
    "head-to-head": prepareShareBars(preferences.contrasts, criteria),
    "net-preference": prepareNetForest(preferences.contrasts, criteria),
    raters: raterHeatmap(raters, random),
    correlation: prepareCorrelationHeatmap(results),
    position: positionLines(names, random),
    timeline: timeline(raters, random),
  };
}

function raterHeatmap(raters: number, random: () => number): Heatmap {
  const people = Array.from({ length: raters }, (_, index) => ({ key: `E${index + 1}`, name: `E${String(index + 1).padStart(2, "0")}` }));
  return {
    rows: people,
    columns: people,
    cells: people.map((one, index) => people.map((other, place) => {
      if (place >= index) return null;
      const value = random() * 1.15 - 0.2;
      const n = 6 + Math.floor(random() * 60);
      return { text: fixed(value, 2), note: `n ${n}`, strength: value, isFew: n < 20, description: `${one.name} and ${other.name}: ${fixed(value, 2)} over ${n} items` };
    })),
    scale: { low: "−1", high: "weighted kappa 1", isSigned: true },
    fewText: "fewer than 20 items",
  };
}

function positionLines(names: readonly string[], random: () => number): BandLines {
  return {
    x: { label: "position in the evaluator's own order", domain: [1, 20], ticks: [1, 5, 10, 15, 20].map((at) => ({ at, text: String(at) })) },
    y: { label: "mean score", domain: [1, 4], ticks: [1, 2, 3, 4].map((at) => ({ at, text: String(at) })) },
    series: names.map((name, place) => ({
      key: `c${place}`,
      name,
      points: Array.from({ length: 20 }, (_, index) => {
        const y = place === 1 && index === 7 ? null : 2.2 + place * 0.15 - index * 0.02 + random() * 0.5;
        const half = 0.25 + random() * 0.3;
        return { x: index + 1, y, low: y === null ? null : y - half, high: y === null ? null : y + half, text: `position ${index + 1}: ${y === null ? "no answers" : fixed(y, 2)}` };
      }),
    })),
  };
}

function timeline(raters: number, random: () => number): RaterTimeline {
  const lanes = Array.from({ length: raters }, (_, index) => {
    const marks = Array.from({ length: 42 }, (_day, day) => ({ day, count: random() < 0.35 ? Math.ceil(random() * 24) : 0 }))
      .filter((mark) => mark.count > 0)
      .map((mark) => ({ ...mark, text: `day ${mark.day + 1}: ${mark.count}` }));
    return { key: `E${index}`, name: `E${String(index + 1).padStart(2, "0")}`, total: String(marks.reduce((sum, mark) => sum + mark.count, 0)), marks };
  });
  return { lanes, days: 42, ticks: [0, 7, 14, 21, 28, 35].map((at) => ({ at, text: `${1 + at} Mar`.replace("36 Mar", "5 Apr") })), most: Math.max(0, ...lanes.flatMap((lane) => lane.marks.map((mark) => mark.count))) };
}

/** A study that nobody has answered. */
export function emptyModels(): FigureModels {
  const results = studyResults(resultsInput([], { criteria: [] }));
  const nobody: Heatmap = { rows: [], columns: [], cells: [], scale: { low: "0", high: "1", isSigned: false }, fewText: "few" };
  return {
    distribution: prepareDivergingBars(results.criteria),
    agreement: prepareForestPlot(results.criteria),
    progress: prepareCoverage({ items: 0, evaluatorsPerItem: 3, wanted: 0, counted: 0, coverage: [] }),
    "head-to-head": prepareShareBars([], []),
    "net-preference": prepareNetForest([], []),
    raters: nobody,
    correlation: prepareCorrelationHeatmap(results),
    position: { x: { label: "position", domain: [0, 1], ticks: [] }, y: { label: "score", domain: [0, 1], ticks: [] }, series: [] },
    timeline: { lanes: [], days: 0, ticks: [], most: 0 },
  };
}
