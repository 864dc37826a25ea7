import { beforeAll, describe, expect, it } from "vitest";
import { GET as listRoute, POST as inviteRoute } from "@/app/api/v1/users/route";
import { PATCH as updateRoute } from "@/app/api/v1/users/[userId]/route";
import { POST as endRoute } from "@/app/api/v1/users/[userId]/end-sessions/route";
import { POST as linkRoute } from "@/app/api/v1/users/[userId]/link/route";
import { readActor } from "@/lib/auth/actor";
import { acceptLink, previewLink } from "@/lib/auth/links";
import { prisma } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { context, makePerson, requestBy, type TestPerson } from "./people";

useTestDatabase();

const PASSWORD = "nine boats in the tide";
let admin: TestPerson, researcher: TestPerson, evaluator: TestPerson;

beforeAll(async () => {
  admin = await makePerson("admin", { email: "admin@example.org" });
  researcher = await makePerson("researcher");
  evaluator = await makePerson("evaluator");
});

const invite = (by: TestPerson, body: unknown) => inviteRoute(requestBy(by, "POST", "/api/v1/users", body), context());
const list = async (by: TestPerson, query = "") => (await listRoute(requestBy(by, "GET", `/api/v1/users${query}`), context())).json();
const update = (by: TestPerson, userId: string, body: unknown) => updateRoute(requestBy(by, "PATCH", `/api/v1/users/${userId}`, body), context({ userId }));
const link = (by: TestPerson, userId: string, body: unknown = {}) => linkRoute(requestBy(by, "POST", `/api/v1/users/${userId}/link`, body), context({ userId }));
const end = (by: TestPerson, userId: string) => endRoute(requestBy(by, "POST", `/api/v1/users/${userId}/end-sessions`), context({ userId }));
const who = (person: TestPerson) => readActor(new Headers({ cookie: person.cookie }));
const tokenOf = (url: string) => new URL(url).pathname.split("/").at(-1) ?? "";

describe("inviting", () => {
  it("answers with a link that works once, and stores no copy of it", async () => {
    const response = await invite(researcher, { email: "New.Person@Example.org", role: "evaluator", name: "New" });
    expect(response.status).toBe(200);
    const invited = await response.json();
    expect(invited).toMatchObject({ email: "new.person@example.org", role: "evaluator", name: "New" });
    expect(invited.inviteUrl).toMatch(/^http:\/\/127\.0\.0\.1:3000\/link\/[\w-]{43}$/);
    const stored = await prisma().signInLink.findMany({ where: { userId: invited.id } });
    expect(JSON.stringify(stored)).not.toContain(tokenOf(invited.inviteUrl));
    const claims = await acceptLink(tokenOf(invited.inviteUrl), { password: PASSWORD });
    expect(claims.userId).toBe(invited.id);
    const audited = await prisma().auditEvent.findMany({ where: { subject: `user:${invited.id}` }, orderBy: { id: "asc" } });
    expect(audited.map(({ actorId, action }) => [actorId, action])).toEqual([[researcher.id, "user.invite"], [invited.id, "session.start"]]);
  });

  it("is made from the configured origin, whatever host the request names", async () => {
    const request = requestBy(admin, "POST", "/api/v1/users", { email: "host@example.org", role: "evaluator" }, { host: "evil.example", "x-forwarded-host": "evil.example", origin: "https://evil.example" });
    expect((await (await inviteRoute(request, context())).json()).inviteUrl).toMatch(/^http:\/\/127\.0\.0\.1:3000\//);
  });

  it("gives a researcher no researcher and no admin", async () => {
    for (const role of ["researcher", "admin"]) expect((await invite(researcher, { email: `${role}-x@example.org`, role })).status).toBe(404);
    expect(await prisma().user.count({ where: { email: { endsWith: "-x@example.org" } } })).toBe(0);
  });

  it("says so when the e-mail address is in use, in any spelling", async () => {
    const response = await invite(admin, { email: evaluator.email.toUpperCase(), role: "evaluator" });
    expect(response.status).toBe(409);
    expect((await response.json()).error.problems).toEqual([{ path: "email", message: "Already in use." }]);
  });

  it("refuses what is no person", async () => {
    for (const body of [{}, { email: "x", role: "evaluator" }, { email: "a@example.org", role: "root" }, { email: "a@example.org", role: "evaluator", id: "1" }]) {
      expect((await invite(admin, body)).status).toBe(422);
    }
  });
});

describe("listing", () => {
  it("shows researchers evaluators only, and admins everybody, in pages", async () => {
    const seen = (await list(researcher)) as { people: { role: string }[] };
    expect(new Set(seen.people.map((person) => person.role))).toEqual(new Set(["evaluator"]));
    expect(((await list(researcher, "?role=admin")) as { people: unknown[] }).people).toEqual([]);
    const emails: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const page = (await list(admin, `?limit=2${after ? `&after=${encodeURIComponent(after)}` : ""}`)) as { people: { email: string }[]; next: string | null };
      emails.push(...page.people.map((person) => person.email));
      after = page.next;
    }
    const all = await prisma().user.findMany({ select: { email: true } });
    expect(emails).toEqual([...emails].sort());
    expect(emails).toHaveLength(all.length);
  });

  it("finds by name or address, taking wildcards as letters", async () => {
    expect((await list(admin, "?search=ADMIN@exam")).people).toMatchObject([{ email: "admin@example.org", state: "invited" }]);
    expect((await list(admin, "?search=%25")).people).toEqual([]);
    expect((await list(admin, "?search=_")).people).toEqual([]);
  });

  it("leaves out simulated evaluators: there is nobody behind them", async () => {
    const simulated = await makePerson("evaluator", { email: "sim-1@0b6f0c0e-1111-4222-8333-444455556666.invalid" });
    for (const by of [admin, researcher]) expect(JSON.stringify(await list(by, "?search=sim-1"))).not.toContain(simulated.email);
  });

  it("never tells a hash", async () => {
    expect(JSON.stringify(await list(admin))).not.toMatch(/argon2|passwordHash|sessionVersion/);
  });
});

describe("changing a person", () => {
  it("takes effect at the next request with the same token", async () => {
    const person = await makePerson("evaluator");
    expect((await list(person)).error.code).toBe("not_found");
    expect((await update(admin, person.id, { role: "researcher" })).status).toBe(200);
    expect(await who(person)).toMatchObject({ role: "researcher" });
    expect((await list(person)).people).toBeDefined();
    expect((await update(admin, person.id, { disabled: true })).status).toBe(200);
    expect(await who(person)).toBeUndefined();
    expect((await list(person)).error.code).toBe("unauthenticated");
  });

  it("does not bring old sessions back when an account is opened again", async () => {
    const person = await makePerson("evaluator");
    await update(admin, person.id, { disabled: true });
    await update(admin, person.id, { disabled: false });
    expect(await who(person)).toBeUndefined();
  });

  it("ends the open links of an account that is closed, and gives it no new ones", async () => {
    const { inviteUrl, id } = await (await invite(admin, { email: "closing@example.org", role: "evaluator" })).json();
    await update(admin, id, { disabled: true });
    expect(await previewLink(tokenOf(inviteUrl))).toEqual({ state: "unknown" });
    expect((await link(admin, id)).status).toBe(409);
    await update(admin, id, { disabled: false });
    expect(await previewLink(tokenOf(inviteUrl))).toEqual({ state: "expired" });
  });

  it("ends every session", async () => {
    const person = await makePerson("evaluator");
    expect((await end(admin, person.id)).status).toBe(200);
    expect(await who(person)).toBeUndefined();
  });

  it("is an admin's: researchers and evaluators are told that nobody is there", async () => {
    for (const by of [researcher, evaluator]) {
      expect((await update(by, evaluator.id, { role: "admin" })).status).toBe(404);
      expect((await update(by, by.id, { role: "admin" })).status).toBe(404);
      expect((await end(by, admin.id)).status).toBe(404);
    }
    expect(await who(evaluator)).toMatchObject({ role: "evaluator" });
    expect((await update(admin, "8b0ad4b8-6d4f-4a51-8a53-0c5a1f5f0000", { name: "x" })).status).toBe(404);
    expect((await update(admin, "not-an-id", { name: "x" })).status).toBe(404);
  });

  it("keeps the last admin, also when two demote each other at the same moment", async () => {
    for (const body of [{ role: "researcher" }, { disabled: true }]) {
      const response = await update(admin, admin.id, body);
      expect(response.status).toBe(409);
      expect((await response.json()).error.message).toMatch(/last admin/);
    }
    const second = await makePerson("admin");
    const statuses = (await Promise.all([update(admin, second.id, { role: "evaluator" }), update(second, admin.id, { disabled: true })])).map((response) => response.status);
    expect(await prisma().user.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    await prisma().user.update({ where: { id: admin.id }, data: { role: "admin", disabledAt: null, sessionVersion: 1 } });
  });
});

describe("links for people", () => {
  it("are invitations until there is a password, then sign-in links; an invitation then sets a new password", async () => {
    const person = await makePerson("evaluator");
    const first = await (await link(admin, person.id)).json();
    expect(first.purpose).toBe("invite");
    await acceptLink(tokenOf(first.url), { password: PASSWORD });
    expect((await (await link(admin, person.id)).json()).purpose).toBe("signIn");
    expect((await (await link(admin, person.id, { purpose: "invite" })).json()).purpose).toBe("invite");
  });

  it("make a researcher nobody else", async () => {
    const active = await makePerson("evaluator", { passwordHash: "$argon2id$set" });
    for (const purpose of ["invite", "signIn"]) {
      expect((await link(researcher, active.id, { purpose })).status).toBe(404);
      expect((await link(researcher, admin.id, { purpose })).status).toBe(404);
      expect((await link(evaluator, active.id, { purpose })).status).toBe(404);
    }
    expect((await link(researcher, evaluator.id, { purpose: "signIn" })).status).toBe(404);
    expect((await link(researcher, evaluator.id)).status).toBe(200);
  });

  it("make a researcher nobody who came in by a link either and has judged without a password", async () => {
    const person = await makePerson("evaluator");
    await acceptLink(tokenOf((await (await link(admin, person.id, { purpose: "signIn" })).json()).url), {});
    expect((await link(researcher, person.id)).status).toBe(404);
    expect((await link(admin, person.id)).status).toBe(200);
  });
});

describe("writes from another site's page", () => {
  it("are refused with a signed-in browser's cookie", async () => {
    const before = await prisma().user.count();
    const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }];
    for (const headers of foreign) {
      const request = requestBy(admin, "POST", "/api/v1/users", { email: "planted@example.org", role: "admin" }, headers);
      expect((await inviteRoute(request, context())).status).toBe(404);
    }
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const request = requestBy(admin, "POST", "/api/v1/users", { email: "planted@example.org", role: "admin" }, { "content-type": type });
      expect((await inviteRoute(request, context())).status).toBe(400);
    }
    expect(await prisma().user.count()).toBe(before);
  });
});
