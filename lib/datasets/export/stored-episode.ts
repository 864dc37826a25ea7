/** Rows of the database back into an episode of the neutral model: the inverse of episode-rows.ts. Pure. */
import { groupBy } from "@/lib/group-by";
import { contentHash } from "../content-hash";
import type { DeviceImage, Episode, ImageCandidate, ImageShare, LifeEvent, Persona, Session, Turn } from "../model";

export type StoredEpisode = {
  id: string; externalId: string; contentHash: string; origin: NonNullable<Episode["origin"]>; persona: unknown; narrative: string | null;
  events: unknown; summary: string | null; faceDescription: string | null; extra: Record<string, unknown> | null;
};

export type StoredSession = {
  id: string; episodeId: string; date: string | null; dateText: string | null; interval: string | null; event: string | null;
  experience: string | null; operation: string | null; summary: string | null; turns: unknown;
};

export type StoredImage = {
  episodeId: string; sessionId: string | null; place: "turn" | "device" | "face" | "predicted"; turnIndex: number | null; candidates: unknown;
  description: string | null; rationale: string | null; source: string | null; keywords: string[]; module: string | null;
  category: string | null; deviceReference: string | null; model: string | null;
};

/** An episode as it leaves: what it says, where it comes from, and the columns of its source that no field takes. */
export type ExportedEpisode = {
  episode: Episode;
  origin: NonNullable<Episode["origin"]>;
  extra: Record<string, unknown> | null;
  /** SHA-256 of the neutral form, as it was stored at import. */
  contentHash: string;
  /** Whether what was put together has that hash. */
  isExact: boolean;
};

/**
 * @param sessions in the order of their numbers.
 * @param images in the order of their positions.
 */
export function exportedEpisode(row: StoredEpisode, sessions: readonly StoredSession[], images: readonly StoredImage[]): ExportedEpisode {
  const face = images.find(({ place }) => place === "face");
  const inSessions = groupBy(images, ({ sessionId }) => sessionId ?? "");
  const key = face && candidatesOf(face)[0]?.key;
  const episode = dropAbsent<Episode>({
    id: row.externalId,
    origin: row.origin,
    persona: (row.persona as Persona | null) ?? undefined,
    face: key === undefined && row.faceDescription === null ? undefined : dropAbsent({ key, description: row.faceDescription }),
    narrative: row.narrative,
    summary: row.summary,
    events: row.events as LifeEvent[],
    sessions: sessions.map((session) => sessionOf(session, inSessions.get(session.id) ?? [])),
  });
  const exact = formOf(episode, row.contentHash);
  return { episode: exact ?? episode, origin: row.origin, extra: row.extra, contentHash: row.contentHash, isExact: exact !== undefined };
}

/** Two differences leave no trace in the rows: whether "collected" was said or meant, and a face without anything. The hash tells them apart. */
function formOf(episode: Episode, hash: string): Episode | undefined {
  const { origin: _said, ...unsaid } = episode;
  const origins = episode.origin === "collected" ? [episode, unsaid] : [episode];
  const forms = origins.flatMap((form) => (form.face ? [form] : [form, { ...form, face: {} }]));
  return forms.find((form) => contentHash(form) === hash);
}

function sessionOf(row: StoredSession, images: readonly StoredImage[]): Session {
  const inTurns = groupBy(images, ({ place, turnIndex }) => `${place} ${turnIndex}`);
  const turns = row.turns as { speaker: string; text: string; time?: string }[];
  return dropAbsent<Session>({
    date: row.date, dateText: row.dateText, interval: row.interval, event: row.event, experience: row.experience,
    operation: row.operation as Session["operation"] | null, summary: row.summary,
    device: images.filter(({ place }) => place === "device").map(deviceImageOf),
    turns: turns.map((turn, index) => {
      return dropAbsent<Turn>({
        speaker: turn.speaker, text: turn.text, time: turn.time,
        images: (inTurns.get(`turn ${index}`) ?? []).map(shareOf),
        predicted: (inTurns.get(`predicted ${index}`) ?? []).map((image) => ({ model: image.model ?? "", ...shareOf(image) })),
      });
    }),
  });
}

function shareOf(row: StoredImage): ImageShare {
  return dropAbsent<ImageShare>({
    candidates: candidatesOf(row), description: row.description, rationale: row.rationale, source: row.source, keywords: row.keywords,
    module: row.module, deviceReference: row.deviceReference,
  });
}

function deviceImageOf(row: StoredImage): DeviceImage {
  return dropAbsent<DeviceImage>({ ...candidatesOf(row)[0], description: row.description, category: row.category });
}

function candidatesOf({ candidates }: StoredImage): ImageCandidate[] {
  return candidates as ImageCandidate[];
}

/** What the database has no value for, the model leaves out. */
function dropAbsent<Whole extends object>(fields: { [Name in keyof Whole]: Whole[Name] | null }): Whole {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as Whole;
}
