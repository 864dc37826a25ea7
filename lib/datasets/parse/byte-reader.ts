/** Takes exact numbers of bytes out of a stream of pieces. */

const NOTHING = Buffer.alloc(0);

export class ByteReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private held: Buffer = NOTHING;
  private failure: unknown;

  constructor(pieces: AsyncIterable<Buffer>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /** @returns up to `most` bytes, none only at the end. */
  async some(most: number): Promise<Buffer> {
    while (this.held.length === 0) {
      // A source that has failed looks ended ever after: whoever asks again gets the same answer.
      if (this.failure !== undefined) throw this.failure;
      const next = await this.pieces.next().catch((error: unknown) => {
        this.failure = error;
        throw error;
      });
      if (next.done) return NOTHING;
      this.held = next.value;
    }
    const taken = this.held.subarray(0, most);
    this.held = this.held.subarray(taken.length);
    return taken;
  }

  /** @returns exactly so many bytes, fewer only at the end. */
  async exactly(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      const part = await this.some(missing);
      if (part.length === 0) break;
      parts.push(part);
      missing -= part.length;
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : Buffer.concat(parts);
  }

  /** @returns whether there were so many. */
  async skip(length: number): Promise<boolean> {
    let left = length;
    while (left > 0) {
      const part = await this.some(left);
      if (part.length === 0) return false;
      left -= part.length;
    }
    return true;
  }

  async close(): Promise<void> {
    await this.pieces.return?.();
  }
}
