import { afterEach, describe, expect, it, vi } from "vitest";
import { InOrder } from "@/lib/datasets/parse/in-order";
import { MemberKeys } from "@/lib/datasets/parse/member-key";
import type { Message } from "@/lib/datasets/parse/message";
import { PictureReader } from "@/lib/datasets/parse/picture-reader";
import { AppError } from "@/lib/errors";
import { jpeg } from "../../fixtures/pictures";

const store = vi.hoisted(() => vi.fn<(location: string, bytes: Buffer) => Promise<string>>());
vi.mock("@/lib/images/store", async (original) => ({ ...(await original<object>()), storePicture: store }));
afterEach(() => void vi.useRealTimers());

async function read(...pictures: (Buffer | undefined)[]): Promise<Message[]> {
  const messages: Message[] = [];
  const inOrder = new InOrder(async (message) => void messages.push(message));
  const reader = new PictureReader(inOrder, "somewhere", new MemberKeys());
  for (const [index, picture] of pictures.entries()) await reader.read(picture, `k${index}.jpg`, { file: "a.tar", row: index + 1 });
  const flushed = inOrder.flush();
  if (vi.isFakeTimers()) {
    await vi.waitFor(() => expect(store).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(120_000);
  }
  await flushed;
  return messages;
}

describe("a picture that is read", () => {
  it("is told of in its place where it is at fault itself, and stops the reading where the store is", async () => {
    const last = await jpeg(32, 32);
    store.mockImplementation(async (_location, bytes) => {
      if (bytes.equals(last)) throw new Error("ENOSPC: no space left on device, write");
      return "a".repeat(64);
    });
    expect((await read(Buffer.from("no picture"), undefined, await jpeg(), last)).map((message) => [message.type, "reason" in message ? message.reason : null])).toEqual([
      ["picture", null], ["note", "picture refused: corrupt: the bytes are no JPEG, PNG or WebP picture"], ["picture", null], ["note", "picture refused: larger than 30 MB"],
      ["picture", null], ["fault", "The picture store takes nothing: ENOSPC: no space left on device, write."],
    ]);
    store.mockRejectedValueOnce(new AppError("unavailable", "The picture store does not answer as it should (503, SlowDown)."));
    expect(await read(await jpeg())).toEqual([{ type: "fault", reason: "The picture store does not answer as it should (503, SlowDown)." }]);
  });

  it("finds the store away that does not answer at all, before silence ends the reading", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    store.mockReset().mockReturnValue(new Promise(() => undefined));
    expect(await read(await jpeg())).toEqual([{ type: "fault", reason: "The picture store has not answered for 90 seconds." }]);
  });
});
