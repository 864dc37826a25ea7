/** What `engines/compose.yaml` starts for each size of box, and how Concord is to ask it. */
import type { EngineConfig } from "@/lib/mcu/engines/engine-config";

export const PRESETS = ["h200", "24gb", "cpu"] as const;
export type Preset = (typeof PRESETS)[number];

export type BoxEngine = {
  /** In compose.yaml. */
  service: string;
  config: EngineConfig;
  /** Answered with a 2xx once the server can be asked. */
  health: string;
  /** Whether it asks for the box's key. */
  takesKey: boolean;
};

const BOX = "Box";

const onBox = (port: EngineConfig["port"], at: number) => ({ name: `${BOX}: ${port}`, baseUrl: `http://127.0.0.1:${at}` });

/** Names that the presets give, whether they are in use or not. */
export const isBoxEngine = (name: string): boolean => name.startsWith(`${BOX}: `);

type Tuning = { model: string; maxConcurrent: number; timeoutSeconds: number };

const chat = (service: string, tuning: Tuning): BoxEngine => ({
  service, health: "/health", takesKey: true, config: { port: "chat", dialect: "openai", ...onBox("chat", 8101), licence: "Apache-2.0", ...tuning },
});

const images = (service: string, tuning: Omit<Tuning, "model">): BoxEngine => ({
  service, health: "/health", takesKey: true,
  config: { port: "images", dialect: "openai", ...onBox("images", 8102), model: "black-forest-labs/FLUX.2-klein-4B", licence: "Apache-2.0", ...tuning },
});

const clip = (service: string, dialect: "vllm" | "infinity"): BoxEngine => ({
  service, health: "/health", takesKey: true,
  config: { port: "clip", dialect, ...onBox("clip", 8103), model: "openai/clip-vit-large-patch14-336", licence: "MIT", maxConcurrent: 4, timeoutSeconds: 120 },
});

const safety = (service: string): BoxEngine => ({
  service, health: "/health", takesKey: true,
  config: { port: "safety", dialect: "qwen3guard", ...onBox("safety", 8104), model: "Qwen/Qwen3Guard-Gen-0.6B", licence: "Apache-2.0", maxConcurrent: 8, timeoutSeconds: 60 },
});

const INFERENCE: BoxEngine = {
  service: "inference", health: "/health", takesKey: true,
  config: { port: "inference", dialect: "tei", ...onBox("inference", 8105), model: "cross-encoder/nli-distilroberta-base", licence: "Apache-2.0", maxConcurrent: 4, timeoutSeconds: 60 },
};

/** Every picture has a licence of its own there. */
const WEB: BoxEngine = {
  service: "web", health: "/healthz", takesKey: false,
  config: { port: "web", dialect: "searxng", ...onBox("web", 8106), model: "searxng", maxConcurrent: 2, timeoutSeconds: 30 },
};

/** One engine for a port. Without a GPU, no pictures are made and nothing judges safety. */
export const ENGINES_OF: Record<Preset, readonly BoxEngine[]> = {
  h200: [
    chat("chat-h200", { model: "Qwen/Qwen3-30B-A3B-Instruct-2507-FP8", maxConcurrent: 256, timeoutSeconds: 300 }),
    images("images-h200", { maxConcurrent: 2, timeoutSeconds: 180 }), clip("clip-h200", "vllm"), safety("safety-h200"), INFERENCE, WEB,
  ],
  "24gb": [
    chat("chat-24gb", { model: "Qwen/Qwen3-4B-Instruct-2507-FP8", maxConcurrent: 24, timeoutSeconds: 300 }),
    images("images-24gb", { maxConcurrent: 1, timeoutSeconds: 300 }), clip("clip-cpu", "infinity"), safety("safety-24gb"), INFERENCE, WEB,
  ],
  cpu: [chat("chat-cpu", { model: "Qwen/Qwen3-4B-GGUF:Q4_K_M", maxConcurrent: 1, timeoutSeconds: 1_800 }), clip("clip-cpu", "infinity"), INFERENCE, WEB],
};
