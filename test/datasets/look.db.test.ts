/** What a dry run shows, and that columns that were named anew are read as they were said to be. */
import { describe, expect, it } from "vitest";
import { operator } from "@/lib/datasets/access";
import { getImport, groupRefusals, listImports } from "@/lib/datasets/data";
import { runImport } from "@/lib/datasets/job.handler";
import { prisma } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { jsonLines, tarBuffer, testFolder, write } from "../fixtures/files";
import { jpeg } from "../fixtures/pictures";
import { PLAIN_SESSION, starkRow } from "../fixtures/stark";

useTestDatabase();
const folder = testFolder();

/** STARK's layout under other people's names. */
const renamed = (id: string, text: unknown = `["Hello there", "Hi"]`) => ({ key: id, who: "Ana", s1_text: text, s1_by: `["Ana", "AI"]`, shoe_size: 41 });
const MAPPING = { key: "index", who: "name", "s*_text": "session*:utterances", "s*_by": "session*:speakers" };

describe("a look", () => {
  it("says what was recognised and why, shows the first episodes, and writes nothing", async () => {
    const path = write(folder, "rows.jsonl", jsonLines([1, 2, 3, 4].map((number) => ({ ...starkRow(`p${number}`, [PLAIN_SESSION, PLAIN_SESSION]), shoe_size: 41 }))));
    const shard = write(folder, "shard.tar", await tarBuffer([{ header: { name: "22222222-0000-4000-8000-000000000001.jpg" }, content: await jpeg(100, 50) }]));
    let jobId = "";
    const { look } = await runImport({ slug: "looked-at", paths: [path], images: [shard], dryRun: true }, { onClaim: (id) => (jobId = id) });
    expect(look?.files).toMatchObject([{ file: "rows.jsonl", rows: 4, format: "stark", why: "has a column session1:speakers" }]);
    const columns = look?.files[0]?.columns ?? [];
    expect(columns).toEqual(expect.arrayContaining([expect.objectContaining({ column: "session*:utterances", field: "session*:utterances" }), { column: "shoe_size", field: null, count: 1 }]));
    expect(look?.episodes.map(({ externalId }) => externalId)).toEqual(["p1", "p2", "p3"]);
    expect(look?.episodes[0]).toMatchObject({ sessionCount: 2, extra: { shoe_size: 41 } });
    const images = look?.episodes[0]?.sessions[0]?.turns.flatMap((turn) => turn.images) ?? [];
    expect(images.map(({ state }) => state)).toContain("stored");
    expect(await prisma().dataset.count()).toBe(0);
    // The report is there for those who read it later, and lists do without it.
    expect((await getImport(operator, jobId))?.result?.look?.episodes).toHaveLength(3);
    expect((await listImports(operator)).find(({ id }) => id === jobId)?.result?.look).toBeUndefined();
  });

  it("at a file that nobody knows names its columns, for them to be named anew", async () => {
    const path = write(folder, "odd.jsonl", jsonLines([renamed("a"), renamed("b"), renamed("c", 7)]));
    await expect(runImport({ slug: "odd", paths: [path], images: [], dryRun: true })).rejects.toMatchObject({
      result: { rows: { read: 3, refused: 3 }, look: { files: [{ format: null, rows: 3, columns: expect.arrayContaining([{ column: "s1_text", field: null, count: 1 }]) as unknown }] } },
    });
    let jobId = "";
    const looked = await runImport({ slug: "odd", paths: [path], images: [], dryRun: true, mapping: MAPPING }, { onClaim: (id) => (jobId = id) });
    expect(looked.rows).toMatchObject({ read: 3, imported: 2, refused: 1 });
    expect(looked.look?.episodes[0]).toMatchObject({ externalId: "a", name: "Ana", sessions: [{ turns: [{ speaker: "Ana", text: "Hello there" }, {}] }] });
    expect(looked.unknownColumns).toEqual(["shoe_size"]);
    const groups = await groupRefusals(operator, jobId);
    expect(groups[0]).toMatchObject({ count: 1, isRow: true, places: [{ file: "odd.jsonl", row: 3 }] });
    const imported = await runImport({ slug: "odd", paths: [path], images: [], mapping: MAPPING });
    expect(imported).toMatchObject({ version: 1, rows: { imported: 2, refused: 1 } });
  });

  it("groups what many rows have in common", async () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({ id: `e${index}`, sessions: [{ turns: Array.from({ length: 1 + (index % 3) }, () => ({ speaker: "A", text: "Hello" })) }], events: index < 20 ? [{ event: index }] : [] }));
    const path = write(folder, "many.jsonl", jsonLines(lines));
    let jobId = "";
    await runImport({ slug: "many", paths: [path], images: [], dryRun: true }, { onClaim: (id) => (jobId = id) });
    const [first, ...others] = await groupRefusals(operator, jobId);
    expect(first).toMatchObject({ count: 20, isRow: true, field: "events[*].event", places: [{ row: 1 }, { row: 2 }, { row: 3 }] });
    expect(others.every(({ isRow }) => !isRow)).toBe(true);
  });
});
