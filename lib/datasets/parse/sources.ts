/** Finds what there is to read under a path, without following links. */
import { lstat, opendir } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { kindOf, type NamedKind } from "./kinds";
import { shownName } from "./labels";
import { MAX_FILES } from "./limits";

/** @property label how the file is named in reports: its path below the folder that was asked for. */
export type Source = { path: string; label: string; bytes: number; picturesOnly: boolean } & NamedKind;
export type SourceProblem = { label: string; reason: string };

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
      sources.push({ path, label, bytes: found.size, picturesOnly, ...kindOf(path) });
    }
  };
  for (const path of paths) await visit(path, (await lstat(path)).isDirectory() ? path : join(path, ".."));
  return { sources, problems };
}
