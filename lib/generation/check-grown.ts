/** The checks of a grown episode, within what its run asked for. */
import { checkEpisode } from "@/lib/mcu/checks/check-episode";
import { isFit } from "@/lib/mcu/checks/is-fit";
import { absent } from "@/lib/mcu/checks/result";
import { CHECK_DEFAULTS } from "@/lib/mcu/checks/settings";
import type { EpisodeReport, PlacedAlignment } from "@/lib/mcu/checks/types";
import type { Twin } from "@/lib/mcu/checks/texts-of-run";
import type { GrownEpisode } from "@/lib/mcu/grow-episode";
import { alignmentOf, type PictureRecord } from "@/lib/mcu/picture-record";
import { sharedAt } from "@/lib/mcu/picturing";
import type { Gallery } from "./gallery";
import type { StoredRequest } from "./schema";

export type CheckedGrowth = EpisodeReport & { fit: boolean; reasons: string[]; warnings: string[]; unchecked: string[] };

/**
 * @param twins what other episodes of the run say as well; null where they were not compared.
 * @throws the signal's reason where it is aborted.
 */
export async function checkGrown(grown: GrownEpisode, { sessions }: Pick<StoredRequest, "sessions">, { engines, settings }: Pick<Gallery, "engines" | "settings">, twins: readonly Twin[] | null, signal: AbortSignal): Promise<CheckedGrowth> {
  const { name, demographics, persona, attributes, narrative, events } = grown;
  const report = await checkEpisode(
    { name, demographics, personaSentences: [persona.sentence], attributes, narrative, events, sessions: grown.sessions, portrait: alignmentOf(grown.pictures.face), twins },
    placed(grown), engines, { ...CHECK_DEFAULTS, sessions: { fewest: sessions.min, most: sessions.max }, aligner: settings }, signal,
  );
  // Where nobody can be asked for a picture, an episode of words is what was asked for.
  const isWithout = records(grown).every(({ tried }) => tried.every(({ outcome }) => outcome === "no-engine")) && records(grown).every(({ chosen }) => chosen === null);
  const checks = report.checks.map((result) => (result.check === "pictures" && isWithout ? absent("pictures", "No engine for pictures is set up: what is shared stands as descriptions.") : result));
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
