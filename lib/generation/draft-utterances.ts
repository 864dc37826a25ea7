/** A conversation that is still being written, out of the half of an answer that is there. */
import { closedPrefix } from "@/lib/mcu/answer/json-prefix";
import { refusal, repairedJson, strictJson, withoutThinking } from "@/lib/mcu/answer/parse-json";
import { isObject, listUnder } from "@/lib/mcu/steps/lenient";
import { lenientUtterance } from "@/lib/mcu/steps/lenient-utterance";

export type DraftUtterance = { speaker: "user" | "assistant"; text: string; /** What it shows; empty while that is not said yet. */ picture: string | null };

const MOST = 60;
const MOST_CHARACTERS = 4_000;

/**
 * For those who watch, and for nothing else: what is kept is read from the whole answer, by the ladder. Takes any text.
 *
 * @returns the utterances so far, the last of them as far as it has come; null where the text is none that can be read so.
 */
export function draftUtterances(text: string): DraftUtterance[] | null {
  const bare = withoutThinking(text).replace(/\s*```\s*$/, "");
  const start = bare.search(/[{[]/);
  if (start === -1 || refusal(bare) !== undefined) return null;
  const half = bare.slice(start);
  const read = strictJson(closedPrefix(half)) ?? repairedJson(half);
  const listed = read && listUnder(read.value, "utterances", (entry) => isObject(entry) && Object.hasOwn(entry, "speaker"));
  if (!isObject(listed) || !Array.isArray(listed.utterances)) return null;
  const utterances = listed.utterances.slice(0, MOST).flatMap((entry) => drafted(lenientUtterance(entry)));
  return utterances.length > 0 ? utterances : null;
}

function drafted(entry: unknown): DraftUtterance[] {
  if (!isObject(entry) || (entry.speaker !== "user" && entry.speaker !== "assistant")) return [];
  const text = typeof entry.text === "string" ? entry.text.slice(0, MOST_CHARACTERS) : "";
  const description = isObject(entry.sharing) ? (typeof entry.sharing.description === "string" ? entry.sharing.description.slice(0, MOST_CHARACTERS) : "") : null;
  // Who speaks comes before what is said: half a name says nothing yet.
  return text === "" && description === null ? [] : [{ speaker: entry.speaker, text, picture: description }];
}
