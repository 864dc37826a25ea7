/** DialogCC: one sitting per row; a picture stands in an entry of its own, with an empty utterance and ranked addresses. */
import type { EpisodeInput, ImageCandidate } from "../model";
import { isRecord, refused, type Adapted, type Note, type SourceRecord } from "./adapter";
import { isMissing, scalarText } from "./values";

type TurnInput = EpisodeInput["sessions"][number]["turns"][number];

const KNOWN = new Set(["dialogue_id", "dialogue", "split"]);
const ENTRY_FIELDS = new Set(["utterance_idx", "utterance", "speaker", "rationale", "shared_image", "description"]);

export function adaptDialogcc(record: SourceRecord): Adapted {
  const notes: Note[] = [];
  const unknown = Object.fromEntries(Object.entries(record).filter(([field]) => !KNOWN.has(field)));
  const id = scalarText(record.dialogue_id);
  if (id === undefined) return refused("dialogue_id", "an episode needs an id");
  if (!Array.isArray(record.dialogue)) return refused("dialogue", "is no list of utterances");
  if (record.dialogue.length === 0) return refused("dialogue", "session without turns: not counted");
  const turns: TurnInput[] = [];
  for (const [index, entry] of record.dialogue.entries()) {
    const field = `dialogue[${index}]`;
    if (!isRecord(entry)) return refused(field, "is no utterance");
    for (const name of Object.keys(entry)) if (!ENTRY_FIELDS.has(name)) unknown[`turn.${name}`] = null;
    const candidates = readCandidates(entry.shared_image, field, notes);
    const description = scalarText(entry.description);
    const rationale = scalarText(entry.rationale);
    const images = candidates.length > 0 || description ? [{ candidates, description, rationale }] : [];
    const speaker = scalarText(entry.speaker);
    if (speaker === undefined) notes.push({ field: `${field}.speaker`, reason: "names no speaker" });
    const text = scalarText(entry.utterance);
    if (text === undefined && !isMissing(entry.utterance)) notes.push({ field: `${field}.utterance`, reason: "is a list or an object where text belongs; left out" });
    else if (text === undefined && images.length === 0) notes.push({ field, reason: "has neither text nor picture; kept as an empty turn" });
    turns.push({ speaker: speaker ?? "Unknown speaker", text: text ?? "", images });
  }
  return { episode: { id, origin: "collected", sessions: [{ turns }] }, notes, unknown };
}

function readCandidates(value: unknown, field: string, notes: Note[]): ImageCandidate[] {
  if (isMissing(value)) return [];
  const entries = Array.isArray(value) ? value : [value];
  const candidates: ImageCandidate[] = [];
  for (const [index, entry] of entries.entries()) {
    const url = scalarText(isRecord(entry) ? (entry.image_url ?? entry.url) : entry);
    if (url === undefined) notes.push({ field: `${field}.shared_image[${index}]`, reason: "has no address; left out" });
    else candidates.push({ url });
  }
  return candidates;
}
