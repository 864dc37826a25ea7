import { expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { readResults } from "@/lib/reports/data";
import { studyResultsSchema } from "@/lib/reports/schema";
import { useTestDatabase } from "../database";
import { receiptOf, submit } from "../judgments/desk-api";
import { makeSubmission } from "../studies/made-protocol";
import { firstAssignment, makeStudy } from "../studies/made-study";

useTestDatabase();

it("results are of one moment, whatever changes while they are read", async () => {
  const study = await makeStudy({ episodes: 2, evaluators: 1 });
  const [person] = study.evaluators;
  if (!person) throw new Error();
  for (let item = 0; item < 2; item += 1) await receiptOf(submit(person, makeSubmission(await firstAssignment(study, person))));
  const changing = await pool().connect();
  try {
    await changing.query("begin");
    await changing.query(`lock table "Rating" in access exclusive mode`);
    const reading = readResults(study.id, { metric: "ordinal" });
    await isWaiting();
    await changing.query(`delete from "Judgment" where "assignmentId" = (select id from "Assignment" where "studyId" = $1 limit 1)`, [study.id]);
    await changing.query("commit");
    const { progress, criteria } = studyResultsSchema.parse(await reading);
    const covered = progress.coverage.reduce((sum, { judgments, items }) => sum + judgments * items, 0);
    expect([progress.counted, covered, criteria[0]?.n]).toEqual([2, 2, 2]);
  } finally {
    changing.release();
  }
});

async function isWaiting(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await pool().query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%from "Rating"%'`);
    if (found.rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("Nobody waits.");
}
