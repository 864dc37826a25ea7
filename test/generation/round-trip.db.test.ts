/** What a run made goes out in STARK's layout, and with its pictures as shards, and comes in again the same. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { operator } from "@/lib/datasets/access";
import { exportDataset } from "@/lib/datasets/export/mutations";
import { exportSettingsSchema } from "@/lib/datasets/export/settings";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { runClaimed } from "@/lib/jobs/run";
import { useTestDatabase } from "../database";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-grown-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();

const EPISODES = 3;

beforeAll(async () => {
  const { job } = await createClaimedRun(operatorGenerator, generationRequestSchema.parse({ provider: "scripted", episodes: EPISODES, seed: "round", dataset: { slug: "grown" } }));
  expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
});

/** All that episodes say, with where every step of theirs comes from; `withBytes`: and which stored picture each share shows. */
async function contentOf(slug: string, withBytes: boolean): Promise<unknown[]> {
  const found = await pool().query(
    `select e."externalId", e."contentHash", e."origin", e."extra", (select jsonb_agg(jsonb_build_array(i."place", i."turnIndex", i."position", i."keys"${withBytes ? `, i."state", i."sha256"` : ""}) order by i."place", s."number", i."turnIndex", i."position")
       from "EpisodeImage" i left join "Session" s on s."id" = i."sessionId" where i."episodeId" = e."id") as "images"
     from "Episode" e join "Dataset" d on d."id" = e."datasetId" where d."slug" = $1 and e."untilVersion" is null order by e."position"`, [slug],
  );
  return found.rows;
}

describe("a run's dataset that goes out and comes in again", () => {
  it.each([["parquet", false], ["webdataset", true], ["jsonl", false]] as const)("is the same from %s", async (format, withBytes) => {
    const out = join(home, "out", format);
    const { manifest } = await exportDataset(operator, "grown", exportSettingsSchema.parse({ format, includeScripted: true }), out);
    expect(manifest).toMatchObject({ counts: { episodes: EPISODES, origins: { scripted: EPISODES } }, inexact: [] });
    const back = await runImport({ slug: `back-${format}`, paths: [out], images: [] });
    expect(back.rows).toEqual({ read: EPISODES, imported: EPISODES, unchanged: 0, refused: 0 });
    const before = await contentOf("grown", withBytes);
    expect(before).toHaveLength(EPISODES);
    expect(await contentOf(`back-${format}`, withBytes)).toEqual(before);
  });

  it("stays at home unless what is scripted is asked for", async () => {
    const { manifest } = await exportDataset(operator, "grown", exportSettingsSchema.parse({ format: "jsonl" }), join(home, "out", "none"));
    expect(manifest).toMatchObject({ counts: { episodes: 0 }, scriptedLeftOut: EPISODES });
  });
});
