/** An import of files that are known by their addresses, through the real guard, from a host on this machine that the operator has opened. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import * as importsRoute from "@/app/api/v1/imports/route";
import { operator } from "@/lib/datasets/access";
import { getImport } from "@/lib/datasets/data";
import { cancelImport, pauseImport } from "@/lib/datasets/mutations";
import { handlerOf } from "@/lib/jobs/registry";
import { runJob } from "@/lib/jobs/run";
import { useTestDatabase } from "../database";
import { context, makePerson, requestBy } from "../users/people";

const { home, origin, asked, close } = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }, { createServer }] = await Promise.all([import("node:fs"), import("node:os"), import("node:http")]);
  const folder = mkdtempSync(`${tmpdir()}/concord-remote-import-`);
  const urls: string[] = [];
  const rows = [1, 2].map((number) => `${JSON.stringify({ id: `e${number}`, sessions: [{ turns: [{ speaker: "A", text: "Hello" }] }] })}\n`).join("");
  const server = createServer((request, response) => {
    urls.push(request.url ?? "");
    if (request.headers["if-none-match"] === `"1"`) response.writeHead(304).end();
    else if (request.url?.startsWith("/rows.jsonl")) response.setHeader("etag", `"1"`).end(rows);
    else if (request.url?.startsWith("/page.jsonl")) response.end("<!doctype html><p>Sign in to read on.</p>");
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  vi.stubEnv("CONCORD_HOME", folder);
  vi.stubEnv("CONCORD_FETCH_ALLOW", `127.0.0.1:${port}`);
  return { home: folder, origin: `http://127.0.0.1:${port}`, asked: urls, close: () => new Promise((done) => server.close(done)) };
});
afterAll(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

useTestDatabase();

describe("an import of addresses", () => {
  const ask = async (fields: Record<string, unknown>) => {
    const admin = await makePerson("admin");
    const response = await importsRoute.POST(requestBy(admin, "POST", "/api/v1/imports", { dataset: "remote", title: "Remote", urls: [`${origin}/rows.jsonl?token=1`], ...fields }), context());
    return ((await response.json()) as { jobId: string }).jobId;
  };
  const start = async (fields: Record<string, unknown>) => {
    const jobId = await ask(fields);
    return { jobId, outcome: await runJob(jobId, handlerOf) };
  };
  const kept = () => (existsSync(join(home, "fetched")) ? readdirSync(join(home, "fetched")) : []);

  it("fetches them once for looking and importing, and keeps nothing of them afterwards", async () => {
    const looked = await start({ dryRun: true });
    expect(looked.outcome).toMatchObject({ state: "done", result: { rows: { read: 2 }, look: { files: [{ file: "rows.jsonl", format: "concord" }] } } });
    expect(await getImport(operator, looked.jobId)).toMatchObject({ files: ["rows.jsonl"], request: { urls: [`${origin}/rows.jsonl?token=1`], paths: [] } });
    expect((await start({})).outcome).toMatchObject({ state: "done", result: { version: 1, rows: { imported: 2 } } });
    // The second time the host only said that it is the same still.
    expect(asked).toEqual(["/rows.jsonl?token=1", "/rows.jsonl?token=1"]);
    expect(kept()).toEqual([]);
    expect((await start({ urls: [`${origin}/gone.jsonl`] })).outcome).toMatchObject({ state: "failed", error: `${origin}/gone.jsonl could not be fetched: the host answered 404.` });
  });

  it("keeps nothing of what could not be taken or was stopped, but for another import that reads it", async () => {
    rmSync(join(home, "fetched"), { recursive: true, force: true });
    const page = { urls: [`${origin}/page.jsonl`] };
    expect((await start(page)).outcome).toMatchObject({ state: "failed" });
    expect(kept()).toEqual([]);
    await ask({ ...page, dataset: "other" });
    expect((await start(page)).outcome).toMatchObject({ state: "failed" });
    expect(kept()).toHaveLength(1);

    const looked = await start({ dryRun: true });
    expect(kept()).toHaveLength(2);
    expect(looked.outcome).toMatchObject({ state: "done" });
    const waiting = await ask({});
    await pauseImport(operator, waiting);
    await cancelImport(operator, waiting);
    expect(kept()).toHaveLength(1);
  });

  it("takes web addresses alone", async () => {
    const admin = await makePerson("admin");
    for (const url of ["file:///etc/passwd", "ftp://a.org/x", "rows.jsonl", "javascript:alert(1)"]) {
      const refused = await importsRoute.POST(requestBy(admin, "POST", "/api/v1/imports", { dataset: "remote", urls: [url] }), context());
      expect(refused.status, url).toBe(422);
    }
  });
});
