/**
 * The statements by which an evaluator gets items. Each is one statement and so one transaction; time is the
 * database's. "held < overlap" stands on the item's own row: PostgreSQL tests it again on the newest version of a
 * row that it had to wait for, so the last place is given once, however many ask.
 */

/** The evaluator is here: places that are held stay held. $1 study, $2 evaluator, $3 lease in minutes. */
export const KEEP_LEASES = `
update "Assignment" set "leaseUntil" = now() + make_interval(mins => $3)
where "studyId" = $1 and "evaluatorId" = $2 and state in ('reserved', 'opened')
returning id`;

/**
 * Places that were lost to an expired lease and are still free, the ones already worked on first.
 * $1 study, $2 evaluator, $3 lease in minutes, $4 how many.
 */
export const RETAKE_EXPIRED = `
with mine as (
  select assignment.id, assignment."itemId"
  from "Assignment" assignment
  join "Study" study on study.id = assignment."studyId" and study.state = 'running'
  join "Item" item on item.id = assignment."itemId" and item.held < item.overlap
  where assignment."studyId" = $1 and assignment."evaluatorId" = $2 and assignment.state = 'expired'
  order by assignment.position nulls last, assignment.id
  limit $4
  for update of assignment skip locked
  for share of study
), retaken as (
  update "Item" item set held = held + 1 from mine
  where item.id = mine."itemId" and item.held < item.overlap
  returning item.id
)
update "Assignment" assignment
set state = (case when assignment."openedAt" is null then 'reserved' else 'opened' end)::"AssignmentState",
    "leaseUntil" = now() + make_interval(mins => $3)
from mine join retaken on retaken.id = mine."itemId"
where assignment.id = mine.id
returning assignment.id`;

/**
 * New items in this evaluator's own random order. $1 study, $2 evaluator, $3 lease in minutes, $4 how many,
 * $5 what the order is drawn from (seed and pseudonym).
 */
const claim = (order: string, whenLocked: string) => `
with picked as (
  select item.id, study."protocolVersion"
  from "Item" item
  join "Study" study on study.id = item."studyId" and study.state = 'running'
  where item."studyId" = $1 and item.held < item.overlap
    and not exists (select 1 from "Assignment" mine where mine."itemId" = item.id and mine."evaluatorId" = $2)
  order by ${order}
  limit $4
  for update of item ${whenLocked}
  for share of study
), taken as (
  update "Item" item set held = held + 1 from picked
  where item.id = picked.id and item.held < item.overlap
  returning item.id, item.position, picked."protocolVersion"
)
insert into "Assignment" (id, "studyId", "itemId", "evaluatorId", state, "leaseUntil", "protocolVersion")
select gen_random_uuid(), $1, taken.id, $2, 'reserved', now() + make_interval(mins => $3), taken."protocolVersion"
from taken
where $5::text is not null
returning id`;

const PREFERENCE = `md5($5::text || ':' || item.position)`;

/** Passes over rows that another claim or submission holds at this moment. */
export const CLAIM = claim(PREFERENCE, "skip locked");

/** Waits for such rows instead: a place may come free or be left over. All wait in the same order, so none waits for itself. */
export const CLAIM_WAITING = claim("item.id", "");

const expire = (which: string, whenLocked: string) => `
with overdue as (
  select id, "itemId" from "Assignment"
  where "studyId" = $1 and state in ('reserved', 'opened') ${which}
  order by id
  for update ${whenLocked}
), gone as (
  update "Assignment" assignment set state = 'expired' from overdue where assignment.id = overdue.id
  returning assignment."itemId"
), locked as (
  select item.id from "Item" item where item.id in (select "itemId" from gone) order by item.id for update
)
update "Item" item set held = item.held - freed.places
from (select "itemId", count(*)::int as places from gone group by "itemId") freed, locked
where item.id = freed."itemId" and locked.id = item.id`;

/** Gives back the places whose lease ran out. The work done under them is still taken (design decision 4). $1 study. */
export const EXPIRE_LEASES = expire(`and "leaseUntil" < now()`, "skip locked");

/** Every lease at once, when a study closes. $1 study. */
export const EXPIRE_ALL = expire("", "");
