/** Paths that are asked for, as the files they really are. */
import { realpath } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

export class PathNotFound extends AppError {
  constructor(path: string) {
    super("unprocessable", `There is no file or folder “${path}”.`);
  }
}

export async function resolvePaths(paths: readonly string[]): Promise<string[]> {
  return Promise.all(paths.map(async (path) => {
    try {
      return await realpath(path);
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) throw new PathNotFound(path);
      throw error;
    }
  }));
}

/** For requests over the network: only below a folder that the operator has named, links followed before it is decided. */
export async function resolveAllowedPaths(paths: readonly string[], roots: readonly string[] = env.importRoots): Promise<string[]> {
  // A root that is not there (a disk that is not mounted) allows nothing.
  const allowed = (await Promise.all(roots.map((root) => realpath(root).catch(() => undefined)))).filter((root) => root !== undefined);
  const refuse = (path: string) => new AppError("unprocessable", `“${path}” is in no folder that imports are allowed from (CONCORD_IMPORT_ROOTS).`);
  return Promise.all(paths.map(async (path) => {
    if (!isAbsolute(path)) throw refuse(path);
    // Outside the roots the answer is the same whether there is such a file or not.
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined || !allowed.some((root) => isInside(root, real))) throw refuse(path);
    return real;
  }));
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
