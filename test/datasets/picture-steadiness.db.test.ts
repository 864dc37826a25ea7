/** What pictures an import may change: never one that is stored, and none that people judge. */
import { rmSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { runImport } from "@/lib/datasets/job.handler";
import type { ImportResult } from "@/lib/datasets/types";
import { pool } from "@/lib/db/client";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { closeStudy, createStudy, startStudy } from "@/lib/studies/mutations";
import { studyInputSchema } from "@/lib/studies/protocol";
import { useTestDatabase } from "../database";
import { jsonLines, tarBuffer, testFolder, write } from "../fixtures/files";
import { jpeg } from "../fixtures/pictures";
import { makeProtocol } from "../studies/made-protocol";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-steadiness-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

beforeEach(async () => {
  await pool().query(`delete from "Study"`);
  await pool().query(`delete from "Dataset"`);
});

const EPISODES = ["a", "b"].map((id) => ({
  id, origin: "collected", sessions: [{ turns: [{ speaker: "A", text: "Look", images: [{ candidates: [{ key: "radio" }] }] }] }],
}));
const dialogues = (rows: readonly unknown[] = EPISODES, name = "dialogues") => write(folder, `${name}.jsonl`, jsonLines(rows));
const shard = async (name: string, content: Buffer) => write(folder, name, await tarBuffer([{ header: { name: "radio.jpg" }, content }]));
const bring = (paths: string[], dryRun = false): Promise<ImportResult> => runImport({ slug: "set", paths, images: [], dryRun });

const images = async () => (await pool().query<{ externalId: string; state: string; sha256: string | null }>(
  `select e."externalId", i.state, i.sha256 from "EpisodeImage" i join "Episode" e on e.id = i."episodeId" order by e."fromVersion", 1`,
)).rows;

/** Draws one of the two episodes. */
async function startedStudy() {
  const input = studyInputSchema.parse({ name: "A study", dataset: "set", protocol: makeProtocol({ sample: { size: 1, seed: "seven" } }) });
  const id = await authorizeStudyLocally((await createStudy(null, input)).id);
  await startStudy(null, id);
  const drawn = await pool().query<{ externalId: string }>(`select e."externalId" from "ItemPart" part join "Episode" e on e.id = part."episodeId" where part."studyId" = $1`, [id]);
  return { id, drawn: drawn.rows.map((row) => row.externalId) };
}

describe("a picture that is stored", () => {
  it("is not replaced by another one under its key: the later one is reported, also by a dry run", async () => {
    await bring([dialogues(), await shard("first.tar", await jpeg(96, 64, 1))]);
    const before = await images();
    expect(before.map((image) => image.state)).toEqual(["stored", "stored"]);
    const other = await shard("other.tar", await jpeg(96, 64, 2));
    const refusals = [{ file: "other.tar", row: 1, field: "radio", reason: "another picture is stored under this key" }];
    const preview = await bring([other], true);
    const result = await bring([other]);
    expect(result).toMatchObject({ version: 1, refusals, images: { stored: 2 } });
    expect({ ...preview, look: undefined }).toEqual(result);
    expect(await images()).toEqual(before);
  });

  it("may come again, and may get an address", async () => {
    await bring([dialogues(), await shard("first.tar", await jpeg(96, 64, 1))]);
    const before = await images();
    expect(await bring([await shard("again.tar", await jpeg(96, 64, 1))])).toMatchObject({ version: 1, refusals: [] });
    const address = write(folder, "address.jsonl", jsonLines([{ key: "radio", url: "https://pictures.example/radio.jpg" }]));
    expect(await bring([address])).toMatchObject({ version: 2, refusals: [] });
    const known = await pool().query(`select state, sha256, url from "DatasetImage"`);
    expect(known.rows).toEqual([{ state: "stored", sha256: before[0]?.sha256, url: "https://pictures.example/radio.jpg" }]);
    expect(await images()).toEqual(before);
  });
});

describe("the pictures of a started study's items", () => {
  it("stay as they were when pictures arrive, while running and after; those of other episodes change", async () => {
    await bring([dialogues()]);
    const { id, drawn } = await startedStudy();
    const expected = EPISODES.map((episode) => ({ externalId: episode.id, state: drawn.includes(episode.id) ? "missing" : "stored" }));
    const later = await shard("later.tar", await jpeg(96, 64, 3));
    const preview = await bring([later], true);
    const result = await bring([later]);
    expect(result).toMatchObject({ version: 2, images: { stored: 1, missing: 1 } });
    expect({ ...preview, look: undefined }).toEqual(result);
    expect(await images()).toMatchObject(expected);
    await closeStudy(null, id);
    const all = await bring([dialogues(), later], true);
    expect({ ...all, look: undefined }).toEqual(await bring([dialogues(), later]));
    expect(all).toMatchObject({ rows: { unchanged: 2 }, images: { stored: 1, missing: 1 } });
    expect(await images()).toMatchObject(expected);
  });

  it("are free again in a changed row, which is a new episode", async () => {
    await bring([dialogues()]);
    await startedStudy();
    const changed = EPISODES.map((episode) => ({ ...episode, summary: "They look at a radio." }));
    const result = await bring([dialogues(changed, "changed"), await shard("later.tar", await jpeg(96, 64, 3))]);
    expect(result).toMatchObject({ version: 2, rows: { imported: 2 }, images: { stored: 2 } });
  });

  it("do not slip past a study that starts while an import publishes", async () => {
    await bring([dialogues()]);
    const input = studyInputSchema.parse({ name: "A study", dataset: "set", protocol: makeProtocol() });
    const id = await authorizeStudyLocally((await createStudy(null, input)).id);
    const publishing = await pool().connect();
    try {
      await publishing.query("begin");
      await publishing.query(`select 1 from "Dataset" where slug = 'set' for update`);
      let isStarted = false;
      const starting = startStudy(null, id).then(() => (isStarted = true));
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(isStarted).toBe(false);
      await publishing.query(`update "Dataset" set "currentVersion" = 2 where slug = 'set'`);
      await publishing.query("commit");
      await starting;
    } finally {
      publishing.release();
    }
    expect((await pool().query(`select "datasetVersion" from "StudySource" where "studyId" = $1`, [id])).rows).toEqual([{ datasetVersion: 2 }]);
  });
});
