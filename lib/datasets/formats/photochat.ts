/** PhotoChat: one sitting per row, in which one message shares the row's one photo. */
import type { EpisodeInput, ImageShare } from "../model";
import { isRecord, refused, type Adapted, type Note, type SourceRecord } from "./adapter";
import { isMissing, scalarText } from "./values";

type TurnInput = EpisodeInput["sessions"][number]["turns"][number];

const KNOWN = new Set(["dialogue", "dialogue_id", "photo_description", "photo_url", "photo_id", "split", "_split"]);
const ENTRY_FIELDS = new Set(["message", "share_photo", "user_id"]);

/** Ids are unique within a split only. It is named in a field, before the photo's id, or by the file (train_03.json). */
function splitOf(record: SourceRecord, stem: string): string | undefined {
  const named = scalarText(record.split) ?? scalarText(record._split);
  return named ?? scalarText(record.photo_id)?.split("/").at(-2) ?? /^(train|dev|valid|test)(?=_|$)/.exec(stem)?.[1];
}

export function adaptPhotochat(record: SourceRecord, stem: string): Adapted {
  const notes: Note[] = [];
  const unknown = Object.fromEntries(Object.entries(record).filter(([field]) => !KNOWN.has(field)));
  const number = scalarText(record.dialogue_id);
  if (number === undefined) return refused("dialogue_id", "an episode needs an id");
  if (!Array.isArray(record.dialogue)) return refused("dialogue", "is no list of messages");
  if (record.dialogue.length === 0) return refused("dialogue", "session without turns: not counted");
  const photo = readPhoto(record);
  let isShared = false;
  const turns: TurnInput[] = [];
  for (const [index, entry] of record.dialogue.entries()) {
    const field = `dialogue[${index}]`;
    if (!isRecord(entry)) return refused(field, "is no message");
    for (const name of Object.keys(entry)) if (!ENTRY_FIELDS.has(name)) unknown[`turn.${name}`] = null;
    const sharesPhoto = entry.share_photo === true || entry.share_photo === 1;
    isShared ||= sharesPhoto;
    const user = scalarText(entry.user_id);
    if (user === undefined) notes.push({ field: `${field}.user_id`, reason: "names no speaker" });
    const text = scalarText(entry.message);
    if (text === undefined && !isMissing(entry.message)) notes.push({ field: `${field}.message`, reason: "is a list or an object where text belongs; left out" });
    else if (text === undefined && !sharesPhoto) notes.push({ field, reason: "has neither text nor picture; kept as an empty turn" });
    turns.push({ speaker: speakerName(user), text: text ?? "", images: sharesPhoto ? [photo] : [] });
  }
  if (!isShared && photo.candidates.length > 0) notes.push({ field: "photo_url", reason: "no message shares the photo; left out" });
  const split = splitOf(record, stem);
  return { episode: { id: split ? `${split}:${number}` : number, origin: "collected", sessions: [{ turns }] }, notes, unknown };
}

function speakerName(user: string | undefined): string {
  if (user === "0") return "Speaker A";
  if (user === "1") return "Speaker B";
  return user === undefined ? "Unknown speaker" : `Speaker ${user}`;
}

function readPhoto(record: SourceRecord): ImageShare {
  const key = scalarText(record.photo_id)?.split("/").at(-1) || undefined;
  const url = scalarText(record.photo_url);
  return { candidates: key || url ? [{ key, url }] : [], description: scalarText(record.photo_description), keywords: [] };
}
