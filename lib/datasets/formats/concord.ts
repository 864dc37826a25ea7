/** Concord's own JSONL: the neutral model itself, one episode a line (docs/data-format.md). */
import { episodeSchema, type EpisodeInput } from "../model";
import { refused, type Adapted, type SourceRecord } from "./adapter";

const FIELDS = new Set(Object.keys(episodeSchema.shape));

export function adaptConcord(record: SourceRecord): Adapted {
  const known = Object.entries(record).filter(([field]) => FIELDS.has(field));
  const unknown = Object.fromEntries(Object.entries(record).filter(([field]) => !FIELDS.has(field)));
  if (!Array.isArray(record.sessions)) return refused("sessions", "is no list of sessions");
  // Its own types are checked, like every adapter's result, against the model's schema.
  return { episode: Object.fromEntries(known) as EpisodeInput, notes: [], unknown };
}
