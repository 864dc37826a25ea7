import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runParser, StoreAway, type Received } from "@/lib/datasets/parse/run-parser";
import { jsonLines, tarBuffer, testFolder, write } from "../../fixtures/files";
import { jpeg } from "../../fixtures/pictures";

const folder = testFolder();
const picture = await jpeg();
const episode = (id: string) => ({ id, sessions: [{ turns: [{ speaker: "A", text: "x".repeat(1_000) }] }] });

function request(path: string) {
  return { paths: [path], imagePaths: [] };
}

async function collect(received: AsyncGenerator<Received>): Promise<Received[]> {
  const all: Received[] = [];
  for await (const one of received) all.push(one);
  return all;
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // ESRCH: no such process
  }
};

describe("the parsing process", () => {
  it("gives every message and ends", async () => {
    const path = write(folder, "good.jsonl", jsonLines(Array.from({ length: 300 }, (_, index) => episode(`e${index}`))));
    const received = await collect(runParser(request(path), { signal: new AbortController().signal }));
    expect(received.filter(({ message }) => message.type === "episode")).toHaveLength(300);
    expect(received.at(-1)?.message).toEqual({ type: "end" });
  });

  it("that is killed is a failure with its place, not an end", async () => {
    const path = write(folder, "many.jsonl", jsonLines(Array.from({ length: 5_000 }, (_, index) => episode(`e${index}`))));
    const run = runParser(request(path), { signal: new AbortController().signal, onStart: (child) => void sleep(400).then(() => child.kill("SIGKILL")) });
    await expect((async () => {
      // Slower than the parser, so that it is in the middle when it is ended.
      for await (const _ of run) await sleep(1);
    })()).rejects.toThrow(/^The parser was ended by SIGKILL/);
  });

  it("that cannot store what it finds says so and ends there, unlike one that meets a bad picture", async () => {
    const path = write(folder, "pictures.tar", await tarBuffer([{ header: { name: "bad.jpg" }, content: "no picture" }, ...Array.from({ length: 200 }, (_, index) => ({ header: { name: `k${index}.jpg` }, content: picture }))]));
    const store = write(folder, "no-folder", "");
    const received: Received[] = [];
    await expect((async () => {
      for await (const one of runParser({ ...request(path), imageStore: store }, { signal: new AbortController().signal })) received.push(one);
    })()).rejects.toThrow(StoreAway);
    expect(received.filter(({ message }) => message.type === "picture").map(({ message }) => message)).toMatchObject([{ picture: { key: "bad", state: "refused" } }]);
    await expect(collect(runParser({ ...request(path), imageStore: store }, { signal: new AbortController().signal }))).rejects.toThrow(/^The picture store takes nothing: E/);
  });

  it("that falls silent is stopped", async () => {
    const path = write(folder, "silent.jsonl", jsonLines([episode("a")]));
    const run = runParser(request(path), { signal: new AbortController().signal, silenceMs: 300, onStart: (child) => void child.kill("SIGSTOP") });
    await expect(collect(run)).rejects.toThrow(/it made no progress/);
  });

  it("is ended when nobody wants its messages any more, or the import is stopped", async () => {
    const path = write(folder, "left.jsonl", jsonLines(Array.from({ length: 5_000 }, (_, index) => episode(`e${index}`))));
    let pid = 0;
    for await (const { message } of runParser(request(path), { signal: new AbortController().signal, onStart: (child) => (pid = child.pid ?? 0) })) {
      if (message.type === "episode") break;
    }
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
    const stop = new AbortController();
    const run = runParser(request(path), { signal: stop.signal });
    await run.next();
    stop.abort();
    await expect(collect(run)).rejects.toThrow();
  });

  it("that cannot read its request says so", async () => {
    await expect(collect(runParser({ paths: ["/nowhere/at/all.jsonl"], imagePaths: [] }, { signal: new AbortController().signal }))).rejects.toThrow(/The parser ended with code 1/);
  });
});
