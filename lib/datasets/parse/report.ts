/** How the parsing process says what it finds: within what the importer accepts of one message. */
import type { Note } from "../formats/adapter";
import type { Message } from "./message";

export type Send = (message: Message) => Promise<void>;
/** @property file of the report; behind a tar's or zip's name that of the member whose rows are counted. */
export type Place = { file: string; row: number | null };

/** A row may have something wrong in every cell. */
const NOTES_PER_ROW = 1_000;
const WORDS = 1_500;

const cut = (text: string) => (text.length > WORDS ? `${text.slice(0, WORDS - 1)}…` : text);

export function fitting(notes: readonly Note[]): Note[] {
  const kept = notes.slice(0, notes.length > NOTES_PER_ROW ? NOTES_PER_ROW - 1 : NOTES_PER_ROW);
  const shown = kept.map(({ field, reason }) => ({ field: field === null ? null : cut(field), reason: cut(reason) }));
  return kept.length < notes.length ? [...shown, { field: null, reason: `and ${notes.length - kept.length} more of this row` }] : shown;
}

export function noteOf(place: Place, field: string | null, reason: string): Message {
  return { type: "note", ...place, field: field === null ? null : cut(field), reason: cut(reason) };
}

export class Report {
  constructor(readonly send: Send) {}

  /** Something to know about a file, a picture, or a row that is taken. */
  async note(place: Place, field: string | null, reason: string): Promise<void> {
    await this.send(noteOf(place, field, reason));
  }

  async refuse(place: Place, problems: readonly Note[]): Promise<void> {
    await this.send({ type: "refused", ...place, problems: fitting(problems) });
  }

  /** Rows of the file may be unknown: the reason was said. */
  async unread(file: string): Promise<void> {
    await this.send({ type: "unread", file });
  }
}
