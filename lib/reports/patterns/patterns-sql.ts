/**
 * Counts of answer patterns in SQL. For every moment that a statement can see: what is folded, moved on by the changes
 * that are not folded yet, is what the ratings say. Each statement here therefore reads everything it needs itself.
 */

/** Answers of counted judgments, those of a comparison turned to the first of its two sources. @param where on `place` and `rating`. */
function countedAnswers(where: string): string {
  return `
    select place.stratum, rating.criterion, place."itemId", place."evaluatorId", concord_turned(rating.value, place."isTurned") as value
    from "CountedJudgment" place join "Rating" rating on rating."judgmentId" = place."judgmentId"
    where rating.value is not null and ${where}`;
}

/**
 * From `deltas` to `moves` (of units from pattern to pattern) and `shifts` (in evaluators' pairable answers). What
 * the touched items show now is read from the ratings of the same moment; without the changes it is what they showed.
 * The lateral reads keep to the touched items whatever the planner thinks of a table that is empty most of the time.
 */
const MOVES = `
net as (
  select stratum, criterion, "itemId", "evaluatorId", value, sum(change)::int as change from deltas group by 1, 2, 3, 4, 5
), present as (
  select answer.* from (select distinct criterion, "itemId" from net) touched
  cross join lateral (${countedAnswers(`place."itemId" = touched."itemId" and rating.criterion = touched.criterion offset 0`)}) answer
), answers as (
  select stratum, criterion, "itemId", "evaluatorId", value, sum(present)::int as after, sum(present - change)::int as before
  from (select *, 1 as present, 0 as change from present union all select stratum, criterion, "itemId", "evaluatorId", value, 0, change from net) either
  group by 1, 2, 3, 4, 5
), touched as (
  select stratum, criterion, "itemId",
    coalesce(array_agg(value order by value) filter (where after = 1), '{}') as after,
    coalesce(array_agg(value order by value) filter (where before = 1), '{}') as before,
    bool_or(before not in (0, 1)) as impossible
  from answers group by 1, 2, 3
), moves as (
  select stratum, criterion, pattern, sum(change)::int as change
  from (select stratum, criterion, after as pattern, 1 as change from touched union all select stratum, criterion, before, -1 from touched) moved
  where pattern <> '{}' group by 1, 2, 3 having sum(change) <> 0
), shifts as (
  select stratum, criterion, "evaluatorId", sum(pairable)::int as change
  from (
    select answers.stratum, answers.criterion, answers."evaluatorId",
      (cardinality(touched.after) >= 2)::int * answers.after - (cardinality(touched.before) >= 2)::int * answers.before as pairable
    from answers join touched using (stratum, criterion, "itemId")
  ) answer
  group by 1, 2, 3 having sum(pairable) <> 0
)`;

/** Folded counts moved on: exact at any moment. With `deltas` and MOVES before it. $1 study, $2 criterion or null for all. */
const STORED = `
stored_units as (
  select stratum, criterion, pattern, sum(units)::float8 as units
  from (
    select stratum, criterion, pattern, units from "PatternCount" where "studyId" = $1 and ($2::text is null or criterion = $2)
    union all select stratum, criterion, pattern, change from moves
  ) either
  group by 1, 2, 3 having sum(units) <> 0
), stored_answers as (
  select stratum, criterion, "evaluatorId", sum(answers)::float8 as answers
  from (
    select stratum, criterion, "evaluatorId", answers from "PairableAnswers" where "studyId" = $1 and ($2::text is null or criterion = $2)
    union all select stratum, criterion, "evaluatorId", change from shifts
  ) either
  group by 1, 2, 3 having sum(answers) <> 0
)`;

const UNFOLDED = `deltas as (select * from "RatingDelta" where "studyId" = $1 and ($2::text is null or criterion = $2))`;

/** Straight from the ratings: what every item shows, and from that the counts. @param where as for `countedAnswers`. */
function counted(where: string): string {
  return `
unit as materialized (
  select stratum, criterion, "itemId", array_agg(value order by value) as pattern, array_agg("evaluatorId") as evaluators
  from (${countedAnswers(where)}) answer group by 1, 2, 3
), counted_units as (
  select stratum, criterion, pattern, count(*)::float8 as units from unit group by 1, 2, 3
), counted_answers as (
  select stratum, criterion, evaluator as "evaluatorId", count(*)::float8 as answers
  from unit cross join lateral unnest(unit.evaluators) as evaluator
  where cardinality(unit.pattern) >= 2 group by 1, 2, 3
)`;
}

/** A row says how many units show a pattern or, without a pattern, how many evaluators take part and the fewest answers that one of them has. */
function asRows(units: string, answers: string): string {
  return `
select stratum, criterion, pattern, units, null::float8 as fewest from ${units}
union all
select stratum, criterion, null, count(*)::float8, min(answers) from ${answers} group by 1, 2`;
}

/** $1 study, $2 criterion or null. Costs distinct patterns and changes that are not folded yet, not ratings. */
export const READ_STORED = `
with ${UNFOLDED}, ${MOVES}, ${STORED}
${asRows("stored_units", "stored_answers")}
union all
select stratum, criterion, '{}', -count(*)::float8, null from touched where impossible group by 1, 2`;

const OF_STUDY = `place."studyId" = $1 and ($2::text is null or rating.criterion = $2)`;

/**
 * The same from the ratings. $1 study, $2 criterion; $3 evaluators' pseudonyms, $4 and $5 first stored from and before,
 * $6 protocol version, $7 positions of items: null for all.
 */
export const COUNT_FILTERED = `
with ${counted(`${OF_STUDY}
  and ($3::text[] is null or place."evaluatorId" in (select "userId" from "StudyEvaluator" where "studyId" = $1 and pseudonym = any($3)))
  and ($4::timestamptz is null or place."createdAt" >= $4) and ($5::timestamptz is null or place."createdAt" < $5)
  and ($6::int is null or place."protocolVersion" = $6)
  and ($7::int[] is null or place."itemId" in (select id from "Item" where "studyId" = $1 and position = any($7)))`)}
${asRows("counted_units", "counted_answers")}`;

/** Both ways in one moment; one row with what differs, the first of it by name. $1 study, $2 null, $3 how many are named. */
export const COMPARE_WITH_RATINGS = `
with ${UNFOLDED}, ${MOVES}, ${STORED}, ${counted(OF_STUDY)}, difference as (
  select 'units' as what, criterion, stratum, pattern, null::text as evaluator, coalesce(stored.units, 0) as stored, coalesce(counted.units, 0) as counted
  from stored_units stored full join counted_units counted using (stratum, criterion, pattern)
  where coalesce(stored.units, 0) <> coalesce(counted.units, 0)
  union all
  select 'answers', criterion, stratum, null, coalesce(member.pseudonym, ''), coalesce(stored.answers, 0), coalesce(counted.answers, 0)
  from stored_answers stored full join counted_answers counted using (stratum, criterion, "evaluatorId")
  left join "StudyEvaluator" member on member."studyId" = $1 and member."userId" = "evaluatorId"
  where coalesce(stored.answers, 0) <> coalesce(counted.answers, 0)
  union all
  select 'changes', criterion, stratum, null, null, count(*), 0 from touched where impossible group by 2, 3
)
select (select coalesce(sum(cardinality(pattern) * units), 0)::float8 from counted_units) as ratings,
  (select count(*)::int from difference) as different,
  coalesce((select jsonb_agg(named) from (select * from difference order by what, criterion, stratum, pattern, evaluator limit $3) named), '[]') as differences`;

/** Counts put right from the ratings, in one transaction of one moment. $1 study, $2 null. */
export const REPLACE = [
  `delete from "RatingDelta" where "studyId" = $1 and $2::text is null`,
  `delete from "PatternCount" where "studyId" = $1 and $2::text is null`,
  `delete from "PairableAnswers" where "studyId" = $1 and $2::text is null`,
  `with ${counted(OF_STUDY)}, answers as (
     insert into "PairableAnswers" ("studyId", stratum, criterion, "evaluatorId", answers)
     select $1, stratum, criterion, "evaluatorId", answers from counted_answers
   )
   insert into "PatternCount" ("studyId", stratum, criterion, pattern, units)
   select $1, stratum, criterion, pattern, units from counted_units`,
];

/** Folding and replacing counts of a study take turns. $1 study. */
export const FOLD_LOCK = `hashtextextended('patterns of ' || $1::text, 0)`;

/**
 * Takes the changes of some items and moves units accordingly; `isWhole` unless there was nothing to take away from.
 * A check constraint would refuse the row of a negative change even where it only lowers another, so that takes an
 * update of its own. $1 study, $2 items at most.
 */
export const FOLD = `
with batch as (
  select distinct "itemId" from "RatingDelta" where "studyId" = $1 order by 1 limit $2
), deltas as (
  delete from "RatingDelta" where "studyId" = $1 and "itemId" in (select "itemId" from batch) returning *
), ${MOVES}, lowered_units as (
  update "PatternCount" known set units = known.units + moves.change from moves
  where moves.change < 0 and known."studyId" = $1 and known.stratum = moves.stratum and known.criterion = moves.criterion and known.pattern = moves.pattern
  returning 1
), raised_units as (
  insert into "PatternCount" as known ("studyId", stratum, criterion, pattern, units)
  select $1, stratum, criterion, pattern, change from moves where change > 0
  on conflict ("studyId", stratum, criterion, pattern) do update set units = known.units + excluded.units
), lowered_answers as (
  update "PairableAnswers" known set answers = known.answers + shifts.change from shifts
  where shifts.change < 0 and known."studyId" = $1 and known.stratum = shifts.stratum and known.criterion = shifts.criterion and known."evaluatorId" = shifts."evaluatorId"
  returning 1
), raised_answers as (
  insert into "PairableAnswers" as known ("studyId", stratum, criterion, "evaluatorId", answers)
  select $1, stratum, criterion, "evaluatorId", change from shifts where change > 0
  on conflict ("studyId", stratum, criterion, "evaluatorId") do update set answers = known.answers + excluded.answers
)
select (select count(*)::int from deltas) as changes, (select count(*)::int from batch) as items,
  not exists (select 1 from touched where impossible)
  and (select count(*) from moves where change < 0) = (select count(*) from lowered_units)
  and (select count(*) from shifts where change < 0) = (select count(*) from lowered_answers) as "isWhole"`;

export const FORGET_EMPTY = [
  `delete from "PatternCount" where "studyId" = $1 and units = 0`,
  `delete from "PairableAnswers" where "studyId" = $1 and answers = 0`,
];

export const FOLDED = `
insert into "PatternFold" ("studyId", "foldedAt") values ($1, clock_timestamp())
on conflict ("studyId") do update set "foldedAt" = excluded."foldedAt", "failedAt" = null, failure = null`;

export const FOLD_FAILED = `
insert into "PatternFold" ("studyId", "failedAt", failure) values ($1, clock_timestamp(), $2)
on conflict ("studyId") do update set "failedAt" = excluded."failedAt", failure = excluded.failure`;

/** Studies with changes to fold; one that failed is left alone for ten minutes. */
export const TO_FOLD = `
select waiting."studyId" as id from (select distinct "studyId" from "RatingDelta") waiting
join "Study" study on study.id = waiting."studyId"
where not exists (select 1 from "PatternFold" fold where fold."studyId" = waiting."studyId" and fold."failedAt" > now() - interval '10 minutes')`;

/** Studies whose counts changed, failed or were found wrong since they were last checked, a day ago or longer. */
export const TO_CHECK = `
select fold."studyId" as id from "PatternFold" fold
left join lateral (select at, ok from "PatternCheck" where "studyId" = fold."studyId" order by at desc limit 1) last on true
where last.at is null
  or (last.at < now() - interval '1 day' and (not last.ok or fold."foldedAt" > last.at))
  or (last.ok and fold."failedAt" > last.at)`;
