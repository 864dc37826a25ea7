/**
 * What a researcher waits for in the explorer, beside the same question asked of the episodes themselves by sequential scan.
 * Server time of the whole answer, warm, one question at a time.
 */
import { operator } from "@/lib/datasets/access";
import { pool } from "@/lib/db/client";
import { findNeighbours, getFacets, listEpisodes } from "@/lib/datasets/search/data";
import { episodeQuerySchema } from "@/lib/datasets/search/query";
import { inOwnDatabase } from "./own-database";
import { seedExplorer } from "./explore-seed";
import { latencies, rounded, timedOnce } from "./timing";

type Options = { json: boolean; episodes: number; repeats: number };
type Asked = Record<string, string | string[]>;
type Reference = { text: string; values?: unknown[] };

const SLUG = "bench";
const OF_DATASET = `e."datasetId" = $1 and e."fromVersion" <= 1 and (e."untilVersion" is null or e."untilVersion" > 1)`;
const scan = (condition: string, order = `e."position"`): Reference => ({ text: `select e."id", count(*) over () from "Episode" e where ${OF_DATASET} and ${condition} order by ${order} limit 50` });
const said = (word: string) => `exists (select 1 from "Session" s where s."episodeId" = e."id" and s."turns"::text ~* '\\m${word}')`;

const KINDS: { name: string; asked: Asked; reference?: Reference }[] = [
  { name: "first page", asked: {}, reference: scan("true") },
  { name: "by images", asked: { sort: "images" }, reference: scan("true", `e."imageCount" desc`) },
  { name: "by name", asked: { sort: "name" }, reference: scan("true", `lower(e."name")`) },
  { name: "country and age", asked: { country: "country 3", ageFrom: "30", ageTo: "40" }, reference: scan(`lower(e."country") = 'country 3' and e."age" between 30 and 40`) },
  { name: "category, by age", asked: { category: "Category 7", sort: "age" }, reference: scan(`lower(e."persona" ->> 'category') = 'category 7'`, `e."age" desc`) },
  { name: "dates and span, by span", asked: { dateFrom: "2020-06-01", dateTo: "2022-12-31", spanFrom: "100", sort: "span" }, reference: scan(`left(e."firstDate", 10) >= '2020-06-01' and left(e."lastDate", 10) <= '2022-12-31'`) },
  { name: "a stored image by p-t2i", asked: { state: "stored", module: "p-t2i" }, reference: scan(`exists (select 1 from "EpisodeImage" i where i."episodeId" = e."id" and i."place" = 'turn' and i."state" = 'stored') and exists (select 1 from "EpisodeImage" i where i."episodeId" = e."id" and i."place" = 'turn' and i."module" = 'p-t2i')`) },
  { name: "a rare word", asked: { q: '"w27113"' }, reference: scan(said("w27113\\M")) },
  { name: "two frequent words", asked: { q: '"w12" "w45"' }, reference: scan(`${said("w12\\M")} and ${said("w45\\M")}`) },
  { name: "a word that all have", asked: { q: '"w1"' }, reference: scan(said("w1\\M")) },
  { name: "a beginning of many words", asked: { q: "w27" }, reference: scan(said("w27")) },
  { name: "words left out", asked: { q: '"w300" -w77' }, reference: scan(`${said("w300\\M")} and not ${said("w77")}`) },
  { name: "words, filters and order", asked: { q: '"w12"', gender: "female", sessionsFrom: "5", sort: "date" }, reference: scan(`${said("w12\\M")} and e."gender" = 'female' and e."sessionCount" >= 5`, `e."lastDate" desc`) },
];

export async function runExploreBench({ json, episodes, repeats }: Options): Promise<void> {
  await inOwnDatabase(async () => {
    const datasetId = await seedExplorer(SLUG, episodes);
    const list = (asked: Asked) => listEpisodes(operator, SLUG, episodeQuerySchema.parse(asked));
    const measure = async (work: () => Promise<unknown>) => {
      await work();
      const durations: number[] = [];
      for (let repeat = 0; repeat < repeats; repeat += 1) durations.push((await timedOnce(work)).ms);
      const { p50Ms, p95Ms } = latencies(durations);
      return { p50Ms, p95Ms };
    };
    const kinds: Record<string, unknown>[] = [];
    let slowest = 0;
    const report = async (name: string, work: () => Promise<unknown>, found: number | null, reference?: Reference) => {
      const measured = await measure(work);
      slowest = Math.max(slowest, measured.p95Ms);
      // The reference takes seconds: it is asked twice, and the second time counts.
      const ask = () => pool().query(reference?.text ?? "", [datasetId]);
      if (reference) await ask();
      const scanMs = reference ? rounded((await timedOnce(ask)).ms) : null;
      kinds.push({ name, found, ...measured, scanMs, ratioToScan: scanMs === null ? null : Math.round((10_000 * measured.p50Ms) / scanMs) / 10_000 });
      console.error(`  ${JSON.stringify(kinds.at(-1))}`);
    };
    for (const { name, asked, reference } of KINDS) await report(name, () => list(asked), (await list(asked))?.total ?? null, reference);
    const deep = await pool().query<{ id: string }>(`select "episodeId" as id from "EpisodeFacets" order by "position" offset $1 limit 1`, [Math.floor(episodes * 0.97)]);
    const id = deep.rows[0]?.id ?? "";
    const far = await list({ after: id });
    await report("a page near the end", () => list({ after: id }), far?.total ?? null, { text: `select e."id" from "Episode" e where ${OF_DATASET} order by e."position" limit 50 offset ${Math.floor(episodes * 0.97)}` });
    await report("the last page", () => list({ before: "end", sort: "turns" }), null);
    await report("before and after an episode", () => findNeighbours(operator, SLUG, episodeQuerySchema.parse({ gender: "female", q: '"w12"' }), id), null);
    await report("values to choose from", () => getFacets(operator, SLUG), null);
    console.log(JSON.stringify({ episodes, repeats, slowestP95Ms: slowest, kinds }, null, json ? undefined : 2));
  });
}
