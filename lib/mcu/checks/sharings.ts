import type { CheckedEpisode } from "./types";
import type { Sharing, WrittenSession } from "../types";

export type PlacedSharing = { session: WrittenSession; utterance: number; sharing: Sharing };

/** Every moment at which a picture is shared, in order. `utterance` counts from 1. */
export function sharingsOf({ sessions }: Pick<CheckedEpisode, "sessions">): PlacedSharing[] {
  return sessions.flatMap((session) => session.utterances.flatMap(({ sharing }, index) => (sharing ? [{ session, utterance: index + 1, sharing }] : [])));
}
