/** The checks of a grown episode, within what its run asked for. */
import { checkEpisode } from "@/lib/mcu/checks/check-episode";
import { isFit } from "@/lib/mcu/checks/is-fit";
import { absent } from "@/lib/mcu/checks/result";
import { CHECK_DEFAULTS } from "@/lib/mcu/checks/settings";
import type { EpisodeReport } from "@/lib/mcu/checks/types";
import type { GrownEpisode } from "@/lib/mcu/grow-episode";
import type { Engines } from "@/lib/mcu/ports";
import type { StoredRequest } from "./schema";

export type CheckedGrowth = EpisodeReport & { fit: boolean; reasons: string[]; warnings: string[]; unchecked: string[] };

/**
 * Pictures are not made in runs yet, so that nothing is aligned; and what other episodes of the run say is not compared.
 *
 * @throws the signal's reason where it is aborted.
 */
export async function checkGrown(grown: GrownEpisode, { sessions }: Pick<StoredRequest, "sessions">, engines: Pick<Engines, "safety" | "inference">, signal: AbortSignal): Promise<CheckedGrowth> {
  const { name, demographics, persona, narrative, events } = grown;
  const report = await checkEpisode(
    { name, demographics, personaSentences: [persona.sentence], narrative, events, sessions: grown.sessions, others: { personaSentences: [], narratives: [], descriptions: [] } },
    [], engines, { ...CHECK_DEFAULTS, sessions: { fewest: sessions.min, most: sessions.max } }, signal,
  );
  const checks = report.checks.map((result) => (result.check === "pictures" ? absent("pictures", "Runs make no pictures yet: what is shared stands as descriptions.") : result));
  return { checks, ...isFit({ checks }) };
}
