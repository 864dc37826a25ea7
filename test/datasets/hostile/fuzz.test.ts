/** Good files of every kind, cut and damaged at random: never more than they held, and never less without a word. */
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "@/lib/datasets/parse/message";
import { jsonLines, parquetBuffer, tarBuffer, testFolder, write } from "../../fixtures/files";
import { of, read } from "../../fixtures/read-sources";
import { PLAIN_SESSION, starkRow } from "../../fixtures/stark";
import { zipBuffer } from "../../fixtures/zip";
import { complaintsAbout, episode } from "./hostile-file";

const folder = testFolder();
const EPISODES = 5;
const ids = Array.from({ length: EPISODES }, (_, index) => `episode-${index}`);
const lines = jsonLines(ids.map((id) => episode(id)));
const list = JSON.stringify(ids.map((id) => episode(id)));
const table = `episode,speaker,text\n${ids.map((id) => `${id},A,"said ""hello"",\nand more"\n`).join("")}`;
const tar = await tarBuffer(ids.map((id) => ({ header: { name: `${id}.jsonl` }, content: jsonLines([episode(id)]) })));
const zip = zipBuffer(ids.map((id) => ({ name: `${id}.jsonl`, content: jsonLines([episode(id)]) })));

/** @property tellsItsEnd whether a file that is cut off between two rows can be told from a whole one. */
const KINDS: readonly { name: string; bytes: Buffer; tellsItsEnd: boolean }[] = [
  { name: "rows.jsonl", bytes: Buffer.from(lines), tellsItsEnd: false },
  { name: "list.json", bytes: Buffer.from(list), tellsItsEnd: true },
  { name: "table.csv", bytes: Buffer.from(table), tellsItsEnd: false },
  { name: "rows.jsonl.gz", bytes: gzipSync(lines), tellsItsEnd: true },
  { name: "shard.tar", bytes: tar, tellsItsEnd: true },
  { name: "shard.tar.gz", bytes: gzipSync(tar), tellsItsEnd: true },
  { name: "shard.zip", bytes: zip, tellsItsEnd: true },
  { name: "shard.parquet", bytes: parquetBuffer(ids.map((id) => starkRow(id, [PLAIN_SESSION]))), tellsItsEnd: true },
];

async function readBytes(name: string, bytes: Buffer): Promise<{ episodes: number; complaints: number; messages: Message[] }> {
  const messages = await read({ paths: [write(folder, name, bytes)] });
  return { episodes: of(messages, "episode").length, complaints: complaintsAbout(messages).length, messages };
}

describe.each(KINDS)("$name", ({ name, bytes, tellsItsEnd }) => {
  it("is whole to begin with", async () => {
    expect(await readBytes(name, bytes)).toMatchObject({ episodes: EPISODES, complaints: 0 });
  });

  it("cut anywhere gives what came before the cut, and says so", async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (end) => {
      const { episodes, complaints } = await readBytes(name, bytes.subarray(0, end));
      expect(episodes).toBeLessThanOrEqual(EPISODES);
      if (tellsItsEnd && episodes < EPISODES) expect(complaints).toBeGreaterThan(0);
    }), { numRuns: 60 });
  });

  it("with bytes changed gives no more than it held, and no less without a word", async () => {
    const changes = fc.array(fc.record({ at: fc.nat({ max: bytes.length - 1 }), to: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 4 });
    await fc.assert(fc.asyncProperty(changes, async (changed) => {
      const damaged = Buffer.from(bytes);
      for (const { at, to } of changed) damaged[at] = to;
      const { episodes, complaints } = await readBytes(name, damaged);
      expect(episodes).toBeLessThanOrEqual(EPISODES);
      if (episodes < EPISODES) expect(complaints).toBeGreaterThan(0);
    }), { numRuns: 100 });
  });
});
