import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "@/lib/api/endpoint";
import { endpoints } from "@/lib/api/registry";
import { prisma } from "@/lib/db/client";
import { ROLES, type Role } from "@/lib/users/types";
import { useTestDatabase } from "../database";
import { makePerson, requestBy, type TestPerson } from "../users/people";
import { loadRoutes, type Route } from "./routes";

useTestDatabase();

const guarded = endpoints.filter((endpoint): endpoint is Endpoint & { roles: readonly Role[] } => endpoint.roles !== "anyone");
let routes: Route[];
const people = new Map<Role, TestPerson>();
const closed = new Map<Role, TestPerson>();

beforeAll(async () => {
  routes = await loadRoutes();
  for (const role of ROLES) {
    people.set(role, await makePerson(role));
    const person = await makePerson(role);
    await prisma().user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    closed.set(role, person);
  }
});

async function call({ method, path }: Endpoint, person: TestPerson | undefined, headers: Record<string, string> = {}) {
  const handler = routes.find((route) => route.path === path)?.handlers.get(method);
  if (!handler) throw new Error(`No handler for ${method} ${path}`);
  const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map((match) => [match[1] ?? "", randomUUID()]));
  const address = path.replace(/\{(\w+)\}/g, (_, parameter: string) => params[parameter] ?? "");
  const response = await handler(requestBy(person, method, `/api/v1${address}`, method === "GET" || method === "HEAD" ? undefined : {}, headers), { params: Promise.resolve(params) });
  return { status: response.status, body: (await response.json()) as unknown, cache: response.headers.get("cache-control") };
}

const NOBODY = { error: { code: "unauthenticated", message: "Sign in to continue.", problems: [] } };
const NOTHING = { error: { code: "not_found", message: "There is nothing here for you under this address.", problems: [] } };
const STRAY_HEADERS = { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy", "x-concord-path": "/", "x-user-id": "admin" };

const named = (list: readonly (Endpoint & { roles: readonly Role[] })[]) => list.map((endpoint) => ({ name: `${endpoint.method} ${endpoint.path}`, endpoint }));

describe.each(named(guarded))("$name", ({ endpoint }) => {
  it("knows nobody who is not signed in, whose account is closed, or who only claims to be somebody", async () => {
    const nobody = { status: 401, body: NOBODY, cache: "private, no-store" };
    expect(await call(endpoint, undefined)).toEqual(nobody);
    expect(await call(endpoint, undefined, STRAY_HEADERS)).toEqual(nobody);
    for (const role of endpoint.roles) expect(await call(endpoint, closed.get(role))).toEqual(nobody);
  });

  it("is not there for other roles", async () => {
    for (const role of ROLES.filter((other) => !endpoint.roles.includes(other))) {
      expect(await call(endpoint, people.get(role)), role).toEqual({ status: 404, body: NOTHING, cache: "private, no-store" });
    }
  });
});

describe("a write from another site's page", () => {
  it.each(named(guarded.filter((endpoint) => endpoint.method !== "GET")))("is not taken by $name", async ({ endpoint }) => {
    const answer = await call(endpoint, people.get(endpoint.roles[0] ?? "admin"), { origin: "https://evil.example" });
    expect(answer).toMatchObject({ status: 404, body: { error: { message: "Writes are taken only from Concord's own pages." } } });
  });
});
