/** A bundle in a folder, as its check reads it. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BundleFiles } from "@/lib/reports/bundle/verify";

export function bundleFolder(folder: string): BundleFiles {
  const place = (path: string) => join(folder, ...path.split("/"));
  return {
    list: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
    },
    read: (path) => readFile(place(path)),
    lines: (path) => linesOf(place(path)),
    sha256: async (path) => {
      const hash = createHash("sha256");
      await pipeline(createReadStream(place(path)), hash);
      return hash.digest("hex");
    },
  };
}

/** Newlines alone end a line: to readline, in newer versions of Node, a line separator (U+2028) in somebody's comment does as well. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let begun = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = (begun + String(chunk)).split("\n");
    begun = lines.pop() ?? "";
    yield* lines;
  }
  if (begun !== "") yield begun;
}
