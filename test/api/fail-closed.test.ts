import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as meRoute } from "@/app/api/v1/me/route";
import { answerSignIn, answerSignOut } from "@/lib/api/session-request";
import { sessionCookie } from "@/lib/auth/token";
import { disconnect } from "@/lib/db/client";
import { setDatabaseUrl } from "@/lib/db/url";
import { context, requestBy } from "../users/people";

const SECRET_PART = "hidden-password-of-the-database";

beforeAll(() => setDatabaseUrl(`postgresql://nobody:${SECRET_PART}@127.0.0.1:1/none`));
afterAll(disconnect);

describe("without a database", () => {
  const attempt = async (call: (person: { cookie: string }) => Promise<Response>) => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const response = await call({ cookie: await sessionCookie({ userId: "6f0a8a2e-51f4-4d7e-9a55-0d8f5a3c1b20", sessionVersion: 1 }) });
    const text = await response.text();
    expect(logged).toHaveBeenCalled();
    logged.mockRestore();
    return { status: response.status, cookie: response.headers.get("set-cookie"), text };
  };

  it("nobody is let in, nobody is told why, and the log is", async () => {
    const answers = [
      await attempt((person) => meRoute(requestBy(person, "GET", "/api/v1/me"), context())),
      await attempt(() => answerSignIn(requestBy(undefined, "POST", "/api/auth/callback/password", { email: "a@example.org", password: "x" }), "password")),
      await attempt(() => answerSignIn(requestBy(undefined, "POST", "/api/auth/callback/link", { token: "x" }), "link")),
    ];
    for (const { status, cookie, text } of answers) {
      expect([status, cookie]).toEqual([503, null]);
      expect(JSON.parse(text).error.code).toBe("unavailable");
      expect(text).not.toMatch(new RegExp(`${SECRET_PART}|ECONNREFUSED|127\\.0\\.0\\.1|select `));
    }
  });

  it("a sign-out that could not be written does not claim to have worked", async () => {
    const { status, cookie } = await attempt((person) => answerSignOut(requestBy(person, "POST", "/api/auth/signout", {})));
    expect([status, cookie]).toEqual([500, null]);
  });
});
