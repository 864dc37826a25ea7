/** Calls of /api/v1 from the desk: every way in which an answer can fail to come is a value, not an exception. */
import { isFinalStatus } from "@/lib/desk/outbox";

export type ApiAnswer =
  | { kind: "ok"; data: unknown }
  | { kind: "refused"; status: number; message: string }
  | { kind: "signedOut"; otherPerson: boolean }
  | { kind: "unreachable"; retryAfterMs: number };

export type Api = {
  call(method: "GET" | "POST" | "PUT", path: string, body?: unknown, options?: { keepalive?: boolean }): Promise<ApiAnswer>;
};

const TIMEOUT_MS = 20_000;

/** @param userId whom this page was opened by: the server refuses when somebody else has signed in on this browser since. */
export function createApi(userId: string): Api {
  async function request(method: string, path: string, body: unknown, options: { keepalive?: boolean; asAnyone?: boolean }): Promise<Response | null> {
    try {
      return await fetch(`/api/v1${path}`, {
        method,
        headers: {
          accept: "application/json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(options.asAnyone ? {} : { "x-concord-actor": userId }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        keepalive: options.keepalive,
        cache: "no-store",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      console.info(`${method} ${path} got no answer.`, error);
      return null;
    }
  }

  async function isOtherPerson(): Promise<boolean> {
    const response = await request("GET", "/me", undefined, { asAnyone: true });
    const me = response?.ok ? await readJson(response) : null;
    return hasText(me, "id") && me.id !== userId;
  }

  return {
    async call(method, path, body, options = {}) {
      const response = await request(method, path, body, options);
      if (!response) return { kind: "unreachable", retryAfterMs: 0 };
      const data = await readJson(response);
      if (response.status === 401) return { kind: "signedOut", otherPerson: await isOtherPerson() };
      if (response.ok && data !== undefined) return { kind: "ok", data };
      if (isFinalStatus(response.status) && isError(data)) return { kind: "refused", status: response.status, message: data.error.message };
      // Not Concord's own words: a proxy's page, a server that is starting. Worth another attempt.
      return { kind: "unreachable", retryAfterMs: 1000 * (Number(response.headers.get("retry-after")) || 0) };
    },
  };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return response.headers.get("content-type")?.startsWith("application/json") ? await response.json() : undefined;
  } catch (error) {
    console.info("An answer broke off.", error);
    return undefined;
  }
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return typeof value === "object" && value !== null && typeof (value as Record<string, unknown>)[key] === "string";
}

function isError(value: unknown): value is { error: { message: string } } {
  return typeof value === "object" && value !== null && "error" in value && hasText(value.error, "message");
}
