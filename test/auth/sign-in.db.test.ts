import { describe, expect, it, vi } from "vitest";
import { answerSignIn, answerSignOut } from "@/lib/api/session-request";
import { readActor } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/password-hash";
import { emailBucket } from "@/lib/auth/throttle";
import type { Turnstile } from "@/lib/auth/turnstile";
import { pool, prisma } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { makePerson, requestBy } from "../users/people";

// As behind a proxy, whose word for the address is believed.
vi.hoisted(() => vi.stubEnv("CONCORD_URL", "http://127.0.0.1:3000"));

useTestDatabase();

const PASSWORD = "wet gravel, late bus";
const json = (email: string, password: string, extra: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  answerSignIn(requestBy(undefined, "POST", "/api/auth/callback/password", { email, password, ...extra }, headers), "password");

const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  answerSignIn(
    new Request("http://127.0.0.1:3000/api/auth/callback/password", {
      method: "POST", headers: { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000", ...headers }, body: new URLSearchParams(fields),
    }),
    "password",
  );

const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";
const who = (cookie: string) => readActor(new Headers({ cookie }));
const withPassword = async () => makePerson("evaluator", { passwordHash: await hashPassword(PASSWORD) });

describe("sign-in by password", () => {
  it("gives a session that is this person's", async () => {
    const person = await withPassword();
    const response = await json(` ${person.email.toUpperCase()} `, PASSWORD, { next: "/studies?page=2" });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ next: "/studies?page=2" });
    expect(response.headers.get("set-cookie")).toMatch(/^concord-session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(await who(cookieOf(response))).toMatchObject({ id: person.id, role: "evaluator" });
  });

  it("works from a bare form and stays on the origin that was used", async () => {
    const person = await withPassword();
    const fields = { email: person.email, password: PASSWORD, next: "/account" };
    for (const host of ["127.0.0.1:3000", "localhost:3000", "rate.example.org"]) {
      const response = await form(fields, { host, origin: `http://${host}` });
      expect([response.status, response.headers.get("location")]).toEqual([303, "/account"]);
      expect(await who(cookieOf(response))).toMatchObject({ id: person.id });
    }
    const wrong = await form({ ...fields, password: "not this one" });
    expect([wrong.status, wrong.headers.get("location")]).toEqual([303, "/sign-in?error=unauthenticated&next=%2Faccount"]);
    expect(wrong.headers.get("set-cookie")).toBeNull();
  });

  it("never leads to another site", async () => {
    const person = await withPassword();
    const response = await form({ email: person.email, password: PASSWORD, next: "//evil.example" });
    expect(response.headers.get("location")).toBe("/");
  });

  it("says the same about a wrong password, an unknown person, one without a password and a closed account", async () => {
    const [known, invited, closed] = [await withPassword(), await makePerson("evaluator"), await withPassword()];
    await prisma().user.update({ where: { id: closed.id }, data: { disabledAt: new Date() } });
    const answers = [];
    for (const [email, password] of [[known.email, "something else"], ["nobody@example.org", PASSWORD], [invited.email, PASSWORD], [closed.email, PASSWORD], ["no address", PASSWORD]] as const) {
      const response = await json(email, password, {}, { "x-forwarded-for": "192.0.2.1" });
      answers.push({ status: response.status, cookie: response.headers.get("set-cookie"), body: await response.json() });
    }
    expect(answers[0]?.status).toBe(401);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it("hashes for an unknown person as it does for a wrong password, so that the time of the answer tells nothing", async () => {
    const person = await withPassword();
    const { concordHashing } = globalThis as { concordHashing?: Turnstile };
    if (!concordHashing) throw new Error("The queue of hashes is not where it was.");
    const hashes = vi.spyOn(concordHashing, "pass");
    const hashesOf = async (email: string) => {
      hashes.mockClear();
      await json(email, "not the one", {}, { "x-forwarded-for": "192.0.2.2" });
      return hashes.mock.calls.length;
    };
    expect(await hashesOf(person.email)).toBe(1);
    expect(await hashesOf("nobody-at-all@example.org")).toBe(1);
    expect(await hashesOf((await makePerson("evaluator")).email)).toBe(1);
    hashes.mockRestore();
  });

  it("refuses another site's form, and changes nothing by it", async () => {
    const person = await withPassword();
    for (const origin of ["https://evil.example", "null"]) {
      const response = await form({ email: person.email, password: PASSWORD }, { origin });
      expect(response.headers.get("set-cookie")).toBeNull();
      expect(response.headers.get("location")).toMatch(/^\/sign-in\?error=not_found/);
    }
  });

  it("makes an e-mail address wait after ten failures, and lets the right password in after it", async () => {
    const person = await withPassword();
    const answers = await Promise.all(Array.from({ length: 14 }, (_, index) => json(person.email, "guess", {}, { "x-forwarded-for": `198.51.100.${index}` })));
    const statuses = answers.map((response) => response.status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4);
    const refused = answers.find((response) => response.status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    await pool().query(`insert into "SignInFailure" (bucket) select $1 from generate_series(1, 16)`, [emailBucket(person.email)]);
    expect((await json(person.email, PASSWORD, {}, { "x-forwarded-for": "203.0.113.9" })).status).toBe(429);
    await pool().query(`update "SignInFailure" set at = at - interval '61 seconds'`);
    expect((await json(person.email, PASSWORD, {}, { "x-forwarded-for": "203.0.113.9" })).status).toBe(200);
    expect((await json(person.email, "guess", {}, { "x-forwarded-for": "203.0.113.9" })).status).toBe(401);
  });

  it("makes an address wait that tries many e-mail addresses", async () => {
    await pool().query(`insert into "SignInFailure" (bucket) select 'address:203.0.113.77' from generate_series(1, 30)`);
    const response = await json("somebody@example.org", "guess", {}, { "x-forwarded-for": "203.0.113.77" });
    expect(response.status).toBe(429);
    expect((await json("somebody@example.org", "guess", {}, { "x-forwarded-for": "203.0.113.78" })).status).toBe(401);
  });

  it("refuses what is no form of ours", async () => {
    const post = (body: string, type: string) =>
      answerSignIn(new Request("http://127.0.0.1:3000/api/auth/callback/password", { method: "POST", headers: { "content-type": type }, body }), "password");
    expect((await post("email=a", "text/plain")).status).toBe(400);
    expect((await post("[1]", "application/json")).status).toBe(422);
    expect((await post(JSON.stringify({ email: { $ne: "" }, password: "x" }), "application/json")).status).toBe(422);
    expect((await post(JSON.stringify({ email: "x".repeat(20_000) }), "application/json")).status).toBe(413);
  });

  it("hashes anew, at sign-in, what was hashed with weaker parameters", async () => {
    const { hash } = await import("@node-rs/argon2");
    const person = await makePerson("evaluator", { passwordHash: await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 }) });
    expect((await json(person.email, PASSWORD)).status).toBe(200);
    const { passwordHash } = await prisma().user.findUniqueOrThrow({ where: { id: person.id } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await json(person.email, PASSWORD)).status).toBe(200);
  });
});

describe("sign-out", () => {
  it("ends this session wherever its token was copied, and no other", async () => {
    const person = await withPassword();
    const [here, elsewhere] = [cookieOf(await json(person.email, PASSWORD)), cookieOf(await json(person.email, PASSWORD))];
    const response = await answerSignOut(requestBy({ cookie: here }, "POST", "/api/auth/signout", {}));
    expect(response.headers.get("set-cookie")).toMatch(/^concord-session=; Max-Age=0|^concord-session=;.*Expires=Thu, 01 Jan 1970/);
    expect(await who(here)).toBeUndefined();
    expect(await who(elsewhere)).toMatchObject({ id: person.id });
  });

  it("is refused when another site asks for it", async () => {
    const person = await makePerson("evaluator");
    const response = await answerSignOut(requestBy(person, "POST", "/api/auth/signout", {}, { origin: "https://evil.example" }));
    expect(response.status).toBe(404);
    expect(await who(person.cookie)).toMatchObject({ id: person.id });
  });

  it("does no harm without a session", async () => {
    const response = await answerSignOut(requestBy({ cookie: "concord-session=made-up" }, "POST", "/api/auth/signout", {}));
    expect(response.status).toBe(200);
  });
});
