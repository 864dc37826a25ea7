/** Pictures are decoded to their last row after they came in: what is damaged is taken out of what people are shown. */
import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { checkHandler, runCheck } from "@/lib/images/check/job.handler";
import { queueLeftPictures } from "@/lib/images/check/mutations";
import { CHECK_JOB } from "@/lib/images/check/types";
import { openImage } from "@/lib/images/open-image";
import { damageOf } from "@/lib/images/prepare";
import { claimJob } from "@/lib/jobs/lease";
import { runClaimed } from "@/lib/jobs/run";
import type { JobOutcome } from "@/lib/jobs/types";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { createStudy, startStudy } from "@/lib/studies/mutations";
import { studyInputSchema } from "@/lib/studies/protocol";
import { useTestDatabase } from "../../database";
import { jsonLines, tarBuffer, testFolder, write } from "../../fixtures/files";
import { jpeg } from "../../fixtures/pictures";
import { makeProtocol } from "../../studies/made-protocol";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-check-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

beforeEach(async () => {
  for (const table of ["Study", "Dataset", "Job", "ImageAsset"]) await pool().query(`delete from "${table}"`);
});

const share = (id: string, keys: string[]) => ({ id, sessions: [{ turns: [{ speaker: "A", text: "Look", images: [{ candidates: keys.map((key) => ({ key })) }] }] }] });
const EPISODES = [share("first", ["holed", "whole"]), share("only", ["holed"]), share("fine", ["whole"])];

/** Whole by its structure; half of its rows are not there. */
async function holed(): Promise<Buffer> {
  const picture = await jpeg(320, 320, 7);
  return Buffer.concat([picture.subarray(0, Math.floor(picture.length / 2)), Buffer.from([0xff, 0xd9])]);
}

async function bring(name = "set") {
  const pictures = [{ header: { name: "holed.jpg" }, content: await holed() }, { header: { name: "whole.jpg" }, content: await jpeg(96, 64, 3) }];
  return runImport({ slug: "set", paths: [write(folder, `${name}.jsonl`, jsonLines(EPISODES)), write(folder, `${name}.tar`, await tarBuffer(pictures))], images: [] });
}

const queued = async () => (await pool().query<{ id: string }>(`select "id" from "Job" where "kind" = $1 and "state" = 'queued'`, [CHECK_JOB])).rows.map(({ id }) => id);
async function check(onStart?: (child: ChildProcess) => void): Promise<JobOutcome | undefined> {
  const [id = ""] = await queued();
  const job = await claimJob(id);
  if (!job) throw new Error("not claimed");
  return runClaimed(job, onStart ? { kind: CHECK_JOB, run: (context) => runCheck(context, onStart) } : checkHandler);
}
const states = async () => (await pool().query<{ id: string; state: string; reason: string | null }>(
  `select e."externalId" as "id", i."state", i."stateReason" as "reason" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" order by e."position"`,
)).rows;
const DAMAGED = expect.stringMatching(/^corrupt: /) as string;

describe("stored pictures", () => {
  it("are decoded by a job that an import with pictures leaves; the next candidate takes the place of a damaged one", async () => {
    expect(await bring()).toMatchObject({ images: { stored: 3, refused: 0 } });
    expect(await queued()).toHaveLength(1);
    expect(await check()).toEqual({ state: "done", result: { checked: 2, refused: 1 } });
    expect(await states()).toEqual([{ id: "first", state: "stored", reason: null }, { id: "only", state: "refused", reason: DAMAGED }, { id: "fine", state: "stored", reason: null }]);
    const counts = await pool().query<{ images: unknown }>(`select "counts" -> 'images' as "images" from "DatasetVersion"`);
    expect(counts.rows).toEqual([{ images: { stored: 2, remote: 0, missing: 0, refused: 1 } }]);
    expect((await pool().query(`select 1 from "ImageAsset" where "checkedAt" is null`)).rowCount).toBe(0);
    // What is said of the dataset is computed anew.
    expect((await pool().query(`select "state" from "Job" where "kind" = 'dataset-analysis'`)).rows).toEqual([{ state: "queued" }]);
  });

  it("that turned out to be damaged are refused at once when they come again", async () => {
    await bring();
    await check();
    const again = await bring("again");
    expect(again.refusals).toMatchObject([{ field: "holed", reason: expect.stringMatching(/^picture refused: corrupt: /) as string }]);
    expect(await states()).toMatchObject([{ state: "stored" }, { state: "refused" }, { state: "stored" }]);
  });

  it("stay in the items of a study that has started", async () => {
    await bring();
    const input = studyInputSchema.parse({ name: "A study", dataset: "set", protocol: makeProtocol() });
    await startStudy(null, await authorizeStudyLocally((await createStudy(null, input)).id));
    const before = await states();
    expect(await check()).toMatchObject({ state: "done", result: { refused: 1 } });
    expect(await states()).toEqual(before);
    // As far as it goes, as a browser would show it.
    const shown = (await pool().query<{ sha256: string }>(`select "sha256" from "EpisodeImage" where "episodeId" = (select "id" from "Episode" where "externalId" = 'only')`)).rows[0]?.sha256 ?? "";
    expect(await openImage(shown, 800)).toMatchObject({ mime: "image/jpeg" });
    expect(await damageOf(await readFile(join(home, "images", shown.slice(0, 2), shown.slice(2, 4), shown)))).toMatch(/^corrupt/);
    // Nobody who begins now is given it.
    expect((await pool().query(`select "state" from "DatasetImage" where "key" = 'holed'`)).rows).toEqual([{ state: "refused" }]);
  });

  it("are gone on with where the process that decodes them is ended", async () => {
    await bring();
    const ended: ChildProcess[] = [];
    expect(await check((child) => {
      if (ended.length === 0) child.kill("SIGKILL");
      ended.push(child);
    })).toMatchObject({ state: "done", result: { checked: 2, refused: 1 } });
    expect(ended.length).toBeGreaterThan(1);
  });

  it("that were left, since the store was away, are taken up again by the worker", async () => {
    await bring();
    await pool().query(`update "Job" set "state" = 'failed' where "kind" = $1`, [CHECK_JOB]);
    await queueLeftPictures();
    await queueLeftPictures();
    expect(await queued()).toHaveLength(1);
    await check();
    await queueLeftPictures();
    expect(await queued()).toHaveLength(0);
  });

  it("are waited for by one job, however many imports bring some", async () => {
    await bring();
    await bring("more");
    const other = write(folder, "other.tar", await tarBuffer([{ header: { name: "other.jpg" }, content: await jpeg(96, 64, 9) }]));
    await runImport({ slug: "set", paths: [other], images: [] });
    expect(await queued()).toHaveLength(1);
  });
});
