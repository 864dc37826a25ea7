/** Everything of an episode that can be searched: its id, the people, their lives, the dialogues, what pictures show. */
import { addWords } from "./words";
import type { LifeEvent, Persona } from "../model";

type Text = string | null | undefined;

/** An episode of the neutral model, or its rows. */
export type Searchable = {
  id: string;
  persona?: Persona | null;
  narrative?: Text;
  summary?: Text;
  events: readonly LifeEvent[];
  sessions: readonly {
    event?: Text;
    experience?: Text;
    summary?: Text;
    turns: readonly { speaker: string; text: string; images?: readonly { description?: Text }[] }[];
  }[];
};

/** PostgreSQL takes a vector of at most 1 MB; an episode with more than this of different words is found by the first of them. */
const MOST_BYTES = 800_000;

/** A word that no text has: searches stay within a dataset without reading what others have. */
export const datasetWord = (datasetId: string) => `#${datasetId.replaceAll("-", "")}`;

/** @returns the words as PostgreSQL reads a vector: letters and digits only, so that nothing needs quotes. */
export function episodeWords(episode: Searchable, datasetId: string): string {
  const words = new Set<string>();
  for (const text of textsOf(episode)) if (text) addWords(text, words);
  const taken = [datasetWord(datasetId)];
  let bytes = 0;
  for (const word of words) {
    bytes += Buffer.byteLength(word) + 1;
    if (bytes > MOST_BYTES) break;
    taken.push(word);
  }
  return taken.join(" ");
}

function textsOf({ id, persona, narrative, summary, events, sessions }: Searchable): Text[] {
  const texts: Text[] = [id];
  if (persona) {
    const { name, gender, birthplace, residence, category, sentence, entityKey, entityValue, relation, inference, notes } = persona;
    texts.push(name, gender, birthplace, residence, category, sentence, entityKey, entityValue, relation, inference, ...notes);
  }
  texts.push(narrative, summary);
  for (const { event, experience, person } of events) texts.push(event, experience, person);
  for (const session of sessions) {
    texts.push(session.event, session.experience, session.summary);
    for (const turn of session.turns) {
      texts.push(turn.speaker, turn.text);
      for (const image of turn.images ?? []) texts.push(image.description);
    }
  }
  return texts;
}
