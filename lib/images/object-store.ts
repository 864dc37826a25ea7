/** Where pictures are kept: on this machine's disk or in an object store. Both keep a file whole or not at all. */

/** A file's own name, made of a SHA-256: whatever a shard called a picture never becomes part of it. */
export type ObjectName = string;

export type StoredObject = { name: ObjectName; bytes: number; modifiedAt: Date };

export interface ObjectStore {
  /** @returns undefined where there is no such file. @throws where the store does not answer. */
  read(name: ObjectName): Promise<Buffer | undefined>;
  /** The bytes as they are found under the name afterwards, or an error. Writing the same again changes nothing. */
  write(name: ObjectName, bytes: Buffer): Promise<void>;
  /**
   * Whether there is such a file, which counts as written just now: so that one that nobody refers to yet is not collected
   * while somebody begins to. Where it says no, write it.
   */
  touch(name: ObjectName): Promise<boolean>;
  /** Without effect where there is no such file. */
  remove(name: ObjectName): Promise<void>;
  /** Every file, in no particular order, also what was left half written (its name does not match OBJECT_NAME). */
  list(): AsyncIterable<StoredObject>;
}

/** Lower-case hexadecimal, and an ending for what was made from it. */
export const OBJECT_NAME = /^[0-9a-f]{64}(-[a-z0-9-]{1,40})?$/;

/** Two levels of folders, so that none holds a million files. @throws for any other name: nothing can lead out of the store. */
export function objectPath(name: ObjectName): string {
  if (!OBJECT_NAME.test(name)) throw new Error("A picture is named by its SHA-256.");
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}
