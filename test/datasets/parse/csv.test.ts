import { describe, expect, it } from "vitest";
import { splitCsv, type CsvRow } from "@/lib/datasets/parse/csv-cells";
import { rowsOf } from "@/lib/datasets/parse/rows";
import { testFolder, write } from "../../fixtures/files";
import { of, read } from "../../fixtures/read-sources";
import { PLAIN_SESSION, starkRow } from "../../fixtures/stark";

const folder = testFolder();

/** In pieces of every small size: a row may be cut anywhere. */
async function cut(text: string, pieceBytes = 64): Promise<CsvRow[]> {
  const bytes = Buffer.from(text);
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
  const rows: CsvRow[] = [];
  for await (const row of splitCsv(pieces())) rows.push(row);
  return rows;
}

let files = 0;
async function readText(text: string | Buffer) {
  files += 1;
  return read({ paths: [write(folder, `table-${files}.csv`, text)] });
}

describe("cells", () => {
  it.each([1, 2, 3, 7, 64])("with quotes, line breaks and empty ends are the same in pieces of %i bytes", async (pieceBytes) => {
    expect(await cut(`a,b\r\n"x, ""y""\nz",\n\n,"ü"\n5" wide,=1+1`, pieceBytes)).toEqual([
      { row: 1, cells: ["a", "b"] }, { row: 2, cells: [`x, "y"\nz`, ""] }, { row: 4, cells: ["", "ü"] }, { row: 5, cells: [`5" wide`, "=1+1"] },
    ]);
  });

  it("are cut by what cuts the first line most often", async () => {
    expect(await cut("a;b;c\n1,5;2;3\n")).toEqual([{ row: 1, cells: ["a", "b", "c"] }, { row: 2, cells: ["1,5", "2", "3"] }]);
    expect(await cut("a\tb\n1,5\t2\n")).toEqual([{ row: 1, cells: ["a", "b"] }, { row: 2, cells: ["1,5", "2"] }]);
  });

  it("behind a quote that does not match cost their own line alone", async () => {
    expect(await cut(`a,b\n"open,1\n"x"y,2\nc,d\n`)).toEqual([
      { row: 1, cells: ["a", "b"] }, { row: 2, problem: "a quoted cell goes on behind its closing quote" },
      { row: 3, problem: "a quoted cell goes on behind its closing quote" }, { row: 4, cells: ["c", "d"] },
    ]);
    expect(await cut(`a,b\n1,"open\nc,d\n`)).toEqual([{ row: 1, cells: ["a", "b"] }, { row: 2, problem: "a quote is opened and never closed", isEnd: true }, { row: 3, cells: ["c", "d"] }]);
  });

  it("of more than 8 MB are passed over, and reading goes on in the next line", async () => {
    const long = "x".repeat(9 * 1024 * 1024);
    expect(await cut(`a,b\n${long},1\n"${long}\nc,d\n`, 256 * 1024)).toEqual([
      { row: 1, cells: ["a", "b"] }, { row: 2, problem: "the row is larger than 8 MB" }, { row: 3, problem: "a quote is opened and not closed within 8 MB" }, { row: 4, cells: ["c", "d"] },
    ]);
  });

  it("whose quotes never match end the file before every line has been read to the limit", async () => {
    const lines = `b","\n`.repeat(4 * 1024 * 1024);
    await expect(cut(`a,b\n${lines}`, 256 * 1024)).rejects.toThrow(/its quotes do not match/);
  });
});

describe("a table of turns", () => {
  it("becomes episodes, sessions, turns and pictures", async () => {
    const messages = await readText([
      "Episode,session,date,turn,speaker,text,image,Image URL,image_description,name,age,mood",
      "e1,1,2024-03-02,1,AI Assistant,What did you find?,,,,Ana,41,good",
      `e1,1,,2,Ana,"Look!\n<b>",k1,https://pictures.example/1.jpg,a radio,,,`,
      "e1,1,,2,Ana,,k2,,,,,",
      "e1,2,2024.3.20,1,Ana,=1+1,,,,Ana,41,",
      "e2,,,,B,[1],,,,,,",
    ].join("\n"));
    expect(of(messages, "refused")).toEqual([]);
    expect(of(messages, "episode").map(({ row, episode }) => [row, episode.id])).toEqual([[2, "e1"], [6, "e2"]]);
    const [first, second] = of(messages, "episode");
    expect(first?.episode).toMatchObject({
      persona: { name: "Ana", age: 41 },
      sessions: [
        { date: "2024-03-02", turns: [{ speaker: "AI Assistant", text: "What did you find?", images: [] }, {
          speaker: "Ana", text: "Look!\n<b>",
          images: [{ candidates: [{ key: "k1" }, { url: "https://pictures.example/1.jpg" }], description: "a radio" }, { candidates: [{ key: "k2" }] }],
        }] },
        { date: "2024-03-20", dateText: "2024.3.20", turns: [{ speaker: "Ana", text: "=1+1" }] },
      ],
    });
    expect(first?.extra).toEqual({ mood: "good" });
    expect(second?.episode.sessions[0]?.turns[0]?.text).toBe("[1]");
  });

  it("refuses an episode that lacks a turn, whole, and takes its neighbours", async () => {
    const messages = await readText("episode,speaker,text\na,A,1\nb,A,1\nb,A\nb,B,2\nc,,1\nd,A,1\na,A,2\n");
    expect(of(messages, "episode").map((message) => message.episode.id)).toEqual(["a", "d"]);
    expect(of(messages, "refused").map(({ row, problems }) => [row, problems[0]?.field, problems[0]?.reason])).toEqual([
      [3, null, "row 4 has 2 cells where the first row names 3 columns"], [6, "speaker", "row 6 has no speaker"],
      [8, null, "its episode has come before: the rows of an episode must follow one another"],
    ]);
  });

  it("refuses both neighbours of a row of which nobody knows whose it is", async () => {
    const messages = await readText(`episode,speaker,text\na,A,1\nb,A,1\n"b",A"\n"x"y,B,2\nc,A,1\nd,A,1\n`);
    expect(of(messages, "episode").map((message) => message.episode.id)).toEqual(["a", "d"]);
    expect(of(messages, "refused").map(({ row, problems }) => [row, problems[0]?.reason])).toEqual([
      [3, "row 4 has 2 cells where the first row names 3 columns"], [5, "a quoted cell goes on behind its closing quote"], [6, "row 5 cannot be read, and may be a turn of this episode"],
    ]);
  });

  it("says where its rows contradict one another", async () => {
    const messages = await readText("episode,session,turn,speaker,text,name,age\na,1,1,A,x,Ana,4\na,1,2,A,x,Bob,4\nb,1,2,A,x,,\nb,1,1,A,x,,\nc,1,1,A,x,,\nc,2,1,A,x,,\nc,1,1,A,x,,\nd,1,1,A,x,,\nd,1,1,B,y,,\ne,1,1,A,x,Eva,old\n");
    expect(of(messages, "refused").map(({ row, problems }) => [row, problems[0]?.field, problems[0]?.reason])).toEqual([
      [2, "persona.name", "row 3 says “Bob” where row 2 says “Ana”"], [4, "turn", "row 5: turn 1 comes after turn 2"], [6, "session", "session 1 comes again after another"],
      [9, "turn", "row 10: turn 1 comes twice"], [11, "persona.age", expect.stringContaining("expected number")],
    ]);
    expect(of(messages, "episode")).toEqual([]);
  });
});

describe("a table of episodes", () => {
  const quoted = (cell: unknown) => (cell === null || cell === undefined ? "" : `"${String(cell).replaceAll('"', '""')}"`);

  it("is read like a parquet file of the same columns", async () => {
    const row = starkRow("p1", [PLAIN_SESSION]);
    const csv = await readText(`﻿${Object.keys(row).join(",")}\n${Object.values(row).map(quoted).join(",")}\n`);
    const lines = await read({ paths: [write(folder, "same.jsonl", JSON.stringify(row))] });
    expect(of(csv, "episode").map((message) => message.episode)).toEqual(of(lines, "episode").map((message) => message.episode));
    expect(of(csv, "episode")).toHaveLength(1);
  });

  it("may hold Concord's own fields as JSON, and lists of pictures", async () => {
    const concord = await readText(`id,sessions\na,${quoted(JSON.stringify([{ turns: [{ speaker: "A", text: "Hello" }] }]))}\n`);
    expect(of(concord, "episode").map((message) => message.episode.id)).toEqual(["a"]);
    const pictures = await readText("key,url\nk1,https://pictures.example/1.jpg\nk2,\n");
    expect(of(pictures, "picture").map(({ picture }) => [picture.key, picture.state])).toEqual([["k1", "remote"], ["k2", "missing"]]);
  });

  it.each([
    ["two columns of one name", "episode,text,text\na,b,c\n", /two columns are called “text”/],
    ["letters of 16 bits", Buffer.from("\ufeffepisode,text\n", "utf16le"), /UTF-16/],
    ["a zip's bytes", Buffer.from("PK\x03\x04xxxx", "latin1"), /it is a zip archive: give it a name that ends in .zip/],
    ["a first row that cannot be read", `"a"b,c\nx,y\n`, /row 1, which names the columns/],
  ])("with %s is refused whole", async (_name, text, reason) => {
    expect(of(await readText(text), "note")).toMatchObject([{ row: null, reason: expect.stringMatching(reason) as string }]);
  });
});

describe("files of JSON", () => {
  it("begin behind a byte order mark", async () => {
    const bytes = (async function* () {
      yield Buffer.from(`\ufeff[{"a":1},{"a":2}]`);
    })();
    const rows = [];
    for await (const row of rowsOf("json", bytes)) rows.push(row);
    expect(rows).toEqual([{ row: 1, value: { a: 1 } }, { row: 2, value: { a: 2 } }]);
  });
});
