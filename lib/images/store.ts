/** The picture store of this installation: files named by the SHA-256 of their bytes, wherever its operator has them kept. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { env } from "@/lib/env";
import { DiskStore } from "./disk-store";
import type { ObjectStore } from "./object-store";

/**
 * A store's location: a folder, or `s3:` and the prefix of its keys. It can be told to another process, which finds the
 * keys to the object store in its own environment.
 */
export type StoreLocation = string;

const IN_S3 = "s3:";

function locationOf(kind: "images" | "derivatives"): StoreLocation {
  return env.s3 ? `${IN_S3}${env.s3.prefix}${kind}` : join(env.home, kind);
}

export function imageStore(): StoreLocation {
  return locationOf("images");
}

export function derivativeStore(): StoreLocation {
  return locationOf("derivatives");
}

const opened = new Map<StoreLocation, Promise<ObjectStore>>();

/** The one place that chooses. */
export async function storeAt(location: StoreLocation): Promise<ObjectStore> {
  if (!location.startsWith(IN_S3)) return new DiskStore(location);
  const known = opened.get(location);
  if (known) return known;
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
