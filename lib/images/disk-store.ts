/** The store on disk: a file-system effect and no database, hence not data.ts or mutations.ts. */
import { randomUUID } from "node:crypto";
import { mkdir, open, opendir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { OBJECT_NAME, objectPath, type ObjectName, type ObjectStore, type StoredObject } from "./object-store";

const isAbsent = (error: unknown) => error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");

export class DiskStore implements ObjectStore {
  constructor(private readonly root: string) {}

  async read(name: ObjectName): Promise<Buffer | undefined> {
    try {
      return await readFile(this.path(name));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  /** Written beside, flushed, renamed, and the folder flushed, so that a row never names a file that is not there. */
  async write(name: ObjectName, bytes: Buffer): Promise<void> {
    const path = this.path(name);
    const folder = dirname(path);
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, `.${randomUUID()}.part`);
    try {
      const file = await open(temporary, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async touch(name: ObjectName): Promise<boolean> {
    const now = new Date();
    try {
      await utimes(this.path(name), now, now);
      return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  }

  async remove(name: ObjectName): Promise<void> {
    // What was left half written has a name of its own kind, and lies beside what it would have become.
    await rm(OBJECT_NAME.test(name) ? this.path(name) : join(this.root, partPath(name)), { force: true });
  }

  async *list(): AsyncGenerator<StoredObject> {
    yield* this.walk("");
  }

  private async *walk(folder: string): AsyncGenerator<StoredObject> {
    const entries = await opendir(join(this.root, folder)).catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
    for await (const entry of entries ?? []) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) yield* this.walk(path);
      else if (entry.isFile()) {
        const found = await stat(join(this.root, path)).catch(() => undefined); // removed or renamed meanwhile
        if (found) yield { name: OBJECT_NAME.test(entry.name) ? entry.name : path, bytes: found.size, modifiedAt: found.mtime };
      }
    }
  }

  private path(name: ObjectName): string {
    return join(this.root, objectPath(name));
  }
}

function partPath(name: string): string {
  if (!/^[0-9a-f]{2}\/[0-9a-f]{2}\/\.[0-9a-f-]{36}\.part$/.test(name)) throw new Error("Only pictures and what was left half written are removed.");
  return name;
}
