import { describe, expect, it } from "vitest";
import { listingStream } from "@/lib/datasets/listing-file";
import type { Refusal } from "@/lib/datasets/types";

async function* batches(...refusals: Refusal[]): AsyncGenerator<Refusal[]> {
  for (const refusal of refusals) yield [refusal];
}

const text = (format: "csv" | "ndjson", ...refusals: Refusal[]) => new Response(listingStream(["file", "row", "field", "reason"], format, batches(...refusals))).text();

const HOSTILE: Refusal = { file: `=HYPERLINK("http://evil.example","x").jsonl`, row: 3, field: "@SUM(A1)", reason: "+1,\n\"quoted\"" };

describe("refusals as a file", () => {
  it("begin no cell of a CSV with what a spreadsheet would calculate", async () => {
    expect(await text("csv", HOSTILE)).toBe(`file,row,field,reason\n"'=HYPERLINK(""http://evil.example"",""x"").jsonl",3,'@SUM(A1),"'+1,\n""quoted"""\n`);
    for (const start of ["=", "+", "-", "@", "\t", "\r", "＝"]) {
      const line = (await text("csv", { file: "f", row: null, field: null, reason: `${start}1` })).split("\n").slice(1).join("\n");
      expect(line, start).toMatch(/^f,,,"?'/);
    }
  });

  it("are verbatim in NDJSON", async () => {
    expect(JSON.parse(await text("ndjson", HOSTILE))).toEqual(HOSTILE);
  });
});
