/** The store as a worker sees it that has another disk: what it writes is handed over through the database, what it reads is asked for there. */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import type { ObjectName, ObjectStore } from "../object-store";
import { isHandedOver } from "./data";
import { handOver, wantPicture } from "./mutations";

const LOOK_EVERY_MS = 300;
const WAIT_MS = 60_000;
/** A face is looked at for each picture of its person: what went through lately is kept here. */
const RECENT_BYTES = 128 * 1024 * 1024;

export class HandedStore implements ObjectStore {
  private readonly recent = new Map<ObjectName, Buffer>();
  private recentBytes = 0;

  constructor(private readonly waitMs: number = WAIT_MS) {}

  /** @throws AppError "unavailable" where nobody with the store answers. */
  async read(name: ObjectName): Promise<Buffer | undefined> {
    const known = this.recent.get(name);
    if (known) return known;
    for (const until = Date.now() + this.waitMs; ; await sleep(LOOK_EVERY_MS)) {
      const { bytes, isAnswered } = await wantPicture(name);
      if (bytes) {
        this.remember(name, bytes);
        return bytes;
      }
      if (isAnswered) return undefined;
      if (Date.now() >= until) {
        throw new AppError("unavailable", "A picture is needed out of the store, and nobody gives it: start a worker where the picture store is.", { retryAfterSeconds: 60 });
      }
    }
  }

  async write(name: ObjectName, bytes: Buffer): Promise<void> {
    await handOver(name, bytes);
    this.remember(name, bytes);
  }

  /** One that is in the store already is handed over again, and stored once. */
  touch(name: ObjectName): Promise<boolean> {
    return isHandedOver(name);
  }

  remove(): Promise<void> {
    return Promise.reject(new Error("Pictures are removed where the store is."));
  }

  list(): AsyncIterable<never> {
    throw new Error("Pictures are listed where the store is.");
  }

  private remember(name: ObjectName, bytes: Buffer): void {
    if (this.recent.has(name)) return;
    this.recent.set(name, bytes);
    this.recentBytes += bytes.length;
    for (const [oldest, { length }] of this.recent) {
      if (this.recentBytes <= RECENT_BYTES) break;
      this.recent.delete(oldest);
      this.recentBytes -= length;
    }
  }
}
