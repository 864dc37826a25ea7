/** Writes of calibrations: a threshold is adopted, or retired. */
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/auth/audit";
import { prisma } from "@/lib/db/client";
import type { EngineAdmin } from "@/lib/engines/access";
import { AppError, notFound } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { readProposals } from "./data";
import type { Adopt } from "./schema";

const CALIBRATIONS_LOCK = 430_208;

/**
 * Computes it anew and has runs that are asked for from now on use it, in the place of the one before for the same model. Of a study that is
 * closed alone: while answers come in one could wait for the moment that suits.
 *
 * @returns its id.
 */
export async function adoptThreshold(admin: EngineAdmin, studyId: AuthorizedStudyId, { model, revision, ...asked }: Adopt): Promise<string> {
  const { study, proposals, reason } = await readProposals(admin, studyId, asked);
  const proposal = proposals.find(({ scorer }) => scorer.model === model && scorer.revision === revision);
  if (!proposal) throw new AppError("unprocessable", reason ?? `No picture of this study was scored by ${model}${revision ? ` (${revision})` : ""}.`);
  if (study.state !== "closed") throw new AppError("conflict", "The study is still open. Close it first: a threshold is taken from answers that do not change any more.");
  const { threshold } = proposal;
  if (threshold === null) throw new AppError("conflict", proposal.reason ?? "The answers speak for no threshold.");
  const id = randomUUID();
  await prisma().$transaction(async (transaction) => {
    await transaction.$executeRaw`select pg_advisory_xact_lock(${CALIBRATIONS_LOCK}::bigint)`;
    // By the database's clock, as runs are: what follows begins at the moment at which the one before ends.
    await transaction.$executeRaw`update "ThresholdCalibration" set "retiredAt" = now() where "score" = ${asked.score} and "model" = ${model} and "revision" is not distinct from ${revision} and "retiredAt" is null`;
    await transaction.$executeRaw`insert into "ThresholdCalibration" ("id", "score", "model", "revision", "threshold", "studyId", "body", "createdById")
      values (${id}::uuid, ${asked.score}, ${model}, ${revision}, ${threshold}, ${studyId}::uuid, ${JSON.stringify(proposal)}::jsonb, ${admin.userId}::uuid)`;
    await recordAudit(transaction, { actorId: admin.userId, action: "calibration.adopt", subject: `calibration:${id}`, detail: { score: asked.score, model, threshold, study: studyId } });
  });
  return id;
}

/** Runs that are asked for from now on go back to the starting point that nobody has calibrated; those before keep to it. */
export async function retireThreshold(admin: EngineAdmin, id: string): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const count = await transaction.$executeRaw`update "ThresholdCalibration" set "retiredAt" = now() where "id" = ${id}::uuid and "retiredAt" is null`;
    if (count === 0) throw notFound();
    await recordAudit(transaction, { actorId: admin.userId, action: "calibration.retire", subject: `calibration:${id}` });
  });
}
