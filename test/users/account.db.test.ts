import { describe, expect, it } from "vitest";
import { POST as endRoute } from "@/app/api/v1/me/end-sessions/route";
import { POST as passwordRoute } from "@/app/api/v1/me/password/route";
import { GET as meRoute, PATCH as renameRoute } from "@/app/api/v1/me/route";
import { readActor } from "@/lib/auth/actor";
import { issueLink, previewLink } from "@/lib/auth/links";
import { hashPassword, verifyPassword } from "@/lib/auth/password-hash";
import { sessionCookie } from "@/lib/auth/token";
import { prisma } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { context, makePerson, requestBy, type TestPerson } from "./people";

useTestDatabase();

const PASSWORD = "nine boats in the tide";
const NEXT = "wet gravel, late bus";
const who = (cookie: string) => readActor(new Headers({ cookie }));
const change = (person: TestPerson, body: unknown) => passwordRoute(requestBy(person, "POST", "/api/v1/me/password", body), context());
const withPassword = async () => makePerson("evaluator", { passwordHash: await hashPassword(PASSWORD) });
const hashOf = async (id: string) => (await prisma().user.findUniqueOrThrow({ where: { id } })).passwordHash;

describe("one's own account", () => {
  it("tells who one is, and nothing that is not for a browser", async () => {
    const person = await makePerson("researcher");
    const me = await (await meRoute(requestBy(person, "GET", "/api/v1/me"), context())).json();
    expect(me).toEqual({ id: person.id, email: person.email, name: person.name, role: "researcher" });
  });

  it("takes a new name and no other change", async () => {
    const person = await makePerson("evaluator");
    const rename = (body: unknown) => renameRoute(requestBy(person, "PATCH", "/api/v1/me", body), context());
    expect((await rename({ name: " Inês " })).status).toBe(200);
    expect((await rename({ name: "x", role: "admin" })).status).toBe(422);
    expect(await who(person.cookie)).toMatchObject({ name: "Inês", role: "evaluator" });
  });

  it("changes the password, ends the other sessions and links, and keeps this one", async () => {
    const person = await withPassword();
    const elsewhere = await sessionCookie({ userId: person.id, sessionVersion: 1 });
    const { token } = await issueLink(prisma(), person.id, "signIn");
    const response = await change(person, { current: PASSWORD, next: NEXT });
    expect(response.status).toBe(200);
    expect(await verifyPassword(await hashOf(person.id), NEXT)).toBe(true);
    expect(await verifyPassword(await hashOf(person.id), PASSWORD)).toBe(false);
    expect([await who(elsewhere), await who(person.cookie)]).toEqual([undefined, undefined]);
    expect(await who(response.headers.get("set-cookie")?.split(";")[0] ?? "")).toMatchObject({ id: person.id });
    expect(await previewLink(token)).toEqual({ state: "expired" });
  });

  it("keeps the password without the current one, and against a weak one", async () => {
    const person = await withPassword();
    const before = await hashOf(person.id);
    for (const [body, path] of [[{ current: "not it", next: NEXT }, "current"], [{ next: NEXT }, "current"], [{ current: PASSWORD, next: "short" }, "next"], [{ current: PASSWORD, next: person.email }, "next"]] as const) {
      const response = await change(person, body);
      expect([response.status, (await response.json()).error.problems[0].path]).toEqual([422, path]);
    }
    expect(await hashOf(person.id)).toBe(before);
    expect(await who(person.cookie)).toMatchObject({ id: person.id });
  });

  it("makes guesses of the current password wait", async () => {
    const person = await withPassword();
    const statuses = [];
    for (let round = 0; round < 12; round += 1) statuses.push((await change(person, { current: `guess ${round}`, next: NEXT })).status);
    expect(statuses.slice(0, 10).every((status) => status === 422)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });

  it("lets somebody who came by a link set a first password", async () => {
    const person = await makePerson("evaluator");
    expect((await change(person, { next: NEXT })).status).toBe(200);
    expect(await verifyPassword(await hashOf(person.id), NEXT)).toBe(true);
  });

  it("ends all sessions but this one", async () => {
    const person = await makePerson("evaluator");
    const response = await endRoute(requestBy(person, "POST", "/api/v1/me/end-sessions"), context());
    expect(await who(person.cookie)).toBeUndefined();
    expect(await who(response.headers.get("set-cookie")?.split(";")[0] ?? "")).toMatchObject({ id: person.id });
  });
});
