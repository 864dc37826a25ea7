/** What an admin writes down of a model server. Its key stands beside this, never in it: a configuration is shown and exported. */
import { z } from "zod";
import type { EngineIdentity } from "../ports";
import type { HttpTarget } from "./http";

const baseUrlSchema = z.url({ protocol: /^https?$/, error: "is no http or https address" }).max(2_000).refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url === undefined || (url.username === "" && url.password === "" && url.search === "" && url.hash === "");
}, "must hold no user, password, query or fragment: a key is given apart from the address");

const priceSchema = z.number().nonnegative().max(1e6);

const shared = {
  /** Messages about the engine begin with it. */
  name: z.string().trim().min(1).max(80),
  /** With or without /v1 at its end. */
  baseUrl: baseUrlSchema,
  /** As the server calls it. */
  model: z.string().trim().min(1).max(200),
  revision: z.string().trim().min(1).max(200).optional(),
  licence: z.string().trim().min(1).max(200).optional(),
  /** Requests on their way at once, where the server bears so many. */
  maxConcurrent: z.int().min(1).max(512).default(8),
  /** From one request to the last byte of its answer. */
  timeoutSeconds: z.number().positive().max(3_600).default(120),
  /** Without a byte; left out: as long as the whole. */
  idleSeconds: z.number().positive().max(3_600).optional(),
  prices: z.strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, "is no three-letter code of a currency"),
    inputPerMillion: priceSchema.optional(), outputPerMillion: priceSchema.optional(), perImage: priceSchema.optional(),
  }).optional(),
};

/** One engine for one port. Of a port's dialects the first is taken where none is named. */
export const engineConfigSchema = z.discriminatedUnion("port", [
  z.strictObject({ port: z.literal("chat"), dialect: z.enum(["openai"]).default("openai"), ...shared }),
  z.strictObject({ port: z.literal("images"), dialect: z.enum(["openai", "sd-server"]).default("openai"), ...shared }),
  z.strictObject({ port: z.enum(["clip", "pick"]), dialect: z.enum(["vllm", "infinity", "llamacpp"]).default("vllm"), ...shared }),
  z.strictObject({ port: z.literal("retrieval"), dialect: z.enum(["clip-retrieval"]).default("clip-retrieval"), ...shared }),
  z.strictObject({ port: z.literal("web"), dialect: z.enum(["searxng", "openverse"]).default("searxng"), ...shared }),
  z.strictObject({ port: z.literal("safety"), dialect: z.enum(["qwen3guard"]).default("qwen3guard"), ...shared }),
  z.strictObject({ port: z.literal("nsfw"), dialect: z.enum(["huggingface"]).default("huggingface"), ...shared }),
  z.strictObject({ port: z.literal("inference"), dialect: z.enum(["tei"]).default("tei"), ...shared }),
]);

export type EngineConfig = z.infer<typeof engineConfigSchema>;
export type EnginePort = EngineConfig["port"];

export type ConfiguredEngine = { config: EngineConfig; apiKey?: string };

/** Of an answer, by port: a picture in base64 is the largest. */
const MAX_BYTES: Record<EnginePort, number> = {
  chat: 8e6, images: 48e6, clip: 16e6, pick: 16e6, retrieval: 4e6, web: 4e6, safety: 1e6, nsfw: 1e6, inference: 1e6,
};

export function httpTarget({ config, apiKey }: ConfiguredEngine): HttpTarget {
  const wholeMs = config.timeoutSeconds * 1_000;
  return {
    name: config.name, baseUrl: config.baseUrl, apiKey, wholeMs,
    idleMs: config.idleSeconds === undefined ? undefined : Math.min(wholeMs, config.idleSeconds * 1_000), maxBytes: MAX_BYTES[config.port],
  };
}

export const engineIdentity = (config: EngineConfig): EngineIdentity =>
  ({ name: config.name, model: config.model, revision: config.revision ?? null, licence: config.licence ?? null });
