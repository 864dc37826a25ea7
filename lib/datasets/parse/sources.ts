/** Finds what there is to read under a path, without following links. */
import { lstat, opendir } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { MAX_FILES } from "./limits";
import { extensionOf, shownName } from "./labels";

export type SourceKind = "jsonl" | "json" | "parquet" | "tar" | "picture" | "other";
/** @property label how the file is named in reports: its path below the folder that was asked for. */
export type Source = { path: string; label: string; kind: SourceKind; bytes: number; isGzip: boolean; picturesOnly: boolean };
export type SourceProblem = { label: string; reason: string };

const KINDS: Record<string, SourceKind> = {
  jsonl: "jsonl", ndjson: "jsonl", json: "json", parquet: "parquet", tar: "tar",
  jpg: "picture", jpeg: "picture", png: "picture", webp: "picture", gif: "picture", svg: "picture", tif: "picture", tiff: "picture",
  bmp: "picture", avif: "picture", heic: "picture", heif: "picture", jfif: "picture",
};

export async function findSources(paths: readonly string[], picturesOnly: boolean): Promise<{ sources: Source[]; problems: SourceProblem[] }> {
  const sources: Source[] = [];
  const problems: SourceProblem[] = [];
  const visit = async (path: string, root: string): Promise<void> => {
    const label = shownName(relative(root, path) || basename(path));
    const found = await lstat(path);
    if (found.isSymbolicLink()) problems.push({ label, reason: "is a link: links are not followed; give the file itself" });
    else if (found.isDirectory()) {
      const names: string[] = [];
      for await (const entry of await opendir(path)) if (!entry.name.startsWith(".")) names.push(entry.name);
      for (const name of names.sort()) await visit(join(path, name), root);
    } else if (!found.isFile()) problems.push({ label, reason: "is no file" });
    else {
      if (sources.length >= MAX_FILES) throw new Error(`There are more than ${MAX_FILES} files; import them in parts.`);
      const isGzip = /\.gz$/i.test(path);
      const kind = KINDS[extensionOf(isGzip ? path.slice(0, -3) : path)] ?? "other";
      sources.push({ path, label, kind, bytes: found.size, isGzip, picturesOnly });
    }
  };
  for (const path of paths) await visit(path, (await lstat(path)).isDirectory() ? path : join(path, ".."));
  return { sources, problems };
}
