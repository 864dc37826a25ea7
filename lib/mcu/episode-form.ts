/** A grown episode in the neutral model of datasets, as STARK has it: what the platform shows, judges and exports. Pure. */
import type { EpisodeInput } from "@/lib/datasets/model";
import { ASSISTANT } from "@/lib/datasets/formats/stark-people";
import type { GrownEpisode } from "./grow-episode";
import { chosenHash, shownPictures, type PictureRecord } from "./picture-record";
import { sharedAt, type Pictures } from "./picturing";
import { intervalText } from "./interval-text";
import type { AlbumImage, Sharing, TemporalEvent } from "./types";

/** What STARK's dialogues say of a picture that came to the device during the session. */
const NEW_PICTURE = "new added image";

type SessionInput = EpisodeInput["sessions"][number];
type ShareInput = NonNullable<NonNullable<SessionInput["turns"][number]["images"]>[number]>;

/**
 * Dates are ISO, intervals in words ("2 weeks"), references to the device count from 0 within the session's album.
 * The user's turns carry the person's name and the assistant's "AI Assistant".
 */
export function toEpisode(
  { id, origin, pictures, ...grown }: GrownEpisode & { id: string; origin: "scripted" | "synthetic" },
): EpisodeInput {
  const { name, demographics, persona, relation, inference, narrative, events, face, sessions } = grown;
  const { category, entityKey, entityValue, sentence } = persona;
  return {
    id, origin, narrative,
    persona: { name, ...demographics, category, sentence, entityKey, entityValue, relation, inference },
    face: { description: face.description, ...withKey(chosenHash(pictures.face)) },
    events: events.map(({ id: eventId, event, date, cause }) => ({ id: String(eventId), event, date, ...causeFields({ cause }), ...(cause ? { causedBy: String(cause.eventId) } : {}) })),
    sessions: sessions.map(({ number, event, album, utterances, summary }): SessionInput => ({
      date: event.date, event: event.event, ...causeFields(event), summary,
      device: album.map(({ id: imageId, description, categories }) => ({ ...withKey(shownOf(pictures.album.get(imageId))?.candidates[0]?.key ?? null), description, ...(categories.length > 0 ? { category: categories.join(", ") } : {}) })),
      turns: utterances.map(({ speaker, text, sharing }, index) => ({
        speaker: speaker === "user" ? name : ASSISTANT, text, images: sharing ? [share(sharing, album, pictures, sharedAt(number, index))] : [],
      })),
    })),
  };
}

function causeFields({ cause }: Pick<TemporalEvent, "cause">): Pick<SessionInput, "interval" | "operation" | "experience"> {
  return cause ? { interval: intervalText(cause.interval), operation: cause.operation, experience: cause.experience } : {};
}

const withKey = (key: string | null): { key?: string } => (key === null ? {} : { key });
const shownOf = (picture: PictureRecord | undefined) => picture && shownPictures(picture);

function share({ description, rationale, source, keywords, albumImageId }: Sharing, album: readonly AlbumImage[], pictures: Pictures, at: string): ShareInput {
  const picture = shownOf(pictures.shared.get(at) ?? (albumImageId === null ? undefined : pictures.album.get(albumImageId)));
  const place = album.findIndex(({ id }) => id === albumImageId);
  return {
    candidates: picture?.candidates.map(({ key }) => ({ key })) ?? [], description, rationale, source, keywords,
    ...(picture ? { module: picture.module } : {}), ...(source === "device" ? { deviceReference: place < 0 ? NEW_PICTURE : String(place) } : {}),
  };
}
