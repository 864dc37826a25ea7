/** An episode of the neutral model as rows of the database. */
import { stateWithoutFiles } from "./image-state";
import type { Episode, ImageCandidate, ImageShare } from "./model";
import { episodeWords } from "./search/episode-words";

export type EpisodeRows = { episode: Record<string, unknown>; sessions: Record<string, unknown>[]; images: Record<string, unknown>[]; words: Record<string, unknown> };
export type RowIdentity = {
  newId: () => string;
  datasetId: string;
  fromVersion: number;
  position: number;
  contentHash: string;
  extra?: Record<string, unknown>;
};

const EMPTY_IMAGE = {
  description: null, rationale: null, source: null, keywords: [] as string[], module: null, category: null, deviceReference: null, model: null,
};

export function imageShareCount(episode: Episode): number {
  return episode.sessions.reduce((sum, session) => sum + session.turns.reduce((inner, turn) => inner + turn.images.length, 0), 0);
}

export function turnCount(episode: Episode): number {
  return episode.sessions.reduce((sum, session) => sum + session.turns.length, 0);
}

/** As PostgreSQL counts them: a character outside the basic plane is one. */
function characters(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at += 1) {
    // The second half of a pair; text is well-formed by the time it is here.
    const unit = text.charCodeAt(at);
    if (unit >= 0xdc00 && unit <= 0xdfff) count -= 1;
  }
  return count;
}

function keysOf(candidates: readonly { key?: string }[]): string[] {
  return candidates.map((candidate) => candidate.key).filter((key) => key !== undefined);
}

function shareFields(share: ImageShare) {
  return {
    candidates: share.candidates, keys: keysOf(share.candidates), description: share.description ?? null, rationale: share.rationale ?? null,
    source: share.source ?? null, keywords: share.keywords, module: share.module ?? null, deviceReference: share.deviceReference ?? null,
  };
}

/** Of each image share what decides its state. */
export function shareTargets(episode: Episode): { candidates: ImageShare["candidates"]; keys: string[] }[] {
  const images = episode.sessions.flatMap((session) => session.turns.flatMap((turn) => turn.images));
  return images.map(({ candidates }) => ({ candidates, keys: keysOf(candidates) }));
}

/** Every column is given: the rows go in through json_populate_recordset, which knows no defaults. */
export function episodeRows(episode: Episode, identity: RowIdentity): EpisodeRows {
  const episodeId = identity.newId();
  // At publishing, when all pictures of the import are known, keys may make the state better.
  const image = (fields: Record<string, unknown> & { candidates: readonly ImageCandidate[] }) => ({
    ...EMPTY_IMAGE, id: identity.newId(), episodeId, sessionId: null, turnIndex: null, ...stateWithoutFiles(fields.candidates), ...fields,
  });
  const images: Record<string, unknown>[] = [];
  if (episode.face?.key !== undefined) {
    images.push(image({ place: "face", position: 0, candidates: [{ key: episode.face.key }], keys: [episode.face.key], description: episode.face.description ?? null }));
  }
  const sessions = episode.sessions.map((session, index) => {
    const sessionId = identity.newId();
    let shares = 0;
    for (const [turnIndex, turn] of session.turns.entries()) {
      for (const [position, share] of turn.images.entries()) images.push(image({ sessionId, place: "turn", turnIndex, position, ...shareFields(share) }));
      for (const [position, { model, ...share }] of turn.predicted.entries()) {
        images.push(image({ sessionId, place: "predicted", turnIndex, position, ...shareFields(share), model }));
      }
      shares += turn.images.length;
    }
    for (const [position, { key, url, description, category }] of session.device.entries()) {
      const candidates = key !== undefined || url !== undefined ? [{ key, url }] : [];
      images.push(image({ sessionId, place: "device", position, candidates, keys: keysOf(candidates), description: description ?? null, category: category ?? null }));
    }
    return {
      id: sessionId, episodeId, number: index + 1, date: session.date ?? null, dateText: session.dateText ?? null, interval: session.interval ?? null,
      event: session.event ?? null, experience: session.experience ?? null, operation: session.operation ?? null, summary: session.summary ?? null,
      turns: session.turns.map(({ speaker, text, time }) => ({ speaker, text, time })), turnCount: session.turns.length, imageCount: shares,
      characterCount: session.turns.reduce((sum, turn) => sum + characters(turn.text), 0),
    };
  });
  const dates = episode.sessions.map((session) => session.date).filter((date) => date !== undefined).sort();
  const { persona } = episode;
  return {
    episode: {
      id: episodeId, datasetId: identity.datasetId, externalId: episode.id, position: identity.position, contentHash: identity.contentHash,
      fromVersion: identity.fromVersion, untilVersion: null, origin: episode.origin ?? "collected",
      name: persona?.name ?? null, age: persona?.age ?? null, gender: persona?.gender ?? null, country: persona?.residence ?? persona?.birthplace ?? null,
      persona: persona ?? null, narrative: episode.narrative ?? null, events: episode.events, summary: episode.summary ?? null,
      faceDescription: episode.face?.description ?? null, sessionCount: episode.sessions.length, turnCount: turnCount(episode),
      imageCount: imageShareCount(episode), firstDate: dates[0] ?? null, lastDate: dates.at(-1) ?? null, extra: identity.extra ?? null,
    },
    sessions,
    images,
    words: { episodeId, words: episodeWords(episode, identity.datasetId) },
  };
}
