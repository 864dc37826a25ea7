import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { useTestDatabase } from "../database";

useTestDatabase();

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "concord-migrations-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

describe("the committed migrations", () => {
  it("make exactly what the schema says", async () => {
    const words = ["prisma/cli.mjs", "migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma", "--exit-code"];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root, env: childEnvironment({ DATABASE_URL: databaseUrl() }) });
    expect(stdout).toContain("No difference detected");
  });

  it("keep more places than wanted out of the database, whatever the program does", async () => {
    await expect(pool().query(`insert into "Item" (id, "studyId", position, overlap, held) values (gen_random_uuid(), gen_random_uuid(), 1, 2, 3)`))
      .rejects.toThrow(/Item_places_check/);
  });

  it("keep audit events as they were written", async () => {
    await pool().query(`insert into "AuditEvent" (action, subject) values ('test', 'x')`);
    await expect(pool().query(`update "AuditEvent" set action = 'other'`)).rejects.toThrow(/append-only/);
  });
});

describe("migrate", () => {
  it("applies what is new, once, and whole or not at all", async () => {
    const fresh = new URL(databaseUrl());
    fresh.pathname = `${fresh.pathname}_migrate`;
    await pool().query(`create database "${fresh.pathname.slice(1)}"`);
    try {
      writeMigration("1_one", "create table one (id int);");
      expect(await Promise.all([migrate(fresh.href, folder), migrate(fresh.href, folder)]).then((lists) => lists.flat())).toEqual(["1_one"]);
      writeMigration("2_two", "create table two (id int); select nonsense;");
      await expect(migrate(fresh.href, folder)).rejects.toThrow(/2_two failed/);
      writeMigration("2_two", "create table two (id int);");
      expect(await migrate(fresh.href, folder)).toEqual(["2_two"]);
      writeMigration("1_one", "create table one (id bigint);");
      await expect(migrate(fresh.href, folder)).rejects.toThrow(/1_one was changed/);
      rmSync(join(folder, "1_one"), { recursive: true });
      await expect(migrate(fresh.href, folder)).rejects.toThrow(/newer than this program/);
    } finally {
      await pool().query(`drop database "${fresh.pathname.slice(1)}" with (force)`);
    }
  });
});
