/** What the aligner cannot do by itself: everything that touches the network, a decoder, a clock or a hash. */
import type { AskPlan } from "./plan";
import type { Module } from "../steps/plan-rule";

export type PreparedImage = { bytes: Buffer; mime: string; width: number; height: number; sha256: string };

export type AlignShell = {
  /** Null without a chat engine: the rule plans. */
  askPlan: AskPlan | null;
  /** Through the guard: public hosts only, bounded. Throws where nothing came. */
  fetchImage: (url: string, signal: AbortSignal) => Promise<Buffer>;
  /** Verified by content, stripped of metadata, upright, hashed. */
  preparePicture: (bytes: Buffer, signal: AbortSignal) => Promise<PreparedImage | { problem: string }>;
  /** Done when there is room for another picture of this way that nobody has decoded yet: they come faster than they are decoded, and are large. A way that is waited for takes none of another's. */
  inRoom: <T>(way: Module, work: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  /** The scripted picture as a PNG. */
  drawCard: (card: { description: string; seed: number }) => Promise<Buffer>;
  /** Milliseconds, from any beginning. */
  clock: () => number;
};
