import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { jsonLines, parquetBuffer, tarBuffer, testFolder, write, type Entry } from "../../fixtures/files";
import { LOCOMO } from "../../fixtures/locomo";
import { gif, jpeg, png, SVG, webp } from "../../fixtures/pictures";
import { of, read } from "../../fixtures/read-sources";
import { PLAIN_SESSION, starkRow } from "../../fixtures/stark";

const folder = testFolder();

const episode = (id: string) => ({ id, sessions: [{ turns: [{ speaker: "A", text: "Hello" }] }] });

describe("files of rows", () => {
  it("are read whole where they can be, row by row where they cannot", async () => {
    const path = write(folder, "rows/mixed.jsonl", `${jsonLines([episode("a"), { ...episode("b"), sessions: "none" }, 5])}{"id":\n${jsonLines([episode("c")])}`);
    const messages = await read({ paths: [path], format: "concord" });
    expect(of(messages, "episode").map(({ row, episode: { id } }) => [row, id])).toEqual([[1, "a"], [5, "c"]]);
    expect(of(messages, "refused").map(({ file, row, problems }) => [file, row, problems[0]?.field])).toEqual([
      ["mixed.jsonl", 2, "sessions"], ["mixed.jsonl", 3, null], ["mixed.jsonl", 4, null],
    ]);
  });

  it("that are cut off give what came before, and say so", async () => {
    const list = JSON.stringify([episode("a"), episode("b")]);
    const within = await read({ paths: [write(folder, "cut/within.json", list.slice(0, -10))] });
    expect(of(within, "episode").map((message) => message.row)).toEqual([1]);
    expect(of(within, "refused")).toMatchObject([{ row: 2, problems: [{ reason: "the file ends within this record: it is cut off" }] }]);
    const between = await read({ paths: [write(folder, "cut/between.json", list.slice(0, -1))] });
    expect(of(between, "episode").map((message) => message.row)).toEqual([1, 2]);
    expect(of(between, "refused")).toEqual([]);
    expect(of(between, "note")).toMatchObject([{ file: "between.json", row: null, reason: "the file ends before its list does: it is cut off" }]);
  });

  it("are named where rows of them may be unknown: cut off, damaged, packed twice or linked", async () => {
    const [one, list] = [jsonLines([episode("a"), episode("b")]), JSON.stringify([episode("a"), episode("b")])];
    const csv = "episode,speaker,text\n1,A,Hello\n";
    write(folder, "unread/whole.jsonl", `${one}{"id":\n${JSON.stringify(episode("c"))}`);
    write(folder, "unread/whole.csv", csv.trimEnd());
    write(folder, "unread/line.jsonl", one.slice(0, -10));
    write(folder, "unread/within.json", list.slice(0, -10));
    write(folder, "unread/behind.json", `${list},{}`);
    write(folder, "unread/quote.csv", `${csv}2,B,"Hello`);
    write(folder, "unread/rows.jsonl.gz", gzipSync(one).subarray(0, 40));
    write(folder, "unread/shard.parquet", parquetBuffer([starkRow("p1", [PLAIN_SESSION])]).subarray(0, 200));
    write(folder, "unread/words.md", "# words");
    write(folder, "unread/broken.png", "no picture");
    write(folder, "unread/all.tar", await tarBuffer([
      { header: { name: "a.parquet" }, content: "x" }, { header: { name: "b.json" }, content: list.slice(0, -10) }, { header: { name: "c.txt" }, content: "words" }, { header: { name: "d.jpg" }, content: "no picture" },
    ]));
    symlinkSync("/etc/hostname", join(folder, "unread", "link.jsonl"));
    const unread = of(await read({ paths: [join(folder, "unread")] }), "unread").map(({ file }) => file);
    expect(unread.sort()).toEqual(["all.tar/a.parquet", "all.tar/b.json", "behind.json", "line.jsonl", "link.jsonl", "quote.csv", "rows.jsonl.gz", "shard.parquet", "within.json"]);
    expect(of(await read({ paths: [], imagePaths: [join(folder, "unread")] }), "unread")).toEqual([]);
  });

  it("may be compressed, and are cut short where they unpack without end", async () => {
    const path = write(folder, "gz/rows.jsonl.gz", gzipSync(jsonLines([episode("a")])));
    expect(of(await read({ paths: [path] }), "episode")).toHaveLength(1);
    const bomb = write(folder, "gz/bomb.jsonl.gz", gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20)));
    expect(of(await read({ paths: [bomb] }), "note")).toMatchObject([{ reason: expect.stringContaining("unpacks to more than 100 times its size") as string }]);
  });

  it("are named where their fields fit no format", async () => {
    const path = write(folder, "strange/rows.json", JSON.stringify([{ conversation_id: 1, turns: [] }]));
    expect(of(await read({ paths: [path] }), "refused")).toMatchObject([{ row: 1, problems: [{ reason: expect.stringContaining("no known format has these fields: conversation_id, turns") as string }] }]);
  });

  it("keep their small unknown columns and report all of them once", async () => {
    const path = write(folder, "columns/rows.jsonl", jsonLines([{ ...episode("a"), mood: "good", large: "x".repeat(30_000) }, { ...episode("b"), mood: "bad" }]));
    const messages = await read({ paths: [path] });
    expect(of(messages, "episode").map(({ extra, left }) => ({ extra, left }))).toEqual([{ extra: { mood: "good" }, left: ["large"] }, { extra: { mood: "bad" }, left: undefined }]);
    expect(of(messages, "columns")).toEqual([{ type: "columns", names: ["mood", "large"] }]);
  });

  it("with more to say than the importer takes say the most of it, and cost no other row", async () => {
    const many = { sample_id: "many", speaker_a: "A", session_1_date_time: "1:56 pm on 8 May, 2023", session_1: Array.from({ length: 2_500 }, (_, index) => ({ text: `line ${index}` })) };
    const messages = await read({ paths: [write(folder, "wordy/rows.jsonl", jsonLines([many, { ...many, sample_id: "b", session_1: [{ speaker: "A", text: "Hello" }] }]))] });
    expect(of(messages, "episode").map((message) => message.episode.id)).toEqual(["many", "b"]);
    const notes = of(messages, "episode")[0]?.notes ?? [];
    expect(notes).toHaveLength(1_000);
    expect(notes.at(-1)).toEqual({ field: null, reason: "and 1501 more of this row" });
  });

  it("are found in folders, by the format that each shows; what is no such file is said", async () => {
    write(folder, "tree/a/one.json", JSON.stringify(LOCOMO));
    write(folder, "tree/b/two.jsonl", jsonLines([episode("x")]));
    write(folder, "tree/README.md", "# words");
    write(folder, "tree/.hidden/three.jsonl", jsonLines([episode("never")]));
    write(folder, "tree/dataset_info.json", JSON.stringify({ name: "set", splits: {} }));
    symlinkSync("/etc/hostname", join(folder, "tree", "link.jsonl"));
    const messages = await read({ paths: [join(folder, "tree")] });
    expect(of(messages, "episode").map(({ file, format }) => [file, format])).toEqual([["a/one.json", "locomo"], ["b/two.jsonl", "concord"]]);
    expect(of(messages, "note").map(({ file, reason }) => [file, reason])).toEqual([
      ["link.jsonl", "is a link: links are not followed; give the file itself"],
      ["README.md", "is of no kind that is read; left out"],
      ["dataset_info.json", "describes the dataset's files; left out"],
    ]);
  });
});

describe("parquet", () => {
  const rows = [starkRow("p1", [PLAIN_SESSION]), starkRow("p2", [PLAIN_SESSION, PLAIN_SESSION])];

  it("gives the same episodes as the rows as JSONL", async () => {
    const parquet = await read({ paths: [write(folder, "pq/shard.parquet", parquetBuffer(rows))] });
    const lines = await read({ paths: [write(folder, "pq/shard.jsonl", jsonLines(rows))] });
    expect(of(parquet, "episode").map((message) => message.episode)).toEqual(of(lines, "episode").map((message) => message.episode));
    expect(of(parquet, "episode")).toHaveLength(2);
  });

  it.each([[10], [200], [-20], [-1]])("cut at %i is reported as such", async (end) => {
    const messages = await read({ paths: [write(folder, `pq/cut${end}.parquet`, parquetBuffer(rows).subarray(0, end))] });
    expect(of(messages, "episode")).toEqual([]);
    expect(of(messages, "note")).toMatchObject([{ file: `cut${end}.parquet`, row: null, reason: expect.stringMatching(/cannot be read further: .*(cut off|no parquet)/) as string }]);
  });

  it("with bytes damaged in the middle is a fault of that file alone", async () => {
    const damaged = Buffer.from(parquetBuffer(rows));
    damaged.fill(0xff, 100, 400);
    const messages = await read({ paths: [write(folder, "pq2/damaged.parquet", damaged), write(folder, "pq2/good.jsonl", jsonLines(rows))] });
    expect(of(messages, "note").filter((note) => note.file === "damaged.parquet")).toHaveLength(1);
    expect(of(messages, "episode").filter((message) => message.file === "good.jsonl")).toHaveLength(2);
  });
});

describe("tars", () => {
  const entry = (name: string, content: string | Buffer, rest: Partial<Entry["header"]> = {}): Entry => ({ header: { name, ...rest }, content });

  it("give pictures by key and the rows beside them", async () => {
    const tar = await tarBuffer([
      entry("key-1.jpg", await jpeg()), entry("key-1.json", JSON.stringify({ image_source: "p-t2i", image_url: "", index: "key-1" })),
      entry("key-2.json", JSON.stringify({ image_source: "cc12m", image_url: "https://pictures.example/2.jpg", index: "key-2" })),
      entry("sub/key-3.png", await png()), entry("key-4.webp", await webp()),
    ]);
    const messages = await read({ paths: [write(folder, "tar/good.tar", tar)] });
    expect(of(messages, "picture").map(({ picture: { key, state, url } }) => [key, state, url])).toEqual([
      ["key-1", "stored", undefined], ["key-1", "missing", undefined], ["key-2", "remote", "https://pictures.example/2.jpg"], ["key-3", "stored", undefined], ["key-4", "stored", undefined],
    ]);
    expect(of(messages, "note")).toEqual([]);
  });

  it("have links, devices and names that lead elsewhere refused, and store nothing under a name", async () => {
    const store = join(folder, "tar-store");
    mkdirSync(store);
    const picture = await jpeg();
    const tar = await tarBuffer([
      entry("../escape.jpg", picture), entry("/etc/escape.jpg", picture), entry("a/../../b.jpg", picture), entry("C:\\b.jpg", picture), entry("..\\c.jpg", picture),
      entry("..／d.jpg", picture), { header: { name: "link.jpg", type: "symlink", linkname: "/etc/passwd" } }, { header: { name: "hard.jpg", type: "link", linkname: "x" } },
      { header: { name: "dev.jpg", type: "character-device" } }, entry("fine.jpg", picture),
    ]);
    const messages = await read({ paths: [write(folder, "tar/names.tar", tar)], imageStore: store });
    expect(of(messages, "picture").map(({ picture: { key } }) => key)).toEqual(["fine"]);
    expect(of(messages, "note").map(({ row, reason }) => [row, reason])).toEqual([
      [1, "its name leads out of its folder"], [2, "its name is an absolute path"], [3, "its name leads out of its folder"], [4, "its name is an absolute path"],
      [5, "its name leads out of its folder"], [6, "its name leads out of its folder"],
      [7, "is a link: links are not followed"], [8, "is a link: links are not followed"], [9, "is no plain file"],
    ]);
    const sha256 = of(messages, "picture")[0]?.picture.asset?.sha256 ?? "";
    expect(readdirSync(store, { recursive: true, withFileTypes: true }).filter((found) => found.isFile()).map((found) => found.name)).toEqual([sha256]);
  });

  it("have members without a name refused", async () => {
    const path = write(folder, "nameless/a.tar", await tarBuffer([{ header: { name: "folder\u2044" }, content: await png() }, { header: { name: "b.png" }, content: await png() }]));
    const messages = await read({ paths: [path] });
    expect(of(messages, "note")).toMatchObject([{ row: 1, reason: "it has no file name" }]);
    expect(of(messages, "picture").map(({ picture }) => picture.key)).toEqual(["b"]);
  });

  it("that are cut off give what came before, and say so, also where the cut is between two members", async () => {
    const tar = await tarBuffer([entry("one.jpg", await jpeg(96, 64, 1)), entry("two.jpg", await jpeg(96, 64, 2))]);
    const memberEnd = tar.indexOf("two.jpg");
    for (const [name, end] of [["middle", memberEnd + 700], ["between", memberEnd]] as const) {
      const messages = await read({ paths: [write(folder, `tar/${name}.tar`, tar.subarray(0, end))] });
      expect(of(messages, "picture").map(({ picture: { key } }) => key), name).toEqual(["one"]);
      expect(of(messages, "note"), name).toMatchObject([{ file: `${name}.tar`, reason: expect.stringMatching(/cannot be read further/) as string }]);
    }
  });

  it("that are none are said to be", async () => {
    const messages = await read({ paths: [write(folder, "tar/none.tar", Buffer.alloc(2048, 0x41))] });
    expect(of(messages, "note")).toMatchObject([{ file: "none.tar" }]);
  });

  it("refuse what is no picture, corrupt, of one pixel, or huge, each with its member", async () => {
    const tar = await tarBuffer([
      entry("svg.jpg", SVG), entry("gif.jpg", await gif()), entry("text.jpg", "no picture"), entry("empty.jpg", ""), entry("pixel.jpg", await jpeg(1, 1)),
      entry("cut.jpg", (await jpeg()).subarray(0, 400)), entry("flood.png", await floodPng()), entry("big.jpg", Buffer.alloc(31 * 1024 * 1024)),
    ]);
    const messages = await read({ paths: [write(folder, "tar/bad.tar", tar)] });
    expect(of(messages, "picture").map(({ picture: { key, state } }) => [key, state])).toEqual(
      ["svg", "gif", "text", "empty", "pixel", "cut", "flood", "big"].map((key) => [key, "refused"]),
    );
    expect(of(messages, "note").map(({ field, reason }) => `${field}: ${reason}`)).toEqual([
      "svg.jpg: picture refused: SVG or other markup is not taken: only JPEG, PNG and WebP are",
      "gif.jpg: picture refused: GIF is not taken: only JPEG, PNG and WebP are",
      "text.jpg: picture refused: corrupt: the bytes are no JPEG, PNG or WebP picture",
      "empty.jpg: picture refused: corrupt: the file is empty",
      "pixel.jpg: picture refused: too small to be seen: 1 × 1 pixel",
      "cut.jpg: picture refused: corrupt: the file ends before the picture does",
      "flood.png: picture refused: too large: more than 50 million pixels",
      "big.jpg: picture refused: larger than 30 MB",
    ]);
  });
});

/** A small file whose header promises 900 million pixels. */
async function floodPng(): Promise<Buffer> {
  const bytes = Buffer.from(await png());
  bytes.writeUInt32BE(30_000, 16);
  bytes.writeUInt32BE(30_000, 20);
  const { crc32 } = await import("node:zlib");
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

describe("pictures in folders and lists of them", () => {
  it("are read by their file's name, and rows in the paths for pictures are not", async () => {
    write(folder, "pics/album/k1.jpg", await jpeg());
    write(folder, "pics/k2.svg", SVG);
    write(folder, "pics/rows.jsonl", jsonLines([
      { __key__: "k3", json: { image_url: "https://pictures.example/3.jpg", image_source: "redcaps12m", index: "k3" } },
      { __key__: "k4", json: { image_url: "ChartQA/train/4.png", image_source: "chartqa", index: "k4" } },
      episode("not here"),
    ]));
    const messages = await read({ imagePaths: [join(folder, "pics")] });
    expect(of(messages, "picture").map(({ picture: { key, state } }) => [key, state])).toEqual([["k3", "remote"], ["k4", "missing"], ["k1", "stored"], ["k2", "refused"]]);
    expect(of(messages, "episode")).toEqual([]);
    expect(of(messages, "note").map(({ file, row, reason }) => [file, row, reason])).toEqual([
      ["rows.jsonl", 3, "is no picture's row; left out"],
      ["k2.svg", null, "picture refused: SVG or other markup is not taken: only JPEG, PNG and WebP are"],
    ]);
  });
});
