import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as datasetRoute from "@/app/api/v1/datasets/[slug]/route";
import * as datasetsRoute from "@/app/api/v1/datasets/route";
import * as episodeRoute from "@/app/api/v1/datasets/[slug]/episodes/[episodeId]/route";
import * as episodesRoute from "@/app/api/v1/datasets/[slug]/episodes/route";
import * as neighboursRoute from "@/app/api/v1/datasets/[slug]/episodes/[episodeId]/neighbours/route";
import * as facetsRoute from "@/app/api/v1/datasets/[slug]/facets/route";
import * as imageRoute from "@/app/api/v1/images/[sha256]/route";
import * as cancelRoute from "@/app/api/v1/imports/[jobId]/cancel/route";
import * as pauseRoute from "@/app/api/v1/imports/[jobId]/pause/route";
import * as resumeRoute from "@/app/api/v1/imports/[jobId]/resume/route";
import * as eventsRoute from "@/app/api/v1/imports/[jobId]/events/route";
import * as refusalsRoute from "@/app/api/v1/imports/[jobId]/refusals/route";
import * as importRoute from "@/app/api/v1/imports/[jobId]/route";
import * as importsRoute from "@/app/api/v1/imports/route";
import * as uploadRoute from "@/app/api/v1/uploads/[uploadId]/route";
import * as uploadsRoute from "@/app/api/v1/uploads/route";
import { runImport } from "@/lib/datasets/job.handler";
import type { EpisodePage } from "@/lib/datasets/search/types";
import type { ImportView } from "@/lib/datasets/types";
import { pool } from "@/lib/db/client";
import { handlerOf } from "@/lib/jobs/registry";
import { runJob } from "@/lib/jobs/run";
import { useTestDatabase } from "../database";
import { jsonLines, tarBuffer, testFolder, write } from "../fixtures/files";
import { jpeg } from "../fixtures/pictures";
import { PLAIN_SESSION, starkRow } from "../fixtures/stark";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

const { home, allowed } = await vi.hoisted(async () => {
  const { mkdirSync: make, mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-routes-`);
  make(`${folder}/allowed`);
  vi.stubEnv("CONCORD_HOME", `${folder}/home`);
  vi.stubEnv("CONCORD_IMPORT_ROOTS", `${folder}/allowed`);
  return { home: `${folder}/home`, allowed: `${folder}/allowed` };
});
afterAll(() => rmSync(join(home, ".."), { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

let admin: TestPerson;
let researcher: TestPerson;
let evaluator: TestPerson;
let slug: string;
let episodeId: string;
let sha256: string;
let jobId: string;

beforeAll(async () => {
  [admin, researcher, evaluator] = await Promise.all([makePerson("admin"), makePerson("researcher"), makePerson("evaluator")]);
  slug = "secret-set";
  const shard = write(folder, "shard.tar", await tarBuffer([{ header: { name: "22222222-0000-4000-8000-000000000001.jpg" }, content: await jpeg(1000, 500) }]));
  const rows = write(folder, "rows.jsonl", jsonLines([starkRow("p1", [PLAIN_SESSION]), { "session1:utterances": "[]", index: "p0" }, starkRow("p1", [PLAIN_SESSION])]));
  await runImport({ slug, title: "Secret set", paths: [rows], images: [shard] }, { onClaim: (id) => (jobId = id) });
  const page = await body<EpisodePage>(await episodesRoute.GET(requestBy(admin, "GET", "/x"), context({ slug })));
  episodeId = page.episodes[0]?.id ?? "";
  const episode = await body<{ sessions: { turns: { images: { sha256: string }[] }[] }[] }>(await episodeRoute.GET(requestBy(admin, "GET", "/x"), context({ slug, episodeId })));
  sha256 = episode.sessions[0]?.turns[2]?.images[0]?.sha256 ?? "";
});

async function body<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

/** Begins an upload with all of its bytes. */
function upload(person: TestPerson | undefined, content: string, headers: Record<string, string> = {}): Promise<Response> {
  const body = new Uint8Array(Buffer.from(content));
  const request = new Request("http://127.0.0.1:3000/api/v1/uploads", {
    method: "POST", body,
    headers: {
      host: "127.0.0.1:3000", ...(person ? { cookie: person.cookie } : {}), "tus-resumable": "1.0.0", "content-type": "application/offset+octet-stream",
      "upload-length": String(body.length), "upload-metadata": `filename ${Buffer.from("rows.jsonl").toString("base64")}`, ...headers,
    },
  });
  return uploadsRoute.POST(request, context());
}

const TUS = { "tus-resumable": "1.0.0" };
const someUpload = context({ uploadId: randomUUID() });

const start = (person: TestPerson | undefined, fields: unknown) => importsRoute.POST(requestBy(person, "POST", "/api/v1/imports", fields), context());

describe("who may", () => {
  type Call = [name: string, call: (person: TestPerson | undefined) => Promise<Response>];
  const forReaders: Call[] = [
    ["GET /datasets", (person) => datasetsRoute.GET(requestBy(person, "GET", "/api/v1/datasets"), context())],
    ["GET /datasets/{slug}", (person) => datasetRoute.GET(requestBy(person, "GET", "/api/v1/datasets/x"), context({ slug }))],
    ["GET /datasets/{slug}/episodes", (person) => episodesRoute.GET(requestBy(person, "GET", "/api/v1/datasets/x/episodes"), context({ slug }))],
    ["GET /datasets/{slug}/episodes/{episodeId}", (person) => episodeRoute.GET(requestBy(person, "GET", "/x"), context({ slug, episodeId }))],
    ["GET /datasets/{slug}/facets", (person) => facetsRoute.GET(requestBy(person, "GET", "/x"), context({ slug }))],
    ["GET /datasets/{slug}/episodes/{episodeId}/neighbours", (person) => neighboursRoute.GET(requestBy(person, "GET", "/x"), context({ slug, episodeId }))],
    ["GET /images/{sha256}", (person) => imageRoute.GET(requestBy(person, "GET", "/x"), context({ sha256 }))],
  ];
  const forAdmins: Call[] = [
    ["POST /uploads", (person) => upload(person, "{}")],
    ["OPTIONS /uploads", (person) => uploadsRoute.OPTIONS(requestBy(person, "OPTIONS", "/x"), context())],
    ["GET /uploads", (person) => uploadsRoute.GET(requestBy(person, "GET", "/x"), context())],
    ["HEAD /uploads/{uploadId}", (person) => uploadRoute.HEAD(requestBy(person, "HEAD", "/x", undefined, TUS), someUpload)],
    ["PATCH /uploads/{uploadId}", (person) => uploadRoute.PATCH(requestBy(person, "PATCH", "/x", undefined, { ...TUS, "upload-offset": "0" }), someUpload)],
    ["DELETE /uploads/{uploadId}", (person) => uploadRoute.DELETE(requestBy(person, "DELETE", "/x"), someUpload)],
    ["POST /imports", (person) => start(person, { dataset: "x", uploads: [randomUUID()] })],
    ["GET /imports", (person) => importsRoute.GET(requestBy(person, "GET", "/x"), context())],
    ["GET /imports/{jobId}", (person) => importRoute.GET(requestBy(person, "GET", "/x"), context({ jobId }))],
    ["GET /imports/{jobId}/events", (person) => eventsRoute.GET(requestBy(person, "GET", "/x"), context({ jobId }))],
    ["GET /imports/{jobId}/refusals", (person) => refusalsRoute.GET(requestBy(person, "GET", "/x"), context({ jobId }))],
    ["POST /imports/{jobId}/pause", (person) => pauseRoute.POST(requestBy(person, "POST", "/x", {}), context({ jobId }))],
    ["POST /imports/{jobId}/resume", (person) => resumeRoute.POST(requestBy(person, "POST", "/x", {}), context({ jobId }))],
    ["POST /imports/{jobId}/cancel", (person) => cancelRoute.POST(requestBy(person, "POST", "/x", {}), context({ jobId }))],
  ];

  it.each([...forReaders, ...forAdmins])("not an evaluator, nor nobody: %s", async (_name, call) => {
    const refused = await call(evaluator);
    expect(refused.status).toBe(404);
    const text = await refused.text();
    for (const secret of [slug, "Ines", "p1", sha256]) expect(text).not.toContain(secret);
    expect((await call(undefined)).status).toBe(401);
  });

  it.each(forAdmins)("not a researcher: %s", async (_name, call) => {
    expect((await call(researcher)).status).toBe(404);
  });

  it.each(forReaders)("a researcher and an admin: %s", async (_name, call) => {
    expect((await call(researcher)).status).toBe(200);
    expect((await call(admin)).status).toBe(200);
  });

  it("nobody from another site's page", async () => {
    const evil = await upload(admin, "{}", { origin: "https://evil.example" });
    expect(evil.status).toBe(404);
    expect(evil.headers.get("access-control-allow-origin")).toBeNull();
    expect(existsSync(join(home, "uploads"))).toBe(false);
  });
});

describe("an upload", () => {
  it("is another admin's: to this one it is not there", async () => {
    const other = await makePerson("admin");
    const sent = await upload(other, "content");
    expect(sent.status).toBe(201);
    const { uploadId } = await body<{ uploadId: string }>(sent);
    const its = context({ uploadId });
    const begin = { ...TUS, "upload-offset": "7" };
    const calls = (person: TestPerson) => [
      uploadRoute.HEAD(requestBy(person, "HEAD", "/x", undefined, TUS), its), uploadRoute.PATCH(requestBy(person, "PATCH", "/x", undefined, begin), its),
      start(person, { dataset: "foreign", uploads: [uploadId] }), uploadRoute.DELETE(requestBy(person, "DELETE", "/x"), its),
    ];
    expect((await Promise.all(calls(admin))).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await body(await uploadsRoute.GET(requestBy(admin, "GET", "/x"), context()))).toEqual({ uploads: [] });
    const head = await uploadRoute.HEAD(requestBy(other, "HEAD", "/x", undefined, TUS), its);
    expect([head.status, head.headers.get("upload-offset"), head.headers.get("access-control-allow-origin")]).toEqual([200, "7", null]);
    expect((await uploadRoute.DELETE(requestBy(other, "DELETE", "/x"), its)).status).toBe(204);
    expect(existsSync(join(home, "uploads", uploadId))).toBe(false);
  });

  it("that speaks no tus, or another one, is refused in words", async () => {
    const old = await upload(admin, "x", { "tus-resumable": "0.2.2" });
    expect(await body(old)).toMatchObject({ error: { code: "bad_request" } });
    const none = await uploadsRoute.POST(requestBy(admin, "POST", "/api/v1/uploads"), context());
    expect(none.status).toBe(400);
    const able = await uploadsRoute.OPTIONS(requestBy(admin, "OPTIONS", "/x"), context());
    expect(able.headers.get("tus-version")).toBe("1.0.0");
  });
});

describe("an import over the API", () => {
  it("is made of uploads, taken by a worker, and gives the same as the command line", async () => {
    const sent = await body<{ uploadId: string }>(await upload(admin, jsonLines([starkRow("p1", [PLAIN_SESSION]), { broken: true }])));
    const made = await body<{ jobId: string }>(await start(admin, { dataset: "by-api", title: "By API", licence: "CC0", uploads: [sent.uploadId] }));
    const view = async () => body<ImportView>(await importRoute.GET(requestBy(admin, "GET", "/x"), context({ jobId: made.jobId })));
    expect(await view()).toMatchObject({ state: "queued", dataset: "by-api", files: ["rows.jsonl"], workerSeen: false, createdBy: admin.email });
    const second = await start(admin, { dataset: "by-api", uploads: [sent.uploadId] });
    expect(second.status).toBe(409);
    await runJob(made.jobId, handlerOf);
    const done = await view();
    expect(done).toMatchObject({
      state: "done", progress: { phase: "finished", rowsRead: 2, refused: 1, bytesRead: done.progress.bytesTotal }, refusalCount: 1,
      result: { dataset: "by-api", version: 1, rows: { read: 2, imported: 1, unchanged: 0, refused: 1 } },
    });
    expect(existsSync(join(home, "uploads", sent.uploadId))).toBe(false);
    const gone = await start(admin, { dataset: "by-api", uploads: [sent.uploadId] });
    expect(gone.status).toBe(404);
    expect(await body<{ datasets: { slug: string; title: string; licence: string }[] }>(await datasetsRoute.GET(requestBy(researcher, "GET", "/x"), context()))).toMatchObject({
      datasets: [{ slug: "by-api", title: "By API", licence: "CC0" }, { slug }],
    });
  });

  it("of nothing, of an unknown format or with a slug that is none is refused with its field", async () => {
    expect((await start(admin, { dataset: "x" })).status).toBe(422);
    const odd = await start(admin, { dataset: "../x", format: "excel", uploads: ["../../etc"], secretField: 1 });
    expect(odd.status).toBe(422);
    const { error } = await body<{ error: { problems: { path: string }[] } }>(odd);
    expect(error.problems.map((problem) => problem.path)).toEqual(expect.arrayContaining(["dataset", "format", "uploads.0"]));
  });

  it("of what is to be new is refused where it is there, for looking too, and makes what is not", async () => {
    const { uploadId } = await body<{ uploadId: string }>(await upload(admin, jsonLines([starkRow("n1", [PLAIN_SESSION])])));
    const ask = (fields: { dataset: string } & Record<string, unknown>) => start(admin, { uploads: [uploadId], isNew: true, ...fields });
    for (const dryRun of [true, false]) {
      const refused = await ask({ dataset: slug, title: "Another title", dryRun });
      expect(refused.status).toBe(409);
      expect((await body<{ error: { problems: unknown[] } }>(refused)).error.problems).toEqual([{ path: "dataset", message: expect.stringMatching(/already, at version 1\. .*next version/) as string }]);
    }
    const begun = await body<{ jobId: string }>(await ask({ dataset: "not-there-yet" }));
    // It is asked again when it begins: what is there then may have come in between.
    await pool().query(`insert into "Dataset" ("id", "slug", "title", "licence", "currentVersion") values (gen_random_uuid(), 'not-there-yet', '', '', 1)`);
    expect(await runJob(begun.jobId, handlerOf)).toMatchObject({ state: "failed", error: expect.stringContaining("There is a dataset “not-there-yet” already") as string });
    await pool().query(`delete from "Dataset" where "slug" = 'not-there-yet'`);
    const again = await body<{ jobId: string }>(await ask({ dataset: "not-there-yet" }));
    expect(await runJob(again.jobId, handlerOf)).toMatchObject({ state: "done", result: { version: 1 } });
    await pool().query(`delete from "Dataset" where "slug" = 'not-there-yet'`);
  });

  it("reads server folders only below what the operator allows, links followed first", async () => {
    const outside = write(folder, "outside.jsonl", jsonLines([starkRow("o", [PLAIN_SESSION])]));
    mkdirSync(join(allowed, "sub"), { recursive: true });
    writeFileSync(join(allowed, "sub", "inside.jsonl"), jsonLines([starkRow("i", [PLAIN_SESSION])]));
    symlinkSync(outside, join(allowed, "link.jsonl"));
    const refused = [outside, join(allowed, "link.jsonl"), join(allowed, "..", "home"), `${allowed}-other`, "relative.jsonl", "/etc/passwd", "/nowhere/at/all"];
    for (const path of refused) {
      const answer = await start(admin, { dataset: "paths", paths: [path] });
      expect(answer.status, path).toBe(422);
      expect((await body<{ error: { message: string } }>(answer)).error.message).toContain("in no folder that imports are allowed from");
    }
    const made = await body<{ jobId: string }>(await start(admin, { dataset: "paths", paths: [join(allowed, "sub")] }));
    expect(await runJob(made.jobId, handlerOf)).toMatchObject({ state: "done", result: { rows: { imported: 1 } } });
  });

  it("that waits can be cancelled, once it has ended nothing changes", async () => {
    const sent = await body<{ uploadId: string }>(await upload(admin, jsonLines([starkRow("c", [PLAIN_SESSION])])));
    const made = await body<{ jobId: string }>(await start(admin, { dataset: "cancelled", uploads: [sent.uploadId] }));
    const cancel = (id: string) => cancelRoute.POST(requestBy(admin, "POST", "/x", {}), context({ jobId: id }));
    expect(await body<ImportView>(await cancel(made.jobId))).toMatchObject({ state: "cancelled" });
    expect(await runJob(made.jobId, handlerOf)).toBeUndefined();
    expect(await body<ImportView>(await cancel(jobId))).toMatchObject({ state: "done" });
    expect((await cancel(randomUUID())).status).toBe(404);
  });
});

describe("what an import could not take", () => {
  const download = (query: string) => refusalsRoute.GET(requestBy(admin, "GET", `/api/v1/imports/x/refusals${query}`), context({ jobId }));

  it("is a CSV", async () => {
    const response = await download("");
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${slug}-refusals.csv"`);
    const lines = (await response.text()).trim().split("\n");
    expect(lines[0]).toBe("file,row,field,reason");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe("rows.jsonl,2,,row refused: no session has turns");
  });

  it("is verbatim as NDJSON", async () => {
    const lines = (await (await download("?format=ndjson")).text()).trim().split("\n").map((line) => JSON.parse(line) as unknown);
    expect(lines).toMatchObject([{ file: "rows.jsonl", row: 2 }, { file: "rows.jsonl", row: 3, field: "id" }]);
  });

  it("is known of no other import", async () => {
    expect((await refusalsRoute.GET(requestBy(admin, "GET", "/x"), context({ jobId: randomUUID() }))).status).toBe(404);
  });
});

describe("the events of an import", () => {
  it("say how it ended, and end; a listener that comes back is told again", async () => {
    for (const headers of [{}, { "last-event-id": "done-99" }] as Record<string, string>[]) {
      const response = await eventsRoute.GET(requestBy(admin, "GET", "/x", undefined, headers), context({ jobId }));
      expect(response.headers.get("content-type")).toBe("text/event-stream");
      const events = (await response.text()).trim().split("\n\n");
      expect(events[0]).toBe("retry: 2000");
      expect(events).toHaveLength(2);
      const [id, name, data] = (events[1] ?? "").split("\n");
      expect(id).toMatch(/^id: done-\d+$/);
      expect(name).toBe("event: import");
      expect(JSON.parse(data?.slice("data: ".length) ?? "")).toMatchObject({ id: jobId, state: "done", result: { version: 1 } });
    }
  });

  it("follow one that is under way until its end", async () => {
    const sent = await body<{ uploadId: string }>(await upload(admin, jsonLines([starkRow("e", [PLAIN_SESSION])])));
    const made = await body<{ jobId: string }>(await start(admin, { dataset: "events", uploads: [sent.uploadId] }));
    const response = await eventsRoute.GET(requestBy(admin, "GET", "/x"), context({ jobId: made.jobId }));
    const [text] = await Promise.all([response.text(), runJob(made.jobId, handlerOf)]);
    const states = [...text.matchAll(/^data: (.*)$/gm)].map((match) => (JSON.parse(match[1] ?? "") as ImportView).state);
    expect(["queued", "running"]).toContain(states[0]);
    expect(states.at(-1)).toBe("done");
  });

  it("stop when the listener leaves", async () => {
    const sent = await body<{ uploadId: string }>(await upload(admin, "{}"));
    const made = await body<{ jobId: string }>(await start(admin, { dataset: "left", uploads: [sent.uploadId] }));
    const response = await eventsRoute.GET(requestBy(admin, "GET", "/x"), context({ jobId: made.jobId }));
    const reader = response.body?.getReader();
    await reader?.read();
    await expect(reader?.cancel()).resolves.toBeUndefined();
  });

  it("have no pulse any more when the listener has left", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const sent = await body<{ uploadId: string }>(await upload(admin, "{}"));
      const made = await body<{ jobId: string }>(await start(admin, { dataset: "pulse", uploads: [sent.uploadId] }));
      const response = await eventsRoute.GET(requestBy(admin, "GET", "/x"), context({ jobId: made.jobId }));
      const reader = response.body?.getReader();
      await reader?.read();
      const left = reader?.cancel();
      // At this moment the read of the job is still under way.
      expect(() => vi.advanceTimersByTime(60_000)).not.toThrow();
      await left;
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a picture", () => {
  it("is given whole or reduced, as what it is and nothing else", async () => {
    const whole = await imageRoute.GET(requestBy(admin, "GET", "/x"), context({ sha256 }));
    expect(whole.headers.get("content-type")).toBe("image/jpeg");
    expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
    expect(whole.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    const small = await imageRoute.GET(requestBy(admin, "GET", "/x?width=800"), context({ sha256 }));
    expect((await small.arrayBuffer()).byteLength).toBe(Number(small.headers.get("content-length")));
  });

  it("is nothing under another name, and of no other width", async () => {
    expect((await imageRoute.GET(requestBy(admin, "GET", "/x"), context({ sha256: "0".repeat(64) }))).status).toBe(404);
    expect((await imageRoute.GET(requestBy(admin, "GET", "/x"), context({ sha256: "../../../etc/passwd" }))).status).toBe(404);
    expect((await imageRoute.GET(requestBy(admin, "GET", "/x?width=5"), context({ sha256 }))).status).toBe(400);
  });
});
