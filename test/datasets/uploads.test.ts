import { readdirSync, readlinkSync, rmSync } from "node:fs";
import { afterAll, describe, expect, it, vi } from "vitest";
import { receiveUpload } from "@/lib/datasets/uploads";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-uploads-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function* brokenOff(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1024);
  // The file is open by then, as it is when a browser goes away half way.
  await new Promise((done) => setTimeout(done, 20));
  throw new Error("the browser is gone");
}

describe.runIf(process.platform === "linux")("an upload that breaks off", () => {
  it("leaves neither a file nor an open one", async () => {
    for (let time = 0; time < 5; time += 1) await expect(receiveUpload("rows.jsonl", brokenOff(), undefined)).rejects.toThrow("the browser is gone");
    expect(readdirSync(`${home}/uploads`)).toEqual([]);
    await vi.waitFor(() => expect(openFiles()).toEqual([]));
  });
});

function openFiles(): string[] {
  return readdirSync("/proc/self/fd").flatMap((name) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${name}`);
      return target.startsWith(home) ? [target] : [];
    } catch {
      return []; // closed between the listing and the look
    }
  });
}
