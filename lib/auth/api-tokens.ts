/** API tokens in the database: made, listed, revoked, and asked who stands behind them. */
import { pool, prisma } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError, notFound } from "@/lib/errors";
import { TOKEN_OWNERS, type Actor, type ApiToken, type AuthorizedUserId, type IssuedToken } from "@/lib/users/types";
import { hashApiToken, makeApiToken } from "./api-token";
import { recordAudit } from "./audit";
import { ADDRESS_WINDOW_S, clientAddress, computeWait, freeTries, tokenBucket } from "./throttle";

const MOST_PER_PERSON = 50;

/** Usable or run out; what was revoked, or ended with the sessions, is gone. */
const STANDING = `t."revokedAt" is null and t."sessionVersion" = u."sessionVersion"`;
const COLUMNS = `t.id, t.name, t.prefix, t."createdAt", t."expiresAt", t."lastUsedAt", t."expiresAt" <= now() as "isExpired"`;

/** @param by null: the operator at the machine. */
export async function createApiToken(userId: AuthorizedUserId, { name, days }: { name: string; days: number }, by: Actor | null): Promise<IssuedToken> {
  const { token, prefix, tokenHash } = makeApiToken();
  return prisma().$transaction(async (transaction) => {
    // Locked: of many at the same moment, none goes beyond the limit.
    const owners = await transaction.$executeRaw`select 1 from "User" where id = ${userId}::uuid and "disabledAt" is null and role::text = any(${TOKEN_OWNERS}) for update`;
    if (owners === 0) throw new AppError("conflict", "Only researchers and admins whose account is not disabled can have API tokens.");
    const [held] = await transaction.$queryRaw<{ tokens: number }[]>`
      select count(*)::int as tokens from "ApiToken" t join "User" u on u.id = t."userId" where t."userId" = ${userId}::uuid and ${Prisma.raw(STANDING)}`;
    if ((held?.tokens ?? 0) >= MOST_PER_PERSON) throw new AppError("conflict", `There are ${MOST_PER_PERSON} API tokens already. Revoke one that is not used any more.`);
    const [row] = await transaction.$queryRaw<Omit<IssuedToken, "token">[]>`
      insert into "ApiToken" (id, "userId", name, prefix, "tokenHash", "sessionVersion", "expiresAt")
      select gen_random_uuid(), id, ${name}, ${prefix}, ${tokenHash}, "sessionVersion", now() + make_interval(days => ${days}::int) from "User" where id = ${userId}::uuid
      returning id, name, prefix, "createdAt", "expiresAt"`;
    if (!row) throw new Error("The token was not stored.");
    await recordAudit(transaction, { actorId: by?.id ?? null, action: "token.create", subject: `user:${userId}`, detail: { token: row.id, name, days } });
    return { ...row, token };
  });
}

export async function listApiTokens(userId: AuthorizedUserId): Promise<ApiToken[]> {
  const found = await pool().query<ApiToken>(
    `select ${COLUMNS} from "ApiToken" t join "User" u on u.id = t."userId" where t."userId" = $1 and ${STANDING} order by t."createdAt" desc, t.id`,
    [userId],
  );
  return found.rows;
}

/** Somebody else's token is not there. */
export async function revokeApiToken(userId: AuthorizedUserId, tokenId: string, by: Actor | null): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const revoked = await transaction.$executeRaw`update "ApiToken" set "revokedAt" = now() where id = ${tokenId}::uuid and "userId" = ${userId}::uuid and "revokedAt" is null`;
    if (revoked === 0) throw notFound();
    await recordAudit(transaction, { actorId: by?.id ?? null, action: "token.revoke", subject: `user:${userId}`, detail: { token: tokenId } });
  });
}

/**
 * Whom a token stands for. As with a session, role and ban are read at every call; unlike a session it says why it was not taken:
 * whoever sends a token is a program, and its owner reads the answer.
 */
export async function readTokenActor(token: string, headers: Headers): Promise<Actor> {
  const found = await pool().query<Actor & { isExpired: boolean }>({
    name: "read-token-actor",
    text: `with found as (
             select t.id as "tokenId", t."expiresAt" <= now() as "isExpired", t."lastUsedAt", u.id, u.email, u.name, u.role
             from "ApiToken" t join "User" u on u.id = t."userId"
             where t."tokenHash" = $1 and ${STANDING} and u."disabledAt" is null and u.role::text = any($2)
           ), used as (
             update "ApiToken" t set "lastUsedAt" = now() from found
             where t.id = found."tokenId" and not found."isExpired" and (found."lastUsedAt" is null or found."lastUsedAt" < now() - interval '1 minute')
           )
           select id, email, name, role, "isExpired" from found`,
    values: [hashApiToken(token), TOKEN_OWNERS],
  });
  const row = found.rows[0];
  if (row && !row.isExpired) return { id: row.id, email: row.email, name: row.name, role: row.role };
  await countRefusal(clientAddress(headers));
  throw new AppError("invalid_token", row ? "This API token has run out. Make a new one under Account." : "This API token is not known here, or was revoked. Make a new one under Account.");
}

/** Tokens cannot be guessed; what is held back is the load of trying. One that is right never waits, whoever else sends wrong ones. */
async function countRefusal(address: string): Promise<void> {
  const bucket = tokenBucket(address);
  const counted = await pool().query<{ failures: number; sinceFirst: number | null }>(
    `select count(*)::int as failures, extract(epoch from now() - min(at))::float8 as "sinceFirst"
     from "SignInFailure" where bucket = $1 and at > now() - make_interval(secs => $2)`,
    [bucket, ADDRESS_WINDOW_S],
  );
  const { failures = 0, sinceFirst = null } = counted.rows[0] ?? {};
  const wait = computeWait({ ofEmail: 0, secondsSinceLastOfEmail: 0, ofAddress: failures, secondsSinceFirstOfAddress: sinceFirst ?? 0 }, freeTries(address));
  if (wait > 0) throw new AppError("too_many_requests", `Too many calls with an API token that is not taken. Wait ${wait} seconds, then try again.`, { retryAfterSeconds: wait });
  await pool().query(`with swept as (delete from "SignInFailure" where at < now() - interval '1 hour') insert into "SignInFailure" (bucket) values ($1)`, [bucket]);
}
