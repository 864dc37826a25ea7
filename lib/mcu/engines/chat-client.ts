/** Chat over OpenAI's protocol, as vLLM, SGLang, llama-server, Ollama and hosted services speak it: streamed, with the answer's form on the wire. */
import { createParser } from "eventsource-parser";
import { z } from "zod";
import { EngineError, type ChatAnswer, type ChatPort, type ChatRequest, type EngineIdentity, type Usage } from "../ports";
import { exchange, jsonOf, quoteOf, type Answered, type HttpTarget } from "./http";

/** So much white space in a row is a model that has lost the way out of a grammar (vllm#38696); what it would cost to wait for the limit is saved. */
const WHITESPACE_LOOP = 2_000;

/** Ten times what the longest context of any model holds: who says more has miscounted, and is not believed. */
const MOST_TOKENS = 100_000_000;
const tokensSchema = z.number().int().nonnegative().max(MOST_TOKENS);

const usageSchema = z.object({
  prompt_tokens: tokensSchema, completion_tokens: tokensSchema.default(0),
  prompt_tokens_details: z.object({ cached_tokens: tokensSchema.nullish() }).nullish(),
});
const finishSchema = z.string().nullish();
const chunkSchema = z.object({
  error: z.unknown().optional(),
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish(), finish_reason: finishSchema })).default([]),
  usage: usageSchema.nullish().catch(null),
});
const wholeSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }), finish_reason: finishSchema })).min(1),
  usage: usageSchema.nullish().catch(null),
});

type Written = Pick<ChatAnswer, "text" | "finish" | "usage">;

/**
 * A client of POST /v1/chat/completions. What a reasoning model thinks (`reasoning_content`) is no part of the text.
 * Where the server answers in one piece though asked to stream, that is read.
 */
export function chatClient(target: HttpTarget, engine: EngineIdentity): ChatPort {
  return {
    chat: async (request, signal, onText) => {
      const began = performance.now();
      const written = await exchange(target, "/v1/chat/completions", { method: "POST", json: bodyOf(request, engine.model) }, signal, (answer) =>
        /^application\/json\b/.test(answer.headers["content-type"] ?? "") ? readWhole(target, answer) : readStream(target, answer, onText));
      return { ...written, engine, ms: performance.now() - began };
    },
  };
}

function bodyOf(request: ChatRequest, model: string): Record<string, unknown> {
  // A guard's template takes no system message, not even an empty one.
  const system = request.system === "" ? [] : [{ role: "system", content: request.system }];
  const messages = [...system, { role: "user", content: request.user }];
  if (request.repair) {
    const problems = request.repair.problems.map((problem) => `- ${problem}`).join("\n");
    messages.push({ role: "assistant", content: request.repair.answer });
    messages.push({ role: "user", content: `That answer cannot be used:\n${problems}\nWrite the whole answer again with these faults mended, as JSON and nothing else.` });
  }
  return {
    model, messages, temperature: request.temperature, max_tokens: request.maxTokens, seed: request.seed,
    stream: true, stream_options: { include_usage: true },
    ...(request.schema ? { response_format: { type: "json_schema", json_schema: { name: request.schema.name, schema: request.schema.json, strict: true } } } : {}),
  };
}

async function readWhole(target: HttpTarget, answer: Answered): Promise<Written> {
  const parsed = wholeSchema.safeParse(await jsonOf(target, answer));
  const choice = parsed.data?.choices[0];
  if (!choice) throw new EngineError("lying", `${target.name} answered with something that is no chat completion.`);
  return { text: choice.message.content ?? "", finish: finishOf(choice.finish_reason), usage: usageOf(parsed.data?.usage) };
}

/** Events that come after the one with the reason for the end are no part of the text: some proxies deliver the last ones twice. */
async function readStream(target: HttpTarget, answer: Answered, onText?: (soFar: string) => void): Promise<Written> {
  if (!/^text\/event-stream\b/.test(answer.headers["content-type"] ?? "")) {
    throw new EngineError("lying", `${target.name} answered with ${(answer.headers["content-type"] ?? "no content type").slice(0, 60)}, not with a stream of events.`);
  }
  let text = "";
  let blank = 0;
  let pieces = 0;
  let finish: ChatAnswer["finish"] | undefined;
  let usage: Usage | null = null;
  let isDone = false;
  let lastId: string | undefined;
  const parser = createParser({
    onEvent: ({ id, data }) => {
      if (isDone || (id !== undefined && id === lastId)) return;
      lastId = id;
      if (data === "[DONE]") {
        isDone = true;
        return;
      }
      const chunk = chunkOf(target, data);
      usage = usageOf(chunk.usage) ?? usage;
      const choice = chunk.choices[0];
      if (!choice || finish !== undefined) return;
      const piece = choice.delta?.content ?? "";
      text += piece;
      if (piece !== "") pieces += 1;
      blank = piece.trim() === "" ? blank + piece.length : piece.length - piece.trimEnd().length;
      if (typeof choice.finish_reason === "string") finish = finishOf(choice.finish_reason);
    },
  });
  const decoder = new TextDecoder();
  for await (const part of answer.body) {
    const before = text.length;
    parser.feed(decoder.decode(part, { stream: true }));
    if (text.length > before) onText?.(text);
    // The server counts at the end, which is not waited for; a piece is a token at least.
    if (blank > WHITESPACE_LOOP) return { text: text.trimEnd(), finish: "length", usage: usage ?? { inputTokens: null, cachedTokens: 0, outputTokens: pieces } };
    if (isDone) break;
  }
  if (finish === undefined) throw new EngineError(text === "" ? "lying" : "down", `${target.name} ended its stream before the answer's end.`, { isThere: true });
  return { text, finish, usage };
}

function chunkOf(target: HttpTarget, data: string): z.infer<typeof chunkSchema> {
  let raw: unknown;
  try {
    raw = JSON.parse(data);
  } catch (error) {
    throw new EngineError("lying", `${target.name} sent an event that is not JSON.`, { cause: error });
  }
  const chunk = chunkSchema.safeParse(raw);
  if (!chunk.success) throw new EngineError("lying", `${target.name} sent an event that is no part of a chat completion.`);
  if (chunk.data.error !== undefined && chunk.data.error !== null) {
    throw new EngineError("down", `${target.name} failed while it answered: ${quoteOf(target, JSON.stringify(chunk.data.error))}`, { isThere: true });
  }
  return chunk.data;
}

function finishOf(reason: string | null | undefined): ChatAnswer["finish"] {
  if (reason === "stop" || reason === "length") return reason;
  return reason === "content_filter" ? "filtered" : "unknown";
}

function usageOf(usage: z.infer<typeof usageSchema> | null | undefined): Usage | null {
  if (!usage) return null;
  return { inputTokens: usage.prompt_tokens, cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? 0, outputTokens: usage.completion_tokens };
}
