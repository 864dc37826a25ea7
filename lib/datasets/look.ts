/** What a dry run has seen beyond its counts: what was recognised, and the first episodes as they will look. */
import { randomUUID } from "node:crypto";
import { episodeRows } from "./episode-rows";
import { imageView, sessionView, type ImageRow, type SessionRow } from "./episode-view";
import type { LifeEvent, Persona } from "./model";
import type { Message } from "./parse/message";
import { episodeDetailSchema, fileLookSchema, type EpisodeDetail, type ImportLook } from "./types";

const EPISODES_SHOWN = 3;
/** A report is read at once: of a longer episode its beginning is shown. */
const CHARACTERS_SHOWN = 200_000;
const TURNS_SHOWN = 60;
const MAX_FILES = 200;

type EpisodeMessage = Extract<Message, { type: "episode" }>;

export class Look {
  private readonly files: ImportLook["files"] = [];
  private readonly episodes: EpisodeDetail[] = [];
  private readonly pictures = new Set<string>();

  take(message: Message): void {
    if (message.type === "look" && this.files.length < MAX_FILES) this.files.push(fileLookSchema.parse(message));
    else if (message.type === "episode" && this.episodes.length < EPISODES_SHOWN) this.episodes.push(episodePreview(message, this.episodes.length + 1));
    else if (message.type === "picture" && message.picture.state === "stored" && this.wants(message.picture.key)) this.pictures.add(message.picture.key);
  }

  private wants(key: string): boolean {
    return this.images().some((image) => image.candidates.some((candidate) => candidate.key === key));
  }

  private images() {
    return this.episodes.flatMap((episode) => [
      ...(episode.face ? [episode.face] : []),
      ...episode.sessions.flatMap((session) => [...session.device, ...session.turns.flatMap((turn) => [...turn.images, ...turn.predicted])]),
    ]);
  }

  report(): ImportLook {
    for (const image of this.images()) {
      if (!image.candidates.some(({ key }) => key !== undefined && this.pictures.has(key))) continue;
      image.state = "stored";
      image.reason = null;
    }
    return { files: this.files, episodes: this.episodes };
  }
}

/** The episode as the explorer will show it, from the same rows. */
function episodePreview({ episode, extra }: EpisodeMessage, position: number): EpisodeDetail {
  const isLong = JSON.stringify(episode).length > CHARACTERS_SHOWN;
  const shown = isLong ? { ...episode, sessions: episode.sessions.slice(0, 1).map((session) => ({ ...session, turns: session.turns.slice(0, TURNS_SHOWN) })) } : episode;
  const rows = episodeRows(shown, { newId: randomUUID, datasetId: randomUUID(), fromVersion: 1, position, contentHash: "", extra });
  const images = rows.images.map((image): ImageRow => ({ ...(image as ImageRow), sha256: null, asset: null }));
  const face = images.find((image) => image.place === "face");
  const row = rows.episode as unknown as Omit<EpisodeDetail, "sessions" | "face">;
  return {
    ...(episodeDetailSchema.omit({ sessions: true, face: true }).parse(row) as Omit<EpisodeDetail, "sessions" | "face">),
    persona: row.persona as Persona | null, events: row.events as LifeEvent[], face: face ? imageView(face) : null,
    sessions: rows.sessions.map((session) => sessionView(session as unknown as SessionRow, images)),
  };
}
