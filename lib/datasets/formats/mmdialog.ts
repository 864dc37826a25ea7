/** MMDialog: one sitting per row; a turn is a list of texts and media keys in any order, and nobody is named. */
import type { EpisodeInput, ImageShare } from "../model";
import { isRecord, refused, RowRefused, type Adapted, type Note, type SourceRecord } from "./adapter";
import { withEmoji } from "./emoji-names";
import { scalarText } from "./values";

type TurnInput = EpisodeInput["sessions"][number]["turns"][number];

/** The thousand wrong answers of a retrieval task are no part of the conversation: known, and passed over. */
const KNOWN = new Set(["conversation_id", "conversation", "split", "negative_candidate_media_keys", "negative_candidate_texts"]);
const TEXT = "__TEXT__";
const MEDIA = "__MEDIA__";

export const SPEAKERS_ASSUMED: Note = {
  field: "conversation",
  reason: "MMDialog names no speakers: the turns are given to Speaker A and Speaker B in alternation, which is an assumption",
};

/** Others have a `conversation` list as well, of other entries. */
export function isMmdialog(record: SourceRecord): boolean {
  return Array.isArray(record.conversation) && record.conversation.some((entry) => isRecord(entry) && Array.isArray(entry.turn));
}

export function adaptMmdialog(record: SourceRecord, stem: string, folder: string): Adapted {
  const notes: Note[] = [];
  const unknown = Object.fromEntries(Object.entries(record).filter(([field]) => !KNOWN.has(field)));
  const number = exactKey(record.conversation_id);
  if (number === undefined) return refused("conversation_id", "an episode needs an id: text or a whole number");
  if (!Array.isArray(record.conversation)) return refused("conversation", "is no list of turns");
  if (record.conversation.length === 0) return refused("conversation", "session without turns: not counted");
  try {
    const turns = record.conversation.map((entry, index) => readTurn(entry, index, notes, unknown));
    const split = splitOf(record, stem, folder);
    return { episode: { id: split ? `${split}:${number}` : number, origin: "collected", sessions: [{ turns }] }, notes, unknown };
  } catch (error) {
    if (error instanceof RowRefused) return { refusals: [{ field: error.field, reason: error.reason }], unknown };
    throw error;
  }
}

const SPLITS = /^(?:train|dev|val|valid|validation|test)$/;

/** Ids are unique within a split only, and all three files have one name: the folder tells them apart. */
function splitOf(record: SourceRecord, stem: string, folder: string): string | undefined {
  return scalarText(record.split) ?? [stem.split(/[_.-]/)[0], folder].map((name) => name?.toLowerCase()).find((name) => name !== undefined && SPLITS.test(name));
}

/** Numbers with a fraction or an exponent were rounded by whoever wrote them: they name nothing any more. */
function exactKey(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  return typeof value === "bigint" || Number.isSafeInteger(value) ? String(value) : undefined;
}

function readTurn(entry: unknown, index: number, notes: Note[], unknown: Record<string, unknown>): TurnInput {
  const field = `conversation[${index}]`;
  if (!isRecord(entry)) throw new RowRefused(field, "is no turn");
  for (const name of Object.keys(entry)) if (name !== "turn") unknown[`turn.${name}`] = null;
  if (!Array.isArray(entry.turn)) throw new RowRefused(`${field}.turn`, "is no list of texts and media");
  const texts: string[] = [];
  const images: ImageShare[] = [];
  for (const [position, part] of entry.turn.entries()) readPart(part, `${field}.turn[${position}]`, texts, images, notes);
  if (texts.length === 0 && images.length === 0) notes.push({ field, reason: "has neither text nor picture; kept as an empty turn" });
  return { speaker: index % 2 === 0 ? "Speaker A" : "Speaker B", text: texts.join("\n"), images };
}

function readPart(part: unknown, field: string, texts: string[], images: ImageShare[], notes: Note[]): void {
  if (!isRecord(part) || Object.keys(part).length === 0) throw new RowRefused(field, `is no object with ${TEXT} or ${MEDIA}`);
  for (const [name, value] of Object.entries(part)) {
    const place = `${field}.${name}`;
    if (name === TEXT) {
      if (typeof value !== "string") throw new RowRefused(place, "is no text");
      if (value.trim() !== "") texts.push(withEmoji(value));
    } else if (name === MEDIA) images.push(readMedia(value, place, notes));
    else throw new RowRefused(place, `is neither ${TEXT} nor ${MEDIA}`);
  }
}

/** The picture is the file `<key>.jpg`. */
function readMedia(value: unknown, field: string, notes: Note[]): ImageShare {
  const key = exactKey(value);
  if (key !== undefined) return { candidates: [{ key }], keywords: [] };
  if (value !== null && typeof value !== "string") throw new RowRefused(field, "is no key: text or a whole number");
  notes.push({ field, reason: "names no picture; kept as a missing one" });
  return { candidates: [], keywords: [] };
}
