/**
 * An episode as a row of STARK's release: the wide layout of formats/stark-columns.ts. What the layout has no place for is
 * told by reading the row back: where that does not give the episode, the row carries its neutral form as well. Pure.
 */
import { contentHash } from "../content-hash";
import { readRecord } from "../formats/read-record";
import type { Episode, ImageShare, LifeEvent, Session } from "../model";
import { differingFields } from "./differing-fields";
import type { ExportedEpisode } from "./stored-episode";

export type StarkCell = string | number;
export type StarkRow = Record<string, StarkCell>;

/** The columns of the release, and after them those that only our exports have. */
const SESSION_COLUMNS = [
  "date", "time_interval", "event", "experience", "experience_op", "summary", "speakers", "utterances", "rationales", "image_descriptions", "image_sources",
  "keywords", "image_id_from_mobile", "images_key", "images_module_name", "device_images_key", "device_image_descriptions", "device_image_categories", "image_urls",
] as const;
const EPISODE_COLUMNS = [
  "index", "number_of_session", "name", "age", "gender", "birthplace", "residence", "human_face_description", "human_face_image_key",
  "persona_category", "persona_sentence", "persona_entity_key", "persona_entity_value", "persona_commonsense_relation", "persona_commonsense_inference",
  "narrative", "event_sequence",
] as const;
const OWN_COLUMNS = ["concord:origin", "concord:extra", "concord:episode"] as const;

const STARK_SESSIONS = 6;
/** A column for every session of a longer episode would make files that nothing opens: later ones stand in the neutral form alone. */
const MOST_SESSIONS = 50;

/** So many sessions have columns of their own, in every row of the file. */
export function sessionColumns(longest: number): number {
  return Math.min(Math.max(longest, STARK_SESSIONS), MOST_SESSIONS);
}

/** @returns the names of all columns, in their order. */
export function starkColumns(sessions: number): string[] {
  const numbered = Array.from({ length: sessions }, (_, index) => SESSION_COLUMNS.map((column) => `session${index + 1}:${column}`));
  return [...EPISODE_COLUMNS, ...numbered.flat(), ...OWN_COLUMNS];
}

/** @returns the row, and the fields of the model that it would have lost without its neutral form: none where the layout holds the episode. */
export function starkRow({ episode, origin, extra }: Pick<ExportedEpisode, "episode" | "origin" | "extra">, sessions: number): { row: StarkRow; beyond: string[] } {
  const row: StarkRow = {
    ...episodeCells(episode),
    ...Object.assign({}, ...episode.sessions.slice(0, sessions).map(sessionCells)) as StarkRow,
    "concord:origin": origin,
    "concord:extra": extra === null ? "" : JSON.stringify(extra),
    "concord:episode": "",
  };
  const read = readRecord("stark", row, "");
  if ("episode" in read && contentHash(read.episode) === contentHash(episode)) return { row, beyond: [] };
  const beyond = differingFields(episode, "episode" in read ? read.episode : {});
  return { row: { ...row, "concord:episode": JSON.stringify(episode) }, beyond };
}

function episodeCells({ id, persona, face, narrative, events, sessions }: Episode): StarkRow {
  return {
    index: id, number_of_session: sessions.length,
    name: persona?.name ?? "", age: persona?.age === undefined ? "" : String(persona.age), gender: persona?.gender ?? "",
    birthplace: persona?.birthplace ?? "", residence: persona?.residence ?? "",
    human_face_description: face?.description ?? "", human_face_image_key: face?.key === undefined ? "" : `face:${face.key}`,
    persona_category: persona?.category ?? "", persona_sentence: persona?.sentence ?? "",
    persona_entity_key: persona?.entityKey ?? "", persona_entity_value: persona?.entityValue ?? "",
    persona_commonsense_relation: persona?.relation ?? "", persona_commonsense_inference: persona?.inference ?? "",
    narrative: narrative ?? "", event_sequence: events.length === 0 ? "" : JSON.stringify(events.map(eventCell)),
  };
}

function eventCell({ id, event, date, interval, operation, experience, causedBy }: LifeEvent) {
  const cause = { "caused_by:id": causedBy, "caused_by:time_interval": interval, "caused_by:experience_op": operation, "caused_by:experience": experience };
  return { id, event, date, caused_by: Object.values(cause).some((part) => part !== undefined) ? cause : undefined };
}

function sessionCells(session: Session, index: number): StarkRow {
  const { device, turns } = session;
  /** One cell per turn: empty, a scalar for one picture, a list for several. */
  const perTurn = (cell: (image: ImageShare) => unknown) => JSON.stringify(turns.map(({ images: [first, ...more] }) => {
    if (!first) return "";
    return more.length === 0 ? cell(first) : [first, ...more].map(cell);
  }));
  const hasUrls = turns.some(({ images }) => images.some(({ candidates }) => candidates.some(({ url }) => url !== undefined)));
  const cells: Record<(typeof SESSION_COLUMNS)[number], string> = {
    date: session.dateText ?? session.date ?? "", time_interval: session.interval ?? "", event: session.event ?? "", experience: session.experience ?? "",
    experience_op: session.operation ?? "", summary: session.summary ?? "",
    speakers: JSON.stringify(turns.map(({ speaker }) => speaker)), utterances: JSON.stringify(turns.map(({ text }) => text)),
    rationales: perTurn(({ rationale }) => rationale ?? ""), image_descriptions: perTurn(({ description }) => description ?? ""),
    // STARK's word for it.
    image_sources: perTurn(({ source }) => (source === "device" ? "mobile" : (source ?? ""))),
    keywords: perTurn(({ keywords }) => (keywords.length === 0 ? "" : keywords)),
    image_id_from_mobile: perTurn(({ deviceReference }) => deviceReference ?? ""),
    images_key: shareWays(turns, ({ key }) => key), images_module_name: perTurn(({ module }) => module ?? ""),
    device_images_key: device.length === 0 ? "" : JSON.stringify(device.map(({ key }) => key ?? "")),
    device_image_descriptions: device.length === 0 ? "" : JSON.stringify(device.map(({ description }) => description ?? "")),
    device_image_categories: device.length === 0 ? "" : JSON.stringify(device.map(({ category }) => category ?? "")),
    image_urls: hasUrls ? shareWays(turns, ({ url }) => url) : "",
  };
  return Object.fromEntries(Object.entries(cells).map(([column, value]) => [`session${index + 1}:${column}`, value]));
}

/** Keys or addresses: a scalar, ranked candidates in a list, or such a list for each of several pictures. */
function shareWays(turns: Session["turns"], way: (candidate: ImageShare["candidates"][number]) => string | undefined): string {
  const ranked = ({ candidates }: ImageShare) => candidates.map((candidate) => way(candidate) ?? "");
  return JSON.stringify(turns.map(({ images }) => {
    const [first, ...more] = images.map(ranked);
    if (!first) return "";
    if (more.length > 0) return [first, ...more];
    return first.length > 1 ? first : (first[0] ?? "");
  }));
}
