/**
 * Which sessions have been read. A turn counts as seen once it has stood in the viewport for 0.3 s without a break;
 * a session counts as read once 60 % of its turns have been seen.
 */
import type { Side } from "@/lib/judgments/desk";

export const TURN_SEEN_AFTER_MS = 300;
export const SESSION_READ_SHARE = 0.6;

/** A turn of the item, as "session.turn". */
export type TurnId = string;

export function turnId(session: number, turn: number): TurnId {
  return `${session}.${turn}`;
}

export type Reading = {
  /** When each turn now in view came into view. */
  visibleSince: Readonly<Record<TurnId, number>>;
  seen: ReadonlySet<TurnId>;
};

export const NOTHING_READ: Reading = { visibleSince: {}, seen: new Set() };

/** Takes up what came into view and what left it; a turn that stayed long enough before it left is seen. */
export function changeView(reading: Reading, change: { entered: readonly TurnId[]; left: readonly TurnId[] }, nowMs: number): Reading {
  const settled = settleReading(reading, nowMs);
  const visibleSince = { ...settled.visibleSince };
  for (const id of change.left) delete visibleSince[id];
  for (const id of change.entered) visibleSince[id] ??= nowMs;
  return { visibleSince, seen: settled.seen };
}

/** Marks as seen what has been in view long enough by now. Returns the same object when nothing is new. */
export function settleReading(reading: Reading, nowMs: number): Reading {
  const fresh = Object.entries(reading.visibleSince).filter(([id, since]) => nowMs - since >= TURN_SEEN_AFTER_MS && !reading.seen.has(id));
  if (fresh.length === 0) return reading;
  return { ...reading, seen: new Set([...reading.seen, ...fresh.map(([id]) => id)]) };
}

/** The topmost session in view, of the item and of each side of a pair. */
export type Current = { current: number | null; currentOf: Readonly<Record<Side, number | null>> };

/** What has nothing in view stays where it was. Returns the same `currentOf` when nothing is new. */
export function findCurrent(sessions: readonly { number: number; side: Side | null }[], visible: readonly TurnId[], before: Current): Current {
  const inView = new Set(visible.map((id) => Number(id.split(".")[0])));
  const topmost = (side: Side | null) => sessions.find((session) => (side === null || session.side === side) && inView.has(session.number))?.number;
  const [A, B] = [topmost("A") ?? before.currentOf.A, topmost("B") ?? before.currentOf.B];
  const isSame = A === before.currentOf.A && B === before.currentOf.B;
  return { current: topmost(null) ?? before.current, currentOf: isSame ? before.currentOf : { A, B } };
}

type SessionShape = { number: number; turns: readonly { number: number }[] };

export function listReadSessions(sessions: readonly SessionShape[], seen: ReadonlySet<TurnId>): number[] {
  return sessions
    .filter((session) => {
      const count = session.turns.filter((turn) => seen.has(turnId(session.number, turn.number))).length;
      // Rounded up in whole turns: 60 % of five turns is three, whatever binary fractions make of 0.6 × 5.
      return count >= Math.ceil(session.turns.length * SESSION_READ_SHARE - 1e-9);
    })
    .map((session) => session.number);
}

export function listUnreadSessions(sessions: readonly SessionShape[], seen: ReadonlySet<TurnId>): number[] {
  const read = new Set(listReadSessions(sessions, seen));
  return sessions.filter((session) => !read.has(session.number)).map((session) => session.number);
}

/** The next unread session after the one in view, wrapping round. */
export function nextUnread(sessions: readonly SessionShape[], seen: ReadonlySet<TurnId>, current: number | null): number | null {
  const unread = listUnreadSessions(sessions, seen);
  return unread.find((number) => current !== null && number > current) ?? unread[0] ?? null;
}
