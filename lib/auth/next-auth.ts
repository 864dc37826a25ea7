/**
 * next-auth 4 behind two forms. It checks credentials through its providers and issues the session token; Concord decides
 * what a request may be and where its answer leads. Called through its request/response face rather than mounted, because
 * mounted it (1) needs a cookie set before the form is shown, where Concord tells its own pages by the Origin header,
 * (2) answers with absolute addresses made from one configured origin, and people reach an installation by several,
 * (3) puts the text of any error into an address.
 */
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { secret } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { emailSchema, nameSchema } from "@/lib/users/schema";
import { acceptLink, endSession } from "./links";
import { signInWithPassword } from "./sign-in";
import { isSecureOrigin, SESSION_MAX_AGE_S, sessionCookieAttributes, sessionCookieName, type SessionClaims } from "./token";

export type Fields = Record<string, string>;
export const PROVIDERS = ["password", "link"] as const;
export type Provider = (typeof PROVIDERS)[number];

type Outcome = { error?: unknown };

const CSRF_COOKIE = "concord-csrf";

/** @param outcome takes what went wrong: next-auth would turn it into a text in an address, or hide it. */
function options(address: string, outcome: Outcome): NextAuthOptions {
  const provider = (id: Provider, check: (fields: Fields) => Promise<SessionClaims>) =>
    Credentials({
      id,
      credentials: {},
      async authorize(fields) {
        try {
          const claims = await check((fields ?? {}) as Fields);
          return { id: claims.userId, ...claims };
        } catch (error) {
          outcome.error = error;
          return null;
        }
      },
    });
  return {
    secret: secret("session"),
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_S },
    useSecureCookies: isSecureOrigin(),
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieAttributes() },
      csrfToken: { name: CSRF_COOKIE, options: sessionCookieAttributes() },
    },
    providers: [
      provider("password", (fields) => {
        const email = emailSchema.safeParse(fields.email ?? "");
        return signInWithPassword({ email: email.success ? email.data : "", password: fields.password ?? "", address });
      }),
      provider("link", (fields) => {
        const name = nameSchema.safeParse(fields.name ?? "");
        if (!name.success) throw new AppError("unprocessable", "This name cannot be used.", { problems: [{ path: "name", message: name.error.issues[0]?.message ?? "" }] });
        return acceptLink(fields.token ?? "", { password: fields.password, name: name.data });
      }),
    ],
    callbacks: {
      // Runs at sign-in only: the token is never written again from anything that a browser sent.
      jwt: ({ user }) => ({ ...claimsSchema.parse(user) }),
      redirect: () => "/",
    },
    events: {
      async signOut({ token }) {
        try {
          const sent = sentSchema.parse(token);
          await endSession(sent.jti, sent.userId);
        } catch (error) {
          outcome.error = error;
        }
      },
    },
    logger: {
      error: (code, metadata) => console.error(`next-auth: ${code}`, metadata),
      // Its only standing warning asks for NEXTAUTH_URL, which nothing here is made from.
      warn: () => undefined,
    },
  };
}

const claimsSchema = z.object({ userId: z.uuid(), sessionVersion: z.int() });
const sentSchema = z.object({ jti: z.uuid(), userId: z.uuid() });

type Answer = { setCookie: string[]; body: unknown };

/** One call of next-auth, as if it were mounted under /api/auth. */
async function call(configuration: NextAuthOptions, request: { method: "GET" | "POST"; path: string[]; body?: Fields; cookies: Fields }): Promise<Answer> {
  const answer: Answer = { setCookie: [], body: undefined };
  const response = {
    status: () => response,
    setHeader(name: string, value: string | string[]) {
      if (name === "Set-Cookie") answer.setCookie = [value].flat();
      return response;
    },
    getHeader: (name: string) => (name === "Set-Cookie" ? answer.setCookie : undefined),
    send: (body: unknown) => void (answer.body = body),
    json: (body: unknown) => void (answer.body = body),
    end: () => undefined,
  };
  const { method, path, body, cookies } = request;
  const asRequest = { method, query: { nextauth: path }, body, cookies, headers: {} };
  await NextAuth(asRequest as unknown as NextApiRequest, response as unknown as NextApiResponse, configuration);
  return answer;
}

async function post(configuration: NextAuthOptions, path: string[], body: Fields, cookies: Fields = {}): Promise<string[]> {
  // Its double-submit token guards nothing here (the Origin header did), but next-auth wants one: it is fetched on the spot.
  const issued = await call(configuration, { method: "GET", path: ["csrf"], cookies: {} });
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(issued.body);
  const cookie = issued.setCookie.find((line) => line.startsWith(`${CSRF_COOKIE}=`))?.split(";")[0]?.slice(CSRF_COOKIE.length + 1) ?? "";
  const answer = await call(configuration, { method: "POST", path, body: { ...body, csrfToken }, cookies: { ...cookies, [CSRF_COOKIE]: decodeURIComponent(cookie) } });
  return answer.setCookie.filter((line) => line.startsWith(`${sessionCookieName()}=`));
}

/** @returns the Set-Cookie line of the new session; throws what the provider threw. */
export async function issueSession(provider: Provider, fields: Fields, address: string): Promise<string> {
  const outcome: Outcome = {};
  const cookies = await post(options(address, outcome), ["callback", provider], fields);
  if (outcome.error) throw outcome.error;
  const [cookie] = cookies;
  if (!cookie) throw new Error("next-auth issued no session.");
  return cookie;
}

/** @returns the Set-Cookie lines that take the session away from the browser; its token is refused from now on. */
export async function endIssuedSession(sessionToken: string): Promise<string[]> {
  const outcome: Outcome = {};
  const cookies = await post(options("", outcome), ["signout"], {}, { [sessionCookieName()]: sessionToken });
  if (outcome.error) throw outcome.error;
  return cookies;
}
