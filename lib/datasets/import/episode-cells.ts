/** Rows of an episode in the order in which COPY takes their cells. Columns left out have a default. */
import type { CopyCell } from "@/lib/copy-line";

export const EPISODE_COLUMNS = [
  "id", "datasetId", "externalId", "position", "contentHash", "fromVersion", "untilVersion", "origin", "name", "age", "gender", "country", "persona", "narrative",
  "events", "summary", "faceDescription", "sessionCount", "turnCount", "imageCount", "firstDate", "lastDate", "extra",
];
export const SESSION_COLUMNS = [
  "id", "episodeId", "number", "date", "dateText", "interval", "event", "experience", "operation", "summary", "turns", "turnCount", "imageCount", "characterCount",
];
export const IMAGE_COLUMNS = [
  "id", "episodeId", "sessionId", "place", "turnIndex", "position", "candidates", "keys", "description", "rationale", "source", "keywords", "module", "category",
  "deviceReference", "model", "state", "stateReason", "sha256",
];
export const WORDS_COLUMNS = ["episodeId", "words"];

const JSON_COLUMNS = new Set(["persona", "events", "extra", "turns", "candidates"]);

export function rowCells(row: Record<string, unknown>, columns: readonly string[]): CopyCell[] {
  return columns.map((column) => {
    const value = row[column];
    if (value === null || value === undefined) return null;
    return JSON_COLUMNS.has(column) ? { json: value } : (value as CopyCell);
  });
}
