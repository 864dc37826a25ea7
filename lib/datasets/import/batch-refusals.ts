/** What is found wrong in a batch, in the order of its messages: a report must not tell where one batch ended and the next began. */
import type { Message } from "../parse/message";
import type { Refusal } from "../types";

type Found = Pick<Refusal, "field" | "reason">;
type Placed = Extract<Message, { file: string; row: number | null }>;

export class BatchRefusals {
  private readonly found = new Map<Message, Refusal[]>();

  add(message: Placed, found: readonly Found[]): void {
    if (found.length === 0) return;
    const { file, row } = message;
    const refusals = this.found.get(message) ?? [];
    for (const { field, reason } of found) refusals.push({ file, row, field, reason });
    this.found.set(message, refusals);
  }

  of(batch: readonly Message[]): Refusal[] {
    return batch.flatMap((message) => this.found.get(message) ?? []);
  }
}
