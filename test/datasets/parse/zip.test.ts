import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { jsonLines, parquetBuffer, tarBuffer, testFolder, write } from "../../fixtures/files";
import { jpeg } from "../../fixtures/pictures";
import { of, read } from "../../fixtures/read-sources";
import { zipBuffer } from "../../fixtures/zip";

const folder = testFolder();
const episode = (id: string) => ({ id, sessions: [{ turns: [{ speaker: "A", text: "Hello" }] }] });
const TURNS = "episode,speaker,text\nc,A,Hello\nc,B,Hi\n";

describe("archives", () => {
  it("give the rows of their files and their pictures, each with its place", async () => {
    const path = write(folder, "mixed.zip", zipBuffer([
      { name: "data/", content: "" }, { name: "data/rows.jsonl", content: jsonLines([episode("a"), { ...episode("b"), id: "" }]) },
      { name: "data/list.json", content: JSON.stringify([episode("l")]), stored: true }, { name: "turns.csv", content: TURNS },
      { name: "k1.jpg", content: await jpeg() }, { name: "k2.json", content: JSON.stringify({ image_url: "https://pictures.example/2.jpg" }) },
      { name: "README.md", content: "words" }, { name: "__MACOSX/._k1.jpg", content: "x" }, { name: ".DS_Store", content: "x" }, { name: "more.json", content: `{"words":1}` },
    ]));
    const messages = await read({ paths: [path] });
    expect(of(messages, "episode").map(({ file, row, episode: { id } }) => [file, row, id])).toEqual([
      ["mixed.zip/data/rows.jsonl", 1, "a"], ["mixed.zip/data/list.json", 1, "l"], ["mixed.zip/turns.csv", 2, "c"],
    ]);
    expect(of(messages, "refused").map(({ file, row, problems }) => [file, row, problems[0]?.field])).toEqual([["mixed.zip/data/rows.jsonl", 2, "id"]]);
    expect(of(messages, "picture").map(({ file, row, picture: { key, state } }) => [file, row, key, state])).toEqual([
      ["mixed.zip", 5, "k1", "stored"], ["mixed.zip/k2.json", 1, "k2", "remote"],
    ]);
    expect(of(messages, "note").map(({ file, row, field, reason }) => [file, row, field, reason])).toEqual([
      ["mixed.zip", 7, "README.md", "is of no kind that is read; left out"],
      ["mixed.zip/more.json", 1, null, "is no picture's row, and no dialogue of a known format; left out"],
    ]);
  });

  it("give the same from a tar, compressed or not", async () => {
    const tar = await tarBuffer([{ header: { name: "./data/rows.jsonl" }, content: jsonLines([episode("a")]) }, { header: { name: "./turns.csv" }, content: TURNS }]);
    for (const [name, bytes] of [["a.tar", tar], ["a.tar.gz", gzipSync(tar)], ["a.tgz", gzipSync(tar)]] as const) {
      const messages = await read({ paths: [write(folder, name, bytes)] });
      expect(of(messages, "episode").map(({ file, row, episode: { id } }) => [file, row, id]), name).toEqual([[`${name}/./data/rows.jsonl`, 1, "a"], [`${name}/./turns.csv`, 2, "c"]]);
      expect(of(messages, "note"), name).toEqual([]);
    }
  });

  it("in an archive are refused with their place, and cost nothing else", async () => {
    const inner = zipBuffer([{ name: "rows.jsonl", content: jsonLines([episode("hidden")]) }]);
    const path = write(folder, "nested.zip", zipBuffer([
      { name: "inner.zip", content: inner }, { name: "inner.tar", content: "x" }, { name: "rows.jsonl.gz", content: gzipSync("x") },
      { name: "shard.parquet", content: parquetBuffer([{ a: 1 }]) }, { name: "rows.jsonl", content: jsonLines([episode("a")]) },
    ]));
    const messages = await read({ paths: [path] });
    expect(of(messages, "episode").map((message) => message.episode.id)).toEqual(["a"]);
    expect(of(messages, "note").map(({ row, reason }) => [row, reason])).toEqual([
      ...[1, 2, 3].map((row) => [row, "is packed itself: unpack the outer archive, and import what is in it"]),
      [4, "is a parquet file, which cannot be read inside an archive: unpack it first"],
    ]);
  });

  it("with names that lead elsewhere, links and devices store nothing under a name", async () => {
    const store = join(folder, "store");
    mkdirSync(store);
    const picture = await jpeg();
    const names = ["../a.jpg", "/etc/b.jpg", "C:\\c.jpg", "..\\d.jpg", "a/../../e.jpg", "..／f.jpg", "g\0.jpg", `${"h".repeat(600)}.jpg`];
    const path = write(folder, "names.zip", zipBuffer([
      ...names.map((name) => ({ name, content: picture })), { name: "link.jpg", content: "/etc/passwd", mode: 0o120777 }, { name: "dev.jpg", mode: 0o020644 },
      { name: Buffer.from([0x61, 0xff, 0x2e, 0x6a, 0x70, 0x67]), content: picture }, { name: "secret.jpg", content: picture, flags: 0x801 }, { name: "fine.jpg", content: picture },
    ]));
    const messages = await read({ paths: [path], imageStore: store });
    expect(of(messages, "picture").map(({ picture: { key } }) => key)).toEqual(["fine"]);
    expect(of(messages, "note").map(({ row, reason }) => [row, reason])).toEqual([
      [1, "its name leads out of its folder"], [2, "its name is an absolute path"], [3, "its name is an absolute path"], [4, "its name leads out of its folder"],
      [5, "its name leads out of its folder"], [6, "its name leads out of its folder"], [7, "its name has a NUL character"], [8, "its name is longer than 500 characters"],
      [9, "is a link: links are not followed"], [10, "is no plain file"], [11, "its name is not valid UTF-8"], [12, "is encrypted"],
    ]);
    const sha256 = of(messages, "picture")[0]?.picture.asset?.sha256 ?? "";
    expect(readdirSync(store, { recursive: true, withFileTypes: true }).filter((found) => found.isFile()).map((found) => found.name)).toEqual([sha256]);
  });

  it("with a damaged member lose that member alone", async () => {
    const good = { name: "good.jsonl", content: jsonLines([episode("a")]) };
    const path = write(folder, "damaged.zip", zipBuffer([
      { name: "crc.jpg", content: await jpeg(), crc: 5 }, { name: "long.jsonl", content: jsonLines([episode("x")]), size: 10 }, { name: "short.jpg", content: await jpeg(), size: 99_999 },
      { name: "packed.jsonl", content: "abc", packed: Buffer.from("no deflate at all") }, { name: "method.jsonl", content: "abc", method: 12 }, good,
    ]));
    const messages = await read({ paths: [path] });
    expect(of(messages, "episode").map((message) => message.episode.id)).toEqual(["a"]);
    expect(of(messages, "note").map(({ row, reason }) => [row, reason])).toEqual([
      [1, "cannot be read further: it is damaged: its bytes do not match their checksum"],
      [2, "cannot be read further: it has more than the 10 bytes that the archive says it has"],
      [3, expect.stringMatching(/cannot be read further: it has \d+ bytes where the archive says 99999/)],
      [4, expect.stringMatching(/^cannot be read further: /)],
      [5, "is packed by method 12, which is not read: deflate is"],
    ]);
  });
});
