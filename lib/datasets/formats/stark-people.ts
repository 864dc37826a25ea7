/** The two people of a STARK episode: the persona and the assistant, whose name the dialogues spell in many ways. */
import { decodeEscapes, scalarText } from "./values";

export const ASSISTANT = "AI Assistant";

/** Cyrillic letters that look Latin, from models that mix alphabets. */
const LOOKALIKES: Record<string, string> = { а: "a", е: "e", і: "i", о: "o", с: "c", ѕ: "s", т: "t", п: "n" };
const ASSISTANTS = new Set(["ai", "assistant", "aiassistant", "theaiassistant", "virtualassistant", "ai어시스턴트", "인공지능어시스턴트", "어시스턴트"]);

function folded(name: string): string {
  const lower = name.normalize("NFKC").toLowerCase().replaceAll(/[\s_\-:.]+/g, "");
  return Array.from(lower, (letter) => LOOKALIKES[letter] ?? letter).join("");
}

export function isAssistant(name: string): boolean {
  return ASSISTANTS.has(folded(name));
}

/** The persona's name, "AI Assistant", or the speaker's name as written. Undefined where there is none. */
export function normalSpeaker(value: unknown, persona: string | undefined): string | undefined {
  const written = scalarText(value);
  if (written === undefined) return undefined;
  const name = decodeEscapes(written).trim();
  if (isAssistant(name)) return ASSISTANT;
  if (persona !== undefined && (folded(name) === folded(persona) || /^<?user>?$/i.test(name))) return persona;
  return name;
}
