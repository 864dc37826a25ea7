/** MMDialog through the whole import: a split's folder with its pictures beside the dialogues, as it is downloaded. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { operator } from "@/lib/datasets/access";
import { getEpisode } from "@/lib/datasets/data";
import { runImport } from "@/lib/datasets/job.handler";
import { listEpisodes } from "@/lib/datasets/search/data";
import { episodeQuerySchema } from "@/lib/datasets/search/query";
import type { EpisodeDetail, ImportResult, Refusal } from "@/lib/datasets/types";
import { pool } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { jsonLines, tarBuffer, testFolder, write } from "../fixtures/files";
import { conversation, KEYS, KITES, MARKET, media, text } from "../fixtures/mmdialog";
import { jpeg, png, webp } from "../fixtures/pictures";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-mmdialog-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

beforeEach(async () => {
  await pool().query(`delete from "Dataset"`);
  await pool().query(`delete from "Job"`);
});

/** Dataset/train as it is unpacked. */
async function trainFolder(name: string): Promise<string> {
  write(folder, `${name}/train/conversations.json`, JSON.stringify([MARKET, KITES], null, 1));
  write(folder, `${name}/train/${KEYS.market}.jpg`, await jpeg(96, 64, 1));
  write(folder, `${name}/train/${KEYS.stall}.jpeg`, await png(96, 64, 2));
  write(folder, `${name}/train/more/${KEYS.bridge}.webp`, await webp(96, 64, 3));
  write(folder, `${name}/train/${KEYS.kite}.png`, await png(96, 64, 4));
  write(folder, `${name}/train/${KEYS.torn}.jpg`, (await jpeg(96, 64, 5)).subarray(0, 400));
  return join(folder, name, "train");
}

async function episodesOf(slug: string): Promise<EpisodeDetail[]> {
  const page = await listEpisodes(operator, slug, episodeQuerySchema.parse({}));
  const found = await Promise.all((page?.episodes ?? []).map((episode) => getEpisode(operator, slug, episode.id)));
  return found.filter((episode) => episode !== undefined);
}

/** What is said comes in batches that fill by the clock: its order is not told. */
const remarks = (refusals: readonly Refusal[]) => refusals.map(({ file, row, field, reason }) => [file, row, field, reason].join(" | ")).sort();
/** What a dry run has seen besides is nothing that an import reports. */
const comparable = ({ refusals, look: _look, ...rest }: ImportResult) => ({ ...rest, remarks: remarks(refusals) });

const ASSUMED = "conversations.json |  | conversation | MMDialog names no speakers: the turns are given to Speaker A and Speaker B in alternation, which is an assumption";
const COUNTS = { episodes: 2, sessions: 2, turns: 8, imageShares: 8, images: { stored: 5, remote: 0, missing: 2, refused: 1 }, unknownColumns: [], leftColumns: [] };

describe("a split of MMDialog", () => {
  it("comes in from its folder alone, pictures by the names of their files", async () => {
    const train = await trainFolder("whole");
    const request = { slug: "mmdialog", paths: [train], images: [] };
    const preview = await runImport({ ...request, dryRun: true });
    const result = await runImport(request);
    expect(comparable(preview)).toEqual(comparable(result));
    expect(result).toMatchObject({ version: 1, format: "mmdialog", rows: { read: 2, imported: 2, unchanged: 0, refused: 0 }, ...COUNTS });
    expect(remarks(result.refusals)).toEqual([
      `${KEYS.torn}.jpg |  |  | picture refused: corrupt: the file ends before the picture does`,
      ASSUMED,
      "conversations.json | 1 | conversation[4] | has neither text nor picture; kept as an empty turn",
      "conversations.json | 2 | conversation[1].turn[3].__MEDIA__ | names no picture; kept as a missing one",
    ]);
    const [market, kites] = await episodesOf("mmdialog");
    expect(market).toMatchObject({ externalId: "train:0", origin: "collected", extra: null, firstDate: null });
    expect(market?.sessions[0]?.turns[2]).toMatchObject({ speaker: "Speaker A", images: [{ state: "stored", candidates: [{ key: KEYS.bridge }] }, { state: "stored", candidates: [{ key: KEYS.kite }] }] });
    expect(market?.sessions[0]?.turns[3]?.text).toBe("Next week then 🙏🏼⭐\nDoors at 8:30:00, gate :b4:");
    expect(kites?.sessions[0]?.turns[1]?.images.map(({ state, reason }) => [state, reason])).toEqual([
      ["missing", "no picture of this key was imported"], ["refused", "corrupt: the file ends before the picture does"], ["missing", "the source names no picture"],
    ]);
    expect(await runImport(request)).toMatchObject({ version: 1, rows: { read: 2, imported: 0, unchanged: 2, refused: 0 } });
  });

  it("is the same in any framing, with its pictures from a folder or a tar given for them", async () => {
    const train = await trainFolder("framed");
    const pictures = readdirSync(train).filter((name) => !name.endsWith(".json") && name !== "more");
    const tar = write(folder, "tarred/pictures.tar", await tarBuffer(await Promise.all(
      [...pictures, `more/${KEYS.bridge}.webp`].map(async (name) => ({ header: { name }, content: name.includes(KEYS.torn) ? "torn" : await jpeg(96, 64, 6) })),
    )));
    const lines = jsonLines([MARKET, KITES]);
    const framings: [slug: string, path: string, images: string][] = [
      ["beside", join(train, "conversations.json"), train],
      ["lines", write(folder, "lines/train/conversations.json", lines), join(train, "..")],
      ["jsonl", write(folder, "jsonl/train/conversations.jsonl", lines), tar],
    ];
    for (const [slug, path, images] of framings) {
      const result = await runImport({ slug, paths: [path], images: [images] });
      expect(result, slug).toMatchObject({ rows: { read: 2, imported: 2, unchanged: 0, refused: 0 }, ...COUNTS });
      expect((await episodesOf(slug)).map((episode) => episode.externalId), slug).toEqual(["train:0", "train:1"]);
      // Only dialogues that were not asked for are left out: the first folder's are the ones that came in.
      expect(result.refusals.filter(({ reason }) => reason === "is no picture's row; left out"), slug).toHaveLength(slug === "lines" ? 2 : 0);
    }
    const single = write(folder, "single/conversations.json", JSON.stringify(KITES));
    expect(await runImport({ slug: "single", paths: [single], images: [] })).toMatchObject({ format: "mmdialog", rows: { read: 1, imported: 1 }, images: { stored: 0, missing: 4 } });
  });

  it("keeps its own ids beside another split's, refuses the second of one id, and joins keys that were written as numbers", async () => {
    const train = write(folder, "splits/train/conversations.json", JSON.stringify([KITES, { ...KITES, conversation: [{ turn: [text("again")] }] }]));
    // Put in as text: no number of JavaScript's could be written so.
    const bare = JSON.stringify([conversation(1, [[text("By number"), media("KEY")]]), conversation(2, [[text(3)]])]).replace('"KEY"', KEYS.market);
    const valid = write(folder, "splits/valid/conversations.json", bare);
    write(folder, `splits/valid/${KEYS.market}.jpg`, await jpeg(96, 64, 7));
    const result = await runImport({ slug: "splits", paths: [join(folder, "splits")], images: [] });
    expect(result).toMatchObject({ rows: { read: 4, imported: 2, refused: 2 }, images: { stored: 1, missing: 4 } });
    expect(remarks(result.refusals)).toEqual([
      `train/${ASSUMED}`,
      "train/conversations.json | 2 | id | row refused: the id “train:1” was given before, in train/conversations.json, row 1",
      `train/conversations.json | 1 | conversation[1].turn[3].__MEDIA__ | names no picture; kept as a missing one`,
      `valid/${ASSUMED}`,
      "valid/conversations.json | 2 | conversation[0].turn[0].__TEXT__ | row refused: is no text",
    ].sort());
    // Named one by one, they are the same rows.
    expect(await runImport({ slug: "splits", paths: [train, valid], images: [] })).toMatchObject({ version: 1, rows: { read: 4, imported: 0, unchanged: 2, refused: 2 } });
  });
});
