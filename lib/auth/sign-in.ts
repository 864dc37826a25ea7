/** Sign-in by e-mail and password: the same words and the same time for a wrong password, an unknown and a closed account. */
import { pool, prisma } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { recordAudit } from "./audit";
import { PASSWORD_MAX } from "./password-policy";
import { hashPassword, isOutdatedHash, verifyPassword } from "./password-hash";
import { ADDRESS_WINDOW_S, addressBucket, computeWait, EMAIL_WINDOW_S, emailBucket, freeTries } from "./throttle";
import type { SessionClaims } from "./token";

const mismatch = () => new AppError("unauthenticated", "This e-mail address and password do not match.");

type Attempt = { email: string; password: string; address: string };

export async function signInWithPassword({ email, password, address }: Attempt): Promise<SessionClaims> {
  const person = await checkWithLimit({ email, password, address });
  if (!person) throw mismatch();
  await recordAudit(prisma(), { actorId: person.id, action: "session.start", subject: `user:${person.id}`, detail: { by: "password" } });
  return { userId: person.id, sessionVersion: person.sessionVersion };
}

/** Asks for the password again before something that a borrowed browser must not do. */
export async function confirmPassword(attempt: Attempt): Promise<void> {
  if (!(await checkWithLimit(attempt))) throw new AppError("unprocessable", "The current password is not right.", { problems: [{ path: "current", message: "This is not your current password." }] });
}

async function checkWithLimit({ email, password, address }: Attempt) {
  const attempt = await admit(email, address);
  const person = await prisma().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, sessionVersion: true, disabledAt: true },
  });
  const isRight = await verifyPassword(person?.passwordHash, password.slice(0, PASSWORD_MAX * 4));
  if (!person || !isRight || person.disabledAt) {
    await pool().query(`insert into "SignInFailure" (bucket) values ($1)`, [addressBucket(address)]);
    return undefined;
  }
  await pool().query(`delete from "SignInFailure" where bucket = $1`, [attempt.bucket]);
  if (person.passwordHash && isOutdatedHash(person.passwordHash)) {
    await prisma().user.update({ where: { id: person.id, passwordHash: person.passwordHash }, data: { passwordHash: await hashPassword(password) } });
  }
  return person;
}

/**
 * Books the attempt as a failure before the password is looked at: of many at the same moment, each sees the others.
 * A success takes it back; an attempt that has to wait does not count.
 */
async function admit(email: string, address: string): Promise<{ bucket: string }> {
  const bucket = emailBucket(email);
  const booked = await pool().query<{ id: string }>(
    `with swept as (delete from "SignInFailure" where at < now() - interval '1 hour')
     insert into "SignInFailure" (bucket) values ($1) returning id`,
    [bucket],
  );
  const id = booked.rows[0]?.id;
  const counts = await pool().query<{ ofEmail: number; sinceEmail: number | null; ofAddress: number; sinceAddress: number | null }>(
    `select count(*) filter (where bucket = $1)::int as "ofEmail",
            extract(epoch from now() - max(at) filter (where bucket = $1))::float8 as "sinceEmail",
            count(*) filter (where bucket = $2 and at > now() - make_interval(secs => $5))::int as "ofAddress",
            extract(epoch from now() - min(at) filter (where bucket = $2 and at > now() - make_interval(secs => $5)))::float8 as "sinceAddress"
     from "SignInFailure" where bucket in ($1, $2) and id <> $3 and at > now() - make_interval(secs => $4)`,
    [bucket, addressBucket(address), id, EMAIL_WINDOW_S, ADDRESS_WINDOW_S],
  );
  const row = counts.rows[0];
  const wait = computeWait({
    ofEmail: row?.ofEmail ?? 0, secondsSinceLastOfEmail: row?.sinceEmail ?? 0,
    ofAddress: row?.ofAddress ?? 0, secondsSinceFirstOfAddress: row?.sinceAddress ?? 0,
  }, freeTries(address));
  if (wait > 0) {
    await pool().query(`delete from "SignInFailure" where id = $1`, [id]);
    throw new AppError("too_many_requests", `Too many tries. Wait ${wait} seconds, then try again.`, { retryAfterSeconds: wait });
  }
  return { bucket };
}
