/** Once per run: a PostgreSQL for the tests and in it a migrated template, which each test file copies. */
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { ensureEmbeddedDatabase } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: string;
    databaseTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await ensureEmbeddedDatabase(join(import.meta.dirname, "..", ".cache", "test-database"));
  const template = `template_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database "${template}"`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate(url.href, join(import.meta.dirname, "..", "prisma", "migrations"));
  project.provide("databaseServer", server.url);
  project.provide("databaseTemplate", template);
  return async () => {
    const left = await admin.query<{ name: string }>(`select datname as name from pg_database where datname = $1`, [template]);
    for (const { name } of left.rows) await admin.query(`drop database if exists "${name}" with (force)`);
    await admin.end();
    await server.stopIfUnused(); // another run may be using it

  };
}
