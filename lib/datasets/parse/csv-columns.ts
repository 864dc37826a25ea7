/** The columns of a table with one row a turn: Concord's own names, and those that other datasets have for the same. */

/** A row of cells under the names of their columns; where it has too many or too few, those that there are. */
export type NamedRow = { row: number; value: Record<string, unknown> } | { row: number; problem: string; value?: Record<string, unknown>; isEnd?: true };

/** What a column says something about, and the model's field for it. */
export type Meaning = { of: "turn" | "image" | "session" | "persona" | "face" | "episode" | "place"; field: string };

const COLUMNS: Record<Meaning["of"], Record<string, readonly string[]>> = {
  place: { episode: ["episode", "episode_id", "conversation_id", "dialogue_id", "unique_id"], session: ["session", "session_id", "session_number"], turn: ["turn", "turn_id", "turn_number"] },
  turn: { speaker: ["speaker"], text: ["text", "utterance", "message"], time: ["time"] },
  image: {
    key: ["image", "image_key"], url: ["image_url", "url"], description: ["image_description", "image_caption"], rationale: ["image_rationale", "rationale"],
    source: ["image_source"], module: ["image_module", "image_module_name", "module"], deviceReference: ["device_reference", "image_id_from_mobile"],
  },
  session: {
    date: ["date", "session_date"], interval: ["interval", "time_interval"], event: ["event"], experience: ["experience"],
    operation: ["operation", "experience_op"], summary: ["session_summary"],
  },
  persona: {
    name: ["name"], age: ["age"], gender: ["gender"], birthplace: ["birthplace"], residence: ["residence"], category: ["persona_category"],
    sentence: ["persona", "persona_sentence"], entityKey: ["persona_entity_key"], entityValue: ["persona_entity_value"],
    relation: ["persona_commonsense_relation"], inference: ["persona_commonsense_inference"],
  },
  face: { key: ["face", "face_image_key", "human_face_image_key"], description: ["face_description", "human_face_description"] },
  episode: { narrative: ["narrative"], summary: ["summary"], origin: ["origin"] },
};

const MEANINGS = new Map<string, Meaning>();
for (const [of, fields] of Object.entries(COLUMNS)) {
  for (const [field, names] of Object.entries(fields)) for (const name of names) MEANINGS.set(name, { of: of as Meaning["of"], field });
}

/** "Image URL", "image-url" and "image_url" are one column. */
export function meaningOf(column: string): Meaning | undefined {
  return MEANINGS.get(column.trim().toLowerCase().replaceAll(/[\s-]+/g, "_"));
}
