/** Posts a sign-in form as JSON, so that what went wrong can be said without losing what was typed. */
import { failureOf, type Failure } from "@/components/api/send-json";

export type AuthAnswer = { ok: true; next: string } | { ok: false; status: number; error: Failure };

export async function postAuthForm(form: HTMLFormElement): Promise<AuthAnswer> {
  const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(form.action, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(fields) });
    answer = await response.json();
  } catch {
    return { ok: false, status: 0, error: { message: "The server could not be reached. Check your connection and try again.", problems: [] } };
  }
  if (!response.ok) return { ok: false, status: response.status, error: failureOf(answer) };
  return { ok: true, next: (answer as { next: string }).next };
}
