/** Takes the words of episodes that were imported before there was a search by words. */
import { pool } from "@/lib/db/client";
import { episodeWords, type Searchable } from "./episode-words";
import { INSERT_WORDS_ONCE } from "./publish-sql";

const BATCH = 200;

type Row = Omit<Searchable, "id"> & { id: string; episodeId: string; datasetId: string; descriptions: string[] };

/** @returns how many episodes it took; 0 where all have their words. Two at once do no harm. */
export async function takeMissingWords(): Promise<number> {
  let taken = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const found = await pool().query<Row>(
      `select e."id" as "episodeId", e."datasetId", e."externalId" as "id", e."persona", e."narrative", e."summary", e."events",
         coalesce((select json_agg(json_build_object('event', s."event", 'experience', s."experience", 'summary', s."summary", 'turns', s."turns") order by s."number")
           from "Session" s where s."episodeId" = e."id"), '[]') as "sessions",
         array(select i."description" from "EpisodeImage" i where i."episodeId" = e."id" and i."place" = 'turn' and i."description" is not null) as "descriptions"
       from "Episode" e where not exists (select 1 from "EpisodeWords" w where w."episodeId" = e."id") and e."id" > $2 order by e."id" limit $1`,
      [BATCH, after],
    );
    const last = found.rows.at(-1);
    if (!last) return taken;
    after = last.episodeId;
    const rows = found.rows.map(({ episodeId, datasetId, descriptions, ...episode }) => {
      const shown = { turns: [{ speaker: "", text: "", images: descriptions.map((description) => ({ description })) }] };
      const persona = episode.persona ? { ...episode.persona, notes: episode.persona.notes ?? [] } : null;
      return { episodeId, words: episodeWords({ ...episode, persona, sessions: [...episode.sessions, shown] }, datasetId) };
    });
    await pool().query(INSERT_WORDS_ONCE, [JSON.stringify(rows)]);
    taken += rows.length;
  }
}
