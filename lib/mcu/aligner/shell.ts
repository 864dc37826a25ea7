/** What the aligner cannot do by itself: everything that touches the network, a decoder, a clock or a hash. */
import type { AlignRequest, Plan } from "./types";

export type PreparedImage = { bytes: Buffer; mime: string; width: number; height: number; sha256: string };

export type AlignShell = {
  /** The plan step, asked of a chat engine or done by its script. Throws EngineError where the engine gives nothing. */
  plan: (request: AlignRequest, signal: AbortSignal) => Promise<Omit<Plan, "planner"> & { planner: "llm" | "rule" }>;
  /** Through the guard: public hosts only, bounded. Throws where nothing came. */
  fetchImage: (url: string, signal: AbortSignal) => Promise<Buffer>;
  /** Verified by content, stripped of metadata, upright, hashed. */
  preparePicture: (bytes: Buffer, signal: AbortSignal) => Promise<PreparedImage | { problem: string }>;
  /** The scripted picture as a PNG. */
  drawCard: (card: { description: string; seed: number }) => Promise<Buffer>;
  /** Milliseconds, from any beginning. */
  clock: () => number;
};
