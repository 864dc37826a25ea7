/** What is said to somebody who submits before everything has been in view. */
import type { DeskSession, Side } from "@/lib/judgments/desk";
import { BOTH_SIDES, sessionName, sessionsOf } from "./sides";

type Sessions = readonly Pick<DeskSession, "number" | "label" | "side">[];

export type UnreadWords = { title: string; text: string; goTo: string };

/** @param unread numbers of sessions, at least one. */
export function unreadWords(sessions: Sessions, unread: readonly number[]): UnreadWords {
  const goTo = `Go to ${lowerFirst(sessionName(sessions, unread[0] ?? 0))}`;
  const missed = sessions.filter((session) => unread.includes(session.number));
  if (missed.some((session) => session.side !== null)) return { ...pairWords(sessions, missed), goTo };
  const labels = missed.map((session) => session.label).join(", ");
  return missed.length === 1
    ? { title: `Session ${labels} not read`, text: "This session has hardly been in view.", goTo }
    : { title: `Sessions ${labels} not read`, text: "These sessions have hardly been in view.", goTo };
}

function pairWords(sessions: Sessions, missed: Sessions): { title: string; text: string } {
  const sides = BOTH_SIDES.flatMap((side) => {
    const labels = sessionsOf(missed, side).map((session) => session.label);
    return labels.length === 0 ? [] : [{ side, labels, isWhole: labels.length === sessionsOf(sessions, side).length }];
  });
  if (sides.length === 2 && sides.every(({ isWhole }) => isWhole)) {
    return { title: "Conversations A and B not read", text: "Both conversations have hardly been in view." };
  }
  return {
    title: upperFirst(`${sides.map(({ side, isWhole }) => (isWhole ? `conversation ${side}` : `part of conversation ${side}`)).join(" and ")} not read`),
    text: sides.map((part) => (part.isWhole ? `Conversation ${part.side} has hardly been in view.` : partWords(part))).join(" "),
  };
}

function partWords({ side, labels }: { side: Side; labels: readonly number[] }): string {
  const named = labels.length === 1 ? `Session ${labels[0]} of conversation ${side} has` : `Sessions ${labels.slice(0, -1).join(", ")} and ${labels.at(-1)} of conversation ${side} have`;
  return `${named} hardly been in view.`;
}

const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
