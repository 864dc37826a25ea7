import { describe, expect, it } from "vitest";
import { type BlindImage, type BlindSource, buildDeskItem } from "@/lib/judgments/blind";
import { deskItemSchema } from "@/lib/judgments/desk";
import { imageToken } from "@/lib/judgments/image-token";
import { protocolSchema } from "@/lib/studies/protocol";
import { makeProtocol } from "../studies/made-protocol";

const ASSIGNMENT = "0b6f0c0e-1111-4222-8333-444455556666";
const image = (id: string, change: Partial<BlindImage>): BlindImage => ({
  id: `db-${id}`, sessionId: "s1", place: "turn", turnIndex: 0, position: 0, description: `secret description ${id}`, state: "stored", size: { width: 640, height: 480 }, ...change,
});
const session = (number: number, date: string | null, turns: unknown) => ({
  id: `s${number}`, number, date, dateText: null, interval: "some weeks", event: `event ${number}`, experience: `experience ${number}`, turns,
});

function makeSource(show: Partial<BlindSource["protocol"]["show"]> = {}, change: Partial<BlindSource> = {}): BlindSource {
  const protocol = protocolSchema.parse(makeProtocol({ show }));
  return {
    assignment: { id: ASSIGNMENT, state: "reserved", leaseUntil: "2026-01-01T00:00:00.000Z", position: null, protocolVersion: 1, saved: { answers: [], comment: "", sequence: 0, revision: 0 } },
    protocol, criteria: protocol.criteria,
    episode: {
      name: "Nora Lind", age: 41, gender: "woman", country: "Norway", origin: "synthetic", faceDescription: "secret face",
      persona: { name: "Nora Lind", sentence: "Nora keeps bees.", category: "secret-category", entityKey: "secret-key", notes: ["Afraid of heights."] },
      events: [{ id: "secret-event-id", event: "moves", date: "2024-01-02", operation: "add" }, { event: "buys a boat", date: "2024-06-01", causedBy: "secret-cause" }, { event: "sells it", date: "18 May, 2025" }, { event: "rests", date: "one day" }],
    },
    sessions: [
      session(1, "2024-03-01", [{ speaker: "Ada", text: "Hello" }, { speaker: "Nora", text: "Look", time: "10:00" }]),
      session(2, "2024-03-22", [{ speaker: "Nora", text: "<script>alert(1)</script>" }]),
    ],
    images: [
      image("later", { sessionId: "s2", turnIndex: 0 }), image("b", { turnIndex: 1, position: 1, state: "remote", size: null }), image("a", { turnIndex: 1 }),
      image("album", { place: "device", turnIndex: null }), image("face", { place: "face", sessionId: null, turnIndex: null }), image("guess", { place: "predicted" }),
    ],
    ...change,
  };
}

const address = (id: string, size: string) => `/images/${imageToken("pepper", ASSIGNMENT, id)}?w=${size}`;
const build = (source: BlindSource) => deskItemSchema.parse(buildDeskItem(source, address));

describe("buildDeskItem", () => {
  it("numbers pictures as a reader meets them, and describes none of them", () => {
    const item = build(makeSource());
    const shared = item.sessions.flatMap((one) => one.turns.flatMap((turn) => turn.images));
    expect(shared.map(({ alt, number, state, src }) => ({ alt, number, state, hasSource: src !== null }))).toEqual([
      { alt: "Image 1, session 1, shared by Nora", number: 1, state: "stored", hasSource: true },
      { alt: "Image 2, session 1, shared by Nora", number: 2, state: "remote", hasSource: false },
      { alt: "Image 3, session 2, shared by Nora", number: 3, state: "stored", hasSource: true },
    ]);
    expect(item.sessions[0]?.album).toMatchObject([{ alt: "Image 4, session 1, in the album of Nora Lind", description: null, width: 640 }]);
    expect(item.people.face).toMatchObject({ alt: "Portrait of Nora Lind" });
    expect(item.sessions[0]?.turns[1]?.images[0]?.src).not.toBe(item.sessions[1]?.turns[0]?.images[0]?.src);
  });

  it("lets nothing through that was not named", () => {
    const text = JSON.stringify(build(makeSource()));
    expect(text).not.toMatch(/secret|db-|"s1"|10:00|"time"/);
  });

  it("shows descriptions to everyone where the protocol does", () => {
    const [first] = build(makeSource({ imageDescriptions: true })).sessions[0]?.turns[1]?.images ?? [];
    expect(first).toMatchObject({ alt: "secret description a", description: "secret description a" });
  });

  it("leaves out what the protocol does not show", () => {
    const item = build(makeSource({ persona: false, events: false, deviceAlbum: false }));
    expect(item.people).toEqual({ persona: "Nora Lind", summary: null, facts: [], face: null });
    expect(item.events).toEqual([]);
    expect(item.sessions.map(({ event, experience, album }) => ({ event, experience, album }))).toEqual([{ event: null, experience: null, album: [] }, { event: null, experience: null, album: [] }]);
  });

  it("says who the persona is and what is known of them", () => {
    const item = build(makeSource());
    expect(item.people.summary).toBe("41 years old, woman, Norway");
    expect(item.people.facts.map(({ label, text }) => `${label}: ${text}`)).toEqual(["Age: 41", "Gender: woman", "Lives in: Norway", "About: Nora keeps bees.", "Note: Afraid of heights."]);
    expect(item.sessions[0]?.turns.map((turn) => turn.isPersona)).toEqual([false, true]);
    const nameless = build(makeSource({}, { episode: { ...makeSource().episode, name: null, persona: null } }));
    expect([nameless.people.persona, nameless.sessions[0]?.turns.map((turn) => turn.isPersona)]).toEqual(["Ada", [true, false]]);
  });

  it("does not take every observation of a dataset for a word about the person", () => {
    const notes = Array.from({ length: 21 }, (_, index) => `Observation ${index}`);
    const facts = (count: number) => build(makeSource({}, { episode: { ...makeSource().episode, persona: { notes: notes.slice(0, count) } } })).people.facts;
    expect([facts(20).filter((fact) => fact.label === "Note").length, facts(21).filter((fact) => fact.label === "Note").length]).toEqual([20, 0]);
  });

  it("says how much time has passed: by the dates, else in the source's words", () => {
    expect(build(makeSource()).sessions.map((one) => one.gap)).toEqual([null, "3 weeks later"]);
    const [first, second] = makeSource().sessions;
    if (!first || !second) throw new Error();
    expect(build(makeSource({}, { sessions: [first, { ...second, date: null, dateText: "31 June" }] })).sessions[1]).toMatchObject({ gap: "some weeks", date: null, dateText: "31 June" });
  });

  it("of a study by sessions shows the one session, with its number, its gap and the life up to then", () => {
    const source = makeSource({}, { protocol: protocolSchema.parse(makeProtocol({ unit: "session" })) });
    const [before, judged] = source.sessions;
    if (!before || !judged) throw new Error();
    const item = build({ ...source, sessions: [{ ...before, turns: null }, judged] });
    expect(item.unit).toBe("session");
    expect(item.sessions.map(({ number, gap }) => ({ number, gap }))).toEqual([{ number: 2, gap: "3 weeks later" }]);
    expect(item.events.map((event) => event.event)).toEqual(["moves", "rests"]);
    expect(build(makeSource()).events).toHaveLength(4);
  });

  it("takes a picture without a size for missing", () => {
    const [first] = build(makeSource({}, { images: [image("a", { turnIndex: 1, size: null })] })).sessions[0]?.turns[1]?.images ?? [];
    expect(first).toMatchObject({ state: "missing", src: null, largeSrc: null });
  });
});

describe("imageToken", () => {
  it("differs between assignments and installations and tells nothing", () => {
    const tokens = [["p", "a", "i"], ["q", "a", "i"], ["p", "b", "i"], ["p", "a", "j"], ["p", "a\",\"i", ""]] as const;
    const drawn = tokens.map(([pepper, assignment, id]) => imageToken(pepper, assignment, id));
    expect(new Set(drawn).size).toBe(tokens.length);
    for (const token of drawn) expect(token).toMatch(/^[\w-]{24}$/);
  });
});
