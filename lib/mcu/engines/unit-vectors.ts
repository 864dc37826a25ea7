/** Vectors out of an answer of POST /v1/embeddings. */
import { z } from "zod";
import { EngineError } from "../ports";

const answerSchema = z.object({ data: z.array(z.object({ index: z.number().int().nonnegative().optional(), embedding: z.array(z.number()).min(1) })) });
const MOST_DIMENSIONS = 8_192;

/**
 * @param count of inputs, each of which has one vector.
 * @returns the vectors in the inputs' order, divided by their Euclidean length. Linear in all their numbers.
 * @throws EngineError, "lying" where one is missing, has another dimension than the others, holds what is no finite number, or has no direction.
 */
export function unitVectors(engine: string, raw: unknown, count: number): Float32Array[] {
  const lie = (what: string) => new EngineError("lying", `${engine} answered with ${what}.`);
  const answer = answerSchema.safeParse(raw);
  if (!answer.success) throw lie("something that is no list of vectors of numbers");
  const { data } = answer.data;
  if (data.length !== count) throw lie(`${data.length} vectors for ${count} inputs`);
  const vectors: Float32Array[] = [];
  for (const [place, { index, embedding }] of data.entries()) {
    const at = index ?? place;
    if (at >= count || vectors[at] !== undefined) throw lie("vectors whose order is not clear");
    const dimension = data[0]?.embedding.length ?? 0;
    if (embedding.length !== dimension || dimension > MOST_DIMENSIONS) throw lie(`vectors of ${dimension} and of ${embedding.length} numbers`);
    // Math.hypot neither overflows nor loses small numbers, but takes its arguments from the stack; a scaled sum does the same.
    const largest = embedding.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scaled = embedding.map((value) => value / largest);
    const length = Math.sqrt(scaled.reduce((sum, value) => sum + value * value, 0));
    if (!Number.isFinite(length) || length === 0) throw lie("a vector that has no direction");
    vectors[at] = Float32Array.from(scaled, (value) => value / length);
  }
  return vectors;
}
