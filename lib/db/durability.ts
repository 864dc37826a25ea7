import pg from "pg";

const REQUIRED: Record<string, readonly string[]> = {
  fsync: ["on"],
  full_page_writes: ["on"],
  synchronous_commit: ["on", "remote_write", "remote_apply"],
};

/** "Saved" means committed and on disk. @returns what of the server's settings would break that promise. */
export async function durabilityProblems(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query<{ name: string; setting: string }>("select name, setting from pg_settings where name = any($1)", [Object.keys(REQUIRED)]);
    return found.rows.filter((row) => !REQUIRED[row.name]?.includes(row.setting)).map((row) => `${row.name} is ${row.setting}`);
  } finally {
    await client.end();
  }
}

/** Refuses a server that acknowledges what it has not written. */
export async function assertDurable(url: string): Promise<void> {
  const problems = await durabilityProblems(url);
  if (problems.length > 0) throw new Error(`This PostgreSQL may lose acknowledged judgments: ${problems.join(", ")}. Turn these settings on.`);
}
