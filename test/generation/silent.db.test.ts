import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getEpisode, getRun, listRuns, lookAtEpisode, lookAtRun } from "@/lib/generation/data";
import { createClaimedRun, stopRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { versionOf } from "@/lib/jobs/follow";
import { pauseJob } from "@/lib/jobs/lease";
import { useTestDatabase } from "../database";

useTestDatabase();

beforeEach(async () => {
  await pool().query(`delete from "GenerationRun"`);
  await pool().query(`delete from "Job"`);
});

async function claimedRun() {
  const { runId, job } = await createClaimedRun(operatorGenerator, generationRequestSchema.parse({ provider: "scripted", episodes: 1 }));
  const id = await authorizeRun(operatorGenerator, runId);
  if (!id) throw new Error("no such run");
  /** As if the last heartbeat had been so long ago. */
  const lastHeard = (seconds: number) => pool().query(`update "Job" set "leaseUntil" = now() + make_interval(secs => 30 - $2) where "id" = $1`, [job.id, seconds]);
  const read = async () => {
    const view = await getRun(id);
    if (!view) throw new Error("no such run");
    return view;
  };
  return { id, job, lastHeard, read };
}

describe("a run that is asked to stop", () => {
  it("is stopping until its worker has stopped, for whoever looks and whoever listens", async () => {
    const { id, job, read } = await claimedRun();
    const before = await read();
    expect(before.stopping).toBe(false);
    await stopRun(id);
    const asked = await read();
    expect(asked).toMatchObject({ state: "running", stopping: true });
    expect((await listRuns(operatorGenerator)).map(({ stopping }) => stopping)).toEqual([true]);
    expect(versionOf(asked)).not.toBe(versionOf(before));
    await pauseJob(job);
    expect(await read()).toMatchObject({ state: "paused", stopping: false });
  });
});

describe("a run whose worker was lost", () => {
  it("says since when, before its lease has ended, to whoever looks and to whoever listens", async () => {
    const { id, lastHeard, read } = await claimedRun();
    const heard = await read();
    expect(heard).toMatchObject({ state: "running", silentSince: null });
    await lastHeard(9);
    expect((await read()).silentSince).toBeNull();
    await lastHeard(15);
    const silent = await read();
    expect(silent.state).toBe("running");
    expect(Date.now() - Date.parse(silent.silentSince ?? "")).toBeGreaterThan(14_000);
    expect(Date.now() - Date.parse(silent.silentSince ?? "")).toBeLessThan(60_000);
    expect((await getEpisode(id, 1))?.silentSince).toBe(silent.silentSince);
    expect((await listRuns(operatorGenerator)).map(({ silentSince }) => silentSince)).toEqual([silent.silentSince]);
    expect(versionOf(silent)).not.toBe(versionOf(heard));
    const [run, episode] = await Promise.all([lookAtRun(id), lookAtEpisode(id, 1)]);
    expect(run && versionOf(run), "what is looked at tells what is read").toBe(versionOf(silent));
    expect(episode).toEqual({ state: "running", progress: { sequence: 0 }, silentSince: silent.silentSince });
  });

  it("is not said to be silent while it waits or once it has ended", async () => {
    const { job, lastHeard, read } = await claimedRun();
    await lastHeard(40);
    for (const state of ["queued", "paused", "done", "failed", "cancelled"]) {
      await pool().query(`update "Job" set "state" = $2::"JobState" where "id" = $1`, [job.id, state]);
      expect((await read()).silentSince, state).toBeNull();
    }
  });
});
