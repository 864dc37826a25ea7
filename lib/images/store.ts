/** The picture store of this installation: files named by the SHA-256 of their bytes, wherever its operator has them kept. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { env } from "@/lib/env";
import { DiskStore } from "./disk-store";
import type { ObjectStore } from "./object-store";

/**
 * A store's location: a folder, `s3:` and the prefix of its keys, or elsewhere. It can be told to another process, which finds
 * the keys to the object store in its own environment.
 */
export type StoreLocation = string;

const IN_S3 = "s3:";
const ELSEWHERE = "elsewhere:";

const opened = new Map<StoreLocation, Promise<ObjectStore>>();

/** For a process whose disk is not the platform's, such as a worker on another machine: pictures go by way of this store. Null takes it back. */
export function keepPicturesElsewhere(store: ObjectStore | null): void {
  if (store) opened.set(ELSEWHERE, Promise.resolve(store));
  else opened.delete(ELSEWHERE);
}

/** Whether whatever reads files and brings pictures along has to be done by others. */
export function arePicturesElsewhere(): boolean {
  return opened.has(ELSEWHERE);
}

function locationOf(kind: "images" | "derivatives"): StoreLocation {
  return env.s3 ? `${IN_S3}${env.s3.prefix}${kind}` : join(env.home, kind);
}

export function imageStore(): StoreLocation {
  return arePicturesElsewhere() ? ELSEWHERE : locationOf("images");
}

export function derivativeStore(): StoreLocation {
  return locationOf("derivatives");
}

/** The one place that chooses. @throws for "elsewhere" in a process that was not given a way there. */
export async function storeAt(location: StoreLocation): Promise<ObjectStore> {
  const known = opened.get(location);
  if (known) return known;
  if (location === ELSEWHERE) throw new Error("The pictures are elsewhere, and this process cannot reach them.");
  if (!location.startsWith(IN_S3)) return new DiskStore(location);
  const store = inObjectStore(location.slice(IN_S3.length));
  opened.set(location, store);
  return store;
}

async function inObjectStore(prefix: string): Promise<ObjectStore> {
  if (!env.s3) throw new Error("The pictures are in an object store that this process has no settings of: CONCORD_S3_ENDPOINT and the others.");
  // Its library is large: whoever keeps pictures on the disk does without it.
  const { S3Store } = await import("./s3-store");
  return new S3Store(env.s3, prefix);
}

export function pictureName(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** @returns the picture's name. The same bytes are stored once. */
export async function storePicture(location: StoreLocation, bytes: Buffer): Promise<string> {
  const sha256 = pictureName(bytes);
  const store = await storeAt(location);
  if (!(await store.touch(sha256))) await store.write(sha256, bytes);
  return sha256;
}
