/** The course of a reading: which source is being read, and from where on what it says is new. */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { isCounted, type Message, type StreamPlace } from "./message";
import type { Source } from "./sources";

/** Where in a source reading begins: behind a row or member, whose format was known by then. */
export type Point = Pick<NonNullable<StreamPlace["point"]>, "row" | "format">;

type Send = (message: Message) => Promise<void>;

/** Changes with any file's name, size or time. */
export async function fingerprintOf(sources: readonly Source[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { path, picturesOnly } of sources) {
    const { size, mtimeMs } = await stat(path);
    hash.update(JSON.stringify([path, size, mtimeMs, picturesOnly]));
  }
  return hash.digest("hex");
}

export class Course {
  private number = 0;
  /** Of the source being read: messages that were taken before the interruption. */
  private taken: number;

  private constructor(private readonly next: Send, private readonly from: StreamPlace | undefined) {
    this.taken = from?.source === 0 ? from.messages : 0;
  }

  static async start(sources: readonly Source[], from: StreamPlace | undefined, next: Send): Promise<Course> {
    const fingerprint = await fingerprintOf(sources);
    const isResumed = from !== undefined && from.fingerprint === fingerprint;
    await next({ type: "sources", fingerprint, isResumed });
    return new Course(next, isResumed ? from : undefined);
  }

  /** Passes on what has not been taken yet. */
  readonly send: Send = async (message) => {
    if (this.from && this.number < this.from.source) return;
    if (this.taken > 0 && isCounted(message)) {
      this.taken -= 1;
      return;
    }
    await this.next(message);
  };

  /** @returns how to read the next source: whole, from a point on, or, where it has been taken, not at all. */
  async begin(): Promise<{ isTaken: boolean; point?: Point }> {
    this.number += 1;
    if (this.from && this.number < this.from.source) return { isTaken: true };
    const from = this.from?.source === this.number ? this.from : undefined;
    this.taken = from ? from.messages - (from.point?.messages ?? 0) : 0;
    await this.next({ type: "source", number: this.number });
    return { isTaken: false, point: from?.point };
  }
}
