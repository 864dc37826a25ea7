/** Pictures that were fetched by their address leave with an export and come in with it again, where nothing is known of the address. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { operator } from "@/lib/datasets/access";
import { estimateExport } from "@/lib/datasets/export/data";
import { exportDataset } from "@/lib/datasets/export/mutations";
import { exportSettingsSchema, type ExportFormat } from "@/lib/datasets/export/settings";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { runRoundHere } from "@/lib/images/links/job.handler";
import { urlHash } from "@/lib/images/links/outcome";
import { linksPayloadSchema } from "@/lib/images/links/types";
import { useTestDatabase } from "../../database";
import { jsonLines, testFolder, write } from "../../fixtures/files";
import { jpeg, png } from "../../fixtures/pictures";

const { home, host, pictures } = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const { startLocalHost } = await import("../../fetch/local-host");
  const files = new Map<string, Buffer>();
  const started = await startLocalHost((request, response) => {
    const picture = files.get(request.url ?? "");
    if (picture) response.end(picture);
    else response.writeHead(404).end();
  });
  const folder = mkdtempSync(`${tmpdir()}/concord-fetched-`);
  vi.stubEnv("CONCORD_HOME", folder);
  vi.stubEnv("CONCORD_FETCH_ALLOW", `127.0.0.1:${started.port}`);
  return { home: folder, host: started, pictures: files };
});
afterAll(async () => {
  await host.close();
  rmSync(home, { recursive: true, force: true });
});

useTestDatabase();
const folder = testFolder();

const at = (path: string) => `${host.origin}${path}`;
const keyOf = (path: string) => `url-${urlHash(at(path))}`;
type Candidate = { key?: string; url?: string };
const episode = (id: string, candidates: Candidate[], more = {}) => ({ id, sessions: [{ turns: [{ speaker: "A", text: "Look", images: [{ candidates }] }] }], ...more });
const EPISODES = [
  episode("address", [{ url: at("/gone.jpg") }, { url: at("/a.jpg") }]), episode("ranked", [{ key: "alone" }, { url: at("/b.png") }], { origin: "synthetic" }),
  episode("device", [], { sessions: [{ device: [{ url: at("/a.jpg") }], turns: [{ speaker: "A", text: "Hello" }] }] }), episode("remote", [{ url: at("/never.jpg") }]),
];

const settings = (format: ExportFormat) => exportSettingsSchema.parse({ format });
const imagesOf = async (slug: string) => (await pool().query<{ id: string; state: string; sha256: string | null }>(
  `select e."externalId" as "id", i."state", i."sha256" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" join "Dataset" d on d."id" = e."datasetId"
   where d."slug" = $1 and e."untilVersion" is null order by 1`, [slug])).rows;
const rowsOf = async (slug: string) => (await pool().query<{ key: string; state: string; sha256: string | null; url: string | null }>(
  `select p."key", p."state", p."sha256", p."url" from "DatasetImage" p join "Dataset" d on d."id" = p."datasetId" where d."slug" = $1 order by 1`, [slug])).rows;

beforeAll(async () => {
  pictures.set("/a.jpg", await jpeg(96, 64, 1)).set("/b.png", await png(96, 64, 2));
  await runImport({ slug: "set", paths: [write(folder, "rows.jsonl", jsonLines(EPISODES))], images: [] });
  expect((await runRoundHere(linksPayloadSchema.parse({ dataset: "set", mode: "fetch" }))).counts).toMatchObject({ shares: 4, stored: 3, dead: 1 });
  // Elsewhere nothing is known of these addresses, and the host is away.
  await pool().query(`delete from "ImageFetch"`);
  pictures.clear();
});

describe("pictures fetched by address", () => {
  it("leave under keys made of their addresses, as rows and as files, and are counted beforehand", async () => {
    expect((await estimateExport(operator, "set", settings("webdataset"))).pictures).toMatchObject({ files: 2, remote: 0 });
    const { manifest } = await exportDataset(operator, "set", settings("webdataset"), join(folder, "out"));
    expect(manifest.pictures).toMatchObject({ files: 2, rows: 2 });
    const tar = readFileSync(join(folder, "out/pictures/set-jpg-000000.tar"));
    for (const name of [`${keyOf("/a.jpg")}.json`, `${keyOf("/a.jpg")}.jpg`]) expect(tar.includes(name)).toBe(true);
    expect(tar.includes(JSON.stringify({ index: keyOf("/a.jpg"), image_url: at("/a.jpg"), image_source: "", description: "", origin: "collected" }))).toBe(true);
    expect(existsSync(join(folder, "out/pictures/set-png-000000.tar"))).toBe(true);
    // Of a slice only those that it names.
    expect((await estimateExport(operator, "set", { ...settings("webdataset"), slice: { origins: ["synthetic"] } })).pictures.files).toBe(1);
  });

  it("are found by an import of the export, with the dialogues or after them", async () => {
    const before = await imagesOf("set");
    expect(before.map(({ id, state }) => [id, state])).toEqual([["address", "stored"], ["device", "stored"], ["ranked", "stored"], ["remote", "remote"]]);
    expect(await runImport({ slug: "back", paths: [join(folder, "out")], images: [] })).toMatchObject({ rows: { imported: 4, refused: 0 }, images: { stored: 2, remote: 1 } });
    expect(await imagesOf("back")).toEqual(before);
    expect(await rowsOf("back")).toEqual(await rowsOf("set"));
    await runImport({ slug: "later", paths: [join(folder, "out/dialogues")], images: [] });
    expect(new Set((await imagesOf("later")).map(({ state }) => state))).toEqual(new Set(["remote"]));
    const preview = await runImport({ slug: "later", paths: [join(folder, "out/pictures")], images: [], dryRun: true });
    const result = await runImport({ slug: "later", paths: [join(folder, "out/pictures")], images: [] });
    expect(result).toMatchObject({ version: 2, images: { stored: 2, remote: 1 } });
    expect({ ...preview, look: undefined }).toEqual(result);
    expect(await imagesOf("later")).toEqual(before);
  });

  it("are the same when they leave again, and nothing new where they came from", async () => {
    const [first, again] = [join(folder, "out"), join(folder, "again")];
    await exportDataset(operator, "back", settings("webdataset"), again);
    for (const kind of ["jpg", "png"]) expect(readFileSync(join(again, `pictures/back-${kind}-000000.tar`)).equals(readFileSync(join(first, `pictures/set-${kind}-000000.tar`)))).toBe(true);
    expect(await runImport({ slug: "set", paths: [first], images: [] })).toMatchObject({ version: 1, rows: { imported: 0, unchanged: 4 } });
  });

  it("are named with their addresses where the format takes no pictures", async () => {
    const { manifest } = await exportDataset(operator, "set", settings("jsonl"), join(folder, "lines"));
    expect(manifest.pictures).toMatchObject({ files: 0, rows: 2 });
    expect(await runImport({ slug: "lines", paths: [join(folder, "lines")], images: [] })).toMatchObject({ images: { stored: 0, remote: 3 } });
    expect((await rowsOf("lines")).map(({ key, state }) => [key, state])).toEqual((await rowsOf("set")).map(({ key }) => [key, "remote"]));
  });
});
