/** People for tests: made in the database directly, with a session of their own. */
import { randomUUID } from "node:crypto";
import { sessionCookie } from "@/lib/auth/token";
import { prisma } from "@/lib/db/client";
import type { Actor, Role } from "@/lib/users/types";

export type TestPerson = Actor & { cookie: string };

export async function makePerson(role: Role, { email, passwordHash = null }: { email?: string; passwordHash?: string | null } = {}): Promise<TestPerson> {
  const user = await prisma().user.create({
    data: { email: email ?? `${role}-${randomUUID().slice(0, 8)}@example.org`, name: `Test ${role}`, role, passwordHash },
    select: { id: true, email: true, name: true, role: true, sessionVersion: true },
  });
  const { sessionVersion, ...actor } = user;
  return { ...actor, cookie: await sessionCookie({ userId: user.id, sessionVersion }) };
}

/** A request as a signed-in browser page or a program sends it. */
export function requestBy(person: { cookie: string } | undefined, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`http://127.0.0.1:3000${path}`, {
    method,
    headers: { host: "127.0.0.1:3000", ...(person ? { cookie: person.cookie } : {}), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

export function context<P extends Record<string, string>>(params: P = {} as P): { params: Promise<P> } {
  return { params: Promise.resolve(params) };
}
