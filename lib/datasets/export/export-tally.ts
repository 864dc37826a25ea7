/** Counts what goes into an export while it goes. */
import { createHash } from "node:crypto";
import { imageShareCount, turnCount } from "../episode-rows";
import type { ExportCounts } from "./manifest";
import type { ExportedEpisode } from "./stored-episode";

const NAMED = 100;

export class ExportTally {
  readonly counts: ExportCounts = { episodes: 0, sessions: 0, turns: 0, imageShares: 0, origins: { collected: 0, synthetic: 0, scripted: 0 } };
  readonly inexact: string[] = [];
  readonly beyond = { episodes: 0, fields: {} as Record<string, number> };
  readonly #digest = createHash("sha256");

  add({ episode, origin, contentHash, isExact }: ExportedEpisode): void {
    this.counts.episodes += 1;
    this.counts.sessions += episode.sessions.length;
    this.counts.turns += turnCount(episode);
    this.counts.imageShares += imageShareCount(episode);
    this.counts.origins[origin] += 1;
    if (!isExact && this.inexact.length < NAMED) this.inexact.push(episode.id);
    this.#digest.update(`${JSON.stringify(episode.id)} ${contentHash}\n`);
  }

  addBeyond(fields: readonly string[]): void {
    if (fields.length === 0) return;
    this.beyond.episodes += 1;
    for (const field of fields) this.beyond.fields[field] = (this.beyond.fields[field] ?? 0) + 1;
  }

  /** Of everything added; nothing can be added afterwards. */
  contentDigest(): string {
    return this.#digest.digest("hex");
  }
}
