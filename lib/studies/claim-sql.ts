/**
 * The statements by which an evaluator gets items. Each is one statement and so one transaction; time is the database's.
 * What a place is, and why the last one is given once, stands in places-sql.ts.
 */
import { isFree, isUnplanned, takePlaces } from "./places-sql";

/** The evaluator is here: places that are held stay held. $1 study, $2 evaluator, $3 lease in minutes. */
export const KEEP_LEASES = `
update "Assignment" set "leaseUntil" = now() + make_interval(mins => $3)
where "studyId" = $1 and "evaluatorId" = $2 and state in ('reserved', 'opened')
returning id`;

/** The evaluator is here: what is planned for them stays theirs. $1 study, $2 evaluator. */
export const NOTE_PRESENCE = `
update "StudyEvaluator" set "seenAt" = now()
where "studyId" = $1 and "userId" = $2 and ("seenAt" is null or "seenAt" < now() - interval '20 seconds')`;

/**
 * Places that were lost to an expired lease and are still free, the ones already worked on first.
 * $1 study, $2 evaluator, $3 lease in minutes, $4 how many.
 */
export const RETAKE_EXPIRED = `
with mine as (
  select assignment.id, assignment."itemId", assignment.flipped
  from "Assignment" assignment
  join "Study" study on study.id = assignment."studyId" and study.state = 'running'
  join "Item" item on item.id = assignment."itemId" and ${isFree("item", "assignment.flipped")}
  where assignment."studyId" = $1 and assignment."evaluatorId" = $2 and assignment.state = 'expired'
  order by assignment.position nulls last, assignment.id
  limit $4
  for update of assignment skip locked
  for share of study
), retaken as (
  update "Item" item set ${takePlaces("item", "1", "mine.flipped::int")} from mine
  where item.id = mine."itemId" and ${isFree("item", "mine.flipped")}
  returning item.id
)
update "Assignment" assignment
set state = (case when assignment."openedAt" is null then 'reserved' else 'opened' end)::"AssignmentState",
    "leaseUntil" = now() + make_interval(mins => $3)
from mine join retaken on retaken.id = mine."itemId"
where assignment.id = mine.id
returning assignment.id`;

/** Takes the places of `picked` (items that are locked, each with its way round) and hands them out. */
const HAND_OUT = `
taken as (
  update "Item" item set ${takePlaces("item", "1", "picked.flipped::int")} from picked
  where item.id = picked.id and ${isFree("item", "picked.flipped")}
  returning item.id, picked.flipped, picked."protocolVersion"
)
insert into "Assignment" (id, "studyId", "itemId", "evaluatorId", state, "leaseUntil", "protocolVersion", flipped)
select gen_random_uuid(), $1, taken.id, $2, 'reserved', now() + make_interval(mins => $3), taken."protocolVersion", taken.flipped
from taken
where $5::text is not null
returning id`;

const isNew = (item: string) => `not exists (select 1 from "Assignment" mine where mine."itemId" = ${item}.id and mine."evaluatorId" = $2)`;

/**
 * New items. $1 study, $2 evaluator, $3 lease in minutes, $4 how many, $5 what this evaluator's order is drawn from
 * (seed and pseudonym).
 *
 * @param from joins `item` to one row for each place that may be taken, with `flipped` its way round.
 */
const claim = ({ from = "", flipped = "false", where, order, whenLocked }: { from?: string; flipped?: string; where: string; order: string; whenLocked: string }) => `
with picked as (
  select item.id, study."protocolVersion", ${flipped} as flipped
  from "Item" item
  join "Study" study on study.id = item."studyId" and study.state = 'running'
  ${from}
  where item."studyId" = $1 and ${where} and ${isNew("item")}
  order by ${order}
  limit $4
  for update of item ${whenLocked}
  for share of study
), ${HAND_OUT}`;

const PREFERENCE = `md5($5::text || ':' || item.position)`;
const HAS_PLACE = "item.held < item.overlap";

/** Items of a rating study in this evaluator's own random order. Passes over rows that another claim or submission holds at this moment. */
export const CLAIM = claim({ where: HAS_PLACE, order: PREFERENCE, whenLocked: "skip locked" });

/** Waits for such rows instead: a place may come free or be left over. All wait in the same order, so none waits for itself. */
export const CLAIM_WAITING = claim({ where: HAS_PLACE, order: "item.id", whenLocked: "" });

/**
 * Pairs that are planned for this evaluator, in the planned order and the planned way round. They are chosen by that order
 * and locked by their ids: everybody has another order, and waits must not cross.
 */
export const CLAIM_PLANNED = `
with next as (
  select item.id, own.flipped
  from "PlannedPlace" own
  join "Item" item on item.id = own."itemId"
  where own."studyId" = $1 and own."evaluatorId" = $2 and ${isFree("item", "own.flipped")} and ${isNew("item")}
  order by own."order"
  limit $4
), picked as (
  select item.id, study."protocolVersion", next.flipped
  from "Item" item
  join next on next.id = item.id
  join "Study" study on study.id = item."studyId" and study.state = 'running'
  order by item.id
  for update of item
  for share of study
), ${HAND_OUT}`;

/**
 * One pair that is kept for nobody else (ask with $4 = 1). The way round comes first that evens out what this evaluator has
 * seen of the two sources; then the order drawn for them.
 */
const claimUnplanned = (whenLocked: string, order: string) => claim({
  from: `
  join "ItemPart" one on one."itemId" = item.id and one.slot = 1
  join "ItemPart" two on two."itemId" = item.id and two.slot = 2
  cross join (values (false), (true)) way(flipped)
  cross join lateral (
    select coalesce(sum(case when seen.flipped then 1 else -1 end), 0) as flips
    from "Assignment" seen
    join "ItemPart" first on first."itemId" = seen."itemId" and first.slot = 1 and first."sourceNumber" = one."sourceNumber"
    join "ItemPart" second on second."itemId" = seen."itemId" and second.slot = 2 and second."sourceNumber" = two."sourceNumber"
    where seen."studyId" = $1 and seen."evaluatorId" = $2
  ) lean`,
  flipped: "way.flipped", where: isUnplanned("study", "item", "way.flipped", "$2"),
  order: `abs(lean.flips + case when way.flipped then 1 else -1 end), ${order}`, whenLocked,
});
export const CLAIM_UNPLANNED = claimUnplanned("skip locked", PREFERENCE);
export const CLAIM_UNPLANNED_WAITING = claimUnplanned("", "item.id");

const expire = (which: string, whenLocked: string) => `
with overdue as (
  select id, "itemId" from "Assignment"
  where "studyId" = $1 and state in ('reserved', 'opened') ${which}
  order by id
  for update ${whenLocked}
), gone as (
  update "Assignment" assignment set state = 'expired' from overdue where assignment.id = overdue.id
  returning assignment."itemId", assignment.flipped
), locked as (
  select item.id from "Item" item where item.id in (select "itemId" from gone) order by item.id for update
)
update "Item" item set ${takePlaces("item", "(- freed.places)", "(- freed.flipped)")}
from (select "itemId", count(*)::int as places, count(*) filter (where flipped)::int as flipped from gone group by "itemId") freed, locked
where item.id = freed."itemId" and locked.id = item.id`;

/** Gives back the places whose lease ran out. The work done under them is still taken (design decision 4). $1 study. */
export const EXPIRE_LEASES = expire(`and "leaseUntil" < now()`, "skip locked");

/** Every lease at once, when a study closes. $1 study. */
export const EXPIRE_ALL = expire("", "");
