import { beforeAll, describe, expect, it } from "vitest";
import { GET as datasetsRoute } from "@/app/api/v1/datasets/route";
import { POST as judgmentsRoute } from "@/app/api/v1/judgments/route";
import { POST as endSessionsRoute } from "@/app/api/v1/me/end-sessions/route";
import { POST as passwordRoute } from "@/app/api/v1/me/password/route";
import { GET as meRoute, PATCH as renameRoute } from "@/app/api/v1/me/route";
import { DELETE as revokeRoute } from "@/app/api/v1/me/tokens/[tokenId]/route";
import { GET as listRoute, POST as createRoute } from "@/app/api/v1/me/tokens/route";
import { GET as openApiRoute } from "@/app/api/v1/openapi.json/route";
import { GET as instructionsRoute } from "@/app/api/v1/studies/[studyId]/instructions/route";
import { hashApiToken } from "@/lib/auth/api-token";
import { readTokenActor } from "@/lib/auth/api-tokens";
import { pool, prisma } from "@/lib/db/client";
import type { ApiToken } from "@/lib/users/types";
import { useTestDatabase } from "../database";
import { context, makePerson, requestBy, type TestPerson } from "./people";

useTestDatabase();

type Issued = { id: string; name: string; prefix: string; token: string; createdAt: string; expiresAt: string };

const create = (person: TestPerson, body: unknown) => createRoute(requestBy(person, "POST", "/api/v1/me/tokens", body), context());
const issue = async (person: TestPerson, body: object = { name: "notebook" }) => (await (await create(person, body)).json()) as Issued;
const list = async (person: TestPerson) => ((await (await listRoute(requestBy(person, "GET", "/api/v1/me/tokens"), context())).json()) as { tokens: ApiToken[] }).tokens;
const revoke = (person: TestPerson, tokenId: string) => revokeRoute(requestBy(person, "DELETE", `/api/v1/me/tokens/${tokenId}`), context({ tokenId }));
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** As a notebook calls: no cookie, no origin. */
const me = (token: string) => meRoute(requestBy(undefined, "GET", "/api/v1/me", undefined, bearer(token)), context());
const row = (id: string) => prisma().apiToken.findUniqueOrThrow({ where: { id } });

async function told(response: Response) {
  const { error } = (await response.json()) as { error?: { code: string; message: string } };
  return { status: response.status, code: error?.code, challenge: response.headers.get("www-authenticate") };
}
const NOT_TAKEN = { status: 401, code: "invalid_token", challenge: 'Bearer realm="Concord", error="invalid_token"' };
const NOT_OPEN = { status: 403, code: "forbidden", challenge: 'Bearer realm="Concord", error="insufficient_scope"' };

let researcher: TestPerson;
let admin: TestPerson;
let evaluator: TestPerson;
beforeAll(async () => {
  [researcher, admin, evaluator] = [await makePerson("researcher"), await makePerson("admin"), await makePerson("evaluator")];
});

describe("making API tokens", () => {
  it("shows the token once and keeps its hash alone, for 90 days unless chosen", async () => {
    const issued = await issue(researcher, { name: " My notebook " });
    expect(Object.keys(issued).sort()).toEqual(["createdAt", "expiresAt", "id", "name", "prefix", "token"]);
    expect(issued.name).toBe("My notebook");
    expect(Date.parse(issued.expiresAt) - Date.parse(issued.createdAt)).toBe(90 * 86_400_000);
    expect((await row(issued.id)).tokenHash).toBe(hashApiToken(issued.token));
    const everything = JSON.stringify([await list(researcher), await prisma().apiToken.findMany(), (await pool().query(`select * from "AuditEvent"`)).rows]);
    expect(everything).toContain(issued.prefix);
    expect(everything).not.toContain(issued.token);
    const year = await issue(researcher, { name: "year", days: 365 });
    expect(Date.parse(year.expiresAt) - Date.parse(year.createdAt)).toBe(365 * 86_400_000);
  });

  it.each([{ name: "x", days: 366 }, { name: "x", days: 0 }, { name: "x", days: 1.5 }, { name: "" }, { name: "  " }, {}, { name: "x", role: "admin" }, { name: "a\u0000" }])("refuses %j", async (body) => {
    expect((await create(researcher, body)).status).toBe(422);
  });

  it("is not for evaluators, and books who made and revoked what", async () => {
    expect((await create(evaluator, { name: "mine" })).status).toBe(404);
    const person = await makePerson("admin");
    const { id } = await issue(person, { name: "booked", days: 5 });
    await revoke(person, id);
    const events = await prisma().auditEvent.findMany({ where: { subject: `user:${person.id}` }, orderBy: { id: "asc" } });
    expect(events.map(({ actorId, action, detail }) => ({ actorId, action, detail }))).toEqual([
      { actorId: person.id, action: "token.create", detail: { token: id, name: "booked", days: 5 } },
      { actorId: person.id, action: "token.revoke", detail: { token: id } },
    ]);
  });

  it("stops at fifty a person, also when many are made at once", async () => {
    const person = await makePerson("researcher");
    const statuses = (await Promise.all(Array.from({ length: 53 }, (_, index) => create(person, { name: `token ${index}` })))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 409)).toHaveLength(3);
    expect(await list(person)).toHaveLength(50);
  });
});

describe("a call with an API token", () => {
  it("reads in its owner's name", async () => {
    const { token } = await issue(admin);
    expect(await (await me(token)).json()).toMatchObject({ id: admin.id, role: "admin" });
    expect((await datasetsRoute(requestBy(undefined, "GET", "/api/v1/datasets", undefined, bearer(token)), context())).status).toBe(200);
  });

  it("writes nothing, opens nothing of the desk and no list of tokens, whatever cookie comes with it", async () => {
    const { token, id } = await issue(admin);
    for (const person of [undefined, admin]) {
      const send = (method: string, path: string, body?: unknown) => requestBy(person, method, path, body, bearer(token));
      const answers = await Promise.all([
        renameRoute(send("PATCH", "/api/v1/me", { name: "x" }), context()), createRoute(send("POST", "/api/v1/me/tokens", { name: "more" }), context()),
        revokeRoute(send("DELETE", `/api/v1/me/tokens/${id}`), context({ tokenId: id })), judgmentsRoute(send("POST", "/api/v1/judgments", {}), context()),
        listRoute(send("GET", "/api/v1/me/tokens"), context()), instructionsRoute(send("GET", `/api/v1/studies/${id}/instructions`), context({ studyId: id })),
      ]);
      for (const answer of answers) expect(await told(answer)).toEqual(NOT_OPEN);
    }
    expect((await me(token)).status).toBe(200);
  });

  it("goes before a cookie", async () => {
    const { token } = await issue(researcher);
    const both = await meRoute(requestBy(admin, "GET", "/api/v1/me", undefined, bearer(token)), context());
    expect(await both.json()).toMatchObject({ id: researcher.id });
    const wrong = await meRoute(requestBy(admin, "GET", "/api/v1/me", undefined, bearer("concord_none")), context());
    expect(await told(wrong)).toEqual(NOT_TAKEN);
    const basic = await meRoute(requestBy(admin, "GET", "/api/v1/me", undefined, { authorization: "Basic cHJveHk6cHJveHk=" }), context());
    expect(await basic.json()).toMatchObject({ id: admin.id });
  });

  it("is refused when the token is unknown, torn, run out or revoked", async () => {
    const person = await makePerson("researcher");
    const { token, id, prefix } = await issue(person);
    for (const wrong of ["", "concord_", prefix, token.slice(0, -1), `${token}a`, token.toUpperCase(), hashApiToken(token), "' or 1=1 --"]) expect(await told(await me(wrong)), wrong).toEqual(NOT_TAKEN);
    expect((await openApiRoute(requestBy(undefined, "GET", "/api/v1/openapi.json", undefined, bearer("concord_none")), context())).status).toBe(401);
    await prisma().apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    const expired = await me(token);
    expect(await expired.clone().text()).toContain("has run out");
    expect(await told(expired)).toEqual(NOT_TAKEN);
    expect((await row(id)).lastUsedAt).toBeNull();
    expect(await list(person)).toMatchObject([{ id, isExpired: true }]);

    const other = await issue(person, { name: "other" });
    expect((await me(other.token)).status).toBe(200);
    expect((await revoke(person, other.id)).status).toBe(200);
    expect(await told(await me(other.token))).toEqual(NOT_TAKEN);
    expect((await revoke(person, other.id)).status).toBe(404);
  });

  it("follows its owner's role and ban at once", async () => {
    const person = await makePerson("admin");
    const { token } = await issue(person);
    const set = (data: object) => prisma().user.update({ where: { id: person.id }, data });
    await set({ role: "researcher" });
    expect(await (await me(token)).json()).toMatchObject({ role: "researcher" });
    await set({ role: "evaluator" });
    expect(await told(await me(token))).toEqual(NOT_TAKEN);
    await set({ role: "researcher", disabledAt: new Date() });
    expect(await told(await me(token))).toEqual(NOT_TAKEN);
    await set({ disabledAt: null });
    expect((await me(token)).status).toBe(200);
  });

  it("ends with the sessions: signed out everywhere, or another password", async () => {
    const endings = [
      (person: TestPerson) => endSessionsRoute(requestBy(person, "POST", "/api/v1/me/end-sessions"), context()),
      (person: TestPerson) => passwordRoute(requestBy(person, "POST", "/api/v1/me/password", { next: "wet gravel, late bus" }), context()),
    ];
    for (const end of endings) {
      const person = await makePerson("researcher");
      const { token } = await issue(person);
      expect((await end(person)).status).toBe(200);
      expect(await told(await me(token))).toEqual(NOT_TAKEN);
    }
  });

  it("notes its use at most once a minute", async () => {
    const { token, id } = await issue(researcher);
    expect((await row(id)).lastUsedAt).toBeNull();
    await me(token);
    const first = (await row(id)).lastUsedAt;
    expect(Math.abs(Date.now() - (first?.getTime() ?? 0))).toBeLessThan(60_000);
    await Promise.all([me(token), me(token)]);
    expect((await row(id)).lastUsedAt).toEqual(first);
    await prisma().apiToken.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
    await me(token);
    expect((await row(id)).lastUsedAt?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.NaN);
  });

  it("makes wrong tokens wait after a while, and right ones and passwords never", async () => {
    const { token } = await issue(researcher);
    await pool().query(`insert into "SignInFailure" (bucket) select 'token:direct' from generate_series(1, 300)`);
    const refused = await me("concord_none");
    expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect((await me(token)).status).toBe(200);
    expect((await pool().query(`select 1 from "SignInFailure" where bucket like 'address:%'`)).rowCount).toBe(0);
    await pool().query(`delete from "SignInFailure"`);
    expect((await me("concord_none")).status).toBe(401);
    expect((await pool().query(`select 1 from "SignInFailure" where bucket = 'token:direct'`)).rowCount).toBe(1);
  });
});

describe("somebody else's API token", () => {
  it("is neither listed nor revoked", async () => {
    const { id, token } = await issue(researcher, { name: "not yours" });
    expect((await list(admin)).map((entry) => entry.id)).not.toContain(id);
    expect((await revoke(admin, id)).status).toBe(404);
    expect(await readTokenActor(token, new Headers())).toMatchObject({ id: researcher.id });
  });
});
