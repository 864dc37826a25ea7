import type { Threshold } from "../aligner/settings";
import { EngineError, type InferencePort } from "../ports";
import { absent } from "./result";
import type { CheckedEpisode, CheckResult, Place } from "./types";

/**
 * Utterances of the user that contradict a sentence of the persona: the higher probability of the two directions reaches the
 * threshold. Sessions whose event updates something known are left out, since a change reads like a contradiction. The value is
 * the rate per 100 utterances of the user. 2 × sentences × utterances calls, those of one utterance at once.
 *
 * @throws the signal's reason where it is aborted.
 */
export async function checkContradiction(episode: CheckedEpisode, port: InferencePort | undefined, { value: threshold, calibrated }: Threshold, signal: AbortSignal): Promise<CheckResult> {
  if (!port) return absent("contradiction", "No inference engine is configured.");
  if (threshold === null) return absent("contradiction", "No threshold is set.");
  const said = episode.sessions
    .filter(({ event }) => event.cause?.operation !== "update")
    .flatMap(({ number, utterances }) => utterances.flatMap(({ speaker, text }, index) => (speaker === "user" && text !== "" ? [{ session: number, utterance: index + 1, text }] : [])));
  if (said.length === 0 || episode.personaSentences.length === 0) return absent("contradiction", "There is nothing to compare.");
  const places: Place[] = [];
  try {
    for (const { session, utterance, text } of said) {
      signal.throwIfAborted();
      const scores = await Promise.all(episode.personaSentences.map((sentence) => eitherWay(port, sentence, text, signal)));
      const worst = scores.reduce((at, score, index) => (score > (scores[at] ?? 0) ? index : at), 0);
      const score = scores[worst] ?? 0;
      if (score >= threshold) places.push({ session, utterance, detail: `${score.toFixed(3)} against “${episode.personaSentences[worst] ?? ""}”` });
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EngineError)) throw error;
    return { ...absent("contradiction", error.message), places };
  }
  return {
    check: "contradiction", value: (places.length / said.length) * 100, threshold, passed: places.length === 0, calibrated: calibrated !== false, places,
    note: `Per 100 of ${said.length} utterances of the user; sessions with an update are left out.`,
  };
}

async function eitherWay(port: InferencePort, one: string, other: string, signal: AbortSignal): Promise<number> {
  const [there, back] = await Promise.all([port.contradiction({ premise: one, hypothesis: other }, signal), port.contradiction({ premise: other, hypothesis: one }, signal)]);
  for (const { score } of [there, back]) if (!(score >= 0 && score <= 1)) throw new EngineError("lying", "The inference engine's answer is no probability.");
  return Math.max(there.score, back.score);
}
