/** The read of what engines came to: every request that was ever made, also for steps that were asked for anew since, and for single pictures, each of which is a step. */
import { pool } from "@/lib/db/client";
import { enginesByName } from "@/lib/engines/data";
import type { AuthorizedRunId, Generator } from "../access";
import { inStepOrder } from "./kind";
import { OUTCOMES } from "./outcome";
import type { Counts, EngineRates, RatesView } from "./types";

export type RatesFilter = { /** One run; left out, all of them and single pictures. */ runId?: AuthorizedRunId; /** One engine, by its name. */ engine?: string };

type Row = Omit<Counts, "outcomes"> & Counts["outcomes"] & { engine: string; model: string; revision: string | null; kind: string | null };

/** In milliseconds, of those that were answered: what never came took as long as somebody waited. */
const percentile = (share: number) =>
  `round((percentile_cont(${share}) within group (order by "ms") filter (where "fault" is distinct from 'no-answer' and "fault" is distinct from 'refused'))::numeric, 1)::float8`;

/** Of a picture's step: those that make one, look for one, score one, or plan. */
const PICTURE_KIND = `case when c."asked" is null then 'picture' when c."asked" = 'search' then 'picture-search' when c."asked" = 'score' then 'picture-score' else 'picture-plan' end`;

const COUNTS = `with calls as (
    select c."stepId", s."problem", c."engine", c."model", c."revision", c."inputTokens", c."outputTokens", c."ms", c."cost", c."rung", c."fault", c."asked",
      case when s."path" like '%picture' then ${PICTURE_KIND} else regexp_replace(s."path", '^session/[0-9]+/', '') end as "kind"
    from "GenerationCall" c join "GenerationStep" s on s."id" = c."stepId"
    where $1::uuid is null or s."runId" = $1
    union all
    select a."id", null, c."engine", c."model", c."revision", c."inputTokens", c."outputTokens", c."ms", c."cost", c."rung", c."fault", c."asked", ${PICTURE_KIND}
    from "Alignment" a, jsonb_to_recordset(a."calls") as c("engine" text, "model" text, "revision" text, "inputTokens" int, "outputTokens" int, "ms" int, "cost" float8, "rung" text, "fault" text, "asked" text)
    where $1::uuid is null
  ), asked as (
    select *, coalesce("rung", "fault", case when "asked" is null then 'made' else 'answered' end) as "outcome" from calls where $2::text is null or "engine" = $2
  )
  select "engine", "model", "revision", "kind", count(*)::int as "calls", count(distinct "stepId")::int as "steps", count(distinct "stepId") filter (where "problem" is not null)::int as "failedSteps",
    ${OUTCOMES.map((outcome) => `count(*) filter (where "outcome" = '${outcome}')::int as "${outcome}"`).join(", ")},
    count(*) filter (where "asked" = 'sent-back')::int as "sentBack", count(*) filter (where "asked" = 'new-seed')::int as "newSeeds",
    ${percentile(0.5)} as "medianMs", ${percentile(0.95)} as "p95Ms",
    sum("inputTokens")::float8 as "inputTokens", sum("outputTokens")::float8 as "outputTokens", sum("cost") as "cost"
  from asked group by grouping sets (("engine", "model", "revision", "kind"), ("engine", "model", "revision"))
  order by "engine", "model", "revision" nulls first`;

/** @returns one entry per engine, model and revision that was asked. */
export async function readRates(_generator: Generator, { runId, engine }: RatesFilter = {}): Promise<RatesView> {
  const [counted, scripted, run, now] = await Promise.all([
    pool().query<Row>(COUNTS, [runId ?? null, engine ?? null]),
    pool().query<{ steps: number }>(`select count(*)::int as "steps" from "GenerationStep" where "madeBy" = 'scripted' and ($1::uuid is null or "runId" = $1)`, [runId ?? null]),
    runId ? pool().query<{ id: string; title: string }>(`select "id", "title" from "GenerationRun" where "id" = $1`, [runId]) : undefined,
    enginesByName(),
  ]);
  const engines: EngineRates[] = [];
  for (const { engine: name, model, revision, kind, ...row } of counted.rows) {
    let rates = engines.find((known) => known.engine === name && known.model === model && known.revision === revision);
    if (!rates) {
      const found = now.get(name);
      rates = {
        engine: name, model, revision, total: countsOf(row), kinds: [],
        now: found ? { currency: found.config.prices?.currency ?? null, isSameModel: found.config.model === model, structuredOutput: found.probe?.structuredOutput ?? null } : null,
      };
      engines.push(rates);
    }
    if (kind === null) rates.total = countsOf(row);
    else rates.kinds.push({ kind, ...countsOf(row) });
  }
  return { run: run?.rows[0] ?? null, scriptedSteps: scripted.rows[0]?.steps ?? 0, engines: engines.map((rates) => ({ ...rates, kinds: inStepOrder(rates.kinds) })) };
}

function countsOf({ calls, steps, failedSteps, sentBack, newSeeds, medianMs, p95Ms, inputTokens, outputTokens, cost, ...outcomes }: Omit<Row, "engine" | "model" | "revision" | "kind">): Counts {
  return { calls, steps, failedSteps, outcomes, sentBack, newSeeds, medianMs, p95Ms, inputTokens, outputTokens, cost };
}
