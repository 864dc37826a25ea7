/** Search in the transcript: without regard to case and accents, with a little text around each match. */
import type { DeskItem, Side } from "@/lib/judgments/desk";
import { turnId, type TurnId } from "./reading";

export type Match = {
  turn: TurnId;
  /** The session's number for the reader, and its side in a pair. */
  session: number;
  side: Side | null;
  turnNumber: number;
  speaker: string;
  /** Place in the turn's own text, in UTF-16 units. */
  start: number;
  end: number;
  before: string;
  text: string;
  after: string;
};

const CONTEXT = 46;

type Folded = { text: string; origin: number[] };

/** Folds letter by letter, and remembers which unit of the source each unit of the result came from. */
function fold(source: string): Folded {
  let text = "";
  const origin: number[] = [];
  let index = 0;
  for (const letter of source) {
    const folded = letter.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    for (let unit = 0; unit < folded.length; unit++) origin.push(index);
    text += folded;
    index += letter.length;
  }
  origin.push(index);
  return { text, origin };
}

export function findMatches(item: Pick<DeskItem, "sessions">, query: string, limit = 500): Match[] {
  const wanted = fold(query.trim().replace(/\s+/g, " ")).text;
  const matches: Match[] = [];
  if (wanted === "") return matches;
  for (const session of item.sessions) {
    for (const turn of session.turns) {
      const folded = fold(turn.text);
      let at = folded.text.indexOf(wanted);
      while (at !== -1) {
        if (matches.length >= limit) return matches;
        const start = folded.origin[at] ?? 0;
        const end = endOf(folded, at + wanted.length, turn.text.length);
        matches.push({
          turn: turnId(session.number, turn.number), session: session.label, side: session.side, turnNumber: turn.number, speaker: turn.speaker, start, end,
          before: (start > CONTEXT ? "…" : "") + turn.text.slice(Math.max(0, start - CONTEXT), start),
          text: turn.text.slice(start, end),
          after: turn.text.slice(end, end + CONTEXT) + (end + CONTEXT < turn.text.length ? "…" : ""),
        });
        at = folded.text.indexOf(wanted, at + wanted.length);
      }
    }
  }
  return matches;
}

/** The match ends where the next folded letter begins, so that combining accents and halves of ligatures stay whole. */
function endOf(folded: Folded, position: number, length: number): number {
  const last = folded.origin[position - 1] ?? 0;
  for (let next = position; next < folded.origin.length; next++) {
    const origin = folded.origin[next] ?? length;
    if (origin > last) return origin;
  }
  return length;
}
