/** A running study of millions of ratings in the real tables, for benches of what is read from there. */
import { dedicatedConnection, prisma } from "@/lib/db/client";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { digestOf } from "@/lib/studies/digest";
import { type Protocol, protocolSchema } from "@/lib/studies/protocol";
import { starkTemplate } from "@/lib/studies/template";
import { submissionFor } from "./judge";
import { rounded, timedOnce } from "./timing";

export const EVALUATORS = 200;
/** Answers to an item on a criterion. On four points that makes 56 patterns. */
const OVERLAP = 5;
/** Of each kind: with the triggers and without. */
export const SUBMISSIONS = 2_000;
/** Places for what is submitted while something else runs, of which half have the triggers on. */
const MEANWHILE = 48_000;

export const protocol: Protocol = protocolSchema.parse(starkTemplate);
export const criteria = protocol.criteria.map(({ key }) => key);

export type OpenPlace = { id: string; evaluatorId: string };

/** An item is answered with the triggers on or off, never both: counts of the former stay right. */
export type Seeded = { studyId: AuthorizedStudyId; items: number; toSubmit: { withTriggers: OpenPlace[]; withoutTriggers: OpenPlace[]; meanwhile: OpenPlace[] } };

/** A running study in the real tables, as judgments leave them. */
export async function seedStudy(ratings: number): Promise<Seeded> {
  const items = Math.ceil(ratings / (OVERLAP * criteria.length));
  const extra = Math.ceil((2 * SUBMISSIONS + MEANWHILE) / OVERLAP);
  const dataset = await prisma().dataset.create({
    data: { slug: "bench", title: "Bench", currentVersion: 1, episodes: { create: { externalId: "1", position: 1, contentHash: "1", fromVersion: 1, sessionCount: 0, turnCount: 0, imageCount: 0 } } },
    select: { id: true, episodes: { select: { id: true } } },
  });
  const study = await prisma().study.create({
    data: {
      name: "Bench", state: "running", protocol, protocolVersion: 1, sources: { create: { number: 1, datasetId: dataset.id, datasetVersion: 1 } },
      protocols: { create: { version: 1, body: protocol, digest: digestOf(protocol) } },
    },
    select: { id: true },
  });
  const client = await dedicatedConnection();
  const step = async (what: string, text: string, values: unknown[] = []) => {
    const { ms } = await timedOnce(() => client.query(text, values));
    console.error(`  ${what}: ${rounded(ms / 1000)} s`);
  };
  try {
    // No foreign keys and no triggers: what goes in is made to fit.
    await client.query("set session_replication_role = replica");
    await client.query("set synchronous_commit = off");
    await client.query("set maintenance_work_mem = '512MB'");
    await client.query("select setseed(0.5)");
    await step("evaluators", `
      with person as (insert into "User" (id, email, role) select gen_random_uuid(), 'bench-' || number || '@example.org', 'evaluator' from generate_series(1, ${EVALUATORS}) number returning id, email)
      insert into "StudyEvaluator" ("studyId", "userId", pseudonym) select $1, id, 'E' || split_part(split_part(email, '@', 1), '-', 2) from person`, [study.id]);
    await step("items", `
      with item as (
        insert into "Item" (id, "studyId", position, overlap, held, counted)
        select gen_random_uuid(), $1, position, ${OVERLAP}, ${OVERLAP}, case when position <= ${items} then ${OVERLAP} else 0 end from generate_series(1, ${items + extra}) position returning id
      ) insert into "ItemPart" ("itemId", slot, "studyId", "sourceNumber", "episodeId") select id, 1, $1, 1, $2 from item`, [study.id, dataset.episodes[0]?.id]);
    await step("assignments", `
      insert into "Assignment" (id, "studyId", "itemId", "evaluatorId", state, "leaseUntil", position, "protocolVersion")
      select gen_random_uuid(), $1, item.id, evaluators.ids[1 + (item.position + 37 * place) % ${EVALUATORS}],
        (case when item.position <= ${items} then 'submitted' else 'opened' end)::"AssignmentState", now() + interval '1 day', item.position, 1
      from "Item" item cross join generate_series(1, ${OVERLAP}) place cross join (select array_agg("userId" order by pseudonym) as ids from "StudyEvaluator") evaluators`, [study.id]);
    await step("judgments", `
      insert into "Judgment" (id, "assignmentId", counted, "currentRevision", "latestRevision")
      select gen_random_uuid(), id, true, 1, 1 from "Assignment" where state = 'submitted'`);
    await client.query(`alter table "Rating" drop constraint "Rating_pkey"`);
    // Points 1 to 4 about what the item deserves, so that evaluators agree somewhat.
    await step("ratings", `
      insert into "Rating" ("judgmentId", criterion, value)
      select judgment.id, criterion.key, greatest(1, least(4, round(1.5 + 2 * (hashint4(item.position) & 1023) / 1023.0 + 1.5 * (random() - random()))))::int
      from "Judgment" judgment join "Assignment" assignment on assignment.id = judgment."assignmentId" join "Item" item on item.id = assignment."itemId"
      cross join unnest($1::text[]) criterion(key)`, [criteria]);
    await step("revisions", `
      insert into "JudgmentRevision" ("judgmentId", revision, "idempotencyKey", sha256, payload, "protocolVersion", "programVersion")
      select "judgmentId", 1, gen_random_uuid(), '',
        jsonb_set($1::jsonb, '{answers}', jsonb_agg(jsonb_build_object('criterion', criterion, 'value', value, 'nonResponse', null, 'comment', '', 'answeredAfterMs', 1000))),
        1, 'bench' from "Rating" group by "judgmentId"`, [JSON.stringify(submissionFor(protocol, study.id))]);
    await step("index of ratings", `alter table "Rating" add constraint "Rating_pkey" primary key ("judgmentId", criterion)`);
    await step("statistics for the planner", `vacuum analyze "Item", "ItemPart", "Assignment", "Judgment", "JudgmentRevision", "Rating"`);
    const opened = await client.query<OpenPlace & { isNoted: boolean }>(`
      select assignment.id, "evaluatorId", item.position % 2 = 0 as "isNoted" from "Assignment" assignment join "Item" item on item.id = "itemId"
      where assignment.state = 'opened' order by assignment.id`);
    const half = (isNoted: boolean) => opened.rows.filter((place) => place.isNoted === isNoted);
    const [noted, others] = [half(true), half(false)];
    return {
      studyId: await authorizeStudyLocally(study.id), items,
      toSubmit: { withTriggers: noted.slice(0, SUBMISSIONS), withoutTriggers: others.slice(0, SUBMISSIONS), meanwhile: noted.slice(SUBMISSIONS) },
    };
  } finally {
    await client.end();
  }
}

