/** Folders of the server as the import page shows them: only what lies below a folder that the operator has allowed. */
import { opendir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Importer } from "./access";
import { resolveAllowedPaths } from "./import-paths";
import { shownName } from "./parse/labels";
import type { ServerEntry, ServerFolder } from "./types";

const ENTRIES_SHOWN = 1_000;

/** @param path of a folder; the allowed ones themselves where nothing is said. */
export async function listServerFolder(_importer: Importer, path: string | undefined, roots: readonly string[] = env.importRoots): Promise<ServerFolder> {
  if (path === undefined) {
    const entries = await Promise.all(roots.map(async (root): Promise<ServerEntry> => ({ name: root, path: await realpath(root).catch(() => root), kind: "folder", bytes: null })));
    return { path: null, parent: null, entries, hidden: 0 };
  }
  const [folder = ""] = await resolveAllowedPaths([path], roots);
  if (!(await stat(folder)).isDirectory()) throw new AppError("unprocessable", `“${path}” is a file and no folder.`);
  const [parent] = await resolveAllowedPaths([dirname(folder)], roots).catch(() => [null]);
  return { path: folder, parent: parent ?? null, ...(await readEntries(folder)) };
}

/** Links are not shown: they are not followed when a folder is read, and may lead anywhere. */
async function readEntries(folder: string): Promise<{ entries: ServerEntry[]; hidden: number }> {
  const found: ServerEntry[] = [];
  let hidden = 0;
  for await (const entry of await opendir(folder)) {
    const isShown = !entry.name.startsWith(".") && (entry.isDirectory() || entry.isFile());
    if (isShown) found.push({ name: shownName(basename(entry.name)), path: join(folder, entry.name), kind: entry.isDirectory() ? "folder" : "file", bytes: null });
    else hidden += 1;
  }
  found.sort((a, b) => (a.kind === b.kind ? a.name.localeCompare(b.name, "en", { numeric: true }) : a.kind === "folder" ? -1 : 1));
  const shown = found.slice(0, ENTRIES_SHOWN);
  const entries = await Promise.all(shown.map(async (entry) => (entry.kind === "folder" ? entry : { ...entry, bytes: (await stat(entry.path).catch(() => undefined))?.size ?? null })));
  return { entries, hidden: hidden + found.length - shown.length };
}
