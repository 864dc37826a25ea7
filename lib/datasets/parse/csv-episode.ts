/** An episode that is put together from its rows, one turn each. */
import { parseDottedDate } from "../formats/dates";
import { MAX_RECORD_BYTES } from "./limits";
import { meaningOf, type Meaning } from "./csv-columns";
import type { RawRow } from "./raw-row";

type Cells = Record<Meaning["of"], Map<string, string>>;
type Said = Map<string, { row: number; cell: string }>;
type Turn = { number: string | undefined; speaker: string; text: string; time?: string; images: Record<string, unknown>[] };
type Session = { number: string | undefined; date: string | undefined; said: Said; turns: Turn[] };

export class EpisodeDraft {
  private readonly said: Said = new Map();
  private readonly unknown = new Map<string, string>();
  private readonly sessions: Session[] = [];
  private problem: { reason: string; field?: string } | undefined;
  private size = 0;
  private isFinished = false;

  constructor(readonly id: string, private readonly firstRow: number) {}

  /** A conversation that lacks a turn would be judged as if it were whole: the first fault refuses all of it. */
  doubt(reason: string, field?: string): void {
    this.problem ??= { reason, field };
  }

  add(row: number, value: Record<string, unknown>): void {
    this.size += Object.values(value).reduce<number>((sum, cell) => sum + String(cell).length, 0);
    if (this.size > MAX_RECORD_BYTES) this.doubt(`the episode is larger than ${MAX_RECORD_BYTES / 1024 / 1024} MB`);
    if (this.problem) return;
    const cells = this.sort(value);
    for (const of of ["persona", "face", "episode"] as const) this.agree(this.said, of, cells, row);
    const session = this.sessionOf(cells);
    this.agree(session.said, "session", cells, row);
    this.addTurn(session, cells, row);
  }

  private sort(value: Record<string, unknown>): Cells {
    const cells: Cells = { turn: new Map(), image: new Map(), session: new Map(), persona: new Map(), face: new Map(), episode: new Map(), place: new Map() };
    for (const [name, cell] of Object.entries(value)) {
      const meaning = meaningOf(name);
      if (cell === null) continue;
      if (meaning && !cells[meaning.of].has(meaning.field)) cells[meaning.of].set(meaning.field, String(cell));
      else if (!this.unknown.has(name)) this.unknown.set(name, String(cell));
    }
    return cells;
  }

  /** What is said of an episode or session may stand in each of its rows, or in one: it must not differ. */
  private agree(said: Said, of: Meaning["of"], cells: Cells, row: number): void {
    for (const [field, cell] of cells[of]) {
      const before = said.get(`${of}.${field}`);
      if (!before) said.set(`${of}.${field}`, { row, cell });
      else if (before.cell !== cell) this.doubt(`row ${row} says “${cell.slice(0, 100)}” where row ${before.row} says “${before.cell.slice(0, 100)}”`, `${of}.${field}`);
    }
  }

  private sessionOf(cells: Cells): Session {
    const number = cells.place.get("session")?.trim();
    const date = cells.session.get("date");
    const open = this.sessions.at(-1);
    const isSame = open && (number === undefined && open.number === undefined ? date === undefined || date === open.date : number === open.number);
    if (isSame) return open;
    if (number !== undefined && this.sessions.some((session) => session.number === number)) this.doubt(`session ${number.slice(0, 100)} comes again after another`, "session");
    const session: Session = { number, date, said: new Map(), turns: [] };
    this.sessions.push(session);
    return session;
  }

  private addTurn(session: Session, cells: Cells, row: number): void {
    const speaker = cells.turn.get("speaker")?.trim();
    if (!speaker) return this.doubt(`row ${row} has no speaker`, "speaker");
    const text = cells.turn.get("text") ?? "";
    const image = imageOf(cells.image);
    const number = cells.place.get("turn")?.trim();
    const last = session.turns.at(-1);
    if (last && number !== undefined && number === last.number) {
      if (!image || speaker !== last.speaker || (text !== "" && text !== last.text)) return this.doubt(`row ${row}: turn ${number.slice(0, 100)} comes twice`, "turn");
      last.images.push(image);
      return;
    }
    if (last && Number(number) < Number(last.number)) return this.doubt(`row ${row}: turn ${number} comes after turn ${last.number}`, "turn");
    session.turns.push({ number, speaker, text, time: cells.turn.get("time"), images: image ? [image] : [] });
  }

  /** @returns nothing the second time. */
  finish(): RawRow | undefined {
    if (this.isFinished) return undefined;
    this.isFinished = true;
    if (this.problem) return { row: this.firstRow, problem: this.problem.reason, field: this.problem.field };
    const { persona, face, episode } = grouped(this.said);
    const value = {
      ...Object.fromEntries(this.unknown),
      ...episode, id: this.id, persona: persona && { ...persona, ...("age" in persona ? { age: ageOf(String(persona.age)) } : {}) }, face,
      sessions: this.sessions.map(({ said, turns }) => {
        const { date, ...rest } = grouped(said).session ?? {};
        return { ...rest, ...(typeof date === "string" ? parseDate(date) : {}), turns: turns.map(({ number: _number, ...turn }) => turn) };
      }),
    };
    return { row: this.firstRow, value };
  }
}

function grouped(said: Said): Partial<Record<Meaning["of"], Record<string, unknown>>> {
  const groups: Partial<Record<Meaning["of"], Record<string, unknown>>> = {};
  for (const [name, { cell }] of said) {
    const [of, field] = name.split(".") as [Meaning["of"], string];
    groups[of] = { ...groups[of], [field]: cell };
  }
  return groups;
}

/** A key and an address in one row are two ways to the same picture. */
function imageOf(cells: Map<string, string>): Record<string, unknown> | undefined {
  const { key, url, ...rest } = Object.fromEntries(cells);
  if (key === undefined && url === undefined && rest.description === undefined) return undefined;
  return { ...rest, candidates: [...(key === undefined ? [] : [{ key }]), ...(url === undefined ? [] : [{ url }])] };
}

/** What is no whole number stays text, and is refused with the model's words. */
function ageOf(cell: string): number | string {
  return /^\d{1,3}(\.0+)?$/.test(cell.trim()) ? Number(cell) : cell;
}

/** Days and times of day as the model has them; days in other orders of year, month and day; anything else as text. */
function parseDate(cell: string): { date?: string; dateText?: string } {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(cell) ? { date: cell } : parseDottedDate(cell);
}
