/** Reads for calibrations: judgments and scores that lie in the database already, and the thresholds that were adopted. */
import { pool } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import type { EngineAdmin } from "@/lib/engines/access";
import type { Generator } from "@/lib/generation/access";
import { ALIGNER_DEFAULTS, type AlignerSettings } from "@/lib/mcu/aligner/settings";
import type { Engines } from "@/lib/mcu/ports";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { getStudy } from "@/lib/studies/data";
import type { StudyDetail } from "@/lib/studies/types";
import { propose, type Scorer } from "./propose";
import type { RatedItem } from "./rated-units";
import { CALIBRATED_SCORES, type CalibratedScore, type ProposalQuery } from "./schema";
import { proposalSchema, type CalibrationView, type Proposals } from "./types";

/** The stored pictures that each item shows, once each, and the run that its episode is from. A picture that was not there was not judged. */
const SHOWN = `select distinct p."itemId", i."id" as "imageId", i."sha256", e."extra" -> 'generation' ->> 'run' as "run", e."extra" -> 'generation' ->> 'episode' as "number"
  from "ItemPart" p join "Episode" e on e."id" = p."episodeId" join "EpisodeImage" i on i."episodeId" = e."id" and (p."sessionId" is null or i."sessionId" = p."sessionId")
  where p."studyId" = $1 and i."place" = 'turn' and i."state" = 'stored' and i."sha256" is not null`;

/**
 * What models measured of those pictures: when a run chose them, and when a share that shows them was aligned again. The newest first.
 * Cards have no scores, so that nothing scripted comes in.
 */
const SCORED = `with shown as (${SHOWN}), measured as (
    select s."sha256", t."output" -> 'scorers' -> $2 as "scorer", t."output" -> 'candidates' -> (t."output" ->> 'chosen')::int -> 'scores' ->> $2 as "value", t."finishedAt" as "at"
    from shown s join "GenerationRun" r on r."id"::text = s."run" join "GenerationStep" t on t."runId" = r."id" and t."episodeNumber"::text = s."number"
    where t."path" like '%/picture' and t."output" is not null and t."output" -> 'candidates' -> (t."output" ->> 'chosen')::int ->> 'sha256' = s."sha256"
    union all
    select s."sha256", a."record" -> 'scorers' -> $2, a."original" -> 'scores' ->> $2, a."createdAt"
    from shown s join "Alignment" a on a."imageId" = s."imageId" where a."original" ->> 'sha256' = s."sha256"
  )
  select "sha256", "scorer" ->> 'model' as "model", "scorer" ->> 'revision' as "revision", "value"::float8 as "value" from measured
  where "scorer" ->> 'model' is not null and "value" is not null order by "at" desc`;

const RATED = `select item."id" as "itemId", answered."mean", coalesce(answered."answers", 0) as "answers"
  from "Item" item left join (
    select assignment."itemId", avg(rating."value")::float8 as "mean", count(*)::int as "answers"
    from "Assignment" assignment join "Judgment" judgment on judgment."assignmentId" = assignment."id" and judgment."counted"
      join "Rating" rating on rating."judgmentId" = judgment."id" and rating."criterion" = $2 and rating."value" is not null
    where assignment."studyId" = $1 group by assignment."itemId"
  ) answered on answered."itemId" = item."id" where item."studyId" = $1 order by item."position"`;

/**
 * For each model whose scores the study's pictures have, the threshold that its answers speak for.
 *
 * @throws AppError where the study or its criterion cannot say anything about a threshold.
 */
export async function readProposals(_admin: EngineAdmin, studyId: AuthorizedStudyId, { criterion: key, score }: ProposalQuery): Promise<Proposals> {
  const study = await getStudy(studyId);
  const criterion = criterionOf(study, key);
  const [items, scorers] = await Promise.all([readItems(studyId, key), readScores(studyId, score)]);
  const about = { study: { id: study.id, name: study.name }, criterion: { key, name: criterion.name }, score };
  return {
    study: { ...about.study, state: study.state }, proposals: scorers.map(({ scorer, scores }) => propose({ ...about, scorer }, items, scores)),
    reason: scorers.length > 0 ? null : "No picture that this study shows has a stored score. Scores are stored where a run chose the picture, and where its share was aligned again by engines.",
  };
}

/** On the scale that the rule is made for: relevant is 3 or 4 of 4. */
function criterionOf(study: StudyDetail, key: string): { name: string } {
  if (study.protocol.kind !== "rating") throw new AppError("unprocessable", "A threshold is calibrated on ratings: this study compares.");
  const criterion = study.protocol.criteria.find((each) => each.key === key);
  if (!criterion) throw new AppError("unprocessable", `This study has no criterion “${key}”.`, { problems: [{ path: "criterion", message: "no criterion of this study" }] });
  const values = criterion.scale.map(({ value }) => value).sort((one, other) => one - other);
  if (values.join() !== "1,2,3,4") throw new AppError("unprocessable", `“${criterion.name}” is not on a scale from 1 to 4: nothing says from which point on a picture counts as relevant.`);
  return criterion;
}

async function readItems(studyId: AuthorizedStudyId, criterion: string): Promise<RatedItem[]> {
  const [rated, shown] = await Promise.all([
    pool().query<{ itemId: string; mean: number | null; answers: number }>(RATED, [studyId, criterion]),
    pool().query<{ itemId: string; pictures: string[] }>(`select "itemId", array_agg(distinct "sha256") as "pictures" from (${SHOWN}) shown group by "itemId"`, [studyId]),
  ]);
  const pictures = new Map(shown.rows.map((row) => [row.itemId, row.pictures]));
  return rated.rows.map(({ itemId, mean, answers }) => ({ mean, answers, pictures: pictures.get(itemId) ?? [] }));
}

async function readScores(studyId: AuthorizedStudyId, score: CalibratedScore): Promise<{ scorer: Scorer; scores: Map<string, number> }[]> {
  const found = await pool().query<Scorer & { sha256: string; value: number }>(SCORED, [studyId, score]);
  const scorers = new Map<string, { scorer: Scorer; scores: Map<string, number> }>();
  for (const { model, revision, sha256, value } of found.rows) {
    const name = JSON.stringify([model, revision]);
    const own = scorers.get(name) ?? { scorer: { model, revision }, scores: new Map<string, number>() };
    if (!own.scores.has(sha256)) own.scores.set(sha256, value);
    scorers.set(name, own);
  }
  return [...scorers.values()];
}

type ViewRow = { id: string; threshold: number; body: unknown; createdBy: string | null; createdAt: Date; retiredAt: Date | null };

/** Those in force first, then the newest; all of them, for a result names its own by id. */
export async function listCalibrations(_generator: Generator): Promise<CalibrationView[]> {
  const found = await pool().query<ViewRow>(
    `select c."id", c."threshold", c."body", coalesce(nullif(u."name", ''), u."email") as "createdBy", c."createdAt", c."retiredAt"
     from "ThresholdCalibration" c left join "User" u on u."id" = c."createdById" order by c."retiredAt" is not null, c."createdAt" desc`,
  );
  return found.rows.map(({ body, createdAt, retiredAt, ...row }) => ({ ...row, proposal: proposalSchema.parse(body), createdAt: createdAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null }));
}

export async function getCalibration(generator: Generator, id: string): Promise<CalibrationView> {
  const found = (await listCalibrations(generator)).find((view) => view.id === id);
  if (!found) throw notFound();
  return found;
}

/**
 * The thresholds of a run: calibrated where one was in force for its scorers when the run was asked for, so that a run which goes on later
 * holds all its pictures against the same.
 */
export async function thresholdsAsOf(engines: Pick<Engines, CalibratedScore>, when: Date): Promise<AlignerSettings["thresholds"]> {
  const thresholds = { ...ALIGNER_DEFAULTS.thresholds };
  for (const score of CALIBRATED_SCORES) {
    const engine = engines[score]?.engine;
    if (!engine) continue;
    const found = await pool().query<{ id: string; threshold: number; body: unknown; createdAt: Date }>(
      `select "id", "threshold", "body", "createdAt" from "ThresholdCalibration"
       where "score" = $1 and "model" = $2 and "revision" is not distinct from $3 and "createdAt" <= $4 and ("retiredAt" is null or "retiredAt" > $4) order by "createdAt" desc limit 1`,
      [score, engine.model, engine.revision, when],
    );
    const row = found.rows[0];
    if (!row) continue;
    const { study, criterion, n } = proposalSchema.parse(row.body);
    thresholds[score] = { value: row.threshold, calibrated: { id: row.id, from: `${study.name}: ${criterion.name}`, n, when: row.createdAt.toISOString() } };
  }
  return thresholds;
}
