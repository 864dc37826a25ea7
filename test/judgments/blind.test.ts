import { describe, expect, it } from "vitest";
import { type BlindConversation, type BlindImage, type BlindSource, buildDeskItem } from "@/lib/judgments/blind";
import { comparisonItemSchema, ratingItemSchema } from "@/lib/judgments/desk";
import { imageToken } from "@/lib/judgments/image-token";
import { type ComparisonProtocolInput, criteriaOf, protocolSchema, type RatingProtocolInput } from "@/lib/studies/protocol";
import { makeComparisonProtocol, makeProtocol } from "../studies/made-protocol";

const ASSIGNMENT = "0b6f0c0e-1111-4222-8333-444455556666";
const image = (id: string, change: Partial<BlindImage>): BlindImage => ({
  id: `db-${id}`, sessionId: "s1", place: "turn", turnIndex: 0, position: 0, description: `secret description ${id}`, state: "stored", size: { width: 640, height: 480 }, ...change,
});
const session = (number: number, date: string | null, turns: unknown) => ({
  id: `s${number}`, number, date, dateText: null, interval: "some weeks", event: `event ${number}`, experience: `experience ${number}`, turns,
});

const conversation = (change: Partial<BlindConversation> = {}): BlindConversation => ({
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
});

const sourceOf = (protocol: BlindSource["protocol"], conversations: BlindConversation[]): BlindSource => ({
  assignment: { id: ASSIGNMENT, state: "reserved", leaseUntil: "2026-01-01T00:00:00.000Z", position: null, protocolVersion: 1, saved: { answers: [], comment: "", sequence: 0, revision: 0 } },
  protocol, criteria: criteriaOf(protocol), sourceCount: protocol.kind === "rating" ? 1 : 2, conversations,
});

type Change = Partial<BlindConversation> & { unit?: "episode" | "session" };

function makeSource(show: RatingProtocolInput["show"] = {}, { unit = "episode", ...change }: Change = {}): BlindSource {
  return sourceOf(protocolSchema.parse(makeProtocol({ show, unit })), [conversation(change)]);
}

const address = (id: string, size: string) => `/images/${imageToken("pepper", ASSIGNMENT, id)}?w=${size}`;
const build = (source: BlindSource) => ratingItemSchema.parse(buildDeskItem(source, address));

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
    const nameless = build(makeSource({}, { episode: { ...conversation().episode, name: null, persona: null } }));
    expect([nameless.people.persona, nameless.sessions[0]?.turns.map((turn) => turn.isPersona)]).toEqual(["Ada", [true, false]]);
  });

  it("does not take every observation of a dataset for a word about the person", () => {
    const notes = Array.from({ length: 21 }, (_, index) => `Observation ${index}`);
    const facts = (count: number) => build(makeSource({}, { episode: { ...conversation().episode, persona: { notes: notes.slice(0, count) } } })).people.facts;
    expect([facts(20).filter((fact) => fact.label === "Note").length, facts(21).filter((fact) => fact.label === "Note").length]).toEqual([20, 0]);
  });

  it("says how much time has passed: by the dates, else in the source's words", () => {
    expect(build(makeSource()).sessions.map((one) => one.gap)).toEqual([null, "3 weeks later"]);
    const [first, second] = conversation().sessions;
    if (!first || !second) throw new Error();
    expect(build(makeSource({}, { sessions: [first, { ...second, date: null, dateText: "31 June" }] })).sessions[1]).toMatchObject({ gap: "some weeks", date: null, dateText: "31 June" });
  });

  it("of a study by sessions shows the one session, with its number, its gap and the life up to then", () => {
    const [before, judged] = conversation().sessions;
    if (!before || !judged) throw new Error();
    const item = build(makeSource({}, { unit: "session", sessions: [{ ...before, turns: null }, judged] }));
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

describe("buildDeskItem of a rating study over several sources", () => {
  const grown = makeSource();
  const mixed = (change: Partial<BlindConversation> = {}) => build({ ...makeSource({}, change), sourceCount: 2 });

  it("tells neither who wrote the text nor how one dataset spells a gender", () => {
    expect([build(grown).origin, build(makeSource({}, { episode: { ...conversation().episode, origin: "collected" } })).origin]).toEqual(["synthetic", "collected"]);
    const shown = (["synthetic", "collected", "scripted"] as const).map((origin) => mixed({ episode: { ...conversation().episode, origin, gender: origin === "collected" ? "Woman" : "woman" } }));
    expect(shown.map((item) => item.origin)).toEqual([null, null, null]);
    expect(new Set(shown.map((item) => JSON.stringify(item)))).toHaveProperty("size", 1);
  });

  it("says of every picture that is not there the same, and keeps the rest as in a study over one source", () => {
    const states = (item: ReturnType<typeof build>) => item.sessions.flatMap((one) => one.turns.flatMap((turn) => turn.images.map(({ state }) => state)));
    expect([states(build(grown)), states(mixed())]).toEqual([["stored", "remote", "stored"], ["stored", "missing", "stored"]]);
    const levelled = JSON.stringify(build(grown)).replace('"state":"remote"', '"state":"missing"').replace('"origin":"synthetic"', '"origin":null');
    expect(JSON.stringify(mixed())).toBe(levelled);
  });
});

describe("buildDeskItem of a pair", () => {
  const other = conversation({
    episode: { name: null, age: null, gender: null, country: null, persona: null, events: [], origin: "collected", faceDescription: null },
    sessions: [{ ...session(1, null, [{ speaker: "user_0", text: "Morning" }, { speaker: "user_1", text: "Hi" }, { speaker: "user_0", text: "There" }]), id: "o1", event: null, experience: null, interval: null }],
    images: [image("x", { sessionId: "o1", turnIndex: 2, state: "refused", size: null }), image("y", { sessionId: "o1", turnIndex: 0 })],
  });
  const pair = (change: Partial<ComparisonProtocolInput> = {}, conversations = [conversation(), other]) =>
    comparisonItemSchema.parse(buildDeskItem(sourceOf(protocolSchema.parse(makeComparisonProtocol({ unit: "episode", ...change })), conversations), address));

  it("numbers sessions and pictures over both sides, and tells a reader the number within the side", () => {
    const item = pair();
    expect(item.sessions.map(({ side, number, label }) => ({ side, number, label }))).toEqual([{ side: "A", number: 1, label: 1 }, { side: "A", number: 2, label: 2 }, { side: "B", number: 3, label: 1 }]);
    const shared = item.sessions.flatMap((one) => one.turns.flatMap((turn) => turn.images));
    expect(shared.map(({ number, label, alt, session: at }) => ({ number, label, alt, at }))).toEqual([
      { number: 1, label: 1, alt: "Image 1 of A, shared by Speaker 2", at: 1 },
      { number: 2, label: 2, alt: "Image 2 of A, shared by Speaker 2", at: 1 },
      { number: 3, label: 3, alt: "Image 3 of A, shared by Speaker 2", at: 2 },
      { number: 4, label: 1, alt: "Image 1 of B, shared by Speaker 1", at: 3 },
      { number: 5, label: 2, alt: "Image 2 of B, shared by Speaker 1", at: 3 },
    ]);
  });

  it("hides on both sides what one source alone has, whose names it uses, and why a picture is not there", () => {
    const item = pair();
    const nobody = { people: { persona: null, summary: null, facts: [], face: null }, events: [] };
    expect(item.sides).toEqual({ A: nobody, B: nobody });
    for (const one of item.sessions) expect(one).toMatchObject({ date: null, dateText: null, gap: null, event: null, experience: null, album: [] });
    expect(new Set(item.sessions.flatMap((one) => one.turns.map((turn) => turn.speaker)))).toEqual(new Set(["Speaker 1", "Speaker 2"]));
    expect(item.sessions.flatMap((one) => one.turns.map((turn) => turn.isPersona))).toEqual([false, true, true, false, true, false]);
    expect(new Set(item.sessions.flatMap((one) => one.turns.flatMap((turn) => turn.images.map(({ state }) => state))))).toEqual(new Set(["stored", "missing"]));
    expect(JSON.stringify(item)).not.toMatch(/secret|db-|"s1"|"o1"|user_|Nora|Ada|Norway|synthetic|collected|origin|remote|refused|2024|weeks/);
  });

  it("of a pair of sessions does not tell that there are others", () => {
    const [before, judged] = conversation().sessions;
    if (!before || !judged) throw new Error();
    const item = pair({ unit: "session", show: { dates: true } }, [conversation({ sessions: [{ ...before, turns: null }, { ...judged, number: 5 }] }), other]);
    expect(item.sessions.map(({ side, number, label, date }) => ({ side, number, label, date }))).toEqual([{ side: "A", number: 1, label: 1, date: "2024-03-22" }, { side: "B", number: 2, label: 1, date: null }]);
  });

  it("shows what the protocol shows, and dates only where it shows those", () => {
    const item = pair({ show: { persona: true, events: true, deviceAlbum: true, speakerNames: true } });
    expect(item.sides.A.people).toMatchObject({ persona: "Nora Lind", summary: "41 years old, woman, Norway" });
    const shouted = conversation({ episode: { ...conversation().episode, gender: "Woman", persona: { gender: "WOMAN", notes: [] } } });
    const spelt = pair({ show: { persona: true } }, [shouted, other]).sides.A.people;
    expect([spelt.summary, spelt.facts.find((fact) => fact.label === "Gender")?.text]).toEqual(["41 years old, woman, Norway", "woman"]);
    expect(item.sides.A.events.map((event) => event.date)).toEqual([null, null, null, null]);
    expect(item.sessions[0]).toMatchObject({ date: null, gap: null, event: "event 1", album: [{ alt: "Image 4 of A, in the album of Nora Lind" }] });
    expect(item.sides.B.people.persona).toBe("user_0");
  });

  it("asks every criterion with the same answers", () => {
    expect(pair({ allowBothBad: true }).criteria.map(({ key, scale }) => [key, scale.map(({ value, label }) => `${value} ${label}`)])).toEqual([
      ["flow", ["1 A", "2 Tie", "3 B", "4 Both bad"]], ["images", ["1 A", "2 Tie", "3 B", "4 Both bad"]],
    ]);
    expect(pair().criteria[0]?.scale).toHaveLength(3);
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
