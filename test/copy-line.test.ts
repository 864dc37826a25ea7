import { describe, expect, it } from "vitest";
import { copyLine } from "@/lib/copy-line";

describe("a line of COPY", () => {
  it("keeps what would end a cell or a row, and tells nothing from no text", () => {
    expect(copyLine(["a\tb\nc\rd\\e", "", null, undefined, 5, true])).toBe("a\\tb\\nc\\rd\\\\e\t\t\\N\t\\N\t5\ttrue\n");
  });

  it("writes lists and JSON so that the column's own syntax survives", () => {
    expect(copyLine([["x", 'say "hi"', "back\\slash", "{},", "NULL"], { json: { text: "line\nend" } }])).toBe(
      '{"x","say \\\\"hi\\\\"","back\\\\\\\\slash","{},","NULL"}\t{"text":"line\\\\nend"}\n',
    );
  });
});
