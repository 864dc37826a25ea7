/** Scores of a picture. A score is null where it could not be measured, always with the reason; none is ever made up. */
import { EngineError, type EmbeddingsPort, type Engines } from "../ports";
import { cosine } from "./cosine";
import type { CandidateScores } from "./types";

export type Scored = { value: number; reason: null } | { value: null; reason: string };

/** PickScore as it is given here: the cosine × 100, not × the exponential of the model's own trained scale. */
const PICK_SCALE = 100;

/**
 * Scores against one description and one face: their vectors are asked for once. Texts over CLIP's 77 tokens are cut by the
 * engine, so the end of a long description does not count.
 *
 * Its methods throw only when the signal has been aborted.
 */
export class Scorer {
  private readonly texts = new Map<EmbeddingsPort, Promise<Float32Array | undefined>>();
  private faceVector?: Promise<Float32Array | undefined>;

  constructor(private readonly engines: Engines, private readonly description: string, private readonly face: Buffer | null, private readonly signal: AbortSignal) {}

  get hasClassifier(): boolean {
    return this.engines.nsfw !== undefined;
  }

  async nsfw(image: Buffer): Promise<Scored> {
    const port = this.engines.nsfw;
    if (!port) return { value: null, reason: "No NSFW classifier is configured." };
    return this.measured(async () => {
      const { score } = await port.score(image, this.signal);
      return score >= 0 && score <= 1 ? score : null;
    });
  }

  async clip(image: Buffer): Promise<Scored> {
    return this.againstText(this.engines.clip, image, 1, "No CLIP is configured.");
  }

  async pick(image: Buffer): Promise<Scored> {
    return this.againstText(this.engines.pick, image, PICK_SCALE, "No PickScore is configured.");
  }

  /** Likeness to the reference face. */
  async likeness(image: Buffer): Promise<Scored> {
    const [port, face] = [this.engines.clip, this.face];
    if (!face) return { value: null, reason: "There is no reference face." };
    if (!port) return { value: null, reason: "No CLIP is configured." };
    return this.measured(async () => {
      this.faceVector ??= port.images([face], this.signal).then(([vector]) => vector);
      return cosine(await this.faceVector, (await port.images([image], this.signal))[0]);
    });
  }

  private async againstText(port: EmbeddingsPort | undefined, image: Buffer, scale: number, missing: string): Promise<Scored> {
    if (!port) return { value: null, reason: missing };
    return this.measured(async () => {
      const text = this.texts.get(port) ?? port.texts([this.description], this.signal).then(([vector]) => vector);
      this.texts.set(port, text);
      const value = cosine(await text, (await port.images([image], this.signal))[0]);
      return value === null ? null : value * scale;
    });
  }

  private async measured(measure: () => Promise<number | null>): Promise<Scored> {
    try {
      const value = await measure();
      return value === null ? { value, reason: "The engine's answer is no score." } : { value, reason: null };
    } catch (error) {
      this.signal.throwIfAborted();
      if (!(error instanceof EngineError)) throw error;
      return { value: null, reason: error.message };
    }
  }
}

export const NO_SCORES: CandidateScores = { clip: null, pick: null, nsfw: null, face: null };
