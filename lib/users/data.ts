import { Prisma } from "@/lib/db/generated/client";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { visibleRoles } from "./access";
import type { ListPeople } from "./schema";
import type { Actor, AuthorizedUserId, Person, Role } from "./types";

const SELECT = { id: true, email: true, name: true, role: true, passwordHash: true, disabledAt: true, createdAt: true } satisfies Prisma.UserSelect;
type Row = Prisma.UserGetPayload<{ select: typeof SELECT }>;

function toPerson({ passwordHash, disabledAt, ...row }: Row): Person {
  return { ...row, state: disabledAt ? "disabled" : passwordHash ? "active" : "invited" };
}

/** Accounts of simulated evaluators have addresses that nobody can have (RFC 2606): they are in their study, and no people. */
const SIMULATED = { email: { endsWith: ".invalid" } } satisfies Prisma.UserWhereInput;

/** People whom this actor looks after, by e-mail address. */
export async function listPeople(actor: Actor, { search, role, after, limit }: ListPeople): Promise<{ people: Person[]; next: string | null }> {
  const roles = visibleRoles(actor).filter((visible) => !role || visible === role);
  const text: Prisma.StringFilter = { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" };
  const rows = await prisma().user.findMany({
    where: { role: { in: roles }, NOT: SIMULATED, ...(after ? { email: { gt: after } } : {}), ...(search ? { OR: [{ email: text }, { name: text }] } : {}) },
    select: SELECT,
    orderBy: { email: "asc" },
    take: limit + 1,
  });
  const people = rows.slice(0, limit).map(toPerson);
  return { people, next: rows.length > limit ? (people.at(-1)?.email ?? null) : null };
}

export type AuthorizedPerson = {
  id: AuthorizedUserId; email: string; role: Role; hasPassword: boolean; isDisabled: boolean;
  /** By a password or by a link: from then on the account stands for somebody. */
  hasComeIn: boolean;
};

const PERSON_SELECT = { ...SELECT, links: { where: { usedAt: { not: null } }, select: { id: true }, take: 1 } } satisfies Prisma.UserSelect;

/** The gate: somebody whom this actor does not look after is not there. */
export async function getPersonFor(actor: Actor, userId: string): Promise<AuthorizedPerson> {
  const row = await prisma().user.findUnique({ where: { id: userId }, select: PERSON_SELECT });
  if (!row || !visibleRoles(actor).includes(row.role)) throw notFound();
  return authorize(row);
}

/** The gate of the command line: whoever runs it owns the installation. */
export async function getPersonForOperator(email: string): Promise<AuthorizedPerson | undefined> {
  const row = await prisma().user.findUnique({ where: { email }, select: PERSON_SELECT });
  return row ? authorize(row) : undefined;
}

/** The gate for people's own account. */
export function ownId(actor: Actor): AuthorizedUserId {
  return actor.id as AuthorizedUserId;
}

function authorize(row: Row & { links: unknown[] }): AuthorizedPerson {
  const hasPassword = row.passwordHash !== null;
  return {
    id: row.id as AuthorizedUserId, email: row.email, role: row.role, hasPassword, isDisabled: row.disabledAt !== null, hasComeIn: hasPassword || row.links.length > 0,
  };
}

/** Everybody, for the command line. */
export async function listAllPeople(): Promise<Person[]> {
  const rows = await prisma().user.findMany({ select: SELECT, orderBy: { email: "asc" } });
  return rows.map(toPerson);
}

export async function hasPassword(userId: AuthorizedUserId): Promise<boolean> {
  return (await prisma().user.count({ where: { id: userId, passwordHash: { not: null } } })) > 0;
}
