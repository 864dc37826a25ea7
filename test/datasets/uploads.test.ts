import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { Importer } from "@/lib/datasets/access";
import type { Upload } from "@/lib/datasets/types";
import * as uploads from "@/lib/datasets/uploads";
import { seededRandom } from "@/lib/stats/random";

const room = vi.hoisted(() => ({ freeBytes: Number.MAX_SAFE_INTEGER }));
vi.mock("node:fs/promises", async (original) => ({
  ...(await original<typeof import("node:fs/promises")>()),
  statfs: () => Promise.resolve({ bavail: room.freeBytes, bsize: 1 }),
}));
const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-uploads-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const KEPT_FREE = 2 * 1024 ** 3;
const ada = { userId: "ada" } as Importer;
const ben = { userId: "ben" } as Importer;
const BYTES = "application/offset+octet-stream";

/** The server's side as it is after a start. */
async function freshServer() {
  vi.resetModules();
  return import("@/lib/datasets/upload-protocol");
}

type Sent = { name?: string; bytes?: number; body?: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>; headers?: Record<string, string> };

async function create(importer: Importer, { name = "rows.jsonl", bytes, body, headers }: Sent, server?: Awaited<ReturnType<typeof freshServer>>): Promise<Response> {
  const { createUpload } = server ?? (await freshServer());
  const size = bytes ?? (body instanceof Uint8Array ? body.byteLength : 0);
  const request = new Request("http://concord/api/v1/uploads", {
    method: "POST", headers: { "tus-resumable": "1.0.0", "upload-length": String(size), ...(body ? { "content-type": BYTES } : {}), ...headers }, body, duplex: "half",
  } as RequestInit);
  return createUpload(importer, request, size, `filename ${Buffer.from(name).toString("base64")}`);
}

const made = async (response: Response) => (await response.json()) as Upload;

/** Sends the file's pieces and breaks off before the byte `until`. */
function brokenOff(file: Buffer, from: number, until: number): ReadableStream<Uint8Array> {
  let at = from;
  return new ReadableStream({
    pull: async (stream) => {
      if (at >= until) {
        await new Promise((done) => setTimeout(done, 1));
        stream.error(new Error("the connection is gone"));
        return;
      }
      const end = Math.min(until, at + 16 * 1024);
      stream.enqueue(new Uint8Array(file.subarray(at, end)));
      at = end;
    },
  });
}

describe("an upload", () => {
  it("that is interrupted a hundred times, over restarts of the server, arrives as it was, and little is sent twice", async () => {
    const random = seededRandom(29);
    const file = randomBytes(24 * 1024 * 1024);
    let server = await freshServer();
    const { uploadId } = await made(await create(ada, { name: "big.parquet", bytes: file.length }, server));
    const ask = async (method: "HEAD" | "PATCH", offset = 0, body?: ReadableStream<Uint8Array>) => server.continueUpload(ada, new Request("http://concord/x", {
      method, body, duplex: "half",
      headers: { "tus-resumable": "1.0.0", ...(body ? { "upload-offset": String(offset), "content-type": BYTES, "content-length": String(file.length - offset) } : {}) },
    } as RequestInit), method, uploadId);
    let sent = 0;
    let interruptions = 0;
    for (let offset = 0; offset < file.length;) {
      const until = interruptions < 100 ? Math.min(file.length - 1, offset + Math.floor(random.nextUniform() * 0.018 * file.length)) : file.length;
      const isLast = until === file.length;
      const body = isLast ? new ReadableStream<Uint8Array>({ start: (stream) => { stream.enqueue(new Uint8Array(file.subarray(offset))); stream.close(); } }) : brokenOff(file, offset, until);
      await ask("PATCH", offset, body);
      sent += until - offset;
      interruptions += isLast ? 0 : 1;
      if (interruptions % 10 === 0) server = await freshServer();
      offset = Number((await ask("HEAD")).headers.get("upload-offset"));
    }
    expect(interruptions).toBe(100);
    const [path] = await uploads.uploadedFiles(ada, [uploadId]);
    const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
    expect(sha256(readFileSync(path ?? ""))).toBe(sha256(file));
    expect(path).toMatch(/\/big\.parquet$/);
    expect(sent / file.length).toBeLessThan(1.05);
  }, 60_000);

  it("belongs to whoever began it: for everybody else it is not there", async () => {
    const server = await freshServer();
    const { uploadId } = await made(await create(ada, { bytes: 10 }, server));
    const head = (importer: Importer) => server.continueUpload(importer, new Request("http://concord/x", { method: "HEAD", headers: { "tus-resumable": "1.0.0" } }), "HEAD", uploadId);
    expect((await head(ada)).headers.get("upload-length")).toBe("10");
    await expect(head(ben)).rejects.toMatchObject({ code: "not_found" });
    await expect(uploads.getUpload(ben, uploadId)).rejects.toMatchObject({ code: "not_found" });
    await expect(uploads.uploadedFiles(ben, [uploadId])).rejects.toMatchObject({ code: "not_found" });
    expect((await uploads.listUploads(ben, new Set())).map((upload) => upload.uploadId)).not.toContain(uploadId);
    expect((await uploads.listUploads(ada, new Set())).map((upload) => upload.uploadId)).toContain(uploadId);
    expect((await uploads.listUploads(ada, new Set([uploadId]))).map((upload) => upload.uploadId)).not.toContain(uploadId);
  });

  it("is no file before its last byte has come", async () => {
    const { uploadId } = await made(await create(ada, { bytes: 10 }));
    await expect(uploads.uploadedFiles(ada, [uploadId])).rejects.toMatchObject({ code: "unprocessable", message: expect.stringContaining("not been sent to its end") as string });
  });

  it("cannot come to more than it said, begin elsewhere than where it stopped, or tell its length later", async () => {
    const server = await freshServer();
    const { uploadId } = await made(await create(ada, { bytes: 4 }, server));
    const patch = (offset: number, text: string, headers: Record<string, string> = {}) => server.continueUpload(ada, new Request("http://concord/x", {
      method: "PATCH", headers: { "tus-resumable": "1.0.0", "upload-offset": String(offset), "content-type": BYTES, ...headers }, body: text,
    }), "PATCH", uploadId);
    expect((await patch(0, "too long", { "content-length": "8" })).status).toBe(413);
    const endless = await patch(0, "too long"); // without a length of its own
    expect(endless.status).toBeGreaterThanOrEqual(400);
    const [upload] = (await uploads.listUploads(ada, new Set())).filter((own) => own.uploadId === uploadId);
    expect(upload?.received).toBeLessThanOrEqual(4);
    expect((await patch(3, "x", { "content-length": "1" })).status).toBe(409);
    const later = await create(ada, { bytes: 4, headers: { "upload-defer-length": "1" } });
    expect(later.status).toBe(501);
    expect(await later.json()).toMatchObject({ error: { code: "bad_request" } });
  });

  it("is named without a path, whatever it is called", async () => {
    for (const name of ["../../../etc/\u0000pass\u202ewd.jsonl", "..", "/", "...", "a/..", "\\", "C:\\x", "a\r\nb: c", "\uff0f"]) {
      const upload = await made(await create(ada, { name, body: new Uint8Array([1]) }));
      const [path] = await uploads.uploadedFiles(ada, [upload.uploadId]);
      expect(path, name).toBe(join(home, "uploads", upload.uploadId, "file", upload.name));
      expect(upload.name).not.toMatch(/[/\\\u0000\u202e\r\n]/);
      expect(readdirSync(join(home, "uploads", upload.uploadId)).sort()).toEqual(["content", "content.json", "file"]);
    }
  });

  it("that is empty, too large or has no room leaves nothing", async () => {
    const before = readdirSync(join(home, "uploads")).length;
    await expect(create(ada, { bytes: 0 })).rejects.toMatchObject({ code: "bad_request" });
    await expect(create(ada, { bytes: 21 * 1024 ** 3 })).rejects.toMatchObject({ code: "too_large" });
    const promised = (await uploads.everyUpload()).reduce((sum, upload) => sum + upload.bytes - upload.received, 0);
    room.freeBytes = KEPT_FREE + promised + 1_000;
    await expect(create(ada, { bytes: 1_001 })).rejects.toMatchObject({ code: "too_large", message: expect.stringContaining("not enough room") as string });
    // What is promised counts from then on, also when both ask at once.
    const server = await freshServer();
    const both = await Promise.allSettled([create(ada, { bytes: 600 }, server), create(ben, { bytes: 600 }, server)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    room.freeBytes = Number.MAX_SAFE_INTEGER;
    expect(readdirSync(join(home, "uploads"))).toHaveLength(before + 1);
  });

  it("stops when the disk has no more room", async () => {
    room.freeBytes = KEPT_FREE;
    const server = await freshServer();
    room.freeBytes = Number.MAX_SAFE_INTEGER;
    const { uploadId } = await made(await create(ada, { bytes: 1_000 }, server));
    room.freeBytes = KEPT_FREE;
    const sent = server.continueUpload(ada, new Request("http://concord/x", {
      method: "PATCH", headers: { "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": BYTES }, body: new Uint8Array(1_000),
    }), "PATCH", uploadId);
    await expect(sent).rejects.toMatchObject({ code: "too_large" });
    room.freeBytes = Number.MAX_SAFE_INTEGER;
  });

  it("is removed when nobody asked for days, unless an import still reads it", async () => {
    const [old, used, fresh] = await Promise.all(["old", "used", "fresh"].map(async (name) => made(await create(ada, { name, body: new Uint8Array([1]) }))));
    const longAgo = new Date(Date.now() - 97 * 60 * 60 * 1000);
    for (const upload of [old, used]) utimesSync(join(home, "uploads", upload?.uploadId ?? "", "content"), longAgo, longAgo);
    await uploads.removeForgottenUploads(Date.now(), new Set([used?.uploadId ?? ""]));
    const isThere = (upload: Upload | undefined) => existsSync(join(home, "uploads", upload?.uploadId ?? ""));
    expect([isThere(old), isThere(used), isThere(fresh)]).toEqual([false, true, true]);
  });

  it.runIf(process.platform === "linux")("that breaks off leaves no file open", async () => {
    for (let time = 0; time < 5; time += 1) await create(ada, { bytes: 100_000, body: brokenOff(Buffer.alloc(100_000), 0, 20_000) });
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
