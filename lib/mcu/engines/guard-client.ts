/** Safety of a text as Qwen3Guard-Gen judges it: a language model that answers in two lines. */
import { cutText } from "@/lib/storable-text";
import { EngineError, type EngineIdentity, type SafetyLevel, type SafetyPort } from "../ports";
import { chatClient } from "./chat-client";
import type { HttpTarget } from "./http";

/** On ProsocialDialog's scale; the paper's filter takes out what needs intervention. */
const LEVELS: Record<string, SafetyLevel> = { safe: "safe", controversial: "caution", unsafe: "intervention" };
const MAX_TOKENS = 128;
const MOST_CATEGORIES = 16;
const CATEGORY_CHARACTERS = 80;

/** A client of a chat server whose model is a guard. The text is the one message; it is asked at temperature 0. */
export function guardClient(target: HttpTarget, engine: EngineIdentity): SafetyPort {
  const client = chatClient(target, engine);
  return {
    judge: async (text, signal) => {
      const answer = await client.chat({ system: "", user: text, temperature: 0, maxTokens: MAX_TOKENS, seed: 0 }, signal);
      const level = LEVELS[/^\s*Safety:\s*(\w+)/im.exec(answer.text)?.[1]?.toLowerCase() ?? ""];
      if (level === undefined) throw new EngineError("lying", `${target.name} answered with no judgement of safety.`);
      return { level, categories: categoriesOf(answer.text), engine, usage: answer.usage };
    },
  };
}

/** What stands after "Categories:"; "None" is none. */
function categoriesOf(text: string): string[] {
  const line = /^\s*Categories:[^\S\n]*(.*)$/im.exec(text)?.[1] ?? "";
  const names = line.split(",").map((name) => cutText(name.trim(), CATEGORY_CHARACTERS)).filter((name) => name !== "" && name.toLowerCase() !== "none");
  return [...new Set(names)].slice(0, MOST_CATEGORIES);
}
