/** An episode as one line of Concord's own JSONL (docs/data-format.md). Pure. */
import type { ExportedEpisode } from "./stored-episode";

export function concordLine({ episode, extra }: Pick<ExportedEpisode, "episode" | "extra">): string {
  // As text: it may hold anything, and a reader that wants one type per column would stumble over it.
  const row = extra === null ? episode : { ...episode, extra: JSON.stringify(extra) };
  return `${JSON.stringify(row)}\n`;
}
