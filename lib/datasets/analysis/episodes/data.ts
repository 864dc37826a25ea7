/** The episodes of a version as an analysis reads them: one pass, some hundreds at a time. */
import type pg from "pg";
import { groupBy } from "@/lib/group-by";
import type { EpisodeFacts, SessionFacts, ShareFacts } from "../facts";
import type { DatasetAnalysisPayload } from "../job";
import * as sql from "./sql";

const EPISODES_PER_READ = 400;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

type EpisodeRow = Omit<EpisodeFacts, "sessions" | "hasFace">;
type SessionRow = Omit<SessionFacts, "shares" | "albumSize"> & { id: string; episodeId: string };
type ShareRow = ShareFacts & { episodeId: string; sessionId: string };
type BesideRow = { episodeId: string; sessionId: string | null; place: "device" | "face"; pictures: number };

/** In how many episodes a picture is, of those that are in several. */
export async function readSharedPictures(client: pg.ClientBase, { datasetId, version }: DatasetAnalysisPayload): Promise<Map<string, number>> {
  const found = await client.query<{ picture: string; episodes: number }>(sql.SHARED_PICTURES, [datasetId, version]);
  return new Map(found.rows.map(({ picture, episodes }) => [picture, episodes]));
}

/** Every episode of a version in order of arrival, some hundreds at a time. @param client with a transaction that sees one state of the database. */
export async function* readEpisodes(client: pg.ClientBase, { datasetId, version }: DatasetAnalysisPayload): AsyncGenerator<EpisodeFacts[]> {
  let after = { position: -1, id: BEFORE_ALL };
  for (;;) {
    const { rows: episodes } = await client.query<EpisodeRow>(sql.EPISODES, [datasetId, version, after.position, after.id, EPISODES_PER_READ]);
    const last = episodes.at(-1);
    if (!last) return;
    const ids = [episodes.map(({ id }) => id)];
    const sessions = await client.query<SessionRow>(sql.SESSIONS, ids);
    const shares = await client.query<ShareRow>(sql.SHARES, ids);
    const beside = await client.query<BesideRow>(sql.BESIDE_TURNS, ids);
    yield together(episodes, sessions.rows, shares.rows, beside.rows);
    after = last;
  }
}

function together(episodes: readonly EpisodeRow[], sessions: readonly SessionRow[], shares: readonly ShareRow[], beside: readonly BesideRow[]): EpisodeFacts[] {
  const sharesOf = groupBy(shares, ({ sessionId }) => sessionId);
  const albums = new Map(beside.filter(({ place }) => place === "device").map(({ sessionId, pictures }) => [sessionId, pictures]));
  const faces = new Set(beside.filter(({ place }) => place === "face").map(({ episodeId }) => episodeId));
  const sessionsOf = groupBy(
    sessions.map(({ id, ...session }) => ({ ...session, shares: sharesOf.get(id) ?? [], albumSize: albums.get(id) ?? 0 })), ({ episodeId }) => episodeId,
  );
  return episodes.map((episode) => ({ ...episode, hasFace: faces.has(episode.id), sessions: sessionsOf.get(episode.id) ?? [] }));
}
