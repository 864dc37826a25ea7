/**
 * Builds what an evaluator's browser may know of an item. Fields are named one by one and nothing is spread, so that a
 * new column of the database never reaches a browser by itself.
 */
import { z } from "zod";
import { lifeEventSchema, personaSchema, turnSchema } from "@/lib/datasets/model";
import type { Criterion, Protocol } from "@/lib/studies/protocol";
import type { DeskImage, DeskItem, DeskSession } from "./desk";
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

export type BlindSource = {
  assignment: Pick<DeskItem, "state" | "leaseUntil" | "position" | "protocolVersion" | "saved"> & { id: string };
  protocol: Protocol;
  /** In the order of this evaluator. */
  criteria: Criterion[];
  episode: {
    name: string | null;
    age: number | null;
    gender: string | null;
    country: string | null;
    persona: unknown;
    events: unknown;
    origin: DeskItem["origin"];
    faceDescription: string | null;
  };
  /** By number; of a study by sessions the judged one and the one before it. */
  sessions: BlindSession[];
  images: BlindImage[];
};

// Read without strictness: fields that this program does not know stay behind.
const storedTurnSchema = z.object({ speaker: turnSchema.shape.speaker, text: turnSchema.shape.text });
const storedPersonaSchema = z.object(personaSchema.shape);
const storedEventSchema = z.object(lifeEventSchema.shape);
type StoredTurn = z.infer<typeof storedTurnSchema>;

/** @param address of a stored picture, in a size. */
export function buildDeskItem(source: BlindSource, address: (imageId: string, size: "small" | "large") => string): DeskItem {
  const { protocol, episode, assignment } = source;
  const shown = source.sessions.filter((session) => session.turns !== null);
  const turns = new Map(shown.map((session) => [session.id, storedTurnSchema.array().parse(session.turns)]));
  const speaker = personaSpeaker(episode.name, shown.flatMap((session) => turns.get(session.id) ?? []));
  const owner = episode.name ?? speaker ?? "the speaker";
  const camera = imageBuilder(protocol, address);

  const sessions: DeskSession[] = shown.map((session) => ({
    number: session.number,
    date: session.date,
    dateText: session.dateText,
    gap: gapBefore(session, source.sessions),
    event: protocol.show.events ? session.event : null,
    experience: protocol.show.events ? session.experience : null,
    turns: (turns.get(session.id) ?? []).map((turn, index) => ({
      number: index + 1,
      speaker: turn.speaker,
      isPersona: speaker !== null && turn.speaker === speaker,
      text: turn.text,
      images: imagesIn(source.images, "turn", session.id)
        .filter((image) => image.turnIndex === index)
        .map((image) => camera(image, session.number, turn.speaker, (number) => `Image ${number}, session ${session.number}, shared by ${turn.speaker}`)),
    })),
    album: [],
  }));
  // Numbered after all shared pictures, so that "image 3" is the third one that a reader meets.
  if (protocol.show.deviceAlbum) {
    shown.forEach((session, index) => {
      const album = imagesIn(source.images, "device", session.id)
        .map((image) => camera(image, session.number, owner, (number) => `Image ${number}, session ${session.number}, in the album of ${owner}`));
      const entry = sessions[index];
      if (entry) entry.album = album;
    });
  }
  const face = protocol.show.persona ? imagesIn(source.images, "face", null)[0] : undefined;

  return {
    assignmentId: assignment.id,
    unit: protocol.unit,
    people: {
      persona: episode.name ?? speaker,
      summary: protocol.show.persona ? demographics(episode) : null,
      facts: protocol.show.persona ? facts(episode) : [],
      face: face ? camera({ ...face, description: face.description ?? episode.faceDescription }, 0, owner, () => `Portrait of ${owner}`) : null,
    },
    events: protocol.show.events ? lifeEvents(episode.events, protocol.unit === "session" ? (shown[0]?.date ?? null) : null) : [],
    origin: episode.origin,
    sessions,
    criteria: source.criteria,
    protocolVersion: assignment.protocolVersion,
    state: assignment.state,
    leaseUntil: assignment.leaseUntil,
    position: assignment.position,
    saved: assignment.saved,
  };
}

function imagesIn(images: readonly BlindImage[], place: BlindImage["place"], sessionId: string | null): BlindImage[] {
  return images
    .filter((image) => image.place === place && image.sessionId === sessionId)
    .sort((a, b) => (a.turnIndex ?? 0) - (b.turnIndex ?? 0) || a.position - b.position);
}

/** Numbers pictures in the order in which it is asked for them. */
function imageBuilder(protocol: Protocol, address: (imageId: string, size: "small" | "large") => string) {
  let count = 0;
  return (image: BlindImage, session: number, sharedBy: string, wording: (number: number) => string): DeskImage => {
    count += 1;
    const description = protocol.show.imageDescriptions ? image.description : null;
    const stored = image.state === "stored" && image.size !== null;
    return {
      alt: description ?? wording(count),
      number: count,
      session,
      sharedBy,
      // A picture that the store has no size of cannot be shown: it is missing to everyone.
      state: image.state === "stored" && !stored ? "missing" : image.state,
      src: stored ? address(image.id, "small") : null,
      largeSrc: stored ? address(image.id, "large") : null,
      width: stored ? (image.size?.width ?? null) : null,
      height: stored ? (image.size?.height ?? null) : null,
      description,
    };
  };
}

/** Computed from the dates; where they are not usable, what the source says has passed. Nothing precedes the first session. */
function gapBefore(session: BlindSession, sessions: readonly BlindSession[]): string | null {
  const before = sessions.filter((other) => other.number < session.number).at(-1);
  if (!before) return null;
  return timeGap(before.date, session.date) ?? session.interval;
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

type Fact = DeskItem["people"]["facts"][number];

function demographics(episode: BlindSource["episode"]): string | null {
  const parts = [episode.age === null ? null : `${episode.age} years old`, episode.gender, episode.country].filter((part) => part !== null && part !== "");
  return parts.length === 0 ? null : parts.join(", ");
}

/** More sentences than these do not introduce a person: some datasets keep every observation about the dialogue there. */
const NOTES_THAT_INTRODUCE = 20;

/** Category, relation and entity of a persona are a dataset's own bookkeeping and stay with it. */
function facts(episode: BlindSource["episode"]): Fact[] {
  const persona = episode.persona === null ? undefined : storedPersonaSchema.parse(episode.persona);
  const notes = persona && persona.notes.length <= NOTES_THAT_INTRODUCE ? persona.notes : [];
  const rows: [string, string | number | null | undefined][] = [
    ["Age", persona?.age ?? episode.age],
    ["Gender", persona?.gender ?? episode.gender],
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
function lifeEvents(stored: unknown, until: string | null): DeskItem["events"] {
  const lastDay = until?.slice(0, 10);
  return storedEventSchema
    .array()
    .parse(stored)
    .filter((event) => {
      const day = dayOf(event.date);
      return lastDay === undefined || day === undefined || day <= lastDay;
    })
    .map((event) => ({ date: event.date ?? null, event: event.event, operation: event.operation ?? null, experience: event.experience ?? null }));
}
