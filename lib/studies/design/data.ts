/** Reads for drawing and laying out the items of a study. */
import type { DatasetReader } from "@/lib/datasets/access";
import { pool } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { median } from "@/lib/stats/median";
import type { AuthorizedStudyId } from "../access";
import { itemCode } from "../item-code";
import type { Protocol } from "../protocol";
import { refuseSources } from "../refuse-sources";
import type { SourceInput } from "../slice";
import { auditDesign } from "./audit";
import { drawPairs } from "./draw";
import type { Unit } from "./pairing";
import { type DesignAudit, type DesignPreview, storedDesignSchema } from "./schema";
import { unitsQuery } from "./units-sql";

export type SourceUnits = { datasetId: string; version: number; slice: SourceInput["slice"] };
type DrawTerms = Pick<Protocol, "unit" | "includeScripted">;

/** The pool, or the transaction that starts a study. */
type ReadRows = (text: string, values: unknown[]) => Promise<Unit[]>;

export async function readUnits(read: ReadRows, source: SourceUnits, { unit, includeScripted }: DrawTerms): Promise<Unit[]> {
  const { text, values } = unitsQuery({ ...source, unit, includeScripted });
  return read(text, values);
}

/** `bySource`: how many each source has, in the order of their numbers. */
export type SamplePreview = { kind: "rating"; eligible: number; bySource: number[] } | DesignPreview;

/** What a study with these sources would draw if it started now. */
export async function previewSample(_reader: DatasetReader, sources: readonly SourceInput[], protocol: Protocol): Promise<SamplePreview> {
  const datasets = await pool().query<{ id: string; slug: string; version: number }>(
    `select id, slug, "currentVersion" as version from "Dataset" where slug = any($1)`, [sources.map((source) => source.dataset)],
  );
  const known = sources.map(({ dataset, slice }, index): SourceUnits => {
    const found = datasets.rows.find((row) => row.slug === dataset);
    if (!found) throw new AppError("unprocessable", `There is no dataset "${dataset}".`, { problems: [{ path: `sources.${index}.dataset`, message: "unknown" }] });
    return { datasetId: found.id, version: found.version, slice };
  });
  refuseSources(protocol, sources.length);
  if (protocol.kind === "rating") {
    const bySource = await Promise.all(known.map((source) => countUnits(source, protocol)));
    return { kind: "rating", eligible: bySource.reduce((sum, count) => sum + count, 0), bySource };
  }
  const units = await Promise.all(known.map((source) => readUnits(async (text, values) => (await pool().query<Unit>(text, values)).rows, source, protocol)));
  const { pairs, contrasts, problems } = drawPairs(protocol, units);
  const drawn = pairs.flatMap((pair) => pair.units);
  const [turns, images] = [median(drawn.map((unit) => unit.turns)), median(drawn.map((unit) => unit.images))];
  return { kind: "comparison", contrasts, problems, medians: turns === null || images === null ? null : { turns, images } };
}

async function countUnits(source: SourceUnits, { unit, includeScripted }: DrawTerms): Promise<number> {
  const { text, values } = unitsQuery({ ...source, unit, includeScripted });
  const counted = await pool().query<{ count: number }>(`select count(*)::int as count from (${text}) units`, values);
  return counted.rows[0]?.count ?? 0;
}

/** The plan of a started comparison beside what has become of it. */
export async function readDesignAudit(studyId: AuthorizedStudyId): Promise<DesignAudit> {
  const stored = await pool().query<{ body: unknown; digest: string; isNamed: boolean }>(
    `select design.body, design.digest, study.state = 'closed' or study."revealedAt" is not null as "isNamed"
     from "StudyDesign" design join "Study" study on study.id = design."studyId" where design."studyId" = $1`,
    [studyId],
  );
  const design = stored.rows[0];
  if (!design) throw notFound();
  const [evaluators, planned, judged, replans] = await Promise.all([
    pool().query<{ pseudonym: string }>(`select pseudonym from "StudyEvaluator" where "studyId" = $1 order by length(pseudonym), pseudonym`, [studyId]),
    pool().query<{ evaluator: string; position: number; order: number; flipped: boolean }>(
      `select member.pseudonym as evaluator, item.position, plan."order", plan.flipped
       from "PlannedPlace" plan join "Item" item on item.id = plan."itemId"
       join "StudyEvaluator" member on member."studyId" = plan."studyId" and member."userId" = plan."evaluatorId"
       where plan."studyId" = $1`,
      [studyId],
    ),
    pool().query<{ evaluator: string; position: number; flipped: boolean }>(
      `select member.pseudonym as evaluator, item.position, assignment.flipped
       from "Assignment" assignment join "Judgment" judgment on judgment."assignmentId" = assignment.id and judgment.counted
       join "Item" item on item.id = assignment."itemId"
       join "StudyEvaluator" member on member."studyId" = assignment."studyId" and member."userId" = assignment."evaluatorId"
       where assignment."studyId" = $1`,
      [studyId],
    ),
    pool().query<{ at: Date; reason: string }>(
      `select at, detail ->> 'reason' as reason from "AuditEvent" where subject = $1 and action = 'study.replan' order by at, id`, [studyId],
    ),
  ]);
  return auditDesign({
    digest: design.digest,
    isNamed: design.isNamed,
    design: storedDesignSchema.parse(design.body),
    evaluators: evaluators.rows.map((row) => row.pseudonym),
    planned: planned.rows.map(({ position, ...row }) => ({ ...row, item: itemCode(position) })),
    judged: judged.rows.map(({ position, ...row }) => ({ ...row, item: itemCode(position) })),
    replans: replans.rows.map(({ at, reason }) => ({ at: at.toISOString(), reason })),
  });
}
