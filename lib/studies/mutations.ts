/** Writes of studies: their life from draft to closed, their evaluators, and the claim of items. */
import { randomUUID } from "node:crypto";
import { pool, prisma, type Transaction } from "@/lib/db/client";
import { AppError, isUniqueViolation, type Problem } from "@/lib/errors";
import type { DeskQueue } from "@/lib/judgments/desk";
import type { AuthorizedStudyId, Membership } from "./access";
import { amendmentProblems } from "./amendment";
import { CLAIM, CLAIM_WAITING, EXPIRE_ALL, EXPIRE_LEASES, KEEP_LEASES, RETAKE_EXPIRED } from "./claim-sql";
import { preferenceKey, readClaimTerms, readInstructions, readQueue } from "./data";
import { digestOf } from "./digest";
import { pseudonym } from "./item-code";
import { type Protocol, protocolSchema, type StudyInput } from "./protocol";
import { drawSample } from "./sampling";
import { isDeadlock, tryAgain } from "./try-again";
import type { Instructions, StudyStateAnswer } from "./types";

/** A person who acts, or null for the command line of this machine. */
type By = { id: string } | null;

const LONG_TRANSACTION = { timeout: 120_000, maxWait: 10_000 };

export async function createStudy(by: By, input: StudyInput): Promise<StudyStateAnswer> {
  return prisma().$transaction(async (transaction) => {
    const dataset = await transaction.dataset.findUnique({ where: { slug: input.dataset }, select: { id: true } });
    if (!dataset) throw new AppError("unprocessable", `There is no dataset "${input.dataset}".`, { problems: [{ path: "dataset", message: "unknown" }] });
    const study = await transaction.study.create({
      data: { name: input.name, datasetId: dataset.id, protocol: input.protocol, createdById: by?.id ?? null },
      select: { id: true, state: true },
    });
    await addMembers(transaction, study.id, input.evaluators);
    await audit(transaction, by, "study.create", study.id, { name: input.name, dataset: input.dataset });
    return study;
  }, LONG_TRANSACTION);
}

/** A draft takes any protocol. A running study takes other words only, as a new version; what was claimed before keeps its own. */
export async function updateStudy(by: By, studyId: AuthorizedStudyId, change: { name?: string; protocol?: Protocol }): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (change.name !== undefined) await transaction.study.update({ where: { id: studyId }, data: { name: change.name } });
    if (change.protocol === undefined) return;
    if (study.state === "draft") {
      await transaction.study.update({ where: { id: studyId }, data: { protocol: change.protocol } });
      return;
    }
    if (study.state === "closed") throw new AppError("conflict", "The study is closed; its protocol stays as it is.");
    await amendProtocol(transaction, by, study, change.protocol);
  }, LONG_TRANSACTION);
}

async function amendProtocol(transaction: Transaction, by: By, study: LockedStudy, protocol: Protocol): Promise<void> {
  const before = protocolSchema.parse(study.protocol);
  const problems = amendmentProblems(before, protocol);
  if (problems.length > 0) {
    const places = problems.map((problem) => problem.path).join(", ");
    throw new AppError("unprocessable", `The study runs: only its wording can still change, not ${places}.`, { problems });
  }
  const digest = digestOf(protocol);
  if (digest === digestOf(before)) return;
  const version = study.protocolVersion + 1;
  await transaction.protocolVersion.create({ data: { studyId: study.id, version, body: protocol, digest } });
  await transaction.study.update({ where: { id: study.id }, data: { protocol, protocolVersion: version } });
  await audit(transaction, by, "study.amend", study.id, { version, digest });
}

/** Freezes the protocol and draws the items. */
export async function startStudy(by: By, studyId: AuthorizedStudyId): Promise<StudyStateAnswer> {
  return prisma().$transaction(async (transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (study.state !== "draft") throw new AppError("conflict", `The study is ${study.state} already.`);
    const protocol = protocolSchema.parse(study.protocol);
    const dataset = await lockDataset(transaction, study.datasetId);
    if (dataset.currentVersion === 0) throw new AppError("conflict", `Nothing has been imported into "${dataset.slug}" yet.`);
    const sample = drawSample(await eligibleUnits(transaction, study.datasetId, dataset.currentVersion, protocol), protocol.sample.seed, protocol.sample.size);
    assertSampleSize(sample.length, protocol);

    const digest = digestOf(protocol);
    await transaction.protocolVersion.create({ data: { studyId, version: 1, body: protocol, digest } });
    await transaction.$executeRaw`
      insert into "Item" (id, "studyId", position, "episodeId", "sessionId", overlap)
      select gen_random_uuid(), ${studyId}::uuid, unit.position, unit.episode, unit.session, ${protocol.evaluatorsPerItem}
      from unnest(${sample.map((unit) => unit.episodeId)}::uuid[], ${sample.map((unit) => unit.sessionId)}::uuid[])
        with ordinality as unit(episode, session, position)`;
    await transaction.$executeRaw`
      update "Study" set state = 'running', "startedAt" = now(), "datasetVersion" = ${dataset.currentVersion}, "protocolVersion" = 1
      where id = ${studyId}::uuid`;
    await audit(transaction, by, "study.start", studyId, { digest, datasetVersion: dataset.currentVersion, items: sample.length });
    return { id: studyId, state: "running" as const };
  }, LONG_TRANSACTION);
}

/** Waits for an import that is publishing: it would still change the pictures of what is drawn here. */
async function lockDataset(transaction: Transaction, datasetId: string): Promise<{ slug: string; currentVersion: number }> {
  const found = await transaction.$queryRaw<{ slug: string; currentVersion: number }[]>`
    select slug, "currentVersion" from "Dataset" where id = ${datasetId}::uuid for share`;
  const dataset = found[0];
  if (!dataset) throw new AppError("not_found", "The dataset is gone.");
  return dataset;
}

type Unit = { episode: string; session: number | null; episodeId: string; sessionId: string | null };

/** Only names and ids: drawing from a large dataset never reads a transcript. */
async function eligibleUnits(transaction: Transaction, datasetId: string, version: number, protocol: Protocol): Promise<Unit[]> {
  const bySession = protocol.unit === "session";
  return transaction.$queryRaw<Unit[]>`
    select episode."externalId" as episode, session.number as session, episode.id as "episodeId", session.id as "sessionId"
    from "Episode" episode
    left join "Session" session on ${bySession} and session."episodeId" = episode.id and session."turnCount" > 0
    where episode."datasetId" = ${datasetId}::uuid
      and episode."fromVersion" <= ${version} and (episode."untilVersion" is null or episode."untilVersion" > ${version})
      and episode."turnCount" > 0
      and (not ${bySession} or session.id is not null)
      and (${protocol.includeScripted} or episode.origin = 'collected')`;
}

function assertSampleSize(drawn: number, protocol: Protocol): void {
  const units = protocol.unit === "session" ? "sessions" : "episodes";
  const limits = protocol.includeScripted ? "" : " that were collected from people (made ones are left out by this protocol)";
  if (drawn === 0) throw new AppError("conflict", `The dataset has no ${units} with turns${limits}.`);
  if (protocol.sample.size !== "all" && drawn < protocol.sample.size) {
    const problems = [{ path: "protocol.sample.size", message: `at most ${drawn}` }];
    throw new AppError("conflict", `The dataset has ${drawn} ${units} with turns${limits}; the sample asks for ${protocol.sample.size}.`, { problems });
  }
}

/**
 * Ends the handing out. Leases end with it, so that results stay as they are: what comes later is kept as surplus.
 * It locks the study before the items, a claim the items before the study; the one that gives way is run again.
 */
export async function closeStudy(by: By, studyId: AuthorizedStudyId): Promise<StudyStateAnswer> {
  const close = async (transaction: Transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (study.state === "draft") throw new AppError("conflict", "The study has not been started.");
    if (study.state === "running") {
      await transaction.$executeRaw`update "Study" set state = 'closed', "closedAt" = now() where id = ${studyId}::uuid`;
      await transaction.$executeRawUnsafe(EXPIRE_ALL.replaceAll("$1", "$1::uuid"), studyId);
      await audit(transaction, by, "study.close", studyId, {});
    }
    return { id: studyId, state: "closed" as const };
  };
  return tryAgain(isDeadlock, () => prisma().$transaction(close, LONG_TRANSACTION));
}

export async function addEvaluators(by: By, studyId: AuthorizedStudyId, emails: string[]): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (study.state === "closed") throw new AppError("conflict", "The study is closed.");
    const added = await addMembers(transaction, studyId, emails);
    if (added.length > 0) await audit(transaction, by, "study.addEvaluators", studyId, { pseudonyms: added });
  }, LONG_TRANSACTION);
}

/** @returns the pseudonyms of those who are new. */
async function addMembers(transaction: Transaction, studyId: string, emails: string[]): Promise<string[]> {
  const wanted = [...new Set(emails.map((email) => email.trim().toLowerCase()))];
  if (wanted.length === 0) return [];
  const people = await transaction.user.findMany({
    where: { email: { in: wanted }, disabledAt: null },
    select: { id: true, email: true, memberships: { where: { studyId }, select: { studyId: true } } },
  });
  const known = new Map(people.map((person) => [person.email, person]));
  const problems: Problem[] = wanted.flatMap((email, index) => (known.has(email) ? [] : [{ path: `evaluators.${index}`, message: `nobody has the address ${email}` }]));
  if (problems.length > 0) {
    throw new AppError("unprocessable", `Invite these people first: ${problems.map((problem) => problem.message).join("; ")}.`, { problems });
  }
  const fresh = wanted.flatMap((email) => known.get(email) ?? []).filter((person) => person.memberships.length === 0);
  return insertMembers(transaction, studyId, fresh.map((person) => person.id), "person");
}

async function insertMembers(transaction: Transaction, studyId: string, userIds: string[], kind: "person" | "simulated"): Promise<string[]> {
  const prefix = kind === "person" ? "E" : "SIM";
  const taken = await transaction.studyEvaluator.count({ where: { studyId, pseudonym: { startsWith: prefix } } });
  const members = userIds.map((userId, index) => ({ studyId, userId, pseudonym: pseudonym(taken + index + 1, kind) }));
  await transaction.studyEvaluator.createMany({ data: members });
  return members.map((member) => member.pseudonym);
}

export type SimulatedEvaluator = { userId: string; sessionVersion: number; pseudonym: string };

/** Accounts that nobody can sign in to, marked by their pseudonym wherever their answers appear. Called again, it gives the same ones. */
export async function ensureSimulatedEvaluators(studyId: AuthorizedStudyId, count: number): Promise<SimulatedEvaluator[]> {
  await prisma().$transaction(async (transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (study.state !== "running") throw new AppError("conflict", `The study is ${study.state}; simulated evaluators need a running one.`);
    const there = await transaction.studyEvaluator.count({ where: { studyId, pseudonym: { startsWith: "SIM" } } });
    const users = Array.from({ length: Math.max(0, count - there) }, (_, index) => {
      const number = there + index + 1;
      return { id: randomUUID(), email: `sim-${number}@${studyId}.invalid`, name: `Simulated evaluator ${number}`, role: "evaluator" as const };
    });
    if (users.length === 0) return;
    await transaction.user.createMany({ data: users });
    const added = await insertMembers(transaction, studyId, users.map((user) => user.id), "simulated");
    await audit(transaction, null, "study.addEvaluators", studyId, { pseudonyms: added });
  }, LONG_TRANSACTION);
  const members = await prisma().studyEvaluator.findMany({
    where: { studyId, pseudonym: { startsWith: "SIM" } },
    select: { userId: true, pseudonym: true, user: { select: { sessionVersion: true } } },
    orderBy: { pseudonym: "asc" },
    take: count,
  });
  return members.map(({ user, ...member }) => ({ ...member, sessionVersion: user.sessionVersion }));
}

export async function confirmInstructions(membership: Membership, version: number): Promise<Instructions> {
  const { studyId, evaluatorId } = membership;
  const instructions = await readInstructions(membership);
  // Somebody who has an older page open has not read the newer one.
  if (version !== instructions.version) throw new AppError("conflict", "The instructions have changed; please read the new ones.");
  await prisma().$executeRaw`
    update "StudyEvaluator" set "instructionsReadAt" = now(), "instructionsVersion" = ${version}
    where "studyId" = ${studyId}::uuid and "userId" = ${evaluatorId}::uuid`;
  return { ...instructions, read: true };
}

/** Holds places for the item on the screen and for `ahead` more, and reads the queue. */
export async function ensureQueue(membership: Membership, ahead: number): Promise<DeskQueue> {
  const terms = await readClaimTerms(membership);
  if (terms.state === "running") await holdPlaces(membership, terms, ahead + 1);
  return readQueue(membership, terms.seed);
}

async function holdPlaces(membership: Membership, terms: { seed: string; leaseMinutes: number }, places: number): Promise<void> {
  const who = [membership.studyId, membership.evaluatorId, terms.leaseMinutes];
  const order = preferenceKey(terms.seed, membership.pseudonym);
  const affected = async (name: string, text: string, values: unknown[]) => {
    // Two tabs of one evaluator may pick the same item, and waits may cross.
    const result = await tryAgain((error) => isUniqueViolation(error) || isDeadlock(error), () => pool().query({ name, text, values }));
    return result.rowCount ?? 0;
  };
  let missing = places - (await affected("keep-leases", KEEP_LEASES, who));
  if (missing > 0) missing -= await affected("retake-expired", RETAKE_EXPIRED, [...who, missing]);
  if (missing > 0) missing -= await affected("claim", CLAIM, [...who, missing, order]);
  if (missing <= 0) return;
  await affected("expire-leases", EXPIRE_LEASES, [membership.studyId]);
  await affected("claim-waiting", CLAIM_WAITING, [...who, missing, order]);
}

type LockedStudy = { id: string; state: "draft" | "running" | "closed"; datasetId: string; protocol: unknown; protocolVersion: number };

/** Changes of one study come one after the other. */
async function lockStudy(transaction: Transaction, studyId: AuthorizedStudyId): Promise<LockedStudy> {
  const found = await transaction.$queryRaw<LockedStudy[]>`
    select id, state, "datasetId", protocol, "protocolVersion" from "Study" where id = ${studyId}::uuid for update`;
  const study = found[0];
  if (!study) throw new AppError("not_found", "The study is gone.");
  return study;
}

async function audit(transaction: Transaction, by: By, action: string, subject: string, detail: Record<string, string | number | string[]>): Promise<void> {
  await transaction.auditEvent.create({ data: { actorId: by?.id ?? null, action, subject, detail } });
}
