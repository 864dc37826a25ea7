/** Database up and schema current: for processes that may be the first to come (supervisor, CLI). Not for the web server. */
import { join } from "node:path";
import { env } from "@/lib/env";
import { disconnect } from "./client";
import { ensureEmbeddedDatabase, type EmbeddedDatabase } from "./embedded";
import { migrate } from "./migrate";
import { setDatabaseUrl } from "./url";

let joined: EmbeddedDatabase | undefined;

export const migrationsFolder = join(import.meta.dirname, "..", "..", "prisma", "migrations");

/** Joins the server of DATABASE_URL, or starts or joins the embedded one; then applies what migrations are missing. */
export async function prepareDatabase(): Promise<{ url: string; embedded?: EmbeddedDatabase; applied: string[] }> {
  const embedded = env.databaseUrl ? undefined : await ensureEmbeddedDatabase(env.home);
  const url = embedded?.url ?? env.databaseUrl;
  if (!url) throw new Error("No database address.");
  setDatabaseUrl(url);
  joined = embedded;
  return { url, embedded, applied: await migrate(url, migrationsFolder) };
}

/** Joins the server of DATABASE_URL and changes nothing of it: for a machine that is another one's guest. @throws where it is of another version. */
export async function joinDatabase(): Promise<void> {
  if (!env.databaseUrl) throw new Error("Set DATABASE_URL to the address of the platform's database.");
  setDatabaseUrl(env.databaseUrl);
  await migrate(env.databaseUrl, migrationsFolder, "look");
}

/** For commands that come and go: closes this process's connections, and the embedded server with them if nobody else uses it. */
export async function releaseDatabase(): Promise<void> {
  await disconnect();
  await joined?.stopIfUnused();
  joined = undefined;
}
