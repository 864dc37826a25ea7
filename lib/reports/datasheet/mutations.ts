/** Writes of datasheets. */
import { recordAudit } from "@/lib/auth/audit";
import { prisma } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { protocolSchema } from "@/lib/studies/protocol";
import { answerProblems, changedPlaces, datasheetAnswersSchema, NO_ANSWERS } from "./answers";
import type { SaveDatasheet } from "./schema";

/** Allowed in every state of the study, also when it is closed. @param by null for the command line of this machine. */
export async function saveDatasheet(by: { id: string } | null, studyId: AuthorizedStudyId, { answers, replaces }: SaveDatasheet): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const studies = await transaction.$queryRaw<{ protocol: unknown }[]>`select protocol from "Study" where id = ${studyId}::uuid for update`;
    const protocol = protocolSchema.parse(studies[0]?.protocol);
    const problems = answerProblems(answers, protocol.criteria.map((criterion) => criterion.key));
    if (problems.length > 0) throw new AppError("unprocessable", `Some answers cannot be taken: ${problems.map((problem) => problem.message).join("; ")}.`, { problems });

    const stored = await transaction.studyDatasheet.findUnique({ where: { studyId }, select: { answers: true, updatedAt: true } });
    const version = stored?.updatedAt.toISOString() ?? null;
    if (replaces !== undefined && replaces !== version) throw new AppError("conflict", "Somebody else has changed this datasheet in the meantime.");
    const changed = changedPlaces(stored ? datasheetAnswersSchema.parse(stored.answers) : NO_ANSWERS, answers);
    if (changed.length === 0) return;

    // Two saves within a millisecond are two versions.
    const now = new Date(Math.max(Date.now(), stored ? stored.updatedAt.getTime() + 1 : 0));
    const row = { answers, updatedAt: now, updatedById: by?.id ?? null };
    await transaction.studyDatasheet.upsert({ where: { studyId }, create: { studyId, ...row }, update: row });
    const places = changed.map(({ number, criterion }) => (criterion === null ? number : `${number} ${criterion}`));
    await recordAudit(transaction, { actorId: by?.id ?? null, action: "study.datasheet", subject: studyId, detail: { changed: places.join(", ") } });
  });
}
