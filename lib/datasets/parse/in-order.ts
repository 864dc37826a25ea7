/** Passes messages on in the order in which they were asked for, also those that are still being worked on. */
import type { Message } from "./message";
import type { Send } from "./report";

/** Most of the time of a picture is the disk's, which flushes many as fast as one. */
const TOGETHER = 64;
const TOGETHER_BYTES = 32 * 1024 * 1024;

export class InOrder {
  private readonly waiting: { messages: Promise<readonly Message[]>; bytes: number }[] = [];
  private bytes = 0;

  constructor(private readonly next: Send) {}

  /** At once where nothing is under way. */
  readonly send: Send = async (message) => {
    if (this.waiting.length === 0) await this.next(message);
    else await this.add(Promise.resolve([message]), 0);
  };

  /**
   * @param messages of work that never fails: what goes wrong is a message.
   * @param bytes that the work holds in memory.
   */
  async add(messages: Promise<readonly Message[]>, bytes: number): Promise<void> {
    this.waiting.push({ messages, bytes });
    this.bytes += bytes;
    while (this.waiting.length > TOGETHER || this.bytes > TOGETHER_BYTES) await this.passFirst();
  }

  async flush(): Promise<void> {
    while (this.waiting.length > 0) await this.passFirst();
  }

  private async passFirst(): Promise<void> {
    const first = this.waiting.shift();
    if (!first) return;
    for (const message of await first.messages) await this.next(message);
    this.bytes -= first.bytes;
  }
}
