/** Where exports lie, and the files they are made of while they are made. */
import { join } from "node:path";
import { env } from "@/lib/env";
import { removeOlder } from "@/lib/files/archive";
import { EXPORT_KEPT_MS } from "./job";

export function exportArchive(exportId: string): string {
  return join(env.home, "exports", `${exportId}.zip`);
}

export function exportFolder(exportId: string): string {
  return join(env.home, "exports", exportId);
}

export async function removeOldExports(now: number): Promise<void> {
  await removeOlder(join(env.home, "exports"), now, EXPORT_KEPT_MS);
}
