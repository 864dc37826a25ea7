import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { RequestListener } from "node:http";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { GuardedFetcher } from "@/lib/fetch/guarded-fetch";
import { fetchRemoteFiles, remoteName, removeForgottenRemoteFiles, removeRemoteFiles, type RemoteProgress } from "@/lib/datasets/remote-files";
import { startLocalHost, type LocalHost } from "../fetch/local-host";

const home = await vi.hoisted(async () => {
  const { mkdtempSync, mkdirSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-remote-`);
  mkdirSync(`${folder}/uploads`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(join(home, "fetched"), { recursive: true, force: true });
});

const FILE = randomBytes(3_000_000);

async function begin(answer: RequestListener): Promise<{ host: LocalHost; fetch: (...names: string[]) => Promise<string[]>; fetchFor: (jobId: string, ...names: string[]) => Promise<string[]>; progress: RemoteProgress[] }> {
  const host = await startLocalHost(answer);
  const fetcher = new GuardedFetcher({
    policy: { allowed: new Set([`127.0.0.1:${host.port}`]), ports: new Set() }, userAgent: "test", limits: { connectMs: 1_000, headersMs: 2_000, idleMs: 2_000, gapMs: 0 },
  });
  closing.push(host.close, () => fetcher.close());
  const progress: RemoteProgress[] = [];
  const options = { signal: new AbortController().signal, waitMs: 1, onProgress: (said: RemoteProgress) => Promise.resolve(void progress.push(said)) };
  const fetchFor = (jobId: string, ...names: string[]) => fetchRemoteFiles(names.map((name) => `${host.origin}/${name}`), fetcher, { ...options, jobId });
  return { host, progress, fetchFor, fetch: (...names) => fetchFor("import", ...names) };
}

/** Sends `FILE`, or what of it is asked for, and breaks off after `until` bytes of an answer. */
const serving = (until: number, { etag = `"1"`, ranges = true } = {}): RequestListener => (request, response) => {
  const from = ranges && request.headers["if-range"] === etag ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0) : 0;
  const rest = FILE.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, { etag, "content-length": rest.length, ...(from > 0 ? { "content-range": `bytes ${from}-${FILE.length - 1}/${FILE.length}` } : {}) });
  if (rest.length <= until) response.end(rest);
  else response.write(rest.subarray(0, until), () => setTimeout(() => response.destroy(), 20));
};

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("a file that is known by its address", () => {
  it("is fetched on from where the host broke off, and told with its progress", async () => {
    const { host, fetch, progress } = await begin(serving(1_300_000));
    const [path = ""] = await fetch("shards/part%201.parquet?version=2");
    expect(path).toMatch(/\/part 1\.parquet$/);
    expect(sha256(readFileSync(path))).toBe(sha256(FILE));
    expect(host.requests).toHaveLength(3);
    expect(host.requests.slice(1).every(({ headers }) => headers["if-range"] === `"1"`)).toBe(true);
    expect(progress.at(-1)).toEqual({ file: "part 1.parquet", bytesRead: FILE.length, bytesTotal: FILE.length });
    // An import that goes on does not ask again.
    await fetch("shards/part%201.parquet?version=2");
    expect(host.requests).toHaveLength(3);
  });

  it("is fetched anew where it was changed in between, or where the host gives no part of it", async () => {
    let tag = 0;
    const changing = await begin((request, response) => serving(tag < 1 ? 1_000_000 : 9_000_000, { etag: `"${(tag += 1)}"` })(request, response));
    const [path = ""] = await changing.fetch("a.jsonl");
    expect(sha256(readFileSync(path))).toBe(sha256(FILE));
    let asked = 0;
    const whole = await begin((request, response) => serving((asked += 1) < 3 ? 500_000 : 9_000_000, { ranges: false })(request, response));
    const [other = ""] = await whole.fetch("a.jsonl");
    expect(sha256(readFileSync(other))).toBe(sha256(FILE));
  });

  it("fails the import with its address where there is nothing, and where it may not be asked", async () => {
    const { host, fetch } = await begin((_request, response) => response.writeHead(404).end("no"));
    await expect(fetch("gone.parquet")).rejects.toMatchObject({ code: "unprocessable", message: `${host.origin}/gone.parquet could not be fetched: the host answered 404.` });
    expect(host.requests).toHaveLength(1);
    const guarded = new GuardedFetcher({ policy: { allowed: new Set(), ports: new Set() }, userAgent: "test" });
    closing.push(() => guarded.close());
    const options = { jobId: "import", signal: new AbortController().signal, onProgress: () => Promise.resolve() };
    for (const url of ["http://127.0.0.1/a", "http://169.254.169.254/latest", "http://[::1]/a", "http://localhost/a"]) {
      await expect(fetchRemoteFiles([url], guarded, options), url).rejects.toMatchObject({ code: "unprocessable" });
    }
  });

  it("is asked after again by the next import, which takes what is there only where it is the same still", async () => {
    let [content, etag, modified] = ["one", `W/"1"`, "Fri, 06 Nov 2026 08:00:00 GMT"];
    const { host, fetchFor } = await begin((request, response) => {
      const isSame = etag ? request.headers["if-none-match"] === etag : modified !== "" && request.headers["if-modified-since"] === modified;
      const known = { ...(etag && { etag }), ...(modified && { "last-modified": modified }) };
      if (isSame) response.writeHead(304, known).end();
      else response.writeHead(200, { ...known, "content-length": content.length }).end(content);
    });
    const read = async (jobId: string) => readFileSync((await fetchFor(jobId, "a.jsonl"))[0] ?? "", "utf8");
    const statuses = () => host.requests.map(({ headers }) => headers["if-none-match"] ?? headers["if-modified-since"] ?? "all");
    expect(await read("look")).toBe("one");
    expect(await read("import")).toBe("one");
    expect(statuses()).toEqual(["all", `W/"1"`]);
    [content, etag] = ["two", `W/"2"`];
    // It has begun with what there was.
    expect(await read("import")).toBe("one");
    expect(await read("next")).toBe("two");
    etag = "";
    expect(await read("by its date")).toBe("two");
    expect(await read("by its date again")).toBe("two");
    expect(statuses().slice(3)).toEqual([`W/"2"`, modified]);
    [content, modified] = ["three", ""];
    expect(await read("of another date")).toBe("three");
    // A host that says neither is asked for all of it each time.
    content = "four";
    expect(await read("of no date")).toBe("four");
    expect(statuses().slice(5)).toEqual(["Fri, 06 Nov 2026 08:00:00 GMT", "all"]);
  });

  it("stays where the host is away for a moment or a signed address has run out, and is not taken where it has gone", async () => {
    let status = 200;
    const { fetchFor, host } = await begin((request, response) => {
      const answered = status;
      if (status === 503) status = 200;
      if (answered !== 200) response.writeHead(answered).end();
      else if (request.headers["if-none-match"] === `"1"`) response.writeHead(304).end();
      else response.writeHead(200, { etag: `"1"`, "content-length": 3 }).end("one");
    });
    await fetchFor("look", "a.jsonl");
    status = 503;
    await fetchFor("import", "a.jsonl");
    expect(host.requests.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, `"1"`, `"1"`]);
    status = 403;
    await fetchFor("after a while", "a.jsonl");
    status = 404;
    await expect(fetchFor("next", "a.jsonl")).rejects.toMatchObject({ code: "unprocessable" });
  });

  it("stops when it is told to, and goes on the next time", async () => {
    const host = await startLocalHost((request, response) => (request.headers.range ? serving(9_000_000)(request, response) : serving(1_000_000)(request, response)));
    const fetcher = new GuardedFetcher({ policy: { allowed: new Set([`127.0.0.1:${host.port}`]), ports: new Set() }, userAgent: "test", limits: { gapMs: 0 } });
    closing.push(host.close, () => fetcher.close());
    const stop = new AbortController();
    const stopping = { jobId: "import", signal: stop.signal, waitMs: 60_000, onProgress: () => Promise.resolve() };
    const first = fetchRemoteFiles([`${host.origin}/a.tar`], fetcher, stopping);
    setTimeout(() => stop.abort("paused"), 300);
    await expect(first).rejects.toBeDefined();
    const [path = ""] = await fetchRemoteFiles([`${host.origin}/a.tar`], fetcher, { ...stopping, signal: new AbortController().signal });
    expect(sha256(readFileSync(path))).toBe(sha256(FILE));
    expect(host.requests.at(-1)?.headers.range).toMatch(/^bytes=[1-9]/);
  });

  it("is gone once it was published, or when nobody asked for days", async () => {
    const { host, fetch } = await begin(serving(9_000_000));
    await fetch("one.tar", "two.tar", "three.tar");
    await removeRemoteFiles([`${host.origin}/one.tar`]);
    const folders = readdirSync(join(home, "fetched"));
    expect(folders).toHaveLength(2);
    const longAgo = new Date(Date.now() - 97 * 60 * 60 * 1000);
    for (const folder of folders) utimesSync(join(home, "fetched", folder), longAgo, longAgo);
    await removeForgottenRemoteFiles(Date.now(), [`${host.origin}/two.tar`]);
    expect(readdirSync(join(home, "fetched"))).toHaveLength(1);
    await removeRemoteFiles([`${host.origin}/two.tar`], [`${host.origin}/two.tar`]);
    expect(existsSync((await fetch("two.tar"))[0] ?? "")).toBe(true);
  });
});

describe("its name", () => {
  it.each([["https://a.org/x/part-1.parquet?token=1", "part-1.parquet"], ["https://a.org/..%2F..%2Fetc%2Fpasswd", "passwd"], ["https://a.org/", "download"], ["https://a.org/100%", "100%"]])("of %s is %s", (url, name) => {
    expect(remoteName(url)).toBe(name);
  });
});
