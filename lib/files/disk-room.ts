/** Room on the disk that the database is on: whatever writes much looks before it begins and while it writes. */
import { stat, statfs } from "node:fs/promises";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** The database lives on the disk of the data folder: nothing else may fill it. */
const FREE_BYTES_KEPT = 2 * 1024 ** 3;
const LOOK_EVERY_BYTES = 64 * 1024 * 1024;
const FULL = new Set(["ENOSPC", "EDQUOT"]);

/**
 * @param folder where it is written; it exists.
 * @returns bytes that may still be written there. Another disk than the database's may be filled to its end: that shows itself.
 */
export async function freeBytes(folder: string = env.home): Promise<number> {
  if (folder !== env.home && !(await isDatabaseDisk(folder))) return Infinity;
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize - FREE_BYTES_KEPT;
}

async function isDatabaseDisk(folder: string): Promise<boolean> {
  const home = await stat(env.home).catch(() => undefined); // a database elsewhere, and nothing was ever kept here
  return home?.dev === (await stat(folder)).dev;
}

/** For whatever is written bit by bit: others write to the same disk meanwhile. */
export class RoomWatch {
  #untilLook = 0;

  /** @param noRoom what is said where there is none. */
  constructor(private readonly folder?: string, private readonly noRoom: () => AppError = diskFull) {}

  /** Before so many bytes are written. */
  async take(bytes: number): Promise<void> {
    this.#untilLook -= bytes;
    if (this.#untilLook >= 0) return;
    if ((await freeBytes(this.folder)) < Math.max(LOOK_EVERY_BYTES, bytes)) throw this.noRoom();
    this.#untilLook = LOOK_EVERY_BYTES;
  }
}

export function diskFull(): AppError {
  return new AppError("too_large", `There is not enough room on the disk; ${FREE_BYTES_KEPT / 1024 ** 3} GB of the one that the database is on stay free.`);
}

/** A disk that is full to its end, in words; every other fault as it is. */
export function inWords(error: unknown): unknown {
  return error instanceof Error && "code" in error && FULL.has(String(error.code)) ? new AppError("too_large", "The disk is full.", { cause: error }) : error;
}
