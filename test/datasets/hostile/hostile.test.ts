/** Every hostile file through the real parsing process: refused with its place, and nothing but itself lost. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Message } from "@/lib/datasets/parse/message";
import { runParser } from "@/lib/datasets/parse/run-parser";
import { testFolder } from "../../fixtures/files";
import { of } from "../../fixtures/read-sources";
import { HOSTILE_ARCHIVES } from "./hostile-archives";
import { complaintsAbout, expectComplaints, writeAll } from "./hostile-file";
import { HOSTILE_PARQUET } from "./hostile-parquet";
import { CANARY, HOSTILE_PICTURES } from "./hostile-pictures";
import { HOSTILE_ROWS } from "./hostile-rows";
import { HOSTILE_TABLES } from "./hostile-tables";

const folder = testFolder();
const store = join(folder, "store");

/** What one parsing process says of all files of a folder, and how much memory it took at most, where the system tells. */
async function parse(path: string): Promise<{ messages: Message[]; peakMb: number }> {
  const messages: Message[] = [];
  let pid = 0;
  let peakMb = 0;
  for await (const { message } of runParser({ paths: [path], imagePaths: [], imageStore: store }, { signal: new AbortController().signal, onStart: (child) => (pid = child.pid ?? 0) })) {
    messages.push(message);
    if (existsSync(`/proc/${pid}/status`)) peakMb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024 || peakMb;
  }
  return { messages, peakMb };
}

describe.each([
  ["rows", HOSTILE_ROWS], ["tables", HOSTILE_TABLES], ["archives", HOSTILE_ARCHIVES], ["parquet", HOSTILE_PARQUET], ["pictures", HOSTILE_PICTURES],
] as const)("hostile %s", (kind, files) => {
  let messages: Message[] = [];
  let peakMb = 0;
  beforeAll(async () => {
    await writeAll(join(folder, kind), files);
    ({ messages, peakMb } = await parse(join(folder, kind)));
  }, 60_000);

  it.each(files.map((file) => [file.name, file] as const))("%s", (name, { says, andMore, takes = [], stores = [] }) => {
    const own = messages.filter((message) => "file" in message && (message.file === name || message.file.startsWith(`${name}/`)));
    expect(of(own, "episode").map((message) => message.episode.id)).toEqual(takes);
    expect(of(own, "picture").filter(({ picture }) => picture.state === "stored").map(({ picture }) => picture.key)).toEqual(stores);
    expectComplaints(name, complaintsAbout(own), says, andMore ?? false);
  });

  it("leave the parsing process alive, within its memory, and this one as it was", () => {
    expect(messages.at(-1)).toEqual({ type: "end" });
    expect(peakMb).toBeLessThan(450);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe("after all of them", () => {
  it("the store holds pictures under their hashes, without a word that was hidden in them, and nothing lies beside it", () => {
    const stored = readdirSync(store, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(stored.length).toBeGreaterThan(5);
    for (const entry of stored) {
      expect(entry.name).toMatch(/^[0-9a-f]{64}$/);
      expect(readFileSync(join(entry.parentPath, entry.name)).includes(CANARY), entry.name).toBe(false);
    }
    expect(readdirSync(folder).sort()).toEqual(["archives", "parquet", "pictures", "rows", "store", "tables"]);
  });
});
