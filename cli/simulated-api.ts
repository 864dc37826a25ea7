/** Concord's API as a program that never gives up: the same request is sent until the server has answered it. */
import { setTimeout as sleep } from "node:timers/promises";

const ANSWER_LIMIT_MS = 20_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** The server understood and refused: asking again would change nothing. */
export class RefusedError extends Error {}

export type Api = {
  call: <Answer>(method: "GET" | "POST" | "PUT", path: string, body?: unknown) => Promise<Answer>;
};

/** @param counters hear of every request, and of every one that was lost or answered with a fault of the server. */
export function apiFor(origin: string, cookie: string, counters: { request: () => void; retry: () => void }): Api {
  return {
    call: async <Answer>(method: string, path: string, body?: unknown) => {
      for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        counters.request();
        const answer = await attempt(origin, cookie, method, path, body);
        if (answer !== undefined) return answer as Answer;
        counters.retry();
        await sleep(pause);
      }
    },
  };
}

/** @returns undefined where the answer did not come, or said that the server could not. */
async function attempt(origin: string, cookie: string, method: string, path: string, body: unknown): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    text = await response.text();
  } catch {
    return undefined; // the connection was refused or broke: the server may have done the work or not
  }
  if (response.ok) return JSON.parse(text);
  if (response.status >= 500 || response.status === 429) return undefined;
  throw new RefusedError(`${method} ${path} was answered ${response.status}: ${text.slice(0, 500)}`);
}
