/** Lets the zip reader ask an open file for its directory's entries without a system call for each. */
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";

const WINDOW_BYTES = 256 * 1024;

export class HandleReader extends RandomAccessReader {
  private window: Buffer = Buffer.alloc(0);
  private windowStart = 0;

  constructor(private readonly handle: FileHandle) {
    super();
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null, bytesRead?: number) => void): void {
    this.fill(position, length).then(
      () => {
        const from = position - this.windowStart;
        callback(null, this.window.copy(buffer, offset, from, from + length));
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error("the file cannot be read", { cause: error })),
    );
  }

  private async fill(position: number, length: number): Promise<void> {
    if (position >= this.windowStart && position + length <= this.windowStart + this.window.length) return;
    const window = Buffer.alloc(Math.max(WINDOW_BYTES, length));
    const { bytesRead } = await this.handle.read(window, 0, window.length, position);
    this.window = window.subarray(0, bytesRead);
    this.windowStart = position;
  }

  /** Contents are read from the file itself. */
  override _readStreamForRange(): Readable {
    throw new Error("The zip reader asks for the directory only.");
  }

  /** Whoever opened the file closes it. */
  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}
