/** What a dry run has seen beyond its counts: what was recognised, and the first episodes as they will look. */
import { z } from "zod";
import { episodeRows } from "./episode-rows";
import { imageView, sessionView, type ImageRow, type SessionRow } from "./episode-view";
import type { LifeEvent, Persona } from "./model";
import type { Message } from "./parse/message";
import { episodeDetailSchema, fileLookSchema, importLookSchema, type EpisodeDetail, type ImportLook } from "./types";

const EPISODES_SHOWN = 3;
/** A report is read at once: of a longer episode its beginning is shown. */
const CHARACTERS_SHOWN = 200_000;
const TURNS_SHOWN = 60;
const MAX_FILES = 200;

type EpisodeMessage = Extract<Message, { type: "episode" }>;

/** What was seen before an interruption, kept with the checkpoint. */
export const lookStateSchema = importLookSchema.extend({ pictures: z.array(z.string()) });
export type LookState = z.infer<typeof lookStateSchema>;

export class Look {
  private readonly files: ImportLook["files"];
  private readonly episodes: EpisodeDetail[];
  private readonly pictures: Set<string>;

  constructor(saved?: LookState) {
    this.files = saved?.files ?? [];
    this.episodes = (saved?.episodes ?? []) as EpisodeDetail[];
    this.pictures = new Set(saved?.pictures);
  }

  take(message: Message): void {
    // After an interruption a file may be told of a second time.
    const isNew = message.type === "look" && !this.files.some(({ file }) => file === message.file);
    if (message.type === "look" && isNew && this.files.length < MAX_FILES) this.files.push(fileLookSchema.parse(message));
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

  /** The files are others now. */
  forget(): void {
    this.files.length = 0;
    this.episodes.length = 0;
    this.pictures.clear();
  }

  state(): LookState {
    return { files: this.files, episodes: this.episodes, pictures: [...this.pictures] };
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

/** Nothing of a preview is stored: the same look gives the same report. */
function countedIds(position: number): () => string {
  let count = 0;
  return () => `00000000-0000-4000-8000-${(position * 10_000_000 + (count += 1)).toString(16).padStart(12, "0")}`;
}

/** The episode as the explorer will show it, from the same rows. */
function episodePreview({ episode, extra }: EpisodeMessage, position: number): EpisodeDetail {
  const isLong = JSON.stringify(episode).length > CHARACTERS_SHOWN;
  const shown = isLong ? { ...episode, sessions: episode.sessions.slice(0, 1).map((session) => ({ ...session, turns: session.turns.slice(0, TURNS_SHOWN) })) } : episode;
  const rows = episodeRows(shown, { newId: countedIds(position), datasetId: countedIds(0)(), fromVersion: 1, position, contentHash: "", extra });
  const images = rows.images.map((image): ImageRow => ({ ...(image as ImageRow), sha256: null, asset: null }));
  const face = images.find((image) => image.place === "face");
  const row = rows.episode as unknown as Omit<EpisodeDetail, "sessions" | "face">;
  return {
    ...(episodeDetailSchema.omit({ sessions: true, face: true }).parse(row) as Omit<EpisodeDetail, "sessions" | "face">),
    persona: row.persona as Persona | null, events: row.events as LifeEvent[], face: face ? imageView(face) : null,
    sessions: rows.sessions.map((session) => sessionView(session as unknown as SessionRow, images)),
  };
}
