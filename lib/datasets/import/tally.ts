/** What an import has come to so far; the numbers of its progress and of its report. */
import { mendText } from "@/lib/storable-text";
import type { ImportProgress, ImportResult, Refusal } from "../types";

export type Tally = {
  rows: ImportResult["rows"];
  sessions: number;
  turns: number;
  imageShares: number;
  pictures: number;
  formats: Set<string>;
  unknownColumns: Set<string>;
  /** In how many of the rows taken an unknown column was too large to be kept. */
  leftColumns: Map<string, number>;
  /** The first ones, for the report; all of them are in the database. */
  refusals: Refusal[];
  refusalCount: number;
  /** Files of which not all was read. */
  unread: Set<string>;
  /** After how many rows it went on, each time that it was interrupted. */
  continuedFrom: number[];
};

export const REFUSALS_IN_REPORT = 1_000;
/** A file of nothing but broken rows must not fill the disk. */
export const REFUSALS_KEPT = 200_000;
const COLUMNS_IN_REPORT = 2_000;
const UNREAD_IN_REPORT = 1_000;

export function newTally(): Tally {
  return {
    rows: { read: 0, imported: 0, unchanged: 0, refused: 0 }, sessions: 0, turns: 0, imageShares: 0, pictures: 0,
    formats: new Set(), unknownColumns: new Set(), leftColumns: new Map(), refusals: [], refusalCount: 0, unread: new Set(), continuedFrom: [],
  };
}

/** Words about a file quote it, also where what they quote cannot be stored. */
function storableRefusal({ file, row, field, reason }: Refusal): Refusal {
  return { file: mendText(file), row, field: field === null ? null : mendText(field), reason: mendText(reason) };
}

/** Adds refusals. @returns those of them that are to be kept in the database. */
export function addRefusals(tally: Tally, found: readonly Refusal[]): Refusal[] {
  const refusals = found.map(storableRefusal);
  const room = Math.max(0, REFUSALS_KEPT - tally.refusalCount);
  tally.refusalCount += refusals.length;
  tally.refusals.push(...refusals.slice(0, Math.max(0, REFUSALS_IN_REPORT - tally.refusals.length)));
  const kept = refusals.slice(0, room);
  if (kept.length < refusals.length && room > 0) {
    kept.push({ file: "", row: null, field: null, reason: `There are more than ${REFUSALS_KEPT} entries; the rest is not listed.` });
  }
  return kept;
}

export function addColumns(tally: Tally, names: readonly string[]): void {
  for (const name of names) if (tally.unknownColumns.size < COLUMNS_IN_REPORT) tally.unknownColumns.add(name);
}

/** Of a row that is taken. */
export function addLeft(tally: Tally, names: readonly string[] = []): void {
  for (const name of names) {
    const before = tally.leftColumns.get(name);
    if (before !== undefined || tally.leftColumns.size < COLUMNS_IN_REPORT) tally.leftColumns.set(name, (before ?? 0) + 1);
  }
}

export function addUnread(tally: Tally, file: string): void {
  if (tally.unread.size < UNREAD_IN_REPORT) tally.unread.add(mendText(file));
}

/** Why an import may not replace a dataset; undefined where it may. */
export function replacementProblem({ unread: [first, ...others] }: Tally): string | undefined {
  if (first === undefined) return undefined;
  return `“${first}”${others.length > 0 ? ` and ${others.length} more` : ""} could not be read to the end. What it has not shown would count as gone, so it cannot replace the dataset: `
    + "give the whole file, or import what was read as an addition.";
}

export function formatName(tally: Tally): string {
  if (tally.formats.size > 0) return [...tally.formats].sort().join("+");
  return tally.pictures > 0 ? "pictures" : "none";
}

export type ReadPlace = { sequence: number; file: string | null; bytesRead: number; bytesTotal: number };

export function progressOf(tally: Tally, phase: ImportProgress["phase"], place: ReadPlace): ImportProgress {
  const { read, imported, unchanged, refused } = tally.rows;
  return { ...place, phase, rowsRead: read, imported, unchanged, refused, pictures: tally.pictures, continuedFrom: tally.continuedFrom };
}
