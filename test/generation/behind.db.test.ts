import { beforeEach, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { behindText } from "@/lib/generation/behind-text";
import { authorizeRun, getRun, listRuns } from "@/lib/generation/data";
import { createClaimedRun, createRun, resumeRun, stopRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { versionOf } from "@/lib/jobs/follow";
import { claimJob, finishJob } from "@/lib/jobs/lease";
import { startQueue } from "@/lib/jobs/queue";
import { useTestDatabase } from "../database";

useTestDatabase();

beforeEach(async () => {
  for (const table of ["GenerationRun", "Job"]) await pool().query(`delete from "${table}"`);
});

const asked = generationRequestSchema.parse({ provider: "scripted", episodes: 1 });
const create = () => createRun(operatorGenerator, asked);

async function read(runId: string) {
  const id = await authorizeRun(operatorGenerator, runId);
  const view = id && (await getRun(id));
  if (!id || !view) throw new Error("no such run");
  return { ...view, id };
}

it("a run says how many are taken before it: what a worker has and what waits for longer, not what was stopped or runs elsewhere", async () => {
  await createClaimedRun(operatorGenerator, asked); // of a command, beside the queue
  const runs = [await create(), await create(), await create()] as const;
  const behind = async () => (await Promise.all(runs.map(read))).map((run) => run.behind);
  expect(await behind()).toEqual([0, 1, 2]);
  expect((await listRuns(operatorGenerator)).map((run) => run.behind)).toEqual([2, 1, 0, 0]);

  const second = await read(runs[1]);
  await stopRun(second.id);
  expect(await behind()).toEqual([0, 0, 1]);
  await resumeRun(operatorGenerator, second.id);
  expect(await behind()).toEqual([0, 1, 2]);

  const taken = gate();
  const hold = gate();
  const queue = await startQueue(async (id) => {
    const job = await claimJob(id);
    taken.open();
    await hold.passed;
    if (job) await finishJob(job, { state: "done", result: null });
  });
  try {
    await taken.passed;
    expect((await read(runs[0])).state).toBe("running");
    const [, , third] = await Promise.all(runs.map(read));
    expect(third?.behind).toBe(2);
    hold.open();
    await expect.poll(async () => (await read(runs[2])).state, { timeout: 10_000 }).toBe("done");
    expect(await behind()).toEqual([0, 0, 0]);
    expect(third && versionOf(third)).not.toBe(third && versionOf({ ...third, behind: 1 }));
  } finally {
    hold.open();
    await queue.stop();
  }
});

function gate() {
  let open = () => {};
  const passed = new Promise<void>((done) => (open = done));
  return { open: () => open(), passed };
}

it("is told in words", () => {
  expect([0, 1, 2].map(behindText)).toEqual([null, "behind another run", "behind 2 other runs"]);
});
