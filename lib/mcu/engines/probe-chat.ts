/** Whether a chat server streams, counts, and keeps to the form that is asked of it. */
import { strictJson, withoutThinking } from "../answer/parse-json";
import { EngineError, type ChatRequest } from "../ports";
import { chatClient } from "./chat-client";
import { engineIdentity, type EngineConfig } from "./engine-config";
import type { HttpTarget } from "./http";
import type { EngineProbe, ProbeOptions } from "./probe-result";

const TRIES = 3;
/** Enough for a reasoning model to come to its word. */
const MAX_TOKENS = 1_000;

/**
 * Asks for one word in a form that does not allow it. Only a server that binds the model to the form answers otherwise than the prompt says; the prompt
 * never speaks of JSON, so that an answer in JSON shows that the form came through. Adds what it finds to `probe`.
 *
 * @throws EngineError where not even the first request is answered.
 */
export async function probeChat(config: EngineConfig, target: HttpTarget, probe: EngineProbe, { signal, random }: ProbeOptions): Promise<void> {
  const client = chatClient(target, engineIdentity(config));
  const word = () => `w${random.nextUint32().toString(36)}`;
  const seen: ("kept" | "json" | "text")[] = [];
  let isFormRefused = false;

  for (let tried = 0; tried < TRIES; tried += 1) {
    const allowed = [word(), word()];
    const request: ChatRequest = {
      system: "You repeat words exactly.", user: `Answer with the one word ${word()} and nothing else.`, temperature: 1, maxTokens: MAX_TOKENS, seed: tried,
    };
    const schema = {
      name: "probe", json: { type: "object", properties: { word: { type: "string", enum: allowed } }, required: ["word"], additionalProperties: false },
    };
    let isStreamed = false;
    const onText = () => { isStreamed = true; };
    const answer = await client.chat(isFormRefused ? request : { ...request, schema }, signal, onText).catch((error: unknown) => {
      if (error instanceof EngineError && error.fault === "refused" && !isFormRefused && tried === 0) return error;
      throw error;
    });
    if (answer instanceof EngineError) {
      // Without the form it may still serve; then the second try says so.
      isFormRefused = true;
      probe.notes.push(`It refuses a request with a form: ${answer.message}`);
      continue;
    }
    probe.isUp = true;
    probe.ms ??= Math.round(answer.ms);
    probe.streams = isStreamed;
    probe.countsTokens = answer.usage !== null;
    if (answer.finish === "length") probe.notes.push(`It did not come to an end within ${MAX_TOKENS} tokens.`);
    seen.push(formOf(answer.text, allowed));
    if (isFormRefused) break;
  }
  probe.structuredOutput = seen.every((form) => form === "kept") ? "enforced" : seen.every((form) => form === "text") ? "none" : "advisory";
  if (probe.structuredOutput !== "enforced") {
    probe.notes.push("Answers will have to be read more leniently, and some asked for again: it does not hold its model to a form.");
  }
}

function formOf(text: string, allowed: readonly string[]): "kept" | "json" | "text" {
  const value = strictJson(withoutThinking(text).trim())?.value;
  if (typeof value !== "object" || value === null) return "text";
  return "word" in value && typeof value.word === "string" && allowed.includes(value.word) && Object.keys(value).length === 1 ? "kept" : "json";
}
