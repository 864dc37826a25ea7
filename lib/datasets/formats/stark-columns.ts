/** The columns of STARK's release, with the other names under which the pipeline and earlier versions write them. */

const EPISODE_COLUMNS: Record<string, string> = {
  index: "index", unique_id: "index", episode_id: "index",
  number_of_session: "sessions", number_of_sessions: "sessions",
  name: "name", age: "age", gender: "gender", birthplace: "birthplace", residence: "residence",
  human_face_description: "faceDescription", face_description: "faceDescription",
  human_face_image_key: "faceKey", face_image_key: "faceKey",
  persona_category: "category",
  persona_sentence: "sentence", "persona-attr:sent": "sentence",
  persona_entity_key: "entityKey", "persona-attr:key": "entityKey",
  persona_entity_value: "entityValue", "persona-attr:value": "entityValue",
  persona_commonsense_relation: "relation", commonsense_relation: "relation",
  persona_commonsense_inference: "inference", commonsense_inference: "inference",
  narrative: "narrative", narrative_sentence_form: "narrative", persona_narrative: "narrative",
  event_sequence: "events", "event-sequence": "events", temporal_event_sequence: "events", event_graph: "events",
  // What our own exports add to the layout (lib/datasets/export/stark-row.ts).
  "concord:origin": "origin", "concord:episode": "episode", "concord:extra": "extra",
};

const SESSION_COLUMNS: Record<string, string> = {
  date: "date", time_interval: "interval", interval: "interval", event: "event", experience: "experience",
  experience_op: "operation", operation: "operation", summary: "summary", session_summary: "summary",
  speakers: "speakers", speaker: "speakers", utterances: "utterances", utterance: "utterances", rationales: "rationales", rationale: "rationales",
  image_descriptions: "descriptions", image_description: "descriptions", image_sources: "sources", image_source: "sources",
  keywords: "keywords", image_id_from_mobile: "deviceReferences", images_key: "keys", image_key: "keys", images_keys: "keys", image_urls: "urls",
  images_module_name: "modules", image_module_name: "modules",
  device_images_key: "deviceKeys", device_image_keys: "deviceKeys", mobile_images_key: "deviceKeys",
  device_image_descriptions: "deviceDescriptions", device_images_description: "deviceDescriptions", device_images_descriptions: "deviceDescriptions",
  device_image_categories: "deviceCategories",
};

/** A cell and the name of the column it stood in. */
export type Cell = { column: string; value: unknown };
export type StarkRow = { episode: Map<string, Cell>; sessions: Map<number, Map<string, Cell>>; unknown: Record<string, unknown> };

const SESSION_COLUMN = /^session_?(\d{1,3}):(?:dialogue:)?(.+)$/i;

export function isStarkColumn(name: string): boolean {
  return /^session_?\d{1,3}:(utterances?|speakers?)$/i.test(name);
}

/** The release's own name of each column, by what it means: the first that means it. */
function namesByMeaning(columns: Record<string, string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, meaning] of Object.entries(columns)) if (!names.has(meaning)) names.set(meaning, name);
  return names;
}

const EPISODE_NAMES = namesByMeaning(EPISODE_COLUMNS);
const SESSION_NAMES = namesByMeaning(SESSION_COLUMNS);

/** Every column of the layout under its own name; "session*:" stands for each session's. */
export const STARK_FIELDS: readonly string[] = [...EPISODE_NAMES.values(), ...[...SESSION_NAMES.values()].map((name) => `session*:${name}`)];

/** @returns the layout's name of a column, or undefined where it has none of that name. */
export function starkField(column: string): string | undefined {
  const session = SESSION_COLUMN.exec(column);
  const meaning = session ? ownValue(SESSION_COLUMNS, session[2]?.toLowerCase() ?? "") : ownValue(EPISODE_COLUMNS, column.toLowerCase());
  if (meaning === undefined) return undefined;
  return session ? `session*:${SESSION_NAMES.get(meaning) ?? ""}` : EPISODE_NAMES.get(meaning);
}

export function sortColumns(row: Record<string, unknown>): StarkRow {
  const sorted: StarkRow = { episode: new Map(), sessions: new Map(), unknown: {} };
  const keep = (cells: Map<string, Cell>, meaning: string | undefined, column: string, value: unknown) => {
    // Of two columns with one meaning the first is taken and the other reported.
    if (meaning === undefined || cells.has(meaning)) sorted.unknown[column] = value;
    else cells.set(meaning, { column, value });
  };
  for (const [column, value] of Object.entries(row)) {
    const session = SESSION_COLUMN.exec(column);
    if (!session) {
      keep(sorted.episode, ownValue(EPISODE_COLUMNS, column.toLowerCase()), column, value);
      continue;
    }
    const number = Number(session[1]);
    const cells = sorted.sessions.get(number) ?? new Map<string, Cell>();
    sorted.sessions.set(number, cells);
    keep(cells, ownValue(SESSION_COLUMNS, session[2]?.toLowerCase() ?? ""), column, value);
  }
  return sorted;
}

function ownValue(names: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
