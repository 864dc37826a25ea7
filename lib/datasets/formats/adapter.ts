/** What a format's adapter is: one decoded source record in, one episode of the neutral model out, or the reasons why not. */
import type { EpisodeInput } from "../model";

/** Something about a field that a person should know: the row is kept. */
export type Note = { field: string | null; reason: string };

export type Adapted =
  | { episode: EpisodeInput; notes: Note[]; unknown: Record<string, unknown> }
  | { refusals: Note[]; unknown: Record<string, unknown> };

export type SourceRecord = Record<string, unknown>;

/**
 * @param stem of the file that holds the record: the name of a conversation that has no other.
 * @param folder that the file lies in, by its name alone: some datasets name their splits nowhere else.
 */
export type Adapter = (record: SourceRecord, stem: string, folder: string) => Adapted;

export function refused(field: string | null, reason: string): Adapted {
  return { refusals: [{ field, reason }], unknown: {} };
}

/** Thrown where something deep inside a record makes all of it unreadable. */
export class RowRefused extends Error {
  constructor(readonly field: string, readonly reason: string) {
    super(reason);
  }
}

export function isRecord(value: unknown): value is SourceRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
