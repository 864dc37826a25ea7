import { isFree, takePlaces } from "@/lib/studies/places-sql";

/**
 * A submission is one statement and so one transaction: the judgment, its revision, the ratings in force, the state of
 * the assignment and the counters of the item change together or not at all.
 *
 * The assignment's row is locked first. Whatever a concurrent statement did to it (submitted it, let its lease expire,
 * closed the study) is seen in `mine`, because PostgreSQL reads a row that it had to wait for again. Everything that
 * follows asks `mine`, never the state from before the wait.
 *
 * $1 assignment, $2 evaluator, $3 idempotency key, $4 base revision, $5 sha256, $6 payload, $7 ratings as
 * [{criterion, value, nonResponse, comment}], $8 program version.
 */
export const SUBMIT = `
with mine as (
  select id, "itemId", "studyId", state, "protocolVersion", flipped from "Assignment"
  where id = $1 and "evaluatorId" = $2
  for no key update
), late as (
  -- Locked only where it matters: an expired lease gets its place back while the study runs. (A close expires every lease.)
  select study.state from "Study" study join mine on mine."studyId" = study.id and mine.state = 'expired'
  for share of study
), place as (
  update "Item" item
  set counted = item.counted + 1, ${takePlaces("item", "(mine.state = 'expired')::int", "(mine.state = 'expired' and mine.flipped)::int")}
  from mine
  where item.id = mine."itemId" and mine.state <> 'submitted'
    and (mine.state in ('reserved', 'opened') or (${isFree("item", "mine.flipped")} and exists (select 1 from late where late.state = 'running')))
  returning item.id
), overflow as (
  update "Item" item set surplus = item.surplus + 1
  from mine
  where item.id = mine."itemId" and mine.state <> 'submitted' and not exists (select 1 from place)
), judgment as (
  insert into "Judgment" as stored (id, "assignmentId", counted, "currentRevision", "latestRevision")
  select gen_random_uuid(), mine.id, exists (select 1 from place), 1, 1 from mine
  on conflict ("assignmentId") do update set
    "latestRevision" = stored."latestRevision" + 1,
    -- Answers given on top of an older revision are kept, not put in force.
    "currentRevision" = case when stored."currentRevision" = $4::int then stored."latestRevision" + 1 else stored."currentRevision" end
  returning stored.id, stored."latestRevision" as revision, stored."currentRevision", stored.counted
), revision as (
  insert into "JudgmentRevision" ("judgmentId", revision, "idempotencyKey", sha256, payload, "protocolVersion", "programVersion")
  select judgment.id, judgment.revision, $3::uuid, $5::text, $6::jsonb, mine."protocolVersion", $8::text from judgment cross join mine
  returning "createdAt"
), ratings as (
  insert into "Rating" ("judgmentId", criterion, value, "nonResponse", comment)
  select judgment.id, answer.criterion, answer.value, answer."nonResponse", answer.comment
  from judgment
  cross join jsonb_to_recordset($7::jsonb) as answer(criterion text, value int, "nonResponse" text, comment text)
  where judgment.revision = judgment."currentRevision"
  on conflict ("judgmentId", criterion) do update set
    value = excluded.value, "nonResponse" = excluded."nonResponse", comment = excluded.comment
), done as (
  update "Assignment" assignment set state = 'submitted', "submittedAt" = now()
  from mine
  where assignment.id = mine.id and mine.state <> 'submitted'
), draft as (
  delete from "Draft" where "assignmentId" in (select id from mine)
)
select judgment.id as "judgmentId", judgment.revision, judgment."currentRevision", judgment.counted, revision."createdAt" as "storedAt"
from judgment cross join revision`;

/** What was stored under an idempotency key. $1 key, $2 evaluator. */
export const FIND_STORED = `
select assignment.id as "assignmentId", judgment.id as "judgmentId", revision.revision, judgment."currentRevision", judgment.counted,
  revision.sha256, revision."createdAt" as "storedAt"
from "JudgmentRevision" revision
join "Judgment" judgment on judgment.id = revision."judgmentId"
join "Assignment" assignment on assignment.id = judgment."assignmentId"
where revision."idempotencyKey" = $1 and assignment."evaluatorId" = $2`;

/**
 * An older save never overwrites a newer one, and a save that a submission overtook is not kept.
 * The save is also the heartbeat: it prolongs all leases that this evaluator holds in the study.
 * $1 assignment, $2 evaluator, $3 answers, $4 sequence, $5 base revision.
 */
export const SAVE_DRAFT = `
with mine as (
  select assignment.id, assignment."studyId", assignment.state, assignment."leaseUntil",
    now() + make_interval(mins => (protocol.body ->> 'leaseMinutes')::int) as until
  from "Assignment" assignment
  join "ProtocolVersion" protocol on protocol."studyId" = assignment."studyId" and protocol.version = assignment."protocolVersion"
  where assignment.id = $1 and assignment."evaluatorId" = $2
  for no key update of assignment
), saved as (
  insert into "Draft" as known ("assignmentId", answers, sequence, "updatedAt")
  select mine.id, $3::jsonb, $4::bigint, now() from mine
  where coalesce((select judgment."currentRevision" from "Judgment" judgment where judgment."assignmentId" = mine.id), 0) = $5::int
    and (mine.state <> 'submitted' or $5::int > 0)
  on conflict ("assignmentId") do update set answers = excluded.answers, sequence = excluded.sequence, "updatedAt" = excluded."updatedAt"
  where known.sequence < excluded.sequence
  returning sequence
), held as (
  -- Rows that another request of the same person is changing are passed over: waiting for them could wait for itself.
  select assignment.id from "Assignment" assignment join mine on mine."studyId" = assignment."studyId"
  where assignment."evaluatorId" = $2 and assignment.state in ('reserved', 'opened')
    and assignment."leaseUntil" < mine.until - interval '20 seconds'
  for no key update of assignment skip locked
), present as (
  update "Assignment" assignment set "leaseUntil" = mine.until
  from held, mine
  where assignment.id = held.id
  returning assignment.id, assignment."leaseUntil"
)
select mine.state, exists (select 1 from saved) as saved,
  coalesce((select sequence from saved), (select draft.sequence from "Draft" draft where draft."assignmentId" = mine.id), 0)::float8 as sequence,
  coalesce((select "leaseUntil" from present where present.id = mine.id), mine."leaseUntil") as "leaseUntil"
from mine`;

/** Takes turns among the tabs of one evaluator, so that two items never get the same place in the order. $1 study, $2 evaluator. */
export const LOCK_MEMBER = `select 1 from "StudyEvaluator" where "studyId" = $1 and "userId" = $2 for update`;

/**
 * The item is shown: its clock starts, and it gets its place in the order really seen. A lease that ran out is taken
 * up again if the place is still free. $1 assignment, $2 evaluator.
 */
export const OPEN = `
with mine as (
  select assignment.id, assignment."itemId", assignment."studyId", assignment.state, assignment.flipped,
    now() + make_interval(mins => (protocol.body ->> 'leaseMinutes')::int) as until
  from "Assignment" assignment
  join "ProtocolVersion" protocol on protocol."studyId" = assignment."studyId" and protocol.version = assignment."protocolVersion"
  where assignment.id = $1 and assignment."evaluatorId" = $2
  for no key update of assignment
), late as (
  select study.state from "Study" study join mine on mine."studyId" = study.id and mine.state = 'expired'
  for share of study
), retaken as (
  update "Item" item set ${takePlaces("item", "1", "mine.flipped::int")} from mine
  where item.id = mine."itemId" and mine.state = 'expired' and ${isFree("item", "mine.flipped")}
    and exists (select 1 from late where late.state = 'running')
  returning item.id
)
update "Assignment" assignment set
  state = case when mine.state = 'reserved' or exists (select 1 from retaken) then 'opened' else mine.state end,
  "leaseUntil" = case when mine.state in ('reserved', 'opened') or exists (select 1 from retaken) then mine.until else assignment."leaseUntil" end,
  "openedAt" = case when mine.state = 'submitted' then assignment."openedAt" else coalesce(assignment."openedAt", now()) end,
  position = coalesce(assignment.position, (
    select coalesce(max(other.position), 0) + 1 from "Assignment" other where other."studyId" = mine."studyId" and other."evaluatorId" = $2
  ))
from mine
where assignment.id = mine.id
returning assignment.id as "assignmentId", assignment.state, assignment.position, assignment."leaseUntil"`;

/** The same place in the order for work that was done while the server could not be told of its opening. $1 assignment, $2 evaluator. */
export const PLACE_IN_ORDER = `
update "Assignment" assignment set position = (
  select coalesce(max(other.position), 0) + 1 from "Assignment" other
  where other."studyId" = assignment."studyId" and other."evaluatorId" = $2
)
where id = $1 and "evaluatorId" = $2 and position is null`;
