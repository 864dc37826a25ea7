/** Writes of studies: their life from draft to closed, their evaluators, and the claim of items. */
import { randomUUID } from "node:crypto";
import { pool, prisma, type Transaction } from "@/lib/db/client";
import { AppError, isUniqueViolation, type Problem } from "@/lib/errors";
import type { DeskQueue } from "@/lib/judgments/desk";
import type { AuthorizedStudyId, Membership } from "./access";
import { amendmentProblems } from "./amendment";
import {
  CLAIM, CLAIM_PLANNED, CLAIM_UNPLANNED, CLAIM_UNPLANNED_WAITING, CLAIM_WAITING, EXPIRE_ALL, EXPIRE_LEASES, KEEP_LEASES, NOTE_PRESENCE, RETAKE_EXPIRED,
} from "./claim-sql";
import { type ClaimTerms, preferenceKey, readClaimTerms, readInstructions, readQueue } from "./data";
import { layOutItems, type LockedSource, replan } from "./design/mutations";
import { digestOf } from "./digest";
import { pseudonym } from "./item-code";
import { type Protocol, protocolSchema, type StudyInput } from "./protocol";
import { refuseSources } from "./refuse-sources";
import { sliceSchema, type SourceInput } from "./slice";
import { isDeadlock, tryAgain } from "./try-again";
import type { Instructions, StudyStateAnswer } from "./types";

/** A person who acts, or null for the command line of this machine. */
type By = { id: string } | null;

const LONG_TRANSACTION = { timeout: 120_000, maxWait: 10_000 };

export async function createStudy(by: By, input: StudyInput): Promise<StudyStateAnswer> {
  return prisma().$transaction(async (transaction) => {
    const study = await transaction.study.create({
      data: { name: input.name, kind: input.protocol.kind, protocol: input.protocol, createdById: by?.id ?? null },
      select: { id: true, state: true },
    });
    await setSources(transaction, study.id, input.sources);
    await addMembers(transaction, study.id, input.evaluators);
    await audit(transaction, by, "study.create", study.id, { name: input.name, datasets: input.sources.map((source) => source.dataset) });
    return study;
  }, LONG_TRANSACTION);
}

async function setSources(transaction: Transaction, studyId: string, sources: readonly SourceInput[]): Promise<void> {
  const datasets = await transaction.dataset.findMany({ where: { slug: { in: sources.map((source) => source.dataset) } }, select: { id: true, slug: true } });
  const ids = new Map(datasets.map(({ id, slug }) => [slug, id]));
  const rows = sources.map(({ dataset, slice }, index) => {
    const datasetId = ids.get(dataset);
    if (datasetId === undefined) throw new AppError("unprocessable", `There is no dataset "${dataset}".`, { problems: [{ path: `sources.${index}.dataset`, message: "unknown" }] });
    return { studyId, number: index + 1, datasetId, slice };
  });
  await transaction.studySource.deleteMany({ where: { studyId } });
  await transaction.studySource.createMany({ data: rows });
}

/** A draft takes any protocol. A running study takes other words only, as a new version; what was claimed before keeps its own. */
export async function updateStudy(by: By, studyId: AuthorizedStudyId, change: { name?: string; sources?: SourceInput[]; protocol?: Protocol }): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (change.name !== undefined) await transaction.study.update({ where: { id: studyId }, data: { name: change.name } });
    if (change.sources !== undefined) {
      if (study.state !== "draft") throw new AppError("conflict", `The study is ${study.state}: what it draws from stays as it was started.`, { problems: [{ path: "sources", message: "cannot change after the start" }] });
      await setSources(transaction, studyId, change.sources);
    }
    if (study.state === "draft") {
      const protocol = change.protocol ?? protocolSchema.parse(study.protocol);
      await assertSourcesFit(transaction, studyId, protocol);
      await transaction.study.update({ where: { id: studyId }, data: { protocol, kind: protocol.kind } });
      return;
    }
    if (change.protocol === undefined) return;
    if (study.state === "closed") throw new AppError("conflict", "The study is closed; its protocol stays as it is.");
    await amendProtocol(transaction, by, study, change.protocol);
  }, LONG_TRANSACTION);
}

/** The same rules as for a new study, over what is in the database and what is changed together. */
async function assertSourcesFit(transaction: Transaction, studyId: string, protocol: Protocol): Promise<void> {
  refuseSources(protocol, await transaction.studySource.count({ where: { studyId } }));
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

/** Freezes the protocol, draws the items, and plans who sees what where two sides are compared. */
export async function startStudy(by: By, studyId: AuthorizedStudyId): Promise<StudyStateAnswer> {
  return prisma().$transaction(async (transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (study.state !== "draft") throw new AppError("conflict", `The study is ${study.state} already.`);
    const protocol = protocolSchema.parse(study.protocol);
    await assertSourcesFit(transaction, studyId, protocol);
    const sources = await lockSources(transaction, studyId);
    const members = await transaction.studyEvaluator.findMany({ where: { studyId, user: { disabledAt: null } }, select: { userId: true, pseudonym: true }, orderBy: { pseudonym: "asc" } });
    const { items, designDigest } = await layOutItems(transaction, studyId, protocol, sources, members);

    const digest = digestOf(protocol);
    await transaction.protocolVersion.create({ data: { studyId, version: 1, body: protocol, digest } });
    await transaction.$executeRaw`update "Study" set state = 'running', "startedAt" = now(), "protocolVersion" = 1 where id = ${studyId}::uuid`;
    const drawn = sources.map(({ slug, version }) => `${slug}, version ${version}`);
    await audit(transaction, by, "study.start", studyId, { digest, sources: drawn, items, ...(designDigest === null ? {} : { designDigest }) });
    return { id: studyId, state: "running" as const };
  }, LONG_TRANSACTION);
}

/** Waits for an import that is publishing: it would still change the pictures of what is drawn here. */
async function lockSources(transaction: Transaction, studyId: string): Promise<LockedSource[]> {
  const found = await transaction.$queryRaw<(Omit<LockedSource, "slice"> & { slice: unknown })[]>`
    select source.number, source."datasetId", source.slice, dataset.slug, dataset."currentVersion" as version
    from "StudySource" source join "Dataset" dataset on dataset.id = source."datasetId"
    where source."studyId" = ${studyId}::uuid order by dataset.id, source.number for share of dataset`;
  const empty = found.find((source) => source.version === 0);
  if (empty) throw new AppError("conflict", `Nothing has been imported into "${empty.slug}" yet.`);
  for (const { number, version } of found) await transaction.studySource.update({ where: { studyId_number: { studyId, number } }, data: { datasetVersion: version } });
  return found.map((source) => ({ ...source, slice: sliceSchema.parse(source.slice) })).sort((a, b) => a.number - b.number);
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

/** Names the sources in the results of a comparison before it is closed. It cannot be taken back, and later exports say so. */
export async function revealSources(by: By, studyId: AuthorizedStudyId): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (protocolSchema.parse(study.protocol).kind !== "comparison") throw new AppError("conflict", "Only a comparison hides its sources.");
    if (study.state === "draft") throw new AppError("conflict", "The study has not been started.");
    const revealed = await transaction.study.updateMany({ where: { id: studyId, state: "running", revealedAt: null }, data: { revealedAt: new Date() } });
    if (revealed.count > 0) await audit(transaction, by, "study.reveal", studyId, { counted: await transaction.judgment.count({ where: { counted: true, assignment: { studyId } } }) });
  }, LONG_TRANSACTION);
}

export async function addEvaluators(by: By, studyId: AuthorizedStudyId, emails: string[]): Promise<void> {
  const add = async (transaction: Transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (study.state === "closed") throw new AppError("conflict", "The study is closed.");
    await welcome(transaction, by, study, await addMembers(transaction, studyId, emails));
  };
  await tryAgain(isDeadlock, () => prisma().$transaction(add, LONG_TRANSACTION));
}

/** Those who join a running comparison get their share of what nobody holds yet. */
async function welcome(transaction: Transaction, by: By, study: LockedStudy, added: string[]): Promise<void> {
  if (added.length === 0) return;
  await audit(transaction, by, "study.addEvaluators", study.id, { pseudonyms: added });
  const protocol = protocolSchema.parse(study.protocol);
  if (study.state !== "running" || protocol.kind !== "comparison") return;
  const round = await transaction.auditEvent.count({ where: { subject: study.id, action: "study.replan" } });
  const { places } = await replan(transaction, study.id, protocol, round + 1);
  await audit(transaction, by, "study.replan", study.id, { reason: `${added.join(", ")} joined`, places });
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
  const add = async (transaction: Transaction) => {
    const study = await lockStudy(transaction, studyId);
    if (study.state !== "running") throw new AppError("conflict", `The study is ${study.state}; simulated evaluators need a running one.`);
    const there = await transaction.studyEvaluator.count({ where: { studyId, pseudonym: { startsWith: "SIM" } } });
    const users = Array.from({ length: Math.max(0, count - there) }, (_, index) => {
      const number = there + index + 1;
      return { id: randomUUID(), email: `sim-${number}@${studyId}.invalid`, name: `Simulated evaluator ${number}`, role: "evaluator" as const };
    });
    if (users.length === 0) return;
    await transaction.user.createMany({ data: users });
    await welcome(transaction, null, study, await insertMembers(transaction, studyId, users.map((user) => user.id), "simulated"));
  };
  await tryAgain(isDeadlock, () => prisma().$transaction(add, LONG_TRANSACTION));
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

async function holdPlaces(membership: Membership, terms: ClaimTerms, places: number): Promise<void> {
  const who = [membership.studyId, membership.evaluatorId, terms.leaseMinutes];
  const order = preferenceKey(terms.seed, membership.pseudonym);
  const affected = async (name: string, text: string, values: unknown[]) => {
    // Two tabs of one evaluator may pick the same item, and waits may cross.
    const result = await tryAgain((error) => isUniqueViolation(error) || isDeadlock(error), () => pool().query({ name, text, values }));
    return result.rowCount ?? 0;
  };
  if (terms.kind === "comparison") await affected("note-presence", NOTE_PRESENCE, [membership.studyId, membership.evaluatorId]);
  let missing = places - (await affected("keep-leases", KEEP_LEASES, who));
  const claim = async (name: string, text: string) => {
    if (missing > 0) missing -= await affected(name, text, [...who, missing, order]);
  };
  /** Each pair changes which way round the next one should be. */
  const claimOneByOne = async (name: string, text: string) => {
    while (missing > 0 && (await affected(name, text, [...who, 1, order])) > 0) missing -= 1;
  };
  if (missing > 0) missing -= await affected("retake-expired", RETAKE_EXPIRED, [...who, missing]);
  if (terms.kind === "rating") await claim("claim", CLAIM);
  else {
    await claim("claim-planned", CLAIM_PLANNED);
    await claimOneByOne("claim-unplanned", CLAIM_UNPLANNED);
  }
  if (missing <= 0) return;
  await affected("expire-leases", EXPIRE_LEASES, [membership.studyId]);
  if (terms.kind === "rating") return claim("claim-waiting", CLAIM_WAITING);
  await claim("claim-planned", CLAIM_PLANNED);
  await claimOneByOne("claim-unplanned-waiting", CLAIM_UNPLANNED_WAITING);
}

type LockedStudy = { id: string; state: "draft" | "running" | "closed"; protocol: unknown; protocolVersion: number };

/** Changes of one study come one after the other. */
async function lockStudy(transaction: Transaction, studyId: AuthorizedStudyId): Promise<LockedStudy> {
  const found = await transaction.$queryRaw<LockedStudy[]>`
    select id, state, protocol, "protocolVersion" from "Study" where id = ${studyId}::uuid for update`;
  const study = found[0];
  if (!study) throw new AppError("not_found", "The study is gone.");
  return study;
}

async function audit(transaction: Transaction, by: By, action: string, subject: string, detail: Record<string, string | number | string[]>): Promise<void> {
  await transaction.auditEvent.create({ data: { actorId: by?.id ?? null, action, subject, detail } });
}
