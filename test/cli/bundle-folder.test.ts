import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundleFolder } from "@/cli/bundle-folder";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-folder-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("reads lines that end with a newline and with nothing else, however the file is cut into pieces", async () => {
  const lines = ["", "one\u2028two\u2029three\u0085four", "with a return\r in it", "é".repeat(70_000), "last without an end"];
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data", "lines.txt"), lines.join("\n"));
  const read: string[] = [];
  for await (const line of bundleFolder(folder).lines("data/lines.txt")) read.push(line);
  expect(read).toEqual(lines);
  expect(await bundleFolder(folder).list()).toEqual(["data/lines.txt"]);
});
