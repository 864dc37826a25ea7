/**
 * What of an episode can be made ready before its batch's turn in the database comes: nothing here asks the database. While PostgreSQL
 * takes one batch, the next is prepared.
 */
import { randomUUID } from "node:crypto";
import { copyLine } from "@/lib/copy-line";
import { contentHash } from "../content-hash";
import { episodeRows } from "../episode-rows";
import type { Message } from "../parse/message";
import { EPISODE_COLUMNS, IMAGE_COLUMNS, rowCells, SESSION_COLUMNS, WORDS_COLUMNS } from "./episode-cells";

export type EpisodeMessage = Extract<Message, { type: "episode" }>;

/** Rows as COPY takes them; that of the episode itself once its position is known. */
export type EpisodeLines = { id: string; episode: (position: number) => string; sessions: string; images: string; words: string };

export class PreparedEpisode {
  readonly hash: string;
  private made: EpisodeLines | undefined;

  constructor(readonly message: EpisodeMessage, private readonly datasetId: string, private readonly fromVersion: number) {
    this.hash = contentHash(message.episode);
  }

  /** Made once; an episode that is in the dataset already needs none. */
  lines(): EpisodeLines {
    return (this.made ??= this.makeLines());
  }

  private makeLines(): EpisodeLines {
    const { episode, extra } = this.message;
    const rows = episodeRows(episode, { newId: randomUUID, datasetId: this.datasetId, fromVersion: this.fromVersion, position: 0, contentHash: this.hash, extra });
    const linesOf = (made: readonly Record<string, unknown>[], columns: readonly string[]) => made.map((row) => copyLine(rowCells(row, columns))).join("");
    return {
      id: rows.episode.id as string,
      episode: (position) => linesOf([{ ...rows.episode, position }], EPISODE_COLUMNS),
      sessions: linesOf(rows.sessions, SESSION_COLUMNS),
      images: linesOf(rows.images, IMAGE_COLUMNS),
      words: linesOf([rows.words], WORDS_COLUMNS),
    };
  }
}
