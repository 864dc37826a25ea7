/** Where bundles lie, and the files they are made of while they are made. */
import { join } from "node:path";
import { env } from "@/lib/env";
import { removeOlder, zipFolder } from "@/lib/files/archive";
import { BUNDLE_KEPT_MS } from "./job";
import { MANIFEST, type Manifest } from "./manifest";

export function archivePath(bundleId: string): string {
  return join(env.home, "bundles", `${bundleId}.zip`);
}

export function workFolder(bundleId: string): string {
  return join(env.home, "bundles", bundleId);
}

/** @returns bytes of the archive. */
export async function zipBundle(folder: string, manifest: Manifest, name: string, file: string): Promise<number> {
  return zipFolder(folder, [MANIFEST, ...manifest.files.map((entry) => entry.path)], name, file);
}

export async function removeOldBundles(now: number): Promise<void> {
  await removeOlder(join(env.home, "bundles"), now, BUNDLE_KEPT_MS);
}
