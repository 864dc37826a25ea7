/** A bundle in a folder, as its check reads it. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { createInterface } from "node:readline";
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
    lines: (path) => createInterface({ input: createReadStream(place(path)), crlfDelay: Infinity }),
    sha256: async (path) => {
      const hash = createHash("sha256");
      await pipeline(createReadStream(place(path)), hash);
      return hash.digest("hex");
    },
  };
}
