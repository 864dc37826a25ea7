/** A grown episode in the neutral model of datasets, as STARK has it: what the platform shows, judges and exports. Pure. */
import type { EpisodeInput } from "@/lib/datasets/model";
import { ASSISTANT } from "@/lib/datasets/formats/stark-people";
import type { GrownEpisode } from "./grow-episode";
import { intervalText } from "./interval-text";
import type { AlbumImage, Sharing, TemporalEvent } from "./types";

/** What the aligner chose for a picture: the module that served it, and the candidates' keys, best first. */
export type Pictured = { module: string; candidates: readonly { key: string }[] };

export type EpisodePictures = {
  /** Key of the picture of the face. */
  face: string | null;
  /** By the id of the picture in the album. */
  album: ReadonlyMap<number, Pictured>;
  /** By `sharedAt(session, utterance)`; a picture of the device that is not here is the album's. */
  shared: ReadonlyMap<string, Pictured>;
};

export const NO_PICTURES: EpisodePictures = { face: null, album: new Map(), shared: new Map() };

/** @param session from 1. @param utterance from 0. */
export function sharedAt(session: number, utterance: number): string {
  return `${session}/${utterance}`;
}

/** What STARK's dialogues say of a picture that came to the device during the session. */
const NEW_PICTURE = "new added image";

type SessionInput = EpisodeInput["sessions"][number];
type ShareInput = NonNullable<NonNullable<SessionInput["turns"][number]["images"]>[number]>;

/**
 * Dates are ISO, intervals in words ("2 weeks"), references to the device count from 0 within the session's album.
 * The user's turns carry the person's name and the assistant's "AI Assistant".
 */
export function toEpisode(
  { id, origin, pictures = NO_PICTURES, ...grown }: GrownEpisode & { id: string; origin: "scripted" | "synthetic"; pictures?: EpisodePictures },
): EpisodeInput {
  const { name, demographics, persona, relation, inference, narrative, events, face, sessions } = grown;
  const { category, entityKey, entityValue, sentence } = persona;
  return {
    id, origin, narrative,
    persona: { name, ...demographics, category, sentence, entityKey, entityValue, relation, inference },
    face: { description: face.description, ...(pictures.face === null ? {} : { key: pictures.face }) },
    events: events.map(({ id: eventId, event, date, cause }) => ({ id: String(eventId), event, date, ...causeFields({ cause }), ...(cause ? { causedBy: String(cause.eventId) } : {}) })),
    sessions: sessions.map(({ number, event, album, utterances, summary }): SessionInput => ({
      date: event.date, event: event.event, ...causeFields(event), summary,
      device: album.map(({ id: imageId, description, categories }) => ({ ...keyOf(pictures.album.get(imageId)), description, ...(categories.length > 0 ? { category: categories.join(", ") } : {}) })),
      turns: utterances.map(({ speaker, text, sharing }, index) => ({
        speaker: speaker === "user" ? name : ASSISTANT, text, images: sharing ? [share(sharing, album, pictures, sharedAt(number, index))] : [],
      })),
    })),
  };
}

function causeFields({ cause }: Pick<TemporalEvent, "cause">): Pick<SessionInput, "interval" | "operation" | "experience"> {
  return cause ? { interval: intervalText(cause.interval), operation: cause.operation, experience: cause.experience } : {};
}

function keyOf(picture: Pictured | undefined): { key?: string } {
  const key = picture?.candidates[0]?.key;
  return key === undefined ? {} : { key };
}

function share({ description, rationale, source, keywords, albumImageId }: Sharing, album: readonly AlbumImage[], pictures: EpisodePictures, at: string): ShareInput {
  const picture = pictures.shared.get(at) ?? (albumImageId === null ? undefined : pictures.album.get(albumImageId));
  const place = album.findIndex(({ id }) => id === albumImageId);
  return {
    candidates: picture?.candidates.map(({ key }) => ({ key })) ?? [], description, rationale, source, keywords,
    ...(picture ? { module: picture.module } : {}), ...(source === "device" ? { deviceReference: place < 0 ? NEW_PICTURE : String(place) } : {}),
  };
}
