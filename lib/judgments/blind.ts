/**
 * Builds what an evaluator's browser may know of an item. Fields are named one by one and nothing is spread, so that a
 * new column of the database never reaches a browser by itself.
 */
import { z } from "zod";
import { lifeEventSchema, personaSchema, turnSchema } from "@/lib/datasets/model";
import type { ComparisonProtocol, Criterion, Protocol } from "@/lib/studies/protocol";
import type { DeskEvents, DeskImage, DeskItem, DeskPeople, DeskSession, RatingItem, Side } from "./desk";
import { timeGap } from "./time-gap";

export type BlindImage = {
  id: string;
  sessionId: string | null;
  place: "turn" | "device" | "face" | "predicted";
  turnIndex: number | null;
  position: number;
  description: string | null;
  state: DeskImage["state"];
  /** Of the stored picture; null where there is none. */
  size: { width: number; height: number } | null;
};

export type BlindSession = {
  id: string;
  number: number;
  date: string | null;
  dateText: string | null;
  interval: string | null;
  event: string | null;
  experience: string | null;
  /** As stored; null for a session that is here for its date alone. */
  turns: unknown;
};

/** One conversation of the item, as it is stored. */
export type BlindConversation = {
  episode: {
    name: string | null;
    age: number | null;
    gender: string | null;
    country: string | null;
    persona: unknown;
    events: unknown;
    origin: NonNullable<RatingItem["origin"]>;
    faceDescription: string | null;
  };
  /** By number; of a study by sessions the judged one and the one before it. */
  sessions: BlindSession[];
  images: BlindImage[];
};

export type BlindSource = {
  assignment: Pick<DeskItem, "state" | "leaseUntil" | "position" | "protocolVersion" | "saved"> & { id: string };
  protocol: Protocol;
  /** In the order of this evaluator. */
  criteria: Criterion[];
  /** Of the study: where there are several, nothing may tell from which an item is. */
  sourceCount: number;
  /** One; of a comparison two, in the order in which this evaluator sees them. */
  conversations: BlindConversation[];
};

// Read without strictness: fields that this program does not know stay behind.
const storedTurnSchema = z.object({ speaker: turnSchema.shape.speaker, text: turnSchema.shape.text });
const storedPersonaSchema = z.object(personaSchema.shape);
const storedEventSchema = z.object(lifeEventSchema.shape);
type StoredTurn = z.infer<typeof storedTurnSchema>;

type Address = (imageId: string, size: "small" | "large") => string;

/** @param address of a stored picture, in a size. */
export function buildDeskItem({ assignment, protocol, criteria, sourceCount, conversations }: BlindSource, address: Address): DeskItem {
  const common = {
    assignmentId: assignment.id, unit: protocol.unit, criteria,
    protocolVersion: assignment.protocolVersion, state: assignment.state, leaseUntil: assignment.leaseUntil, position: assignment.position, saved: assignment.saved,
  };
  const [left, right] = conversations;
  if (!left || (protocol.kind === "comparison" && !right)) throw new Error("The item has no conversation.");
  if (protocol.kind === "rating" || !right) {
    const terms = ratingTerms(protocol, sourceCount > 1, address);
    const { sessions, people, events } = showConversation(left, terms);
    return { kind: "rating", ...common, sessions, people, events, origin: terms.hidesSource ? null : left.episode.origin };
  }
  const a = showConversation(left, { ...comparisonTerms(protocol, address), side: "A" });
  const before = { sessions: a.sessions.length, images: a.images };
  const b = showConversation(right, { ...comparisonTerms(protocol, address), side: "B", before });
  return { kind: "comparison", ...common, sessions: [...a.sessions, ...b.sessions], sides: { A: { people: a.people, events: a.events }, B: { people: b.people, events: b.events } } };
}

type Terms = {
  unit: Protocol["unit"];
  show: { persona: boolean; events: boolean; deviceAlbum: boolean; imageDescriptions: boolean; dates: boolean; speakerNames: boolean };
  side: Side | null;
  /** Sessions and pictures of the side before this one, whose numbers go on. */
  before: { sessions: number; images: number };
  /** Left out or levelled is then what one dataset has or writes otherwise than another. */
  hidesSource: boolean;
  address: Address;
};

function ratingTerms(protocol: Protocol, hidesSource: boolean, address: Address): Terms {
  return { unit: protocol.unit, show: { dates: true, speakerNames: true, ...protocol.show }, side: null, before: { sessions: 0, images: 0 }, hidesSource, address };
}

function comparisonTerms(protocol: ComparisonProtocol, address: Address): Terms {
  return { unit: protocol.unit, show: protocol.show, side: null, before: { sessions: 0, images: 0 }, hidesSource: true, address };
}

type Shown = { sessions: DeskSession[]; people: DeskPeople; events: DeskEvents; /** How many pictures were numbered. */ images: number };

function showConversation({ episode, sessions: stored, images }: BlindConversation, terms: Terms): Shown {
  const { show, side, before, hidesSource } = terms;
  const told = stored.filter((session) => session.turns !== null);
  const turns = new Map(told.map((session) => [session.id, storedTurnSchema.array().parse(session.turns)]));
  const everyTurn = told.flatMap((session) => turns.get(session.id) ?? []);
  const voices = show.speakerNames ? namedVoices(episode.name, everyTurn) : numberedVoices(everyTurn);
  const owner = show.speakerNames ? (episode.name ?? voices.persona ?? "the speaker") : "the person";
  const camera = imageBuilder(terms);
  const where = (label: number, session: number) => (side === null ? `Image ${label}, session ${session}` : `Image ${label} of ${side}`);

  const sessions = told.map((session, place): DeskSession => {
    // In a comparison a session's own number would tell that there are others.
    const number = side === null ? session.number : before.sessions + place + 1;
    const label = side === null ? session.number : place + 1;
    return {
      number, label, side,
      date: show.dates ? session.date : null,
      dateText: show.dates ? session.dateText : null,
      gap: show.dates ? gapBefore(session, stored) : null,
      event: show.events ? session.event : null,
      experience: show.events ? session.experience : null,
      turns: (turns.get(session.id) ?? []).map((turn, index) => {
        const speaker = voices.nameOf(turn.speaker);
        return {
          number: index + 1,
          speaker,
          isPersona: voices.persona !== null && speaker === voices.persona,
          text: turn.text,
          images: imagesIn(images, "turn", session.id)
            .filter((image) => image.turnIndex === index)
            .map((image) => camera.take(image, number, speaker, (count) => `${where(count, label)}, shared by ${speaker}`)),
        };
      }),
      album: [],
    };
  });
  // Numbered after all shared pictures, so that "image 3" is the third one that a reader meets.
  if (show.deviceAlbum) {
    told.forEach((session, index) => {
      const entry = sessions[index];
      if (!entry) return;
      entry.album = imagesIn(images, "device", session.id).map((image) => camera.take(image, entry.number, owner, (count) => `${where(count, entry.label)}, in the album of ${owner}`));
    });
  }
  // One dataset writes "Female" and another "female".
  const spelt = (word: string | null | undefined) => (hidesSource ? word?.toLowerCase() : word);
  const face = show.persona ? imagesIn(images, "face", null)[0] : undefined;
  const people = {
    persona: show.speakerNames ? (episode.name ?? voices.persona) : null,
    summary: show.persona ? demographics(episode, spelt) : null,
    facts: show.persona ? facts(episode, spelt) : [],
    face: face ? camera.take({ ...face, description: face.description ?? episode.faceDescription }, 0, owner, () => `Portrait of ${owner}`) : null,
  };
  const events = show.events ? lifeEvents(episode.events, terms.unit === "session" ? (told[0]?.date ?? null) : null, show.dates) : [];
  return { sessions, people, events, images: camera.count() };
}

function imagesIn(images: readonly BlindImage[], place: BlindImage["place"], sessionId: string | null): BlindImage[] {
  return images
    .filter((image) => image.place === place && image.sessionId === sessionId)
    .sort((a, b) => (a.turnIndex ?? 0) - (b.turnIndex ?? 0) || a.position - b.position);
}

/** Numbers pictures in the order in which it is asked for them. */
function imageBuilder({ show, before, hidesSource, address }: Terms) {
  let count = 0;
  return {
    count: () => count,
    take(image: BlindImage, session: number, sharedBy: string, wording: (label: number) => string): DeskImage {
      count += 1;
      const description = show.imageDescriptions ? image.description : null;
      const stored = image.state === "stored" && image.size !== null;
      return {
        alt: description ?? wording(count),
        number: before.images + count,
        label: count,
        session,
        sharedBy,
        // A picture that the store has no size of cannot be shown: it is missing to everyone.
        state: stored ? "stored" : hidesSource || image.state === "stored" ? "missing" : image.state,
        src: stored ? address(image.id, "small") : null,
        largeSrc: stored ? address(image.id, "large") : null,
        width: stored ? (image.size?.width ?? null) : null,
        height: stored ? (image.size?.height ?? null) : null,
        description,
      };
    },
  };
}

/** Computed from the dates; where they are not usable, what the source says has passed. Nothing precedes the first session. */
function gapBefore(session: BlindSession, sessions: readonly BlindSession[]): string | null {
  const before = sessions.filter((other) => other.number < session.number).at(-1);
  if (!before) return null;
  return timeGap(before.date, session.date) ?? session.interval;
}

type Voices = { nameOf: (speaker: string) => string; /** The one drawn on the other side, by the name that is shown. */ persona: string | null };

function namedVoices(name: string | null, turns: readonly StoredTurn[]): Voices {
  return { nameOf: (speaker) => speaker, persona: personaSpeaker(name, turns) };
}

/** Names can belong to one dataset alone ("AI Assistant"), or be missing in another. */
function numberedVoices(turns: readonly StoredTurn[]): Voices {
  const numbers = new Map<string, string>();
  for (const { speaker } of turns) if (!numbers.has(speaker)) numbers.set(speaker, `Speaker ${numbers.size + 1}`);
  return { nameOf: (speaker) => numbers.get(speaker) ?? speaker, persona: numbers.size > 1 ? "Speaker 2" : null };
}

const folded = (name: string) => name.trim().toLowerCase();

/** The name under which the persona speaks: their own, their first name, else whoever begins. */
function personaSpeaker(name: string | null, turns: readonly StoredTurn[]): string | null {
  const speakers = [...new Set(turns.map((turn) => turn.speaker))];
  if (name !== null) {
    const exact = speakers.find((speaker) => folded(speaker) === folded(name));
    if (exact !== undefined) return exact;
    const first = folded(name).split(/\s+/)[0];
    const familiar = speakers.find((speaker) => folded(speaker).split(/\s+/)[0] === first);
    if (familiar !== undefined) return familiar;
  }
  return speakers[0] ?? null;
}

type Fact = DeskPeople["facts"][number];
type Spelling = (word: string | null | undefined) => string | null | undefined;

function demographics(episode: BlindConversation["episode"], spelt: Spelling): string | null {
  const parts = [episode.age === null ? null : `${episode.age} years old`, spelt(episode.gender), episode.country].filter(Boolean);
  return parts.length === 0 ? null : parts.join(", ");
}

/** More sentences than these do not introduce a person: some datasets keep every observation about the dialogue there. */
const NOTES_THAT_INTRODUCE = 20;

/** Category, relation and entity of a persona are a dataset's own bookkeeping and stay with it. */
function facts(episode: BlindConversation["episode"], spelt: Spelling): Fact[] {
  const persona = episode.persona === null ? undefined : storedPersonaSchema.parse(episode.persona);
  const notes = persona && persona.notes.length <= NOTES_THAT_INTRODUCE ? persona.notes : [];
  const rows: [string, string | number | null | undefined][] = [
    ["Age", persona?.age ?? episode.age],
    ["Gender", spelt(persona?.gender ?? episode.gender)],
    ["Born in", persona?.birthplace],
    ["Lives in", persona?.residence ?? episode.country],
    ["About", persona?.sentence],
    ["More", persona?.inference],
    ...notes.map((note): [string, string] => ["Note", note]),
  ];
  return rows.flatMap(([label, text]) => (text === undefined || text === null || text === "" ? [] : [{ label, text: String(text) }]));
}

/** Of "2024-05-18", "18 May, 2024" and the like; undefined where the words are no date. */
function dayOf(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}/.test(date)) return date.slice(0, 10);
  const moment = /\d{4}/.test(date) ? Date.parse(`${date} UTC`) : Number.NaN;
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString().slice(0, 10);
}

/** @param until a session's date: what happens after it is not known yet to the people who speak. */
function lifeEvents(stored: unknown, until: string | null, withDates: boolean): DeskEvents {
  const lastDay = until?.slice(0, 10);
  return storedEventSchema
    .array()
    .parse(stored)
    .filter((event) => {
      const day = dayOf(event.date);
      return lastDay === undefined || day === undefined || day <= lastDay;
    })
    .map((event) => ({ date: withDates ? (event.date ?? null) : null, event: event.event, operation: event.operation ?? null, experience: event.experience ?? null }));
}
