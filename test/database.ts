/** A database of its own for each test file, made from the migrated template. Call once at the top of a *.db.test.ts. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { disconnect } from "@/lib/db/client";
import { setDatabaseUrl } from "@/lib/db/url";

export function useTestDatabase(): void {
  const server = inject("databaseServer");
  const name = `test_${randomUUID().replaceAll("-", "")}`;

  const asAdministrator = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    await asAdministrator(`create database "${name}" template "${inject("databaseTemplate")}"`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    setDatabaseUrl(url.href);
  });

  afterAll(async () => {
    await disconnect();
    await asAdministrator(`drop database if exists "${name}" with (force)`);
  });
}
