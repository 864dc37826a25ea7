/** Concord's own JSONL: the neutral model itself, one episode a line (docs/data-format.md). */
import { episodeSchema, type EpisodeInput } from "../model";
import { refused, type Adapted, type SourceRecord } from "./adapter";
import { readExtra } from "./extra-columns";

const FIELDS = new Set(Object.keys(episodeSchema.shape));

export function adaptConcord({ extra, ...record }: SourceRecord): Adapted {
  // Tables have a cell for every field, also where there is nothing to say.
  const known = Object.entries(record).filter(([field, value]) => FIELDS.has(field) && value !== null);
  const unknown = Object.fromEntries(Object.entries(record).filter(([field]) => !FIELDS.has(field)));
  if (!Array.isArray(record.sessions)) return refused("sessions", "is no list of sessions");
  const carried = extra === undefined || extra === null ? {} : (readExtra(extra) ?? { extra });
  // Its own types are checked, like every adapter's result, against the model's schema.
  return { episode: Object.fromEntries(known) as EpisodeInput, notes: [], unknown: { ...unknown, ...carried } };
}
