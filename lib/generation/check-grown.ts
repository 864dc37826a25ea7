/** The checks of a grown episode, within what its run asked for. */
import { checksByRule, judgementsOf } from "@/lib/mcu/checks/check-episode";
import { isFit } from "@/lib/mcu/checks/is-fit";
import { absent } from "@/lib/mcu/checks/result";
import { CHECK_DEFAULTS, type CheckSettings } from "@/lib/mcu/checks/settings";
import type { CheckedEpisode, EpisodeReport, PlacedAlignment } from "@/lib/mcu/checks/types";
import type { Twin } from "@/lib/mcu/checks/texts-of-run";
import type { GrownEpisode } from "@/lib/mcu/grow-episode";
import { alignmentOf, type PictureRecord } from "@/lib/mcu/picture-record";
import { sharedAt } from "@/lib/mcu/picturing";
import type { Gallery } from "./gallery";
import type { StoredRequest } from "./schema";
import type { StepLog } from "./step-log";

export type CheckedGrowth = EpisodeReport & { fit: boolean; reasons: string[]; warnings: string[]; unchecked: string[] };

/** The step in which engines are asked of an episode. */
const CHECKS_STEP = "checks";

/**
 * @param twins what other episodes of the run say as well; null where they were not compared.
 * @param judge does what engines are asked as a step of the episode: it is kept, counted and not asked again.
 * @throws the signal's reason where it is aborted, and what `judge` throws.
 */
export async function checkGrown(
  grown: GrownEpisode, { sessions }: Pick<StoredRequest, "sessions">, aligner: Gallery["settings"], twins: readonly Twin[] | null, judge: StepLog["judge"], signal: AbortSignal,
): Promise<CheckedGrowth> {
  const { name, demographics, persona, attributes, narrative, events } = grown;
  const episode: CheckedEpisode = { name, demographics, personaSentences: [persona.sentence], attributes, narrative, events, sessions: grown.sessions, portrait: alignmentOf(grown.pictures.face), twins };
  const settings: CheckSettings = { ...CHECK_DEFAULTS, sessions: { fewest: sessions.min, most: sessions.max }, aligner };
  const byRule = checksByRule(episode, placed(grown), settings);
  const judgements = await judge(CHECKS_STEP, (engines) => judgementsOf(episode, engines, settings, signal));
  // Where nobody can be asked for a picture, an episode of words is what was asked for.
  const isWithout = records(grown).every(({ tried }) => tried.every(({ outcome }) => outcome === "no-engine")) && records(grown).every(({ chosen }) => chosen === null);
  const checks = [...byRule, ...judgements].map((result) => (result.check === "pictures" && isWithout ? absent("pictures", "No engine for pictures is set up: what is shared stands as descriptions.") : result));
  return { checks, ...isFit({ checks }) };
}

function records({ pictures }: GrownEpisode): PictureRecord[] {
  return [...pictures.album.values(), ...pictures.shared.values()];
}

/** Each moment of sharing with the picture that it came to. */
function placed({ sessions, pictures }: GrownEpisode): PlacedAlignment[] {
  return sessions.flatMap(({ number, utterances }) => utterances.flatMap(({ sharing }, index) => {
    if (!sharing) return [];
    const record = pictures.shared.get(sharedAt(number, index)) ?? (sharing.albumImageId === null ? undefined : pictures.album.get(sharing.albumImageId));
    return record ? [{ session: number, utterance: index + 1, alignment: alignmentOf(record) }] : [];
  }));
}
