/** The requests of the sign-in forms: from a script (JSON in, JSON out) or from a bare form (fields in, a redirect out). */
import { z } from "zod";
import { endIssuedSession, issueSession, type Fields, type Provider } from "@/lib/auth/next-auth";
import { safeReturnPath } from "@/lib/auth/return-path";
import { clientAddress } from "@/lib/auth/throttle";
import { clearedSessionCookie, readClaims, readSessionToken } from "@/lib/auth/token";
import { AppError } from "@/lib/errors";
import { answerError } from "./handle";
import { readJson } from "./read-json";
import { assertSameOrigin } from "./same-origin";

const BODY_LIMIT = 16 * 1024;
const FORM = "application/x-www-form-urlencoded";
const fieldsSchema = z.record(z.string(), z.string());

const isForm = (request: Request) => request.headers.get("content-type")?.startsWith(FORM) ?? false;

async function readFields(request: Request): Promise<Fields> {
  if (!isForm(request)) {
    const fields = fieldsSchema.safeParse(await readJson(request, BODY_LIMIT));
    if (!fields.success) throw new AppError("unprocessable", "The request must be an object of texts.");
    return fields.data;
  }
  let size = 0;
  const chunks: Uint8Array[] = [];
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT) throw new AppError("too_large", `The form is larger than ${BODY_LIMIT} bytes.`);
    chunks.push(chunk);
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
}

function seeOther(path: string, setCookie: string[] = []): Response {
  // A relative address: the browser stays on the origin by which it came.
  const headers = new Headers({ location: path, "cache-control": "private, no-store" });
  for (const line of setCookie) headers.append("set-cookie", line);
  return new Response(null, { status: 303, headers });
}

function answerJson(body: unknown, setCookie: string[]): Response {
  const headers = new Headers({ "cache-control": "private, no-store" });
  for (const line of setCookie) headers.append("set-cookie", line);
  return Response.json(body, { headers });
}

export async function answerSignIn(request: Request, provider: Provider): Promise<Response> {
  let fields: Fields = {};
  try {
    assertSameOrigin(request);
    fields = await readFields(request);
    const next = safeReturnPath(fields.next);
    const cookie = await issueSession(provider, fields, clientAddress(request.headers));
    return isForm(request) ? seeOther(next, [cookie]) : answerJson({ next }, [cookie]);
  } catch (error) {
    const answer = answerError(error);
    return isForm(request) ? seeOther(formPath(provider, fields, error)) : answer;
  }
}

/** Back to the form, with what went wrong as a code: words in an address could be anybody's. */
function formPath(provider: Provider, fields: Fields, error: unknown): string {
  const query = new URLSearchParams({ error: error instanceof AppError ? error.code : "internal" });
  if (error instanceof AppError && error.retryAfterSeconds) query.set("wait", String(error.retryAfterSeconds));
  const next = safeReturnPath(fields.next);
  if (next !== "/") query.set("next", next);
  const page = provider === "link" && /^[\w-]{1,100}$/.test(fields.token ?? "") ? `/link/${fields.token}` : "/sign-in";
  return `${page}?${query}`;
}

export async function answerSignOut(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request);
    const token = (await readClaims(request.headers)) && readSessionToken(request.headers);
    const cleared = token ? await endIssuedSession(token) : [clearedSessionCookie()];
    return isForm(request) ? seeOther("/sign-in?signed-out=1", cleared) : answerJson({ next: "/sign-in" }, cleared);
  } catch (error) {
    return answerError(error);
  }
}
