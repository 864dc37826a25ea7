/** The two sides of a pair, and what their sessions and pictures are called. Items of a rating study have no sides. */
import type { DeskImage, DeskItem, DeskSession, Side } from "@/lib/judgments/desk";

export const BOTH_SIDES: readonly Side[] = ["A", "B"];

export const otherSide = (side: Side): Side => (side === "A" ? "B" : "A");

type Sessions = readonly Pick<DeskSession, "number" | "label" | "side">[];

export function sessionsOf<Session extends Sessions[number]>(sessions: readonly Session[], side: Side): Session[] {
  return sessions.filter((session) => session.side === side);
}

export function sideOfSession(sessions: Sessions, number: number): Side | null {
  return sessions.find((session) => session.number === number)?.side ?? null;
}

/** "Session 3"; of a pair "Session 3 of A", or "Conversation A" where that is all of it. */
export function sessionName(sessions: Sessions, number: number): string {
  const session = sessions.find((candidate) => candidate.number === number);
  if (!session) return `Session ${number}`;
  if (session.side === null) return `Session ${session.label}`;
  return sessionsOf(sessions, session.side).length === 1 ? `Conversation ${session.side}` : `Session ${session.label} of ${session.side}`;
}

/** A portrait stands in no session, so it is looked for where the people are. */
export function sideOfImage(item: DeskItem, image: Pick<DeskImage, "number" | "session">): Side | null {
  if (item.kind === "rating") return null;
  return BOTH_SIDES.find((side) => item.sides[side].people.face?.number === image.number) ?? sideOfSession(item.sessions, image.session);
}

/** "Image 3", "Image 3 of A". */
export function imageName(image: Pick<DeskImage, "label">, side: Side | null): string {
  return side === null ? `Image ${image.label}` : `Image ${image.label} of ${side}`;
}

/** Whether the study shows anything of the people beside what they say. */
export function showsPeople(item: DeskItem): boolean {
  if (item.kind === "rating") return true;
  return BOTH_SIDES.some((side) => {
    const { people, events } = item.sides[side];
    return people.facts.length > 0 || people.face !== null || events.length > 0;
  }) || item.sessions.some((session) => session.album.length > 0);
}
