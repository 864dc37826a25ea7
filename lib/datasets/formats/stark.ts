/** STARK's release: one wide row per episode, with a JSON list per column and session. */
import type { EpisodeInput } from "../model";
import { refused, RowRefused, type Adapted, type Note, type SourceRecord } from "./adapter";
import { parseDottedDate } from "./dates";
import { readExtra } from "./extra-columns";
import { readLifeEvents } from "./life-events";
import { sortColumns, type Cell } from "./stark-columns";
import { normalSpeaker } from "./stark-people";
import { bareKey, readShares, type ShareCells } from "./stark-shares";
import { asAge, asList, decodeEscapes, isMissing, scalarText } from "./values";

type SessionInput = EpisodeInput["sessions"][number];
type TurnInput = SessionInput["turns"][number];

const SILENT = "<non verbal>";
const PARALLEL = ["keys", "urls", "descriptions", "rationales", "sources", "keywords", "modules", "deviceReferences"] as const;
type Lists = Partial<Record<(typeof PARALLEL)[number], unknown[]>>;

export function adaptStark(record: SourceRecord): Adapted {
  const row = sortColumns(record);
  const notes: Note[] = [];
  const extra = row.episode.get("extra");
  if (extra && !isMissing(extra.value)) {
    const carried = readExtra(extra.value);
    if (!carried) notes.push({ field: extra.column, reason: "is no JSON object that can be kept; left out" });
    row.unknown = { ...row.unknown, ...carried };
  }
  const whole = row.episode.get("episode");
  if (whole && !isMissing(whole.value)) return carriedEpisode(whole, notes, row.unknown);
  const text = (meaning: string): string | undefined => cellText(row.episode.get(meaning), notes);
  const id = text("index");
  if (id === undefined) return refused("index", "an episode needs an id");
  const name = text("name");
  const age = asAge(row.episode.get("age")?.value);
  if (age === undefined && !isMissing(row.episode.get("age")?.value)) notes.push({ field: "age", reason: "is no age in whole years; left out" });
  const faceKey = bareKey(row.episode.get("faceKey")?.value);
  const faceDescription = text("faceDescription");
  try {
    const sessions = readSessions(row.sessions, name, Number(text("sessions") ?? Number.NaN), notes);
    if (sessions.length === 0) return { refusals: [{ field: null, reason: "no session has turns" }, ...notes], unknown: row.unknown };
    const events = row.episode.get("events");
    const persona = {
      name, age, gender: text("gender"), birthplace: text("birthplace"), residence: text("residence"), category: text("category"),
      sentence: text("sentence"), entityKey: text("entityKey"), entityValue: text("entityValue"), relation: text("relation"), inference: text("inference"),
    };
    const episode: EpisodeInput = {
      id,
      // Dialogues between nobody in particular, in this layout by our own export.
      persona: Object.values(persona).some((field) => field !== undefined) ? persona : undefined,
      face: faceKey || faceDescription ? { key: faceKey, description: faceDescription } : undefined,
      narrative: text("narrative"),
      events: events ? readLifeEvents(events.value, events.column, notes) : [],
      origin: originOf(row.episode.get("origin")),
      sessions,
    };
    return { episode, notes, unknown: row.unknown };
  } catch (error) {
    if (error instanceof RowRefused) return { refusals: [{ field: error.field, reason: error.reason }], unknown: row.unknown };
    throw error;
  }
}

/** Our own export carries the neutral form where the layout has no place for something in it; it wins over the columns. */
function carriedEpisode({ column, value }: Cell, notes: Note[], unknown: Record<string, unknown>): Adapted {
  const episode = readExtra(value);
  return episode ? { episode: episode as EpisodeInput, notes, unknown } : refused(column, "is no JSON object that can be read");
}

/** STARK's text is a model's. An export of another dataset says what its own is. */
function originOf(cell: Cell | undefined): EpisodeInput["origin"] {
  const said = scalarText(cell?.value);
  return said === "collected" || said === "scripted" ? said : "synthetic";
}

function cellText(cell: Cell | undefined, notes: Note[]): string | undefined {
  if (!cell || isMissing(cell.value)) return undefined;
  const text = scalarText(cell.value);
  if (text === undefined) notes.push({ field: cell.column, reason: "is a list or an object where text belongs; left out" });
  return text === undefined ? undefined : decodeEscapes(text);
}

function readSessions(found: Map<number, Map<string, Cell>>, persona: string | undefined, declared: number, notes: Note[]): SessionInput[] {
  const sessions: SessionInput[] = [];
  const numbers = [...found.keys()].sort((a, b) => a - b);
  for (const number of numbers) {
    const cells = found.get(number) ?? new Map<string, Cell>();
    const turns = readTurns(number, cells, persona, notes);
    if (turns.length > 0) {
      sessions.push(readSession(cells, turns, notes));
      continue;
    }
    // Rows are as wide as the longest episode: columns beyond its own sessions are empty and say nothing.
    const isUnused = [...cells.values()].every(({ value }) => isMissing(value) || asList(value)?.length === 0);
    if (!isUnused || number <= declared) notes.push({ field: `session${number}`, reason: "session without turns: not counted" });
  }
  if (Number.isInteger(declared) && numbers.length > 0 && declared > Math.max(...numbers)) {
    notes.push({ field: "number_of_session", reason: `says ${declared} sessions; there are columns for ${Math.max(...numbers)}` });
  }
  return sessions;
}

function readSession(cells: Map<string, Cell>, turns: TurnInput[], notes: Note[]): SessionInput {
  const text = (meaning: string) => cellText(cells.get(meaning), notes);
  const dateText = text("date");
  const date = dateText === undefined ? {} : parseDottedDate(dateText);
  if (dateText !== undefined && date.date === undefined) {
    notes.push({ field: cells.get("date")?.column ?? "date", reason: `“${dateText.slice(0, 100)}” is no date of the calendar; kept as text` });
  }
  const operation = text("operation");
  const device = readDevice(cells, notes);
  for (const [index, turn] of turns.entries()) {
    for (const image of turn.images ?? []) {
      const reference = image.deviceReference;
      if (reference && /^\d+$/.test(reference) && device.length > 0 && Number(reference) >= device.length) {
        const field = cells.get("deviceReferences")?.column ?? "image_id_from_mobile";
        notes.push({ field: `${field}[${index}]`, reason: `device picture ${reference} does not exist: the album has ${device.length}` });
      }
    }
  }
  return {
    ...date, interval: text("interval"), event: text("event"), experience: text("experience"),
    operation: operation === "add" || operation === "update" ? operation : undefined,
    summary: text("summary"), device, turns,
  };
}

function readDevice(cells: Map<string, Cell>, notes: Note[]): NonNullable<SessionInput["device"]> {
  const list = (meaning: string): unknown[] => {
    const cell = cells.get(meaning);
    if (!cell || isMissing(cell.value)) return [];
    const values = asList(cell.value) ?? (meaning === "deviceKeys" && scalarText(cell.value) ? undefined : []);
    if (values === undefined) notes.push({ field: cell.column, reason: "is no JSON list; left out" });
    return (values ?? []).flat(2);
  };
  const keys = list("deviceKeys");
  const descriptions = list("deviceDescriptions");
  const categories = list("deviceCategories");
  return Array.from({ length: Math.max(keys.length, descriptions.length) }, (_, index) => ({
    key: bareKey(keys[index]), description: scalarText(descriptions[index]), category: scalarText(categories[index]),
  })).filter((image) => image.key !== undefined || image.description !== undefined);
}

/** The list of a column that decides who says what: without it the row cannot be read. */
function neededList(cell: Cell | undefined): unknown[] {
  if (!cell || isMissing(cell.value)) return [];
  const list = asList(cell.value);
  if (!list) throw new RowRefused(cell.column, "is no JSON list");
  return list;
}

function readTurns(number: number, cells: Map<string, Cell>, persona: string | undefined, notes: Note[]): TurnInput[] {
  const utterances = neededList(cells.get("utterances"));
  const speakers = neededList(cells.get("speakers"));
  if (utterances.length === 0 && speakers.length === 0) return [];
  const utteranceColumn = cells.get("utterances")?.column ?? `session${number}:utterances`;
  if (speakers.length !== utterances.length) {
    throw new RowRefused(cells.get("speakers")?.column ?? `session${number}:speakers`, `has ${speakers.length} entries for ${utterances.length} utterances: who says what is unknown`);
  }
  const lists = parallelLists(cells, utterances.length, notes);
  const speakerOf = speakersOf(persona);
  return utterances.map((utterance, index): TurnInput => {
    const field = `${utteranceColumn}[${index}]`;
    const speaker = speakerOf(speakers[index]);
    if (speaker === undefined) notes.push({ field: `${cells.get("speakers")?.column}[${index}]`, reason: "names no speaker" });
    const images = readShares(cellsAt(lists, index));
    const text = utteranceText(utterance, field, images.length > 0, notes);
    return { speaker: speaker ?? "Unknown speaker", text, images };
  });
}

/** Two people take turns: each way of writing one is looked into once. */
function speakersOf(persona: string | undefined): (written: unknown) => string | undefined {
  const known = new Map<unknown, string | undefined>();
  return (written) => {
    if (!known.has(written)) known.set(written, normalSpeaker(written, persona));
    return known.get(written);
  };
}

function cellsAt({ keys, urls, descriptions, rationales, sources, keywords, modules, deviceReferences }: Lists, index: number): ShareCells {
  return {
    keys: keys?.[index], urls: urls?.[index], descriptions: descriptions?.[index], rationales: rationales?.[index], sources: sources?.[index],
    keywords: keywords?.[index], modules: modules?.[index], deviceReferences: deviceReferences?.[index],
  };
}

function parallelLists(cells: Map<string, Cell>, length: number, notes: Note[]): Lists {
  const lists: Lists = {};
  for (const meaning of PARALLEL) {
    const cell = cells.get(meaning);
    if (!cell || isMissing(cell.value)) continue;
    const list = asList(cell.value);
    if (!list) notes.push({ field: cell.column, reason: "is no JSON list; left out" });
    else if (list.length !== length) notes.push({ field: cell.column, reason: `has ${list.length} entries for ${length} turns; matched from the first` });
    lists[meaning] = list ?? [];
  }
  return lists;
}

function utteranceText(value: unknown, field: string, hasImages: boolean, notes: Note[]): string {
  if (typeof value === "object" && value !== null) {
    notes.push({ field, reason: "is a list or an object where text belongs; left out" });
    return "";
  }
  const text = scalarText(value);
  if (text === undefined) {
    if (!hasImages) notes.push({ field, reason: "has neither text nor picture; kept as an empty turn" });
    return "";
  }
  if (text.trim() === SILENT) {
    if (!hasImages) notes.push({ field, reason: `${SILENT}: kept as a turn without words` });
    return "";
  }
  return decodeEscapes(text);
}
