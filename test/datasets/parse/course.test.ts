import { describe, expect, it, vi } from "vitest";
import { isCounted, messageSchema, type Message, type ParseRequest, type StreamPlace } from "@/lib/datasets/parse/message";
import { readSources } from "@/lib/datasets/parse/read-sources";
import { rowsOf } from "@/lib/datasets/parse/rows";
import { jsonLines, parquetBuffer, tarBuffer, testFolder, write } from "../../fixtures/files";
import { jpeg } from "../../fixtures/pictures";
import { PLAIN_SESSION, starkRow } from "../../fixtures/stark";
import { zipBuffer } from "../../fixtures/zip";

const folder = testFolder();

async function read(request: Partial<ParseRequest>): Promise<Message[]> {
  const messages: Message[] = [];
  await readSources({ paths: [], imagePaths: [], ...request }, async (message) => void messages.push(messageSchema.parse(JSON.parse(JSON.stringify(message)))));
  return messages;
}

async function* chunks(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** Every place in a course of messages from which it may go on, as the importer keeps it. */
function places(messages: readonly Message[]): { at: StreamPlace; rest: Message[] }[] {
  const found: { at: StreamPlace; rest: Message[] }[] = [];
  let at: StreamPlace | undefined;
  for (const [index, message] of messages.entries()) {
    if (message.type === "sources") at = { fingerprint: message.fingerprint, source: 0, messages: 0 };
    else if (at && message.type === "source") at = { fingerprint: at.fingerprint, source: message.number, messages: 0 };
    else if (at && message.type === "point") at = { ...at, point: { row: message.row, format: message.format, messages: at.messages } };
    else if (at && isCounted(message)) at = { ...at, messages: at.messages + 1 };
    if (at) found.push({ at, rest: messages.slice(index + 1).filter(isCounted) });
  }
  return found;
}

describe("a reading that was interrupted", () => {
  it("says from any place on what had not been said, and not twice", async () => {
    const rows = Array.from({ length: 150 }, (_, index) => (index % 40 === 39 ? { index: `bad-${index}` } : { ...starkRow(`p${index}`, [PLAIN_SESSION]), ...(index === 3 ? { odd: "x" } : {}) }));
    const pictures = await Promise.all([1, 2, 3].map((seed) => jpeg(96, 64, seed)));
    const entries = Array.from({ length: 130 }, (_, index) => (index % 2 === 0
      ? { header: { name: `k${index}.json` }, content: JSON.stringify({ index: `k${index}`, image_source: "web" }) }
      : { header: { name: `k${index - 1}.jpg` }, content: index === 99 ? "no picture" : pictures[index % 3] }));
    const paths = [
      write(folder, "a/lines.jsonl", `${jsonLines(rows.slice(0, 70))}\n\n${jsonLines(rows.slice(70))}`),
      write(folder, "a/list.json", JSON.stringify(rows.slice(0, 140)).slice(0, -1)),
      write(folder, "a/shard.parquet", parquetBuffer(rows.map((row) => ({ ...rows[0], ...row })))),
      write(folder, "a/pictures.tar", await tarBuffer(entries)),
    ];
    const whole = await read({ paths });
    const points = whole.filter((message) => message.type === "point");
    // Of each file: the points are what makes going on cheap.
    expect(points.length).toBeGreaterThanOrEqual(7);
    const every = places(whole);
    const tried = every.filter((_, index) => index % 37 === 0 || index === every.length - 1);
    for (const { at, rest } of tried) {
      const resumed = await read({ paths, from: at });
      expect(resumed[0]).toMatchObject({ type: "sources", isResumed: true });
      expect(resumed.filter(isCounted), JSON.stringify(at)).toEqual(rest);
    }
  }, 120_000);

  it("says how far it is while it passes over what it had said, in lines and in archives", async () => {
    const row = (index: number) => ({ id: `r${index}`, sessions: [{ turns: [{ speaker: "A", text: "x".repeat(20_000) }] }] });
    const lines = jsonLines(Array.from({ length: 640 }, (_, index) => row(index)));
    const paths = [
      write(folder, "c/lines.jsonl", lines), write(folder, "c/whole.zip", zipBuffer([{ name: "rows.jsonl", content: lines, stored: true }])),
      write(folder, "c/members.tar", await tarBuffer(Array.from({ length: 640 }, (_, index) => ({ header: { name: `r${index}.json` }, content: JSON.stringify(row(index)) })))),
    ];
    for (const path of paths) {
      const at = places(await read({ paths: [path] })).at(-1)?.at;
      expect(at).toMatchObject({ source: 1, messages: 640 });
      const resumed = await read({ paths: [path], from: at });
      expect(resumed.filter(isCounted)).toEqual([]);
      const far = resumed.flatMap((message) => (message.type === "progress" ? message.bytesRead : []));
      expect(far.length, path).toBeGreaterThanOrEqual(5);
      expect(far, path).toEqual(far.toSorted((a, b) => a - b));
    }
  }, 60_000);

  it("does not decode the records that it passes over", async () => {
    const parsed = vi.spyOn(JSON, "parse");
    const records = async (from: number) => {
      parsed.mockClear();
      const rows = [];
      for await (const row of rowsOf("jsonl", chunks(jsonLines(Array.from({ length: 20 }, (_, index) => ({ index })))), from)) rows.push(row.row);
      return { rows, parsed: parsed.mock.calls.length };
    };
    expect(await records(1)).toMatchObject({ rows: { length: 20 }, parsed: 20 });
    expect(await records(18)).toEqual({ rows: [18, 19, 20], parsed: 3 });
    parsed.mockRestore();
  });

  it("of other files begins at their beginning", async () => {
    const path = write(folder, "b/rows.jsonl", jsonLines([starkRow("p1", [PLAIN_SESSION])]));
    const messages = await read({ paths: [path], from: { fingerprint: "0".repeat(64), source: 1, messages: 1 } });
    expect(messages[0]).toMatchObject({ type: "sources", isResumed: false });
    expect(messages.filter((message) => message.type === "episode")).toHaveLength(1);
  });
});
