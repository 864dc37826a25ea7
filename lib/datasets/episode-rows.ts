/** An episode of the neutral model as rows of the database. */
import { stateWithoutFiles } from "./image-state";
import type { Episode, ImageShare } from "./model";
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

export function imageShareCount(episode: Episode): number {
  return episode.sessions.reduce((sum, session) => sum + session.turns.reduce((inner, turn) => inner + turn.images.length, 0), 0);
}

export function turnCount(episode: Episode): number {
  return episode.sessions.reduce((sum, session) => sum + session.turns.length, 0);
}

/** As PostgreSQL counts them: a character outside the basic plane is one. */
function characters(text: string): number {
  // Every first half of a pair has its second; text is well-formed by the time it is here.
  return HALF_OF_A_PAIR.test(text) ? text.length - (text.match(FIRST_HALVES)?.length ?? 0) : text.length;
}

const HALF_OF_A_PAIR = /[\ud800-\udfff]/;
const FIRST_HALVES = /[\ud800-\udbff]/g;

/** What places have in common and what some of them have. */
type ImageFields = Pick<ImageShare, "candidates"> & Partial<ImageShare> & { category?: string; model?: string };
const NO_KEYWORDS: readonly string[] = [];

function keysOf(candidates: readonly { key?: string }[]): string[] {
  return candidates.map((candidate) => candidate.key).filter((key) => key !== undefined);
}

/** Of each image share what decides its state. */
export function shareTargets(episode: Episode): { candidates: ImageShare["candidates"]; keys: string[] }[] {
  const images = episode.sessions.flatMap((session) => session.turns.flatMap((turn) => turn.images));
  return images.map(({ candidates }) => ({ candidates, keys: keysOf(candidates) }));
}

export function episodeRows(episode: Episode, identity: RowIdentity): EpisodeRows {
  const episodeId = identity.newId();
  const images: Record<string, unknown>[] = [];
  // Every column is named, in one order: an import makes millions of these, and objects of one shape cost a fraction of others.
  const addImage = (sessionId: string | null, place: string, turnIndex: number | null, position: number, share: ImageFields) => {
    const keys = keysOf(share.candidates);
    // At publishing, when all pictures of the import are known, keys may make the state better.
    const { state, stateReason } = stateWithoutFiles(share.candidates);
    images.push({
      id: identity.newId(), episodeId, sessionId, place, turnIndex, position, candidates: share.candidates, keys, description: share.description ?? null,
      rationale: share.rationale ?? null, source: share.source ?? null, keywords: share.keywords ?? NO_KEYWORDS, module: share.module ?? null,
      category: share.category ?? null, deviceReference: share.deviceReference ?? null, model: share.model ?? null, state, stateReason,
    });
  };
  if (episode.face?.key !== undefined) addImage(null, "face", null, 0, { candidates: [{ key: episode.face.key }], description: episode.face.description });
  const sessions = episode.sessions.map((session, index) => {
    const sessionId = identity.newId();
    let shares = 0;
    let length = 0;
    for (const [turnIndex, turn] of session.turns.entries()) {
      for (const [position, share] of turn.images.entries()) addImage(sessionId, "turn", turnIndex, position, share);
      for (const [position, share] of turn.predicted.entries()) addImage(sessionId, "predicted", turnIndex, position, share);
      shares += turn.images.length;
      length += characters(turn.text);
    }
    for (const [position, { key, url, description, category }] of session.device.entries()) {
      addImage(sessionId, "device", null, position, { candidates: key !== undefined || url !== undefined ? [{ key, url }] : [], description, category });
    }
    return {
      id: sessionId, episodeId, number: index + 1, date: session.date ?? null, dateText: session.dateText ?? null, interval: session.interval ?? null,
      event: session.event ?? null, experience: session.experience ?? null, operation: session.operation ?? null, summary: session.summary ?? null,
      turns: session.turns.map(({ speaker, text, time }) => ({ speaker, text, time })), turnCount: session.turns.length, imageCount: shares, characterCount: length,
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
