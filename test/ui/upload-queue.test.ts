import { describe, expect, it } from "vitest";
import type { sendFile, SendEvents } from "@/components/datasets/resumable-upload";
import { UploadQueue } from "@/components/datasets/upload-queue";

const FILE = { name: "shard.tar", size: 1_000, lastModified: 1 } as File;

/** A queue whose files go nowhere: the test says what becomes of each sending. */
function begin() {
  const sent: { uploadId: string | null; events: SendEvents }[] = [];
  let url: string | null = null;
  const send: typeof sendFile = (_file, uploadId, events) => {
    sent.push({ uploadId, events });
    url = uploadId;
    return { stop: () => undefined, uploadId: () => url };
  };
  const queue = new UploadQueue([], send);
  queue.add([FILE]);
  return { queue, sent, file: () => queue.read().files[0], named: (id: string) => void (url = id) };
}

describe("a file that could not be sent", () => {
  it("goes on where it was when it is tried again: what has arrived is on the server", () => {
    const { queue, sent, file, named } = begin();
    named("upload-1");
    sent[0]?.events.onProgress(640);
    sent[0]?.events.onFailed("You are not signed in any more.", false);
    expect(file()).toMatchObject({ state: "failed", problem: "You are not signed in any more.", uploadId: "upload-1", received: 640 });
    queue.resume();
    expect(sent[1]?.uploadId).toBe("upload-1");
    expect(file()).toMatchObject({ state: "sending", received: 640, problem: null });
  });

  it("is sent anew where the server has lost what was begun, once and by itself", () => {
    const { queue, sent, file, named } = begin();
    named("upload-1");
    sent[0]?.events.onFailed("No room.", false);
    queue.resume();
    sent[1]?.events.onFailed("There is nothing here for you under this address.", true);
    expect(file()).toMatchObject({ state: "sending", uploadId: null, received: 0, problem: null });
    expect(sent[2]?.uploadId).toBeNull();
    sent[2]?.events.onFailed("There is nothing here for you under this address.", true);
    expect(file()).toMatchObject({ state: "failed", uploadId: null, received: 0 });
    expect(sent).toHaveLength(3);
  });

  it("has nothing to go on with where it was never begun", () => {
    const { sent, file } = begin();
    sent[0]?.events.onFailed("There is no room.", false);
    expect(file()).toMatchObject({ state: "failed", uploadId: null, received: 0 });
  });
});
