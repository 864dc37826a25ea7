import { readdirSync, rmSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { operator } from "@/lib/datasets/access";
import { getDataset, getEpisode, listDatasets, readRefusals } from "@/lib/datasets/data";
import { ImportFailed, runImport, runImportJob } from "@/lib/datasets/job.handler";
import { cancelImport, createClaimedImport } from "@/lib/datasets/mutations";
import { importPayloadSchema } from "@/lib/datasets/job";
import { listEpisodes } from "@/lib/datasets/search/data";
import { episodeQuerySchema } from "@/lib/datasets/search/query";
import type { EpisodeDetail, ImportResult, Refusal } from "@/lib/datasets/types";
import { pool } from "@/lib/db/client";
import { runClaimed } from "@/lib/jobs/run";
import { useTestDatabase } from "../database";
import { jsonLines, tarBuffer, testFolder, write } from "../fixtures/files";
import { jpeg } from "../fixtures/pictures";
import { PLAIN_SESSION, starkRow } from "../fixtures/stark";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-import-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

const KEY = "22222222-0000-4000-8000-000000000001";
const FACE = "11111111-0000-4000-8000-000000000001";

beforeEach(async () => {
  await pool().query(`delete from "Dataset"`);
  await pool().query(`delete from "Job"`);
});

let files = 0;
function rowsFile(rows: readonly unknown[]): string {
  files += 1;
  return write(folder, `rows-${files}.jsonl`, jsonLines(rows));
}

function importRows(rows: readonly unknown[], slug = "set"): Promise<ImportResult> {
  return runImport({ slug, paths: [rowsFile(rows)], images: [] });
}

async function episodesOf(slug = "set"): Promise<EpisodeDetail[]> {
  const page = await listEpisodes(operator, slug, episodeQuerySchema.parse({}));
  const found = await Promise.all((page?.episodes ?? []).map((episode) => getEpisode(operator, slug, episode.id)));
  return found.filter((episode) => episode !== undefined);
}

async function everyRow(): Promise<Record<string, number>> {
  const tables = ["Dataset", "DatasetVersion", "Episode", "Session", "EpisodeImage", "DatasetImage"];
  const counts = await Promise.all(tables.map(async (table) => [table, (await pool().query<{ n: number }>(`select count(*)::int as n from "${table}"`)).rows[0]?.n ?? -1] as const));
  return Object.fromEntries(counts);
}

const plain = (id: string, text = "Hello") => ({ id, sessions: [{ date: "2024-01-01", turns: [{ speaker: "A", text }] }] });

describe("an import", () => {
  it("brings rows in, publishes a version and counts what it brought", async () => {
    const result = await importRows([starkRow("p1", [PLAIN_SESSION, PLAIN_SESSION]), starkRow("p2", [PLAIN_SESSION])]);
    expect(result).toEqual({
      dataset: "set", version: 1, format: "stark", rows: { read: 2, imported: 2, unchanged: 0, refused: 0 }, gone: 0, episodes: 2, sessions: 3, turns: 9, imageShares: 3,
      images: { stored: 0, remote: 0, missing: 3, refused: 0 }, unknownColumns: [], leftColumns: [], unread: [], refusals: [],
    });
    const dataset = await getDataset(operator, "set");
    expect(dataset).toMatchObject({ slug: "set", version: 1, counts: { episodes: 2, sessionsPerEpisode: { min: 1, median: 1.5, max: 2 }, origins: { synthetic: 2 }, otherImages: { missing: 5 } } });
    expect(dataset?.versions).toHaveLength(1);
    const [first] = await episodesOf();
    expect(first).toMatchObject({ externalId: "p1", name: "Ines", country: "Portugal", faceDescription: "A woman with short hair", firstDate: "2024-03-02" });
    expect(first?.sessions[0]?.turns[2]?.images).toMatchObject([{ state: "missing", reason: "no picture of this key was imported", description: "a round loaf on a board" }]);
  });

  it("of the same rows again changes nothing and says so", async () => {
    const rows = [starkRow("p1", [PLAIN_SESSION]), starkRow("p2", [PLAIN_SESSION])];
    await importRows(rows);
    const before = await everyRow();
    const again = await importRows(rows);
    expect(again).toMatchObject({ version: 1, rows: { read: 2, imported: 0, unchanged: 2, refused: 0 }, episodes: 2, sessions: 2 });
    expect(await everyRow()).toEqual(before);
  });

  it("of a changed row makes a version in which it takes the old one's place", async () => {
    await importRows([plain("a"), plain("b")]);
    const [old] = await episodesOf();
    const result = await importRows([plain("a", "Hello there"), plain("b"), plain("c")]);
    expect(result).toMatchObject({ version: 2, rows: { read: 3, imported: 2, unchanged: 1, refused: 0 } });
    const now = await episodesOf();
    expect(now.map(({ externalId, position }) => [externalId, position])).toEqual([["a", 1], ["b", 2], ["c", 3]]);
    expect(now[0]?.sessions[0]?.turns[0]?.text).toBe("Hello there");
    // A study that drew the old one still has it.
    expect((await getEpisode(operator, "set", old?.id ?? ""))?.sessions[0]?.turns[0]?.text).toBe("Hello");
    expect((await getDataset(operator, "set"))?.versions.map((version) => [version.number, version.counts.episodes])).toEqual([[2, 3], [1, 2]]);
  });

  it("keeps HTML and script as the text they are, and columns that no field takes", async () => {
    const result = await importRows([{ ...plain("a", `<script>alert("x")</script>`), mood: "good" }]);
    expect(result.unknownColumns).toEqual(["mood"]);
    const [episode] = await episodesOf();
    expect(episode?.sessions[0]?.turns[0]?.text).toBe(`<script>alert("x")</script>`);
    expect(episode?.extra).toEqual({ mood: "good" });
  });

  it("reports what the database cannot hold, wherever it stands, and takes the other rows", async () => {
    const odd = { ...plain("odd"), "un\0known": { "in\0ner": "x" } };
    const lines = [JSON.stringify(plain("a")), '{"id": \0}', JSON.stringify(odd), '{"key":"\\ud800","url":"https://example.org/1.jpg"}', '{"key":"k","url":"https://example.org/\\u0000.jpg","image_source":"\\udc00"}'];
    const result = await runImport({ slug: "set", paths: [write(folder, "nul.jsonl", lines.join("\n"))], images: [] });
    expect(result.rows).toEqual({ read: 3, imported: 2, unchanged: 0, refused: 1 });
    expect(result.refusals).toMatchObject([
      { row: 2, reason: expect.stringContaining("is not valid JSON") as string }, { row: 4, field: "__key__", reason: "a picture's row without a key; left out" },
    ]);
    expect((await episodesOf()).map((episode) => [episode.externalId, episode.extra])).toEqual([["a", null], ["odd", { "un\uFFFDknown": { "in\uFFFDner": "x" } }]]);
    const pictures = await pool().query<{ key: string; source: string | null }>(`select "key", "source" from "DatasetImage" order by "key"`);
    expect(pictures.rows).toEqual([{ key: "k", source: "\uFFFD" }]);
  });

  it("refuses the later rows of an id, within a batch and across files, with the place of the first", async () => {
    const one = rowsFile([plain("a"), plain("a", "again")]);
    const two = rowsFile([plain("b"), plain("a")]);
    const result = await runImport({ slug: "set", paths: [one, two], images: [] });
    expect(result.rows).toEqual({ read: 4, imported: 2, unchanged: 0, refused: 2 });
    const first = `row refused: the id “a” was given before, in ${one.split("/").at(-1)}, row 1`;
    expect(result.refusals).toEqual([
      { file: one.split("/").at(-1), row: 2, field: "id", reason: first }, { file: two.split("/").at(-1), row: 2, field: "id", reason: first },
    ]);
  });

  it("names the columns that were too large to be kept, with how many episodes they are not kept with", async () => {
    const result = await importRows([
      { ...plain("a"), mood: "calm", notes: "x".repeat(15_000), log: "y".repeat(15_000) }, { ...plain("b"), notes: "z".repeat(25_000), log: null }, { ...plain("c"), log: "short" },
      { ...plain("a", "again"), notes: "x".repeat(25_000) },
    ]);
    expect(result.unknownColumns).toEqual(["log", "mood", "notes"]);
    expect(result.leftColumns).toEqual([{ column: "log", episodes: 1 }, { column: "notes", episodes: 1 }]);
    expect((await episodesOf()).map(({ extra }) => Object.keys(extra ?? {}))).toEqual([["mood", "notes"], [], ["log"]]);
  });

  it("keeps every refusal for download, also those the report has no room for", async () => {
    const bad = Array.from({ length: 1_300 }, (_, index) => ({ id: `bad-${index}`, sessions: "none" }));
    const result = await importRows([plain("a"), ...bad]);
    expect(result.rows).toEqual({ read: 1_301, imported: 1, unchanged: 0, refused: 1_300 });
    expect(result.refusals).toHaveLength(1_000);
    const { rows } = await pool().query<{ id: string }>(`select "id" from "Job" where "kind" = 'import'`);
    const all: Refusal[] = [];
    for await (const batch of readRefusals(operator, rows[0]?.id ?? "")) all.push(...batch);
    expect(all).toHaveLength(1_300);
    expect(all[1_299]).toEqual({ file: expect.stringMatching(/^rows-/) as string, row: 1_301, field: "sessions", reason: "row refused: is no list of sessions" });
  });
});

describe("pictures", () => {
  async function tar(name: string, keys: Record<string, Buffer | string>): Promise<string> {
    const entries = Object.entries(keys).map(([key, content]) => ({ header: { name: typeof content === "string" ? `${key}.json` : `${key}.jpg` }, content }));
    return write(folder, name, await tarBuffer(entries));
  }

  const row = (keys: string[]) => starkRow("p1", [{ ...PLAIN_SESSION, images_key: ["", "", keys] }]);

  it("are joined by key, the best candidate by rank deciding the state", async () => {
    const good = await jpeg(96, 64, 3);
    const shard = await tar("shard.tar", {
      corrupt: Buffer.from("no picture"), good, better: await jpeg(96, 64, 4), [FACE]: await jpeg(96, 64, 5),
      known: JSON.stringify({ index: "known", image_url: "https://pictures.example/1.jpg" }), local: JSON.stringify({ index: "local", image_url: "a/b.png", image_source: "chartqa" }),
    });
    const cases: [string, string[], string][] = [
      ["stored", ["nowhere", "corrupt", "known", "good", "better"], "stored"], ["remote", ["corrupt", "url:known"], "remote"],
      ["refused", ["nowhere", "corrupt"], "refused"], ["missing", ["nowhere"], "missing"], ["local", ["local"], "missing"],
    ];
    const rows = cases.map(([id, keys]) => ({ ...row(keys), index: id }));
    const result = await runImport({ slug: "set", paths: [rowsFile(rows)], images: [shard] });
    expect(result.images).toEqual({ stored: 1, remote: 1, missing: 2, refused: 1 });
    const shares = new Map((await episodesOf()).map((episode) => [episode.externalId, episode.sessions[0]?.turns[2]?.images[0]]));
    for (const [id, , state] of cases) expect(shares.get(id)?.state, id).toBe(state);
    expect(shares.get("stored")).toMatchObject({ width: 96, height: 64, src: `/api/v1/images/${shares.get("stored")?.sha256}?width=800` });
    expect(shares.get("refused")).toMatchObject({ reason: "corrupt: the bytes are no JPEG, PNG or WebP picture", src: null });
    expect(shares.get("local")?.reason).toContain("path of its source");
    expect((await episodesOf())[0]?.face).toMatchObject({ state: "stored" });
  });

  it("that come after the dialogues change the states of what is there, and make a version", async () => {
    await importRows([row([KEY])]);
    const shard = await tar("later.tar", { [KEY]: await jpeg(96, 64, 6) });
    const preview = await runImport({ slug: "set", paths: [shard], images: [], dryRun: true });
    expect(preview).toMatchObject({ version: 2, episodes: 1, imageShares: 1, images: { stored: 1, missing: 0 } });
    expect((await episodesOf())[0]?.sessions[0]?.turns[2]?.images[0]?.state).toBe("missing");
    const result = await runImport({ slug: "set", paths: [shard], images: [] });
    expect(result).toMatchObject({ version: 2, format: "pictures", rows: { read: 0 }, episodes: 1, images: { stored: 1, missing: 0 } });
    expect((await episodesOf())[0]?.sessions[0]?.turns[2]?.images[0]?.state).toBe("stored");
    expect((await getDataset(operator, "set"))?.format).toBe("stark");
    expect(await runImport({ slug: "set", paths: [shard], images: [] })).toMatchObject({ version: 2, images: { stored: 1 } });
  });

  it("under one key twice keep the first and say so", async () => {
    const one = await tar("one.tar", { [KEY]: await jpeg(96, 64, 7) });
    const two = await tar("two.tar", { [KEY]: await jpeg(96, 64, 8) });
    const request = { slug: "set", paths: [rowsFile([row([KEY])])], images: [one, two] };
    const preview = await runImport({ ...request, dryRun: true });
    const result = await runImport(request);
    expect({ ...preview, look: undefined }).toEqual(result);
    expect(result.images.stored).toBe(1);
    expect(result.refusals).toEqual([{ file: "two.tar", row: 1, field: KEY, reason: "another picture came under the same key before; the first is kept" }]);
  });

  it("known by an address that cannot be fetched are refused, others remote", async () => {
    const share = (url: string) => ({ speaker: "A", text: "", images: [{ candidates: [{ url }] }] });
    await importRows([{ id: "a", sessions: [{ turns: [share("data:image/png;base64,AAAA"), share("https://pictures.example/x.jpg"), { ...share("x"), images: [{}] }] }] }]);
    const [episode] = await episodesOf();
    expect(episode?.sessions[0]?.turns.map((turn) => [turn.images[0]?.state, turn.images[0]?.reason])).toEqual([
      ["refused", "its address is neither http nor https"], ["remote", null], ["missing", "the source names no picture"],
    ]);
  });
});

describe("a dry run", () => {
  it("reports what the import would, and writes nothing", async () => {
    const shard = write(folder, "dry.tar", await tarBuffer([{ header: { name: `${KEY}.jpg` }, content: await jpeg(96, 64, 9) }]));
    const request = { slug: "set", paths: [rowsFile([starkRow("p1", [PLAIN_SESSION]), starkRow("p1", [PLAIN_SESSION]), { nothing: true }])], images: [shard] };
    const stored = readdirSync(home, { recursive: true }).length;
    const preview = await runImport({ ...request, dryRun: true });
    expect(await everyRow()).toEqual({ Dataset: 0, DatasetVersion: 0, Episode: 0, Session: 0, EpisodeImage: 0, DatasetImage: 0 });
    expect(readdirSync(home, { recursive: true }).length).toBe(stored);
    expect({ ...preview, look: undefined }).toEqual(await runImport(request));
    expect(preview).toMatchObject({ rows: { read: 3, imported: 1, refused: 2 }, images: { stored: 1 } });
  });
});

describe("an import that does not reach its end", () => {
  it("of which nothing could be read fails with the first reason and the report, and leaves nothing", async () => {
    const failed = await importRows([{ strange: 1 }, 5]).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ImportFailed);
    expect(failed).toMatchObject({ message: expect.stringContaining("None of the 2 rows could be taken") as string, result: { version: 0, rows: { read: 2, refused: 2 } } });
    expect((await everyRow()).Dataset).toBe(0);
    expect(await listDatasets(operator)).toEqual([]);
  });

  const many = (text = "Hello") => Array.from({ length: 900 }, (_, index) => plain(`e${index}`, `${text} ${"x".repeat(2_000)}`));
  const payload = (path: string) => importPayloadSchema.parse({ dataset: "set", paths: [path] });

  it("because its parser was killed half way leaves what was there before", async () => {
    await importRows([plain("e1"), plain("z")]);
    const before = await everyRow();
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const job = await createClaimedImport(operator, payload(rowsFile(many())));
    const outcome = await runClaimed(job, {
      kind: "import",
      run: (context) => runImportJob(context, { onStart: (child) => {
        // Half way: after the first batches were written.
        const watch = setInterval(() => {
          void pool().query<{ n: number }>(`select ("progress" ->> 'rowsRead')::int as n from "Job" where "id" = $1`, [job.id]).then(({ rows }) => {
            if ((rows[0]?.n ?? 0) > 0) {
              clearInterval(watch);
              child.kill("SIGKILL");
            }
          });
        }, 1);
      } }),
    });
    said.mockRestore();
    expect(outcome).toMatchObject({ state: "failed", error: expect.stringMatching(/^The parser was ended by SIGKILL while it read rows-/) as string });
    expect(await everyRow()).toEqual(before);
    expect((await episodesOf()).map((episode) => episode.externalId)).toEqual(["e1", "z"]);
    // And the same rows can be imported after it.
    expect(await importRows(many())).toMatchObject({ version: 2, rows: { imported: 900 } });
  });

  it("because it was cancelled leaves nothing", async () => {
    const job = await createClaimedImport(operator, payload(rowsFile(many())));
    await cancelImport(operator, job.id);
    expect(await runClaimed(job, { kind: "import", run: (context) => runImportJob(context) })).toEqual({ state: "cancelled" });
    expect((await everyRow()).Dataset).toBe(0);
  });

  it("because its process died is cleared away by the next, and cannot write any more", async () => {
    const zombie = await createClaimedImport(operator, payload(rowsFile(many("Old"))));
    await pool().query(`insert into "Dataset" ("id", "slug", "title") values (gen_random_uuid(), 'set', 'set')`);
    await pool().query(
      `insert into "Episode" ("id", "datasetId", "externalId", "position", "contentHash", "fromVersion", "sessionCount", "turnCount", "imageCount")
       select gen_random_uuid(), "id", 'half', 1, 'x', 1, 0, 0, 0 from "Dataset"`,
    );
    await pool().query(`update "Job" set "leaseUntil" = now() - interval '1 second' where "id" = $1`, [zombie.id]);
    expect(await importRows([plain("a")])).toMatchObject({ version: 1, episodes: 1 });
    expect((await episodesOf()).map((episode) => episode.externalId)).toEqual(["a"]);
    expect(await runClaimed(zombie, { kind: "import", run: (context) => runImportJob(context) })).toBeUndefined();
    expect((await everyRow()).Episode).toBe(1);
    const { rows } = await pool().query<{ state: string; error: string }>(`select "state", "error" from "Job" where "id" = $1`, [zombie.id]);
    expect(rows).toEqual([{ state: "failed", error: "The process that ran it ended; a later import took its place." }]);
  });

  it("keeps another import of the same dataset waiting, and none of another", async () => {
    await createClaimedImport(operator, payload(rowsFile([plain("a")])));
    await expect(importRows([plain("b")])).rejects.toMatchObject({ code: "conflict" });
    expect(await importRows([plain("b")], "other")).toMatchObject({ version: 1 });
  });
});

describe("what is read of it", () => {
  it("is found by id or name and sorted, page by page, in the version that is current", async () => {
    await importRows([...Array.from({ length: 60 }, (_, index) => plain(`row_${String(index).padStart(2, "0")}`)), { ...plain("100%"), persona: { name: "Zoë" } }]);
    const query = (fields: Record<string, unknown>) => listEpisodes(operator, "set", episodeQuerySchema.parse(fields));
    const first = await query({});
    expect(first).toMatchObject({ pageSize: 50, total: 61, isMore: false, first: 1, previous: null });
    const second = await query({ after: first?.next ?? "" });
    expect(second).toMatchObject({ total: 61, first: 51, next: null, previous: second?.episodes[0]?.id });
    expect(second?.episodes.map((episode) => episode.externalId)).toEqual([...Array.from({ length: 10 }, (_, index) => `row_${50 + index}`), "100%"]);
    expect((await query({ before: second?.previous ?? "" }))?.episodes).toEqual(first?.episodes);
    expect((await query({ q: "ZOE" }))?.episodes.map((episode) => episode.externalId)).toEqual(["100%"]);
    expect((await query({ q: "100" }))?.total).toBe(1);
    expect((await query({ q: "row_5" }))?.total).toBe(10);
    expect(await listEpisodes(operator, "none", episodeQuerySchema.parse({}))).toBeUndefined();
  });

  it("is nothing of an import that has not been published", async () => {
    await importRows([plain("a")]);
    await pool().query(
      `insert into "Episode" ("id", "datasetId", "externalId", "position", "contentHash", "fromVersion", "sessionCount", "turnCount", "imageCount")
       select '99999999-0000-4000-8000-000000000001', "id", 'unpublished', 9, 'x', 2, 0, 0, 0 from "Dataset"`,
    );
    expect((await episodesOf()).map((episode) => episode.externalId)).toEqual(["a"]);
    expect(await getEpisode(operator, "set", "99999999-0000-4000-8000-000000000001")).toBeUndefined();
  });

  it("is of its own dataset only", async () => {
    await importRows([plain("a")], "one");
    await importRows([plain("b")], "two");
    const [episode] = await episodesOf("one");
    expect(await getEpisode(operator, "two", episode?.id ?? "")).toBeUndefined();
  });
});

describe("the database's own limits", () => {
  it("take an episode with every field of the model, and give it back", async () => {
    const full = {
      id: "full", persona: { name: "Ann", age: 0, notes: ["n"] }, face: { key: "f", description: "d" }, narrative: "n", summary: "s", origin: "scripted",
      events: [{ id: "1", event: "e", date: "2024", interval: "i", operation: "add", experience: "x", causedBy: "0", person: "Ann" }],
      sessions: [{
        date: "2024-01-01T10:00", dateText: "New Year", interval: "1 day", event: "e", experience: "x", operation: "update", summary: "s",
        device: [{ key: "d1", description: "d", category: "c" }, { url: "https://pictures.example/d2.jpg" }],
        turns: [{
          speaker: "Ann", text: "Look “here”, \\ and\nthere 🍞", time: "10:01",
          images: [{ candidates: [{ key: "a", url: "https://pictures.example/a.jpg" }], description: "d", rationale: "r", source: "device", keywords: ["k{,}\"x\""], module: "m", deviceReference: "0" }],
          predicted: [{ model: "m1", candidates: [{ key: "p" }], description: "pd" }],
        }],
      }],
    };
    await importRows([full]);
    const [episode] = await episodesOf();
    expect(episode).toMatchObject({
      origin: "scripted", narrative: "n", summary: "s", age: 0, events: full.events, persona: full.persona, face: { description: "d", state: "missing" },
      sessions: [{
        ...full.sessions[0],
        device: [{ description: "d", category: "c" }, { state: "remote" }],
        turns: [{
          text: "Look “here”, \\ and\nthere 🍞", time: "10:01",
          images: [{ state: "remote", description: "d", rationale: "r", source: "device", keywords: ["k{,}\"x\""], module: "m", deviceReference: "0", candidates: [{ key: "a", url: "https://pictures.example/a.jpg" }] }],
          predicted: [{ model: "m1", description: "pd", state: "missing" }],
        }],
      }],
    });
  });
});
