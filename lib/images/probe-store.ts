/** Whether the picture store takes, gives and removes: with a few bytes of its own, which are gone afterwards. */
import { randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { imageStore, pictureName, storeAt } from "./store";

/** Where pictures are kept, in words for an operator. */
export function storePlace(): string {
  return env.s3 ? `${env.s3.bucket}${env.s3.prefix ? `/${env.s3.prefix}` : ""} at ${env.s3.endpoint}` : imageStore();
}

/** @returns what is wrong with it; undefined where nothing is. */
export async function storeProblem(): Promise<string | undefined> {
  const bytes = randomBytes(64);
  const name = pictureName(bytes);
  try {
    const store = await storeAt(imageStore());
    await store.write(name, bytes);
    const found = await store.read(name);
    await store.remove(name);
    return found?.equals(bytes) ? undefined : "what was written cannot be read back";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
