/** Turns an endpoint and the work behind it into a route handler: parse, guard, call, answer. */
import type { z } from "zod";
import { readActor } from "@/lib/auth/actor";
import { readBearer } from "@/lib/auth/api-token";
import { readTokenActor } from "@/lib/auth/api-tokens";
import { AppError, type ErrorCode, isDatabaseAway, notFound } from "@/lib/errors";
import type { Actor } from "@/lib/users/types";
import { isOpenToTokens, type Endpoint } from "./endpoint";
import { readJson } from "./read-json";
import { assertSameOrigin } from "./same-origin";

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Call<E extends Endpoint> = {
  request: Request;
  actor: E["roles"] extends "anyone" ? Actor | undefined : Actor;
  params: Parsed<E["params"]>;
  query: Parsed<E["query"]>;
  headers: Parsed<E["headers"]>;
  body: Parsed<E["body"]>;
};

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

const DEFAULT_BODY_LIMIT = 64 * 1024;

/** @param work returns what is answered as JSON, or a Response of its own. */
export function handle<E extends Endpoint>(endpoint: E, work: (call: Call<E>) => Promise<unknown>) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    try {
      const actor = await findCaller(endpoint, request);
      if (endpoint.roles !== "anyone") {
        if (!actor) throw new AppError("unauthenticated", "Sign in to continue.");
        // A page that was opened by one person must not go on as another who has signed in since.
        const expected = request.headers.get("x-concord-actor");
        if (expected !== null && expected !== actor.id) throw new AppError("unauthenticated", "Someone else is signed in on this browser now.");
        if (!endpoint.roles.includes(actor.role)) throw notFound();
      }
      const call = {
        request,
        actor,
        params: parse(endpoint.params, await context.params, "not_found"),
        query: parse(endpoint.query, queryOf(new URL(request.url).searchParams), "bad_request"),
        headers: parse(endpoint.headers, Object.fromEntries(request.headers), "bad_request"),
        body: endpoint.body ? parse(endpoint.body, await readJson(request, endpoint.bodyLimit ?? DEFAULT_BODY_LIMIT), "unprocessable") : undefined,
      } as Call<E>;
      const answer = await work(call);
      return answer instanceof Response ? answer : Response.json(answer ?? null, { headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      return answerError(error);
    }
  };
}

/** A name that is repeated has a list of values. */
function queryOf(words: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries([...new Set(words.keys())].map((name) => {
    const values = words.getAll(name);
    return [name, values.length === 1 ? (values[0] ?? "") : values];
  }));
}

/** A token goes before a cookie. No other site's page can make a browser send one, so that its calls need no origin. */
async function findCaller(endpoint: Endpoint, request: Request): Promise<Actor | undefined> {
  const token = readBearer(request.headers);
  if (token !== undefined) {
    if (!isOpenToTokens(endpoint)) throw new AppError("forbidden", "An API token only reads results and data. For anything else, sign in.");
    return readTokenActor(token, request.headers);
  }
  if (endpoint.method !== "GET") assertSameOrigin(request);
  return readActor(request.headers);
}

function parse(schema: z.ZodType | undefined, value: unknown, code: "not_found" | "bad_request" | "unprocessable"): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (code === "not_found") throw notFound();
  const problems = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new AppError(code, `The request cannot be used: ${problems.map((problem) => `${problem.path || "body"}: ${problem.message}`).join("; ")}`, { problems });
}

/** What a program is told of how to come in (RFC 6750). */
const CHALLENGES: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'Bearer realm="Concord"',
  invalid_token: 'Bearer realm="Concord", error="invalid_token"',
  forbidden: 'Bearer realm="Concord", error="insufficient_scope"',
};

/** The one place that turns an error into a status and words. What was not meant for people is logged under a number and not shown. */
export function answerError(thrown: unknown): Response {
  const headers: Record<string, string> = { "cache-control": "private, no-store" };
  const error = isDatabaseAway(thrown) ? databaseAway(thrown) : thrown;
  if (error instanceof AppError) {
    const challenge = CHALLENGES[error.code];
    if (challenge) headers["www-authenticate"] = challenge;
    if (error.retryAfterSeconds) headers["retry-after"] = String(error.retryAfterSeconds);
    return Response.json({ error: { code: error.code, message: error.message, problems: error.problems } }, { status: error.status, headers });
  }
  const reference = crypto.randomUUID();
  console.error(`request failed (${reference})`, error);
  const message = `Something failed on the server. Nothing was lost; try again. Reference ${reference}.`;
  return Response.json({ error: { code: "internal", message, problems: [] } }, { status: 500, headers });
}

function databaseAway(cause: unknown): AppError {
  console.error("the database does not answer", cause);
  return new AppError("unavailable", "The database does not answer just now; try again in a moment.", { retryAfterSeconds: 2, cause });
}
