/** Judgments in the database by the thousand, as submissions leave them. */
import { randomUUID } from "node:crypto";
import { dedicatedConnection } from "@/lib/db/client";
import type { Answer } from "@/lib/judgments/schema";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { makeSubmission } from "../studies/made-protocol";

type Place = { item: string; position: number; evaluator: string };

const CHUNK = 1_000;

/**
 * The first `count` judgments of a running study, items in their order and evaluators in theirs. Patterns are not noted: what
 * reads them recounts.
 *
 * @throws Error if the study has fewer places.
 */
export async function seedJudgments(studyId: AuthorizedStudyId, count: number, answersFor: (place: number) => Answer[]): Promise<void> {
  const client = await dedicatedConnection();
  try {
    await client.query("set session_replication_role = replica"); // no triggers
    const places = await client.query<Place>(
      `select item.id as item, item.position, member."userId" as evaluator
       from "Item" item cross join "StudyEvaluator" member
       where item."studyId" = $1 and member."studyId" = $1 order by item.position, member.pseudonym limit $2`,
      [studyId, count],
    );
    if (places.rows.length < count) throw new Error(`There are ${places.rows.length} places, not ${count}.`);
    for (let start = 0; start < count; start += CHUNK) {
      const chunk = places.rows.slice(start, start + CHUNK).map((place, index) => ({ ...place, id: randomUUID(), flipped: (start + index) % 2 === 1, answers: answersFor(start + index) }));
      await client.query(
        `with given as (
           select * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::bool[], $7::jsonb[]) as given(id, item, evaluator, position, flipped, payload)
         ), assignment as (
           insert into "Assignment" (id, "studyId", "itemId", "evaluatorId", state, "leaseUntil", position, flipped, "protocolVersion", "openedAt", "submittedAt")
           select id, $1, item, evaluator, 'submitted', now(), position, flipped and (select kind = 'comparison' from "Study" where id = $1), 1, now(), now() from given
         ), judgment as (
           insert into "Judgment" (id, "assignmentId", counted, "currentRevision", "latestRevision") select id, id, true, 1, 1 from given
         ), revision as (
           insert into "JudgmentRevision" ("judgmentId", revision, "idempotencyKey", sha256, payload, "protocolVersion", "programVersion")
           select id, 1, gen_random_uuid(), '', payload, 1, 'seeded' from given
         )
         insert into "Rating" ("judgmentId", criterion, value, "nonResponse", comment)
         select given.id, answer.criterion, answer.value, answer."nonResponse", answer.comment
         from given cross join lateral jsonb_to_recordset(given.payload -> 'answers') answer(criterion text, value int, "nonResponse" text, comment text)`,
        [studyId, chunk.map(({ id }) => id), chunk.map(({ item }) => item), chunk.map(({ evaluator }) => evaluator), chunk.map(({ position }) => position), chunk.map(({ flipped }) => flipped),
          chunk.map(({ id, answers }) => JSON.stringify(makeSubmission(id, { answers })))],
      );
    }
    await client.query(
      `update "Item" item set counted = judged.judgments, held = judged.judgments, "flippedHeld" = judged.flipped
       from (select "itemId", count(*)::int as judgments, count(*) filter (where flipped)::int as flipped from "Assignment" where "studyId" = $1 group by "itemId") judged where judged."itemId" = item.id`,
      [studyId],
    );
  } finally {
    await client.end();
  }
}
