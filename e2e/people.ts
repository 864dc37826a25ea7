/** People with a password and a session of their own over the API; a browser can take the session over. */
import { request, type APIRequestContext, type APIResponse } from "@playwright/test";
import type { Role } from "@/lib/users/types";
import { concordJson } from "./concord-cli";
import { sharedServer, type ConcordServer } from "./server";
import { uniqueName } from "./unique-name";

export type Person = { id: string; email: string; name: string; role: Role; password: string; api: APIRequestContext };
type Invited = { id: string; email: string; inviteUrl: string };

const PASSWORD = "four quiet words here";

/** The first of a spec's people is invited from the machine itself, the others by an admin. */
export async function addAdmin(server: ConcordServer = sharedServer()): Promise<Person> {
  const email = `${uniqueName("admin")}@example.org`;
  const invited = await concordJson<Invited>(["user", "add", email, "--role", "admin"], server);
  return accept(invited, "Ada Admin", "admin", server.origin);
}

export async function addPerson(admin: Person, role: Role, name: string, origin = sharedServer().origin): Promise<Person> {
  const email = `${uniqueName(role)}@example.org`;
  return accept(await answer<Invited>(admin.api.post("/api/v1/users", { data: { email, name, role } })), name, role, origin);
}

async function accept({ id, email, inviteUrl }: Invited, name: string, role: Role, origin: string): Promise<Person> {
  const api = await request.newContext({ baseURL: origin });
  const token = inviteUrl.split("/").at(-1);
  await answer(api.post("/api/auth/callback/link", { data: { token, name, password: PASSWORD } }));
  return { id, email, name, role, password: PASSWORD, api };
}

/** The body of an answer that must not be a refusal. */
export async function answer<T>(waiting: Promise<APIResponse>): Promise<T> {
  const response = await waiting;
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return (await response.json()) as T;
}
