import { recordAudit } from "@/lib/auth/audit";
import { linkUrl } from "@/lib/auth/link-token";
import { endOpenLinks, issueLink } from "@/lib/auth/links";
import { hashPassword } from "@/lib/auth/password-hash";
import { findPasswordProblem, passwordProblemText } from "@/lib/auth/password-policy";
import { confirmPassword } from "@/lib/auth/sign-in";
import type { SessionClaims } from "@/lib/auth/token";
import { prisma, type Transaction } from "@/lib/db/client";
import { AppError, isUniqueViolation, notFound } from "@/lib/errors";
import { getPersonForOperator, hasPassword } from "./data";
import type { InvitePerson, UpdatePerson } from "./schema";
import type { Actor, AuthorizedUserId, IssuedLink, LinkPurpose, Role } from "./types";

/** Who acts: null is the operator at the machine (command line, first start). */
type By = Actor | null;

export type InvitedPerson = { id: string; email: string; name: string; role: Role; inviteUrl: string; expiresAt: Date };

export async function createPerson(person: InvitePerson, by: By, origin: string): Promise<InvitedPerson> {
  try {
    return await prisma().$transaction(async (transaction) => {
      const created = await transaction.user.create({ data: person, select: { id: true, email: true, name: true, role: true } });
      const { token, expiresAt } = await issueLink(transaction, created.id, "invite");
      await book(transaction, by, "user.invite", created.id, { role: created.role });
      return { ...created, inviteUrl: linkUrl(origin, token), expiresAt };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "There is already a person with this e-mail address.", { problems: [{ path: "email", message: "Already in use." }], cause: error });
  }
}

export async function createLink(userId: AuthorizedUserId, purpose: LinkPurpose, by: By, origin: string): Promise<IssuedLink> {
  return prisma().$transaction(async (transaction) => {
    const active = await transaction.user.findFirst({ where: { id: userId, disabledAt: null }, select: { id: true } });
    if (!active) throw new AppError("conflict", "This account is disabled. Enable it first.");
    const { token, expiresAt } = await issueLink(transaction, userId, purpose);
    await book(transaction, by, "user.link", userId, { purpose });
    return { url: linkUrl(origin, token), purpose, expiresAt };
  });
}

export async function updatePerson(userId: AuthorizedUserId, { name, role, disabled }: UpdatePerson, by: By): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const admins = await lockActiveAdmins(transaction);
    const before = await transaction.user.findUnique({ where: { id: userId }, select: { role: true, disabledAt: true } });
    if (!before) throw notFound();
    const staysAdmin = (role ?? before.role) === "admin" && disabled !== true;
    if (admins.includes(userId) && admins.length === 1 && !staysAdmin) {
      throw new AppError("conflict", "This is the last admin. Make somebody else an admin first.");
    }
    const wasDisabled = before.disabledAt !== null;
    const change = disabled === undefined || disabled === wasDisabled ? {} : { disabledAt: disabled ? new Date() : null };
    // Raised when an account is closed, so that opening it again does not bring old sessions back.
    const ending = change.disabledAt ? { sessionVersion: { increment: 1 } } : {};
    await transaction.user.update({ where: { id: userId }, data: { name, role, ...change, ...ending } });
    if (change.disabledAt) await endOpenLinks(transaction, userId);
    if (name !== undefined) await book(transaction, by, "user.rename", userId);
    if (role !== undefined && role !== before.role) await book(transaction, by, "user.role", userId, { from: before.role, to: role });
    if (change.disabledAt !== undefined) await book(transaction, by, change.disabledAt ? "user.disable" : "user.enable", userId);
  });
}

/** Locked in one order, so that two admins who demote each other at the same moment do not both succeed. */
async function lockActiveAdmins(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`select id from "User" where role = 'admin' and "disabledAt" is null order by id for update`;
  return rows.map((row) => row.id);
}

/** Ends every session of a person. @returns what a new session of theirs must carry. */
export async function endSessions(userId: AuthorizedUserId, by: By): Promise<SessionClaims> {
  return prisma().$transaction(async (transaction) => {
    const { sessionVersion } = await transaction.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } }, select: { sessionVersion: true } });
    await book(transaction, by, "user.endSessions", userId);
    return { userId, sessionVersion };
  });
}

/** Needs the current password, if there is one; ends the other sessions and the open links. @returns what this session's new token must carry. */
export async function changePassword(
  userId: AuthorizedUserId, actor: Actor, { current = "", next }: { current?: string; next: string }, address: string,
): Promise<SessionClaims> {
  const problem = findPasswordProblem(next, actor);
  if (problem) throw new AppError("unprocessable", passwordProblemText(problem), { problems: [{ path: "next", message: passwordProblemText(problem) }] });
  if (await hasPassword(userId)) await confirmPassword({ email: actor.email, password: current, address });
  const passwordHash = await hashPassword(next);
  return prisma().$transaction(async (transaction) => {
    const { sessionVersion } = await transaction.user.update({
      where: { id: userId }, data: { passwordHash, sessionVersion: { increment: 1 } }, select: { sessionVersion: true },
    });
    await endOpenLinks(transaction, userId);
    await book(transaction, actor, "user.password", userId);
    return { userId, sessionVersion };
  });
}

function book(transaction: Transaction, by: By, action: string, userId: string, detail?: Record<string, string>): Promise<void> {
  return recordAudit(transaction, { actorId: by?.id ?? null, action, subject: `user:${userId}`, detail });
}

const FIRST_ADMIN = "admin@concord.local";
const FIRST_ADMIN_LOCK = 430_201;

/**
 * While no active admin has a password, somebody must be able to come in: makes the first admin, or a fresh invitation for
 * the one who never used theirs. @returns nothing once an admin has a password.
 */
export async function ensureFirstAdmin(origin: string, email: string = FIRST_ADMIN): Promise<{ email: string; inviteUrl: string } | undefined> {
  return prisma().$transaction(async (transaction) => {
    await transaction.$executeRaw`select pg_advisory_xact_lock(${FIRST_ADMIN_LOCK}::bigint)`;
    const admins = await transaction.user.findMany({
      where: { role: "admin", disabledAt: null }, select: { id: true, email: true, passwordHash: true }, orderBy: { createdAt: "asc" },
    });
    if (admins.some((admin) => admin.passwordHash !== null)) return undefined;
    const admin = admins[0] ?? (await transaction.user.upsert({
      where: { email }, create: { email, role: "admin" }, update: { role: "admin", disabledAt: null }, select: { id: true, email: true },
    }));
    const { token } = await issueLink(transaction, admin.id, "invite");
    await book(transaction, null, "user.invite", admin.id, { role: "admin" });
    return { email: admin.email, inviteUrl: linkUrl(origin, token) };
  });
}

/** For a person known by e-mail, on behalf of the operator. */
export async function createSignInLink(email: string, origin: string): Promise<IssuedLink> {
  const person = await getPersonForOperator(email);
  if (!person) throw new AppError("not_found", `There is nobody with the e-mail address ${email}.`);
  return createLink(person.id, "signIn", null, origin);
}

const DEMO_PEOPLE = [
  { email: FIRST_ADMIN, role: "admin", name: "Ada Admin" },
  { email: "researcher@concord.local", role: "researcher", name: "Robin Researcher" },
  { email: "evaluator@concord.local", role: "evaluator", name: "Eli Evaluator" },
] as const satisfies { email: string; role: Role; name: string }[];

/** One person per role to look around with, and a fresh sign-in link for each who is not disabled. */
export async function ensureDemoPeople(origin: string): Promise<{ role: Role; email: string; url: string }[]> {
  const links: { role: Role; email: string; url: string }[] = [];
  for (const person of DEMO_PEOPLE) {
    const { disabledAt, role } = await prisma().user.upsert({
      where: { email: person.email }, create: person, update: {}, select: { disabledAt: true, role: true },
    });
    if (!disabledAt) links.push({ role, email: person.email, url: (await createSignInLink(person.email, origin)).url });
  }
  return links;
}
