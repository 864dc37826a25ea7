/** An installation that had ratings before it had counts. */
import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { disconnect, pool } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { migrationsFolder } from "@/lib/db/prepare";
import { setDatabaseUrl } from "@/lib/db/url";
import { readPatterns } from "@/lib/reports/patterns/data";
import { recountStudy } from "@/lib/reports/patterns/mutations";
import { authorizeStudyLocally } from "@/lib/studies/data";

const name = `test_${randomUUID().replaceAll("-", "")}`;
const url = new URL(inject("databaseServer"));
let folder = "";

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseServer") });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await asAdministrator(`create database "${name}"`);
  url.pathname = `/${name}`;
  folder = mkdtempSync(join(tmpdir(), "concord-backfill-"));
  for (const migration of readdirSync(migrationsFolder)) if (migration < "20261127") cpSync(join(migrationsFolder, migration), join(folder, migration), { recursive: true });
  await migrate(url.href, folder);
  setDatabaseUrl(url.href);
});
afterAll(async () => {
  await disconnect();
  await asAdministrator(`drop database if exists "${name}" with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

it("has them counted when it is brought up to date", async () => {
  const study = randomUUID();
  const run = (text: string, values: unknown[] = [study]) => pool().query(text, values);
  await run(`insert into "Study" (id, kind, name, state, protocol) values ($1, 'comparison', 'Older', 'running', '{}')`);
  await run(`insert into "Dataset" (id, slug, title) values ($1, 'older', 'Older')`);
  await run(`insert into "Episode" (id, "datasetId", "externalId", position, "contentHash", "fromVersion", "sessionCount", "turnCount", "imageCount") values ($1, $1, '1', 1, '1', 1, 0, 0, 0)`);
  await run(`insert into "StudySource" ("studyId", number, "datasetId") select $1, number, $1 from generate_series(1, 2) number`);
  await run(`insert into "Item" (id, "studyId", position, overlap) select gen_random_uuid(), $1, position, 2 from generate_series(1, 3) position`);
  await run(`insert into "ItemPart" ("itemId", slot, "studyId", "sourceNumber", "episodeId") select id, slot, $1, slot, $1 from "Item", generate_series(1, 2) slot`);
  await run(`
    insert into "Assignment" (id, "studyId", "itemId", "evaluatorId", "leaseUntil", "protocolVersion", flipped)
    select gen_random_uuid(), $1, item.id, ('00000000-0000-0000-0000-00000000000' || number)::uuid, now(), 1, number = 2 from "Item" item, generate_series(1, 3) number`);
  // The third evaluator's judgments are surplus. All chose left; the second saw the pair the other way round.
  await run(`
    insert into "Judgment" (id, "assignmentId", counted, "currentRevision", "latestRevision")
    select gen_random_uuid(), id, "evaluatorId"::text not like '%3', 1, 1 from "Assignment"`, []);
  await run(`
    insert into "Rating" ("judgmentId", criterion, value, "nonResponse")
    select judgment.id, 'flow', case when item.position = 3 then null else 1 end, case when item.position = 3 then 'cannot_judge' end
    from "Judgment" judgment join "Assignment" assignment on assignment.id = "assignmentId" join "Item" item on item.id = "itemId"`, []);

  await migrate(url.href, migrationsFolder);
  const studyId = await authorizeStudyLocally(study);
  expect(await readPatterns(studyId)).toEqual([{ criterion: "flow", stratum: 1_002, raters: 2, patterns: [{ pattern: [1, 3], units: 2 }] }]);
  expect(await recountStudy(null, studyId, { repair: false })).toMatchObject({ ok: true, different: 0, ratings: 4 });
});
