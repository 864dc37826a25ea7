import { describe, expect, it } from "vitest";
import { InOrder } from "@/lib/datasets/parse/in-order";
import type { Message } from "@/lib/datasets/parse/message";

const point = (row: number): Message => ({ type: "point", row });
const rowsOf = (messages: readonly Message[]) => messages.map((message) => ("row" in message ? message.row : null));

/** Work that ends when it is told to. */
function work(...rows: number[]) {
  let end = () => undefined as void;
  const messages = new Promise<Message[]>((done) => (end = () => done(rows.map(point))));
  return { messages, end };
}

describe("messages in their order", () => {
  it("go on at once where nothing is under way", async () => {
    const told: Message[] = [];
    await new InOrder(async (message) => void told.push(message)).send(point(1));
    expect(rowsOf(told)).toEqual([1]);
  });

  it("wait for work that was begun before them, in whatever order it ends", async () => {
    const told: Message[] = [];
    const inOrder = new InOrder(async (message) => void told.push(message));
    const [first, second] = [work(1, 2), work(4)] as const;
    await inOrder.add(first.messages, 10);
    await inOrder.send(point(3));
    await inOrder.add(second.messages, 10);
    await inOrder.send(point(5));
    second.end();
    const flushed = inOrder.flush();
    expect(told).toEqual([]);
    first.end();
    await flushed;
    expect(rowsOf(told)).toEqual([1, 2, 3, 4, 5]);
    await inOrder.send(point(6));
    expect(rowsOf(told).at(-1)).toBe(6);
  });

  it("hold no more than so many bytes and so many messages back", async () => {
    const told: Message[] = [];
    const inOrder = new InOrder(async (message) => void told.push(message));
    const heavy = work(1);
    await inOrder.add(heavy.messages, 20 * 1024 * 1024);
    let isTaken = false;
    const next = inOrder.add(Promise.resolve([point(2)]), 20 * 1024 * 1024).then(() => (isTaken = true));
    await new Promise((done) => setTimeout(done, 20));
    expect(isTaken).toBe(false);
    heavy.end();
    await next;
    expect(rowsOf(told)).toEqual([1]);
    for (let row = 3; row < 200; row += 1) await inOrder.add(Promise.resolve([point(row)]), 0);
    expect(told.length).toBeGreaterThan(100);
    await inOrder.flush();
    expect(rowsOf(told)).toEqual(Array.from({ length: 199 }, (_, index) => index + 1));
  });
});
