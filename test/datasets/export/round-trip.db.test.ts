/** Out and in again, through the whole import: every format that is read, in every format that is written. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { operator } from "@/lib/datasets/access";
import { manifestSchema } from "@/lib/datasets/export/manifest";
import { exportDataset } from "@/lib/datasets/export/mutations";
import { EXPORT_FORMATS, exportSettingsSchema, type ExportFormat } from "@/lib/datasets/export/settings";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { useTestDatabase } from "../../database";
import { jsonLines, parquetBuffer, tarBuffer, testFolder, write } from "../../fixtures/files";
import { DIALOGCC, PHOTOCHAT, PIPELINE } from "../../fixtures/dialogues";
import { LOCOMO } from "../../fixtures/locomo";
import { KITES, MARKET, KEYS } from "../../fixtures/mmdialog";
import { jpeg, png, webp } from "../../fixtures/pictures";
import { PLAIN_SESSION, starkRow } from "../../fixtures/stark";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-round-trip-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

const FACE = "11111111-0000-4000-8000-000000000001";
const CONCORD = {
  id: "ana-1", origin: "scripted", persona: { name: "Ana", age: 41, notes: ["Afraid of heights."] }, face: { key: "ana face.v2", description: "grey curls" }, narrative: "Ana lives above her workshop", summary: "A radio",
  events: [{ id: "1", date: "2024-03-02", event: "A find" }, { id: "2", event: "It plays", causedBy: "1", person: "Ana" }], own: { column: [1, "two"] }, extra: "kept",
  sessions: Array.from({ length: 8 }, (_, index) => ({
    date: `2024-03-0${index + 1}T10:02`, interval: index === 0 ? undefined : "a day", device: [{ key: "Ana-Album", description: "the market", category: "places" }, { url: "https://pictures.example/device.jpg" }],
    turns: [{ speaker: "AI Assistant", text: "nan", time: "10:02" }, {
      speaker: "Ana", text: "Look\n\u2028there", images: [{ candidates: [{ key: "ana-album" }, { url: "https://pictures.example/radio.jpg" }, { key: "named/by address" }], keywords: ["radio"], description: "a radio" }, { candidates: [] }],
      predicted: [{ model: "some-model", candidates: [{ key: "ana-album" }] }],
    }],
  })),
};

/** Every format that is read; pictures of every type, under keys that a file name can hold and such as it cannot. */
async function sources(): Promise<{ paths: string[]; images: string[] }> {
  const put = (name: string, content: string | Buffer) => write(folder, `source/${name}`, content);
  const rows = [starkRow("p1", [PLAIN_SESSION, PLAIN_SESSION]), starkRow("p2", [{ ...PLAIN_SESSION, date: "2024.02.30", images_key: ["", "", ["22222222-0000-4000-8000-000000000001", "url:33333333-0000-4000-8000-000000000001"]] }], { own_column: "kept" })];
  const paths = [
    put("stark.parquet", parquetBuffer(rows)), put("pipeline.json", JSON.stringify([PIPELINE])), put("locomo.json", JSON.stringify([LOCOMO])), put("dialogcc.json", JSON.stringify([DIALOGCC])),
    put("train_01.json", JSON.stringify([PHOTOCHAT])), put("mmdialog/train/conversations.json", JSON.stringify([MARKET, KITES])),
    put("concord.jsonl", jsonLines([CONCORD, { id: "plain", sessions: [{ turns: [{ speaker: "A", text: "Hello" }] }] }, { id: "said", origin: "collected", face: {}, sessions: [{ turns: [{ speaker: "A" }] }] }])),
  ];
  const tar = await tarBuffer([
    { header: { name: "22222222-0000-4000-8000-000000000001.jpg" }, content: await jpeg(96, 64, 1) },
    { header: { name: "22222222-0000-4000-8000-000000000001.json" }, content: JSON.stringify({ index: "22222222-0000-4000-8000-000000000001", image_source: "p-t2i", image_url: "" }) },
    { header: { name: "33333333-0000-4000-8000-000000000001.json" }, content: JSON.stringify({ index: "33333333-0000-4000-8000-000000000001", image_source: "redcaps12m", image_url: "https://pictures.example/loaf.jpg" }) },
    { header: { name: `${FACE}.json` }, content: JSON.stringify({ index: FACE, image_source: "t2i", image_url: "", face_description: "A woman" }) },
    { header: { name: `${FACE}.webp` }, content: await webp(64, 64, 2) },
    { header: { name: "Ana-Album.png" }, content: await png(64, 48, 3) },
    { header: { name: "ana-album.png" }, content: await png(64, 48, 4) },
    { header: { name: "ana face.v2.jpg" }, content: await jpeg(64, 48, 5) },
    { header: { name: `${KEYS.market}.jpg` }, content: await jpeg(64, 48, 6) },
    { header: { name: "nobody-shows-it.jpg" }, content: await jpeg(64, 48, 7) },
  ]);
  const listed = put("listed.jsonl", jsonLines([{ __key__: "named/by address", json: { image_url: "https://pictures.example/listed.jpg", image_source: "web" } }]));
  return { paths, images: [put("shard.tar", tar), listed] };
}

/** Everything that a dataset says: episodes with their order, extra columns and how their pictures stand, and what is known of each picture. */
async function everythingOf(slug: string, withBytes: boolean): Promise<unknown> {
  const episodes = await pool().query(
    `select e."externalId", e."contentHash", e."extra", e."origin", (select jsonb_agg(jsonb_build_array(i."place", i."turnIndex", i."position", s."number", i."keys"${withBytes ? `, i."state", i."sha256"` : ""}) order by i."place", s."number", i."turnIndex", i."position")
       from "EpisodeImage" i left join "Session" s on s."id" = i."sessionId" where i."episodeId" = e."id") as images
     from "Episode" e join "Dataset" d on d."id" = e."datasetId" where d."slug" = $1 and e."untilVersion" is null order by e."position"`, [slug]);
  const pictures = await pool().query(
    `select p."key", p."url", p."source", p."description"${withBytes ? `, p."state", p."sha256"` : ""} from "DatasetImage" p join "Dataset" d on d."id" = p."datasetId"
     where d."slug" = $1 ${withBytes ? "" : `and (p."url" is not null or p."source" is not null or p."description" is not null)`} order by p."key" collate "C"`, [slug]);
  return { episodes: episodes.rows, pictures: pictures.rows };
}

const settings = (format: ExportFormat, more: Record<string, unknown> = {}) => exportSettingsSchema.parse({ format, includeScripted: true, ...more });
const manifestOf = (out: string) => manifestSchema.parse(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")));
const filesOf = (out: string) => readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1)).sort();

beforeAll(async () => {
  const { paths, images } = await sources();
  const result = await runImport({ slug: "all", title: "All formats", licence: "CC BY-NC 4.0", paths, images });
  expect(result.rows).toEqual({ read: 11, imported: 11, unchanged: 0, refused: 0 });
});

describe("a dataset that goes out and comes in again", () => {
  it.each([["jsonl", {}], ["jsonl", { gzip: true }], ["parquet", {}], ["webdataset", {}], ["webdataset", { gzip: true }]] as const)("is the same from %s %o", async (format, more) => {
    const name = `${format}${"gzip" in more ? "-gzip" : ""}`;
    const out = join(folder, "out", name);
    const { manifest, digest } = await exportDataset(operator, "all", settings(format, more), out);
    expect(manifest).toEqual(manifestOf(out));
    expect(manifest).toMatchObject({ counts: { episodes: 11, origins: { scripted: 1 } }, inexact: [], scriptedLeftOut: 0 });
    expect(filesOf(out)).toEqual([...manifest.files.map(({ path }) => path), "manifest.json"].sort());

    const again = await exportDataset(operator, "all", settings(format, more), join(folder, "again", name));
    expect(again.digest).toBe(digest);

    const back = await runImport({ slug: `back-${name}`, paths: [out], images: [] });
    expect(back.rows).toEqual({ read: 11, imported: 11, unchanged: 0, refused: 0 });
    const withBytes = format === "webdataset";
    expect(await everythingOf(`back-${name}`, withBytes)).toEqual(await everythingOf("all", withBytes));
    // Into the dataset that it came from: nothing is new.
    expect(await runImport({ slug: "all", paths: [out], images: [] })).toMatchObject({ version: 1, rows: { read: 11, imported: 0, unchanged: 11, refused: 0 } });
  });

  it("has one digest of what it says in every format, and carries beside STARK's layout only what that cannot hold", async () => {
    const manifests = EXPORT_FORMATS.map((format) => manifestOf(join(folder, "out", format)));
    expect(new Set(manifests.map(({ contentDigest }) => contentDigest)).size).toBe(1);
    expect(manifests.map(({ beyondLayout }) => beyondLayout?.episodes ?? null)).toEqual([null, 5, null]);
    expect(Object.keys(manifests[1]?.beyondLayout?.fields ?? {})).toContain("sessions.turns.predicted");
  });
});
