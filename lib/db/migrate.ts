/** Applies prisma/migrations without Prisma's CLI, keeping the books in the CLI's own table. */
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

const PRISMA_LOCK = 72_707_369; // the advisory lock that Prisma's CLI takes for the same purpose

const BOOKS = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null, "checksum" varchar(64) not null, "finished_at" timestamptz,
  "migration_name" varchar(255) not null, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(), "applied_steps_count" integer not null default 0)`;

/**
 * @param only "look": changes nothing, and throws where one is missing.
 * @returns the names of the migrations applied by this call; each is applied whole or not at all.
 */
export async function migrate(url: string, folder: string, only?: "look"): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
    const isNew = (await client.query<{ books: string | null }>(`select to_regclass('"_prisma_migrations"')::text as books`)).rows[0]?.books === null;
    if (isNew && only === "look") throw new Error("The database is empty: start the platform first.");
    await client.query(BOOKS);
    const known = await client.query<{ name: string; checksum: string; finished: Date | null }>(
      `select migration_name as name, checksum, finished_at as finished from "_prisma_migrations" where rolled_back_at is null`,
    );
    const unfinished = known.rows.find((row) => row.finished === null);
    if (unfinished) throw new Error(`Migration ${unfinished.name} was left unfinished; resolve it before starting.`);
    const checksums = new Map(known.rows.map((row) => [row.name, row.checksum]));
    const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
    const unknown = [...checksums.keys()].filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`The database is newer than this program: it has ${unknown.join(", ")}.`);

    const applied: string[] = [];
    for (const name of names) {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      const before = checksums.get(name);
      if (before === checksum) continue;
      if (before) throw new Error(`Migration ${name} was changed after it had been applied.`);
      if (only === "look") throw new Error(`The database is older than this program: it lacks ${name}. Bring both to the same version of Concord.`);
      await applyOne(client, name, sql, checksum);
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
