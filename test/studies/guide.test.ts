import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { studyInputSchema } from "@/lib/studies/protocol";

const guide = readFileSync(join(import.meta.dirname, "../../docs/guide/researchers.md"), "utf8");
const files = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1] ?? "") as unknown);

describe("the files in the guide for researchers", () => {
  it("are taken, one for each kind of study", () => {
    expect(files.map((file) => studyInputSchema.parse(file).protocol.kind).sort()).toEqual(["comparison", "rating"]);
  });
});
