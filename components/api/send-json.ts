/** Calls of /api/v1. What went wrong comes back as words and places, also when the server was never reached. */

export type Problem = { path: string; message: string };
export type Failure = { message: string; problems: Problem[] };
export type Sent<T> = { ok: true; data: T } | { ok: false; status: number; error: Failure };

/** @param signal ends the call; whoever ended it does not look at the answer. */
export async function sendJson<T>(method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE", path: string, body?: unknown, signal?: AbortSignal): Promise<Sent<T>> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(`/api/v1${path}`, {
      method, signal, cache: "no-store",
      headers: body === undefined ? undefined : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    answer = await readAnswer(response);
  } catch {
    return { ok: false, status: 0, error: { message: "The server could not be reached. Nothing was changed; try again when you are connected.", problems: [] } };
  }
  if (response.ok) return { ok: true, data: answer as T };
  return { ok: false, status: response.status, error: failureOf(answer) };
}

/** Undefined where the body is not JSON: a proxy's page, for example. */
async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function failureOf(answer: unknown): Failure {
  const error = (answer as { error?: Partial<Failure> } | undefined)?.error;
  return { message: error?.message ?? "The server did not answer as expected. Try again.", problems: error?.problems ?? [] };
}
