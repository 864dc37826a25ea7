/** What engines are for, and which servers speak which protocol, in the order in which they are offered. */
import type { EngineConfig, EnginePort } from "@/lib/mcu/engines/engine-config";

type DialectOf<P, C = EngineConfig> = C extends { port: infer Q; dialect: infer D extends string } ? (P extends Q ? D : never) : never;

type PortText<P> = {
  label: string;
  /** What it is asked. */
  does: string;
  /** Servers by the dialect they speak; the first is the usual one. */
  dialects: Record<DialectOf<P>, string>;
};

export const PORT_TEXT: { [P in EnginePort]: PortText<P> } = {
  chat: { label: "Chat", does: "Writes: persons, stories, events, conversations.", dialects: { openai: "OpenAI's chat protocol: vLLM, SGLang, llama-server, Ollama, hosted services" } },
  images: { label: "Images", does: "Draws pictures, of people by a face.", dialects: { openai: "OpenAI's Images API", "sd-server": "sd-server of stable-diffusion.cpp" } },
  clip: { label: "Picture vectors", does: "Says how well a picture fits a text.", dialects: { vllm: "vLLM", infinity: "Infinity", llamacpp: "llama-server" } },
  pick: { label: "Preference vectors", does: "Says which of several pictures people would take.", dialects: { vllm: "vLLM", infinity: "Infinity", llamacpp: "llama-server" } },
  retrieval: { label: "Picture index", does: "Finds pictures in an index of vectors.", dialects: { "clip-retrieval": "clip-retrieval" } },
  web: { label: "Picture search", does: "Finds pictures on the web.", dialects: { searxng: "SearXNG", openverse: "Openverse" } },
  safety: { label: "Safety of texts", does: "Says whether a text is safe.", dialects: { qwen3guard: "Qwen3Guard over OpenAI's chat protocol" } },
  nsfw: { label: "Safety of pictures", does: "Says whether a picture may be shown.", dialects: { huggingface: "A classifier over Hugging Face's protocol" } },
  inference: { label: "Contradictions", does: "Says whether one sentence contradicts another.", dialects: { tei: "Text Embeddings Inference" } },
};

export const PORTS = Object.keys(PORT_TEXT) as EnginePort[];
