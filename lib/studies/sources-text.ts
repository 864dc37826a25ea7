/** What a study draws from, in a line. */
import { slicePhrases } from "./slice-text";
import type { StudySource, StudySummary } from "./types";

/** Between the sources of a study: those of a comparison meet, those of a rating study lie beside each other. */
export const SOURCE_SIGNS = { rating: " + ", comparison: " × " } as const;

/** "STARK × DialogCC"; two parts of one dataset are told apart by their conditions. */
export function sourcesText({ kind, sources }: { kind: StudySummary["kind"]; sources: readonly Pick<StudySource, "dataset" | "slice">[] }): string {
  return sources.map((source) => sourceName(source, sources)).join(SOURCE_SIGNS[kind]);
}

export function sourceName(source: Pick<StudySource, "dataset" | "slice">, sources: readonly Pick<StudySource, "dataset" | "slice">[]): string {
  const isAlone = sources.filter((other) => other.dataset.slug === source.dataset.slug).length === 1;
  const phrases = slicePhrases(source.slice);
  if (phrases.length === 0) return source.dataset.title;
  return isAlone ? `${source.dataset.title} (a part)` : `${source.dataset.title} (${phrases.join(", ")})`;
}

/** Longer conditions would drown the title in a table. */
const LONGEST_PART = 40;

/** Titles for tables, in the order of the sources. A part is named only where a dataset occurs twice: by its conditions, or by its place if they are long or the same. */
export function sourceTitles(sources: readonly Pick<StudySource, "dataset" | "slice">[]): string[] {
  return sources.map((source) => {
    const same = sources.filter((other) => other.dataset.slug === source.dataset.slug);
    if (same.length === 1) return source.dataset.title;
    const parts = same.map((other) => slicePhrases(other.slice).join(", ") || "everything");
    const place = same.indexOf(source);
    const part = parts[place] ?? "";
    const isTelling = part.length <= LONGEST_PART && parts.filter((other) => other === part).length === 1;
    return `${source.dataset.title} (${isTelling ? part : `part ${place + 1}`})`;
  });
}

export function unitText(unit: StudySummary["unit"]): string {
  return unit === "episode" ? "whole episodes" : "single sessions";
}

/** What is judged, as counted on pages. */
export function itemWords(kind: StudySummary["kind"]): { one: string; many: string } {
  return kind === "comparison" ? { one: "pair", many: "pairs" } : { one: "item", many: "items" };
}
