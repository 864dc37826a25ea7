import type { Engines } from "../ports";
import { checkContradiction } from "./contradiction";
import { checkDates } from "./dates";
import { checkDuplicates } from "./duplicates";
import { checkFuture } from "./future";
import { checkImageText, checkNsfw } from "./pictures";
import { checkSafety } from "./safety";
import type { CheckSettings } from "./settings";
import { checkAgeGuard, checkAlbum, checkAttributes, checkName, checkPictureCount, checkPictures, checkSessions } from "./structure";
import type { CheckedEpisode, CheckResult, EpisodeReport, PlacedAlignment } from "./types";

/**
 * Every check of a whole episode, each once, whatever the others say. Where an engine is missing or fails, its check is absent
 * with the reason.
 *
 * @throws the signal's reason where it is aborted.
 */
export async function checkEpisode(
  episode: CheckedEpisode, alignments: readonly PlacedAlignment[], engines: Pick<Engines, "safety" | "inference">, settings: CheckSettings, signal: AbortSignal,
): Promise<EpisodeReport> {
  signal.throwIfAborted();
  return { checks: [...checksByRule(episode, alignments, settings), ...(await judgementsOf(episode, engines, settings, signal))] };
}

/** What needs no engine. */
export function checksByRule(episode: CheckedEpisode, alignments: readonly PlacedAlignment[], settings: CheckSettings): CheckResult[] {
  const { thresholds } = settings.aligner;
  return [
    checkSessions(episode, settings),
    checkAttributes(episode, settings),
    checkDates(episode),
    checkAlbum(episode),
    checkPictures(episode, alignments),
    checkPictureCount("pictures-per-session", episode, settings.picturesPerSession.fewest),
    checkPictureCount("pictures-wanted", episode, settings.picturesPerSession.wanted),
    ...checkDuplicates(episode, settings.nearDuplicate),
    checkFuture(episode),
    checkName(episode),
    checkAgeGuard(episode, alignments, settings),
    checkNsfw(alignments, thresholds.nsfw),
    checkImageText(alignments, thresholds.clip),
  ];
}

/** What engines are asked. @throws the signal's reason where it is aborted. */
export async function judgementsOf(episode: CheckedEpisode, engines: Pick<Engines, "safety" | "inference">, settings: CheckSettings, signal: AbortSignal): Promise<CheckResult[]> {
  return [await checkSafety(episode, engines.safety, signal), await checkContradiction(episode, engines.inference, settings.contradiction, signal)];
}
