/**
 * Places of an item, as SQL on its own row. Each way round has its own: "held < overlap" for both is tested on the row
 * itself, which PostgreSQL reads again after waiting for it, so the last place is given once, however many ask. An item
 * with one part has straight places only, and the two numbers of the flipped ones are 0.
 */

/** Whether a place is free. @param flipped SQL for the way round. */
export const isFree = (item: string, flipped: string) =>
  `(case when ${flipped} then ${item}."flippedHeld" < ${item}."flippedOverlap" else ${item}.held - ${item}."flippedHeld" < ${item}.overlap - ${item}."flippedOverlap" end)`;

/** How many are free. */
const freePlaces = (item: string, flipped: string) =>
  `(case when ${flipped} then ${item}."flippedOverlap" - ${item}."flippedHeld" else ${item}.overlap - ${item}."flippedOverlap" - ${item}.held + ${item}."flippedHeld" end)`;

/** Takes `count` places (SQL, may be negative) on a row of "Item". */
export const takePlaces = (item: string, count: string, flippedCount: string) =>
  `held = ${item}.held + ${count}, "flippedHeld" = ${item}."flippedHeld" + ${flippedCount}`;

/**
 * How many places of an item are kept for somebody: of a comparison, places are planned for people, and stay theirs until
 * they have been away for as long as the protocol says, or may not come in any more.
 *
 * @param which SQL about `other`, a planned place.
 */
export const keptPlaces = (study: string, item: string, which: string) => `(
    select count(*)::int from "PlannedPlace" other
    join "StudyEvaluator" person on person."studyId" = other."studyId" and person."userId" = other."evaluatorId"
    join "User" account on account.id = other."evaluatorId" and account."disabledAt" is null
    where other."itemId" = ${item}.id and ${which}
      and not exists (select 1 from "Assignment" theirs where theirs."itemId" = ${item}.id and theirs."evaluatorId" = other."evaluatorId")
      and (
        coalesce(person."seenAt", greatest(person."addedAt", ${study}."startedAt")) > now() - make_interval(mins => (${study}.protocol ->> 'handOverMinutes')::int)
        or exists (
          select 1 from "Assignment" live where live."studyId" = other."studyId" and live."evaluatorId" = other."evaluatorId"
            and live.state in ('reserved', 'opened') and live."leaseUntil" > now()
        )
      )
  )`;

/** Whether a place is free that is kept for nobody else. */
export const isUnplanned = (study: string, item: string, flipped: string, evaluator: string) =>
  `${freePlaces(item, flipped)} > ${keptPlaces(study, item, `other.flipped = ${flipped} and other."evaluatorId" <> ${evaluator}`)}`;

/** Whether this evaluator, who has never had the item, could get it now. */
export const canGet = (study: string, item: string, evaluator: string) => `
  case when ${study}.kind = 'rating' then ${item}.held < ${item}.overlap else
    exists (select 1 from "PlannedPlace" own where own."itemId" = ${item}.id and own."evaluatorId" = ${evaluator} and ${isFree(item, "own.flipped")})
    or exists (select 1 from (values (false), (true)) way(flipped) where ${isUnplanned(study, item, "way.flipped", evaluator)})
  end`;
