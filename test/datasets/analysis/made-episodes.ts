/** Episodes of which every number is known: two of Ana, one of Ben, one of nobody. */
import type { EpisodeFacts, SessionFacts, ShareFacts } from "@/lib/datasets/analysis/facts";

export function share(turnIndex: number, fields: Partial<ShareFacts> = {}): ShareFacts {
  return { turnIndex, state: "stored", source: "device", module: "p-t2i", deviceReference: null, picture: `picture-${turnIndex}`, ...fields };
}

/** @param lines "Ana: Hello", in order. */
export function session(number: number, lines: readonly string[], fields: Partial<SessionFacts> = {}): SessionFacts {
  const turns = lines.map((line) => ({ speaker: line.slice(0, line.indexOf(":")), text: line.slice(line.indexOf(":") + 2) }));
  return { number, date: null, dateText: null, interval: null, event: null, experience: null, operation: null, turns, shares: [], albumSize: 0, ...fields };
}

let made = 0;
export function episode(externalId: string, sessions: readonly SessionFacts[], fields: Partial<EpisodeFacts> = {}): EpisodeFacts {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`, externalId, position: made, origin: "synthetic", persona: null, narrative: null, hasFace: false, events: [], sessions, ...fields,
  };
}

const ana = { name: "Ana", age: 41, gender: "Female", birthplace: "Chile", residence: "Peru", sentence: "I restore old radios.", entityKey: "hobby", entityValue: "radios", category: "Hobby", notes: [] };

export const MADE: readonly EpisodeFacts[] = [
  episode("ana-routine", [
    session(1, ["AI: What did you find?", "Ana: Look!", "Ana: "], { date: "2024-03-02", shares: [share(2)], albumSize: 2, operation: null }),
    session(2, ["AI: And now?", "Ana: It plays again."], { date: "2024-03-20", interval: "18 days", operation: "add" }),
  ], { persona: { ...ana, relation: "routine" }, hasFace: true }),
  episode("ana-goal", [
    session(1, ["AI: Hi Ana", "Ana: Hi"], { date: "2024-01-01", albumSize: 1 }),
    session(2, ["AI: Back again", "Ana: Yes", "AI: ", "AI: "], { date: "2024-01-01", interval: "2 weeks", operation: "update", shares: [share(2, { source: "internet", module: "web", state: "remote" }), share(3, { source: null, module: null, state: "missing" })] }),
    session(3, ["AI: A third time", "Ana: Yes"], { date: "2023-12-31", interval: "a few days", operation: "add" }),
  ], { persona: { ...ana, relation: "goal" } }),
  episode("ben", [session(1, ["AI: Hello Ben", "Ben: Hello"], { date: "2024-05-05" })], { persona: { name: "Ben", gender: "male", residence: "PERU", age: 19, notes: [] }, origin: "collected" }),
  episode("nobody", [session(1, ["A: one two three", "B: four"], { dateText: "next Monday" })], { origin: "collected" }),
];
