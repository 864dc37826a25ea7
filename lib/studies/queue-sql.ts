/** What an evaluator sees of a study at once: the queue, and how far they are. */
import { canGet, isFree } from "./places-sql";

/** Items that an evaluator may still get; the arguments are SQL for a row of "Study" and for the evaluator's id. */
export const remainingItems = (study: string, evaluator: string) => `
select count(*)::int
from "Item" item
left join "Assignment" mine on mine."itemId" = item.id and mine."evaluatorId" = ${evaluator}
where item."studyId" = ${study}.id and (
  mine.state in ('reserved', 'opened')
  or mine.state is null and (${canGet(study, "item", evaluator)})
  or mine.state = 'expired' and (
    ${isFree("item", "mine.flipped")} or exists (select 1 from "Draft" draft where draft."assignmentId" = mine.id)
  )
)`;

/** Pairs that an evaluator is asked about at the end. */
const GUESSES = 5;

/**
 * Own submitted pairs (`mine`, with `item` and `guess`) in which exactly one side was machine-made: the others can tell
 * nothing about blinding. The arguments are SQL for the two ids.
 */
const askable = (studyId: string, evaluator: string) => `
"Assignment" mine
join "Item" item on item.id = mine."itemId"
join "ItemPart" one on one."itemId" = item.id and one.slot = 1
join "Episode" first on first.id = one."episodeId"
join "ItemPart" two on two."itemId" = item.id and two.slot = 2
join "Episode" second on second.id = two."episodeId"
left join "SourceGuess" guess on guess."assignmentId" = mine.id
where mine."studyId" = ${studyId} and mine."evaluatorId" = ${evaluator} and mine.state = 'submitted' and (first.origin = 'collected') <> (second.origin = 'collected')`;

/** Whether an evaluator still has to be asked at the end; the arguments are SQL for a row of "Study" and for the evaluator's id. */
export const waitsForGuess = (study: string, evaluator: string) => `
${study}.kind = 'comparison' and (${study}.protocol ->> 'askMachineMade')::boolean
and (select count(guess."assignmentId") < least(${GUESSES}, count(*)) from ${askable(`${study}.id`, evaluator)})`;

/** Of which pairs is still to be asked which side was machine-made. $1 study, $2 evaluator, $3 as below. */
const TO_GUESS = `
select coalesce(jsonb_agg(asked.id order by asked.drawn) filter (where asked.guess is null), '[]')
from (
  select mine.id, guess.guess, md5($3::text || ':guess:' || item.position) as drawn
  from ${askable("$1", "$2")}
  order by guess.guess is null, drawn
  limit ${GUESSES}
) asked`;

/** $1 study, $2 evaluator, $3 what this evaluator's order is drawn from. */
export const READ_QUEUE = `
select study.kind as "studyKind", study.protocol ->> 'title' as "studyTitle", study.state as "studyState", study."protocolVersion" as "instructionsVersion",
  coalesce(member."instructionsVersion" = study."protocolVersion", false) as "instructionsRead",
  case when study.state = 'running' then (${remainingItems("study", "$2")}) else 0 end as remaining,
  (select count(*)::int from "Assignment" where "studyId" = $1 and "evaluatorId" = $2 and state = 'submitted') as submitted,
  case when study.state = 'running' then (
    -- What was begun comes first; work whose place went to somebody else is still offered when there are answers in it.
    select coalesce(jsonb_agg(jsonb_build_object('id', mine.id, 'state', mine.state)
      order by mine.state <> 'opened', mine.state <> 'expired', mine.position, plan."order", mine."createdAt", md5($3::text || ':' || item.position)), '[]')
    from "Assignment" mine join "Item" item on item.id = mine."itemId"
    left join "PlannedPlace" plan on plan."itemId" = mine."itemId" and plan."evaluatorId" = mine."evaluatorId"
    where mine."studyId" = $1 and mine."evaluatorId" = $2 and (
      mine.state in ('reserved', 'opened')
      or mine.state = 'expired' and exists (select 1 from "Draft" draft where draft."assignmentId" = mine.id)
    )
  ) else '[]' end as assignments,
  (
    select coalesce(jsonb_agg(jsonb_build_object('id', last.id, 'position', last.position, 'submittedAt', last."submittedAt")
      order by last."submittedAt" desc, last.position desc), '[]')
    from (
      select id, coalesce(position, 0) as position, "submittedAt" from "Assignment"
      where "studyId" = $1 and "evaluatorId" = $2 and state = 'submitted'
      order by "submittedAt" desc, position desc limit 10
    ) last
  ) as recent,
  case when study.state = 'running' and study.kind = 'comparison' and (study.protocol ->> 'askMachineMade')::boolean then (${TO_GUESS}) else '[]' end as "toGuess",
  (
    -- The pace of now: the last thirty items, each as first submitted.
    select case when count(*) < 3 then null else round(percentile_cont(0.5) within group (order by "activeMs")) end
    from (
      select (revision.payload -> 'telemetry' ->> 'activeMs')::float8 as "activeMs"
      from "Assignment" mine
      join "Judgment" judgment on judgment."assignmentId" = mine.id
      join "JudgmentRevision" revision on revision."judgmentId" = judgment.id and revision.revision = 1
      where mine."studyId" = $1 and mine."evaluatorId" = $2
      order by mine."submittedAt" desc limit 30
    ) pace
  ) as "medianActiveMs"
from "Study" study
join "StudyEvaluator" member on member."studyId" = study.id and member."userId" = $2
where study.id = $1`;
