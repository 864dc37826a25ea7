/** Where the randomness of every step comes from: the run's seed, and which step of which episode it is. */
import { seededRandom, type RandomSource } from "@/lib/stats/random";

export type StepPlace = {
  runSeed: string;
  /** From 1. */
  episode: number;
  path: string;
  /** How often this step was asked for anew. */
  variant: number;
};

/**
 * The seed of a step, as text: the same place gives the same seed whenever and by whichever process it is done.
 *
 * @example stepSeed({ runSeed: "7", episode: 1, path: "persona", variant: 0 }) // "7/1/persona"
 */
export function stepSeed({ runSeed, episode, path, variant }: StepPlace): string {
  return [runSeed, episode, path, ...(variant > 0 ? [variant] : [])].join("/");
}

/** For what is drawn by rule. */
export function stepRandom(place: StepPlace): RandomSource {
  return seededRandom(stepSeed(place));
}

/** For a model server: a whole number from 0 to 2^31 - 1, which every engine's seed takes. */
export function engineSeed(place: StepPlace): number {
  return seededRandom(`engine/${stepSeed(place)}`).nextUint32() >>> 1;
}
