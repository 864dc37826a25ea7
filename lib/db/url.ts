/** The address of the database of this process. */
import { env } from "@/lib/env";

const store = globalThis as { concordDatabaseUrl?: string };

/** The web server and the worker are given DATABASE_URL by whoever starts them; the CLI prepares its own. */
export function databaseUrl(): string {
  const url = store.concordDatabaseUrl ?? env.databaseUrl;
  if (!url) throw new Error("No database: start Concord with `npm start`, or set DATABASE_URL.");
  return url;
}

export function setDatabaseUrl(url: string): void {
  store.concordDatabaseUrl = url;
}
