import { describe, expect, it } from "vitest";
import { answerSignIn } from "@/lib/api/session-request";
import { readActor } from "@/lib/auth/actor";
import { acceptLink, issueLink, previewLink } from "@/lib/auth/links";
import { hashPassword } from "@/lib/auth/password-hash";
import { pool, prisma } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { makePerson, requestBy } from "../users/people";

useTestDatabase();

const PASSWORD = "nine boats in the tide";
const linkFor = async (userId: string, purpose: "invite" | "signIn") => (await issueLink(prisma(), userId, purpose)).token;
const user = (id: string) => prisma().user.findUniqueOrThrow({ where: { id } });

describe("one-time links", () => {
  it("can be looked at as often as a preview likes without being used", async () => {
    const person = await makePerson("researcher");
    const token = await linkFor(person.id, "signIn");
    for (let round = 0; round < 3; round += 1) {
      expect(await previewLink(token)).toEqual({ state: "open", purpose: "signIn", email: person.email, name: person.name, role: "researcher", hasPassword: false });
    }
    await acceptLink(token, {});
    expect(await previewLink(token)).toEqual({ state: "used" });
  });

  it("let exactly one of twenty parallel callers in", async () => {
    for (const purpose of ["signIn", "invite"] as const) {
      const person = await makePerson("evaluator");
      const token = await linkFor(person.id, purpose);
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => acceptLink(token, { password: PASSWORD })));
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
      for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
      expect(await prisma().auditEvent.count({ where: { actorId: person.id, action: "session.start" } })).toBe(1);
    }
  });

  it("set the password of an invitation, end old sessions and other links", async () => {
    const person = await makePerson("evaluator");
    const [token, spare] = [await linkFor(person.id, "invite"), await linkFor(person.id, "signIn")];
    const before = await user(person.id);
    const claims = await acceptLink(token, { password: PASSWORD, name: "Inês" });
    const after = await user(person.id);
    expect(after).toMatchObject({ name: "Inês", sessionVersion: before.sessionVersion + 1 });
    expect(after.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(claims).toEqual({ userId: person.id, sessionVersion: after.sessionVersion });
    expect(await readActor(new Headers({ cookie: person.cookie }))).toBeUndefined();
    expect(await previewLink(spare)).toEqual({ state: "expired" });
  });

  it("keep an invitation when the password is refused", async () => {
    const person = await makePerson("evaluator");
    const token = await linkFor(person.id, "invite");
    for (const password of [undefined, "short", "password123", person.email]) {
      await expect(acceptLink(token, { password })).rejects.toMatchObject({ code: "unprocessable" });
    }
    expect(await previewLink(token)).toMatchObject({ state: "open" });
    expect((await user(person.id)).passwordHash).toBeNull();
  });

  it("leave password and name alone when they only sign in", async () => {
    const person = await makePerson("evaluator", { passwordHash: await hashPassword(PASSWORD) });
    const before = await user(person.id);
    await acceptLink(await linkFor(person.id, "signIn"), { password: "another one entirely", name: "Mallory" });
    expect(await user(person.id)).toEqual(before);
  });

  it("run out, are ended by a newer invitation, and are nothing for a closed account", async () => {
    const person = await makePerson("evaluator");
    const old = await linkFor(person.id, "invite");
    const current = await linkFor(person.id, "invite");
    expect(await previewLink(old)).toEqual({ state: "expired" });
    await expect(acceptLink(old, { password: PASSWORD })).rejects.toMatchObject({ code: "not_found" });
    await pool().query(`update "SignInLink" set "expiresAt" = now() - interval '1 second' where "userId" = $1`, [person.id]);
    await expect(acceptLink(current, { password: PASSWORD })).rejects.toMatchObject({ code: "not_found" });
    const latest = await linkFor(person.id, "signIn");
    await prisma().user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    expect(await previewLink(latest)).toEqual({ state: "unknown" });
    await expect(acceptLink(latest, {})).rejects.toMatchObject({ code: "not_found" });
    expect(await previewLink("made-up")).toEqual({ state: "unknown" });
  });

  it("live a week as an invitation and a day as a sign-in link, by the database's clock", async () => {
    const person = await makePerson("evaluator");
    await linkFor(person.id, "invite");
    await linkFor(person.id, "signIn");
    const found = await pool().query(`select purpose, round(extract(epoch from "expiresAt" - now()) / 3600)::int as hours from "SignInLink" where "userId" = $1 order by purpose`, [person.id]);
    expect(found.rows).toEqual([{ purpose: "invite", hours: 168 }, { purpose: "signIn", hours: 24 }]);
  });

  it("come in through the form and give a session; a used one leads back to its page", async () => {
    const person = await makePerson("evaluator");
    const token = await linkFor(person.id, "signIn");
    const post = () =>
      answerSignIn(new Request("http://127.0.0.1:3000/api/auth/callback/link", { method: "POST", headers: { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" }, body: new URLSearchParams({ token }) }), "link");
    const first = await post();
    expect([first.status, first.headers.get("location")]).toEqual([303, "/"]);
    expect(await readActor(new Headers({ cookie: first.headers.get("set-cookie")?.split(";")[0] ?? "" }))).toMatchObject({ id: person.id });
    const second = await post();
    expect([second.status, second.headers.get("location")]).toEqual([303, `/link/${token}?error=conflict`]);
    expect(second.headers.get("set-cookie")).toBeNull();
    const asJson = await answerSignIn(requestBy(undefined, "POST", "/api/auth/callback/link", { token }), "link");
    expect(asJson.status).toBe(409);
  });
});
