import { describe, expect, it } from "vitest";
import { pool, prisma } from "@/lib/db/client";
import { closeStudy } from "@/lib/studies/mutations";
import { useTestDatabase } from "../database";
import { firstAssignment, makeStudy, queueOf } from "./made-study";

useTestDatabase();

describe("closing a study", () => {
  it("gives way to a claim that waits for the study while it holds an item, and closes after it", async () => {
    const study = await makeStudy({ episodes: 1, evaluators: 1 });
    const [person] = study.evaluators;
    if (!person) throw new Error();
    await firstAssignment(study, person);
    // The order in which a claim takes its locks, slow enough for a close in between.
    const claim = await pool().connect();
    try {
      await claim.query("begin");
      // Whoever has waited this long looks for a deadlock and is the one that gives up.
      await claim.query("set local deadlock_timeout = '20s'");
      await claim.query(`select 1 from "Item" where "studyId" = $1 for update`, [study.id]);
      const closing = closeStudy(null, study.id);
      closing.catch(() => undefined);
      await isWaiting(`%update "Item"%`);
      await claim.query(`select 1 from "Study" where id = $1 for share`, [study.id]);
      await claim.query("commit");
      expect(await closing).toEqual({ id: study.id, state: "closed" });
    } finally {
      claim.release();
    }
    expect(await prisma().item.findMany({ where: { studyId: study.id }, select: { held: true } })).toEqual([{ held: 0 }]);
    expect(await prisma().auditEvent.count({ where: { subject: study.id, action: "study.close" } })).toBe(1);
  });

  it("among many who claim leaves no place held", async () => {
    for (let round = 0; round < 3; round += 1) {
      const study = await makeStudy({ episodes: 20, evaluators: 12, protocol: { evaluatorsPerItem: 12 } });
      const claims = study.evaluators.flatMap((person) => [queueOf(study, person, 4), queueOf(study, person, 9)]);
      await closeStudy(null, study.id);
      await Promise.all(claims);
      expect(await prisma().item.count({ where: { studyId: study.id, held: { gt: 0 } } })).toBe(0);
      expect(await prisma().assignment.count({ where: { studyId: study.id, state: { not: "expired" } } })).toBe(0);
    }
  });
});

async function isWaiting(statement: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await pool().query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike $1`, [statement]);
    if (found.rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("Nobody waits.");
}
