/** Episodes that have the same persona or the same words. Known only when all of them have been seen. */
import { createHash } from "node:crypto";
import type { EpisodeFacts } from "./facts";
import type { Finding } from "./finding";
import type { FoundKey } from "./problems";

type Seen = { id: string; externalId: string; position: number };

/** Of as many as that, the others of a group are named. */
const OTHERS_NAMED = 3;

export class Repeats {
  private readonly transcripts = new Map<string, Seen[]>();
  /** By sentence, then by relation. */
  private readonly sentences = new Map<string, Map<string, Seen[]>>();
  private withSentence = 0;
  private episodes = 0;

  add({ id, externalId, position, persona, sessions }: EpisodeFacts): void {
    const seen = { id, externalId, position };
    this.episodes += 1;
    put(this.transcripts, digest(JSON.stringify(sessions.map(({ turns }) => turns.map(({ speaker, text }) => [speaker, text])))), seen);
    const sentence = folded(persona?.sentence);
    if (sentence === "") return;
    this.withSentence += 1;
    const key = digest(sentence);
    const relations = this.sentences.get(key) ?? new Map<string, Seen[]>();
    this.sentences.set(key, relations);
    put(relations, folded(persona?.relation).slice(0, 200), seen);
  }

  n(): Record<"persona-repeated" | "persona-relations" | "transcript-repeated", number> {
    return { "persona-repeated": this.withSentence, "persona-relations": this.withSentence, "transcript-repeated": this.episodes };
  }

  *findings(): Generator<Finding> {
    for (const group of this.transcripts.values()) yield* told("transcript-repeated", group, group);
    for (const relations of this.sentences.values()) {
      const all = [...relations.values()].flat();
      for (const group of relations.values()) {
        if (group.length > 1) yield* told("persona-repeated", group, group);
        else yield* told("persona-relations", group, all);
      }
    }
  }
}

/** Tells each of `members` of the others in `group`. */
function* told(problem: FoundKey, members: readonly Seen[], group: readonly Seen[]): Generator<Finding> {
  if (group.length < 2) return;
  for (const { id, position } of members) {
    const named: string[] = [];
    for (const other of group) {
      if (other.id !== id) named.push(other.externalId);
      if (named.length === OTHERS_NAMED) break;
    }
    const more = group.length - 1 - named.length;
    yield { problem, episodeId: id, position, places: [{ session: null, turn: null, detail: `also in ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}` }] };
  }
}

function put(groups: Map<string, Seen[]>, key: string, seen: Seen): void {
  const group = groups.get(key);
  if (group) group.push(seen);
  else groups.set(key, [seen]);
}

function folded(text: string | undefined): string {
  return (text ?? "").normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
