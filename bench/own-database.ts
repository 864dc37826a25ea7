/** A migrated database that is there for one bench only. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { migrationsFolder, prepareDatabase } from "@/lib/db/prepare";
import { setDatabaseUrl } from "@/lib/db/url";

export async function inOwnDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  const { url } = await prepareDatabase();
  const database = `bench_${randomUUID().replaceAll("-", "")}`;
  const maintenance = new pg.Client({ connectionString: url });
  await maintenance.connect();
  await maintenance.query(`create database "${database}"`);
  const own = new URL(url);
  own.pathname = `/${database}`;
  try {
    await migrate(own.href, migrationsFolder);
    setDatabaseUrl(own.href);
    return await work();
  } finally {
    await disconnect();
    setDatabaseUrl(url);
    await maintenance.query(`drop database if exists "${database}" with (force)`);
    await maintenance.end();
  }
}
