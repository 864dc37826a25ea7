/** A study of pictures with hand-made scores and answers, from which a known threshold follows. */
import { randomUUID } from "node:crypto";
import { pool } from "@/lib/db/client";
import type { Answer } from "@/lib/judgments/schema";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import type { RatingProtocolInput } from "@/lib/studies/protocol";
import { starkCriteria } from "@/lib/studies/template-criteria";
import { seedJudgments } from "../reports/seeded-judgments";
import { makeStudy, type MadeStudy } from "../studies/made-study";

export const CRITERION = "image_dialogue_relevance";
export const CLIP = { name: "Clip here", model: "clip-1", revision: "r7", licence: null };

/** A picture with its score, and how two people rate the item that shows it. */
type Shown = { score: number | null; ratings: [number, number | null] };

/** 25 irrelevant ones from 0.10 to 0.198, 25 relevant ones from 0.25 on, and one that is relevant and scored as the irrelevant ones are. */
export const apart: Shown[] = [
  ...Array.from({ length: 25 }, (_, place): Shown => ({ score: 0.1 + place * 0.004, ratings: [1, 2] })),
  ...Array.from({ length: 25 }, (_, place): Shown => ({ score: 0.25 + place * 0.01, ratings: [4, 3] })),
  { score: 0.101, ratings: [4, null] },
];

const noScores = { pick: null, nsfw: null, face: null };
export function recordOf(sha256: string, score: number | null, scorer: typeof CLIP | null = CLIP): PictureRecord {
  const candidate: PictureRecord["candidates"][number] = {
    module: "t2i", sha256, mime: "image/jpeg", width: 4, height: 4, prompt: "", engine: null, parameters: {}, ms: 0, url: null, pageUrl: null, title: null, licence: null, attribution: null, source: null,
    similarity: null, scores: { clip: score, ...noScores }, unscored: [], refusals: [],
  };
  return { status: "aligned", description: "A kite", chosen: 1, candidates: [{ ...candidate, sha256: null, scores: { clip: 0.99, ...noScores } }, candidate], plan: { module: "t2i", description: "A kite", planner: "rule", reason: "" }, tried: [], scorers: { clip: scorer, pick: null } };
}

/** A study of a run's episodes, one shared picture each unless told otherwise, judged by two. */
export async function judged(shown: readonly Shown[], { protocol = {}, perItem = 1, scorer = CLIP as typeof CLIP | null }: { protocol?: Partial<RatingProtocolInput>; perItem?: number; scorer?: typeof CLIP | null } = {}): Promise<MadeStudy> {
  const criteria = starkCriteria.filter(({ key }) => key === CRITERION);
  const study = await makeStudy({ episodes: shown.length, sessions: 1, origin: "synthetic", protocol: { criteria, includeScripted: true, ...protocol } });
  const runId = randomUUID();
  await pool().query(`insert into "GenerationRun" ("id", "title", "request") values ($1, 'Run', '{}')`, [runId]);
  const items = await pool().query<{ episodeId: string; sessionId: string }>(
    `select p."episodeId", s."id" as "sessionId" from "Item" i join "ItemPart" p on p."itemId" = i."id" join "Session" s on s."episodeId" = p."episodeId" where i."studyId" = $1 order by i."position"`, [study.id],
  );
  for (const [place, { episodeId, sessionId }] of items.rows.entries()) {
    const number = place + 1;
    await pool().query(`update "Episode" set "extra" = $2 where "id" = $1`, [episodeId, JSON.stringify({ generation: { run: runId, episode: number } })]);
    await pool().query(`insert into "GenerationEpisode" ("runId", "number") values ($1, $2)`, [runId, number]);
    for (let picture = 0; picture < perItem; picture += 1) {
      const sha256 = randomUUID().replaceAll("-", "").repeat(2);
      await pool().query(`insert into "ImageAsset" ("sha256", "mime", "width", "height", "bytes") values ($1, 'image/jpeg', 4, 4, 4)`, [sha256]);
      await pool().query(
        `insert into "EpisodeImage" ("id", "episodeId", "sessionId", "place", "turnIndex", "position", "candidates", "keys", "keywords", "state", "sha256", "description") values (gen_random_uuid(), $1, $2, 'turn', 0, $3, '[]', '{}', '{}', 'stored', $4, 'Said otherwise')`,
        [episodeId, sessionId, picture, sha256],
      );
      await pool().query(
        `insert into "GenerationStep" ("id", "runId", "episodeNumber", "path", "madeBy", "seed", "output", "ms") values (gen_random_uuid(), $1, $2, $3, 'model', 's', $4, 1)`,
        [runId, number, `album/${picture}/picture`, JSON.stringify(recordOf(sha256, shown[place]?.score ?? null, scorer))],
      );
    }
  }
  await seedJudgments(study.id, shown.length * 2, (place): Answer[] => {
    const value = shown[Math.floor(place / 2)]?.ratings[place % 2] ?? null;
    return [{ criterion: CRITERION, value, nonResponse: value === null ? "image_missing" : null, comment: "", answeredAfterMs: null }];
  });
  return study;
}
