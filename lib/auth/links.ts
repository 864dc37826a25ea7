/** One-time links: made, looked at, and used once. */
import { pool, prisma, type Database, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { LinkPurpose, Role } from "@/lib/users/types";
import { hashLinkToken, LINK_LIFETIME_S, makeLinkToken } from "./link-token";
import { hashPassword } from "./password-hash";
import { findPasswordProblem, passwordProblemText } from "./password-policy";
import type { SessionClaims } from "./token";

/** A new invitation ends the ones before it; sign-in links stand beside each other until they run out. */
export async function issueLink(database: Database | Transaction, userId: string, purpose: LinkPurpose): Promise<{ token: string; expiresAt: Date }> {
  const { token, tokenHash } = makeLinkToken();
  if (purpose === "invite") {
    await database.$executeRaw`update "SignInLink" set "expiresAt" = now()
      where "userId" = ${userId}::uuid and purpose = 'invite' and "usedAt" is null and "expiresAt" > now()`;
  }
  const rows = await database.$queryRaw<{ expiresAt: Date }[]>`
    insert into "SignInLink" (id, "userId", purpose, "tokenHash", "expiresAt")
    values (gen_random_uuid(), ${userId}::uuid, ${purpose}::"LinkPurpose", ${tokenHash}, now() + make_interval(secs => ${LINK_LIFETIME_S[purpose]}::float8))
    returning "expiresAt"`;
  const expiresAt = rows[0]?.expiresAt;
  if (!expiresAt) throw new Error("The link was not stored.");
  return { token, expiresAt };
}

export type LinkState = "open" | "used" | "expired" | "unknown";
export type OpenLink = { state: "open"; purpose: LinkPurpose; email: string; name: string; role: Role; hasPassword: boolean };

/** What stands behind a link, without using it: previews of messages and scanners of mail open links too. */
export async function previewLink(token: string): Promise<OpenLink | { state: Exclude<LinkState, "open"> }> {
  const found = await pool().query<Omit<OpenLink, "state"> & { state: LinkState }>(
    `select l.purpose, u.email, u.name, u.role, u."passwordHash" is not null as "hasPassword",
            case when l."usedAt" is not null then 'used' when l."expiresAt" <= now() then 'expired' else 'open' end as state
     from "SignInLink" l join "User" u on u.id = l."userId" and u."disabledAt" is null where l."tokenHash" = $1`,
    [hashLinkToken(token)],
  );
  const link = found.rows[0];
  if (!link) return { state: "unknown" };
  return link.state === "open" ? { ...link, state: "open" } : { state: link.state };
}

const REFUSAL: Record<Exclude<LinkState, "open">, string> = {
  used: "This link was used already. Sign in with your password, or ask for a new link.",
  expired: "This link has run out. Ask for a new one.",
  unknown: "This link is not known here. Check that it was copied whole, or ask for a new one.",
};

/** Uses the link: one statement, so that of many at the same moment one gets in. An invitation sets the password and ends old sessions. */
export async function acceptLink(token: string, choice: { password?: string; name?: string }): Promise<SessionClaims> {
  const link = await previewLink(token);
  if (link.state !== "open") throw refusal(link.state);
  let passwordHash: string | null = null;
  if (link.purpose === "invite") {
    const problem = findPasswordProblem(choice.password ?? "", { email: link.email, name: choice.name ?? link.name });
    if (problem) throw new AppError("unprocessable", passwordProblemText(problem), { problems: [{ path: "password", message: passwordProblemText(problem) }] });
    passwordHash = await hashPassword(choice.password ?? "");
  }
  const accepted = await pool().query<SessionClaims>(
    `with taken as (
       update "SignInLink" l set "usedAt" = now() from "User" u
       where l."tokenHash" = $1 and l."usedAt" is null and l."expiresAt" > now() and u.id = l."userId" and u."disabledAt" is null
       returning l.id, l."userId", l.purpose
     ), others as (
       update "SignInLink" l set "expiresAt" = now() from taken
       where taken.purpose = 'invite' and l."userId" = taken."userId" and l.id <> taken.id and l."usedAt" is null and l."expiresAt" > now()
     ), booked as (
       insert into "AuditEvent" ("actorId", action, subject, detail)
       select "userId", 'session.start', 'user:' || "userId", jsonb_build_object('by', purpose) from taken
     )
     update "User" u set "passwordHash" = coalesce($2, u."passwordHash"), name = coalesce(nullif($3, ''), u.name),
       "sessionVersion" = u."sessionVersion" + (taken.purpose = 'invite')::int
     from taken where u.id = taken."userId" and u."disabledAt" is null
     returning u.id as "userId", u."sessionVersion"`,
    [hashLinkToken(token), passwordHash, link.purpose === "invite" ? (choice.name ?? "") : ""],
  );
  const claims = accepted.rows[0];
  if (claims) return claims;
  const now = await previewLink(token);
  throw refusal(now.state === "open" ? "unknown" : now.state);
}

function refusal(state: Exclude<LinkState, "open">): AppError {
  return new AppError(state === "used" ? "conflict" : "not_found", REFUSAL[state]);
}

/** Links that nobody used yet, ended: after a change of password. */
export async function endOpenLinks(database: Transaction, userId: string): Promise<void> {
  await database.$executeRaw`update "SignInLink" set "expiresAt" = now() where "userId" = ${userId}::uuid and "usedAt" is null and "expiresAt" > now()`;
}

/** Signs one session out: its token is refused from now on, wherever a copy of it is. */
export async function endSession(tokenId: string, userId: string): Promise<void> {
  await prisma().$executeRaw`with swept as (delete from "EndedSession" where "endedAt" < now() - interval '31 days')
    , booked as (insert into "AuditEvent" ("actorId", action, subject) values (${userId}::uuid, 'session.end', ${`user:${userId}`}))
    insert into "EndedSession" (id) values (${tokenId}::uuid) on conflict do nothing`;
}
