import { EngineError, type SafetyPort } from "../ports";
import { absent } from "./result";
import type { CheckedEpisode, CheckResult, Place } from "./types";

/**
 * Each session as one text; "intervention" fails, as in the filter of STARK's makers. The value counts such sessions. One call
 * per session.
 *
 * @throws the signal's reason where it is aborted.
 */
export async function checkSafety({ sessions }: CheckedEpisode, port: SafetyPort | undefined, signal: AbortSignal): Promise<CheckResult> {
  if (!port) return absent("safety", "No safety classifier is configured.");
  const places: Place[] = [];
  let cautions = 0;
  try {
    for (const { number, utterances } of sessions) {
      signal.throwIfAborted();
      const text = utterances.map(({ speaker, text: words, sharing }) => `${speaker}: ${sharing ? `[shares a picture: ${sharing.description}]` : words}`).join("\n");
      const { level, categories } = await port.judge(text, signal);
      if (level === "caution") cautions += 1;
      else if (level !== "safe") places.push({ session: number, utterance: null, detail: categories.join(", ") || level });
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EngineError)) throw error;
    return { ...absent("safety", error.message), places, passed: places.length > 0 ? false : null };
  }
  return { check: "safety", value: places.length, threshold: "intervention", passed: places.length === 0, calibrated: false, places, note: `${cautions} of ${sessions.length} sessions need caution.` };
}
