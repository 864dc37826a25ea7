/** Rounds through the addresses of remote pictures: asked on this machine, through the real guard, by the real process. */
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import type { RequestListener } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as fileRoute from "@/app/api/v1/datasets/[slug]/links/file/route";
import * as linksRoute from "@/app/api/v1/datasets/[slug]/links/route";
import * as cancelRoute from "@/app/api/v1/links/[jobId]/cancel/route";
import * as eventsRoute from "@/app/api/v1/links/[jobId]/events/route";
import * as roundRoute from "@/app/api/v1/links/[jobId]/route";
import * as candidatesRoute from "@/app/api/v1/image-shares/[imageId]/route";
import { operator } from "@/lib/datasets/access";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { findPart, readStanding, slicesOfDraft } from "@/lib/images/links/data";
import { linksHandler, runRound, runRoundHere } from "@/lib/images/links/job.handler";
import { createClaimedRound } from "@/lib/images/links/mutations";
import { urlHash } from "@/lib/images/links/outcome";
import { linksPayloadSchema, type LinksView } from "@/lib/images/links/types";
import { openImage } from "@/lib/images/open-image";
import { claimJob } from "@/lib/jobs/lease";
import { createJob } from "@/lib/jobs/mutations";
import { handlerOf } from "@/lib/jobs/registry";
import { runClaimed, runJob } from "@/lib/jobs/run";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { createStudy, startStudy } from "@/lib/studies/mutations";
import { studyInputSchema } from "@/lib/studies/protocol";
import { useTestDatabase } from "../../database";
import { jsonLines, tarBuffer, testFolder, write } from "../../fixtures/files";
import { jpeg, png } from "../../fixtures/pictures";
import { makeProtocol } from "../../studies/made-protocol";
import { context, makePerson, requestBy, type TestPerson } from "../../users/people";

const { home, host, answers } = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const { startLocalHost } = await import("../../fetch/local-host");
  const made: { answer: RequestListener } = { answer: (_request, response) => void response.writeHead(404).end() };
  const started = await startLocalHost((request, response) => made.answer(request, response));
  const folder = mkdtempSync(`${tmpdir()}/concord-links-`);
  vi.stubEnv("CONCORD_HOME", folder);
  vi.stubEnv("CONCORD_FETCH_ALLOW", `127.0.0.1:${started.port}`);
  return { home: folder, host: started, answers: made };
});
afterAll(async () => {
  await host.close();
  rmSync(home, { recursive: true, force: true });
});

useTestDatabase();
const folder = testFolder();

const pictures = new Map<string, Buffer>();
let admin: TestPerson;
let researcher: TestPerson;
let evaluator: TestPerson;

beforeAll(async () => {
  [admin, researcher, evaluator] = await Promise.all([makePerson("admin"), makePerson("researcher"), makePerson("evaluator")]);
  pictures.set("/a.jpg", await jpeg(96, 64, 1)).set("/b.png", await png(96, 64, 2)).set("/shared.jpg", await jpeg(96, 64, 3));
});

/** Pictures by their path; "/busy…" is busy, whatever else is not there. */
const usual: RequestListener = (request, response) => {
  const picture = pictures.get(request.url ?? "");
  if (picture) response.writeHead(200, { "content-type": "image/jpeg", "content-length": picture.length }).end(request.method === "HEAD" ? undefined : picture);
  else if (request.url?.startsWith("/busy")) response.writeHead(503).end();
  else if (request.url === "/page.jpg") response.writeHead(200, { "content-type": "image/jpeg" }).end("<html>We are sorry</html>");
  else response.writeHead(404).end();
};

const at = (path: string) => `${host.origin}${path}`;
type Candidate = { key?: string; url?: string };
const episode = (id: string, candidates: Candidate[]) => ({ id, origin: "collected", sessions: [{ turns: [{ speaker: "A", text: "Look", images: [{ candidates }] }] }] });

const EPISODES = [
  episode("works", [{ url: at("/gone.jpg") }, { url: at("/a.jpg") }, { url: at("/b.png") }]),
  episode("sorry", [{ url: at("/page.jpg") }, { url: "http://169.254.169.254/latest/meta-data/" }]),
  episode("busy", [{ url: at("/busy.jpg") }]),
  episode("keyed", [{ key: "shared" }]),
];

beforeEach(async () => {
  answers.answer = usual;
  host.requests.splice(0);
  for (const table of ["Study", "Job", "Dataset", "ImageFetch", "ImageAsset"]) await pool().query(`delete from "${table}"`);
  const rows = write(folder, "dialogues.jsonl", jsonLines([...EPISODES, { key: "shared", url: at("/shared.jpg") }]));
  await runImport({ slug: "set", paths: [rows], images: [] });
});

const images = async () => Object.fromEntries((await pool().query<{ id: string; state: string; link: string | null; sha256: string | null }>(
  `select e."externalId" as "id", i."state", i."linkState" as "link", i."sha256" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" where e."untilVersion" is null`,
)).rows.map(({ id, ...image }) => [id, image]));
const known = async () => Object.fromEntries((await pool().query<{ url: string; state: string; reason: string | null; status: number | null; attempts: number }>(
  `select "url", "state", "reason", "status", "attempts" from "ImageFetch"`,
)).rows.map(({ url, ...link }) => [url.replace(host.origin, ""), link]));
const payload = (mode: "check" | "fetch", more = {}) => linksPayloadSchema.parse({ dataset: "set", mode, ...more });
const asked = () => host.requests.splice(0).map(({ method, url }) => `${method} ${url}`);

describe("a check of addresses", () => {
  it("says which work, which are dead and why, and stores nothing", async () => {
    const result = await runRoundHere(payload("check"));
    expect(result).toMatchObject({
      mode: "check", version: 1, counts: { shares: 4, alive: 2, stored: 0, dead: 1, unsure: 1, kept: 0 }, addresses: { asked: 6, known: 0 },
      hosts: [{ host: "127.0.0.1", addresses: 5, alive: 2, dead: 2, unsure: 1 }, { host: "169.254.169.254", addresses: 1, dead: 1 }],
    });
    expect(result.method).toContain("n = 4");
    expect(await images()).toEqual({
      works: { state: "remote", link: "alive", sha256: null }, sorry: { state: "remote", link: "dead", sha256: null },
      busy: { state: "remote", link: "unsure", sha256: null }, keyed: { state: "remote", link: "alive", sha256: null },
    });
    expect(await known()).toMatchObject({
      "/gone.jpg": { state: "dead", status: 404 }, "/a.jpg": { state: "alive", status: 200 }, "/page.jpg": { state: "dead", reason: expect.stringContaining("SVG or other markup") },
      "http://169.254.169.254/latest/meta-data/": { state: "dead", reason: expect.stringContaining("link-local"), status: null }, "/busy.jpg": { state: "unsure", status: 503, attempts: 1 },
    });
    expect((await pool().query(`select 1 from "ImageAsset"`)).rowCount).toBe(0);
    // The third candidate has a working one before it.
    expect(asked().toSorted()).toEqual(["GET /a.jpg", "GET /busy.jpg", "GET /page.jpg", "GET /shared.jpg", "HEAD /a.jpg", "HEAD /busy.jpg", "HEAD /gone.jpg", "HEAD /page.jpg", "HEAD /shared.jpg"]);
    expect(await readStanding(await findPart(operator, "set"))).toEqual({ remote: 4, alive: 2, dead: 1, unsure: 1, unchecked: 0, stored: 0, pictures: 4 });
  });

  it("asks nobody twice within a day, the busy three times at most, and the dead only when told to", async () => {
    await runRoundHere(payload("check"));
    asked();
    await runRoundHere(payload("check"));
    expect(asked()).toEqual(["HEAD /busy.jpg", "GET /busy.jpg"]);
    await runRoundHere(payload("check"));
    asked();
    expect(await known()).toMatchObject({ "/busy.jpg": { attempts: 3 } });
    await runRoundHere(payload("check"));
    expect(asked()).toEqual([]);
    pictures.set("/gone.jpg", pictures.get("/a.jpg") ?? Buffer.alloc(0));
    await runRoundHere(payload("check", { again: true }));
    pictures.delete("/gone.jpg");
    expect(asked()).toContain("GET /gone.jpg");
    expect(await known()).toMatchObject({ "/gone.jpg": { state: "alive", attempts: 0 } });
  });
});

describe("fetching", () => {
  it("stores the first candidate that works, without its metadata, and the dataset knows it under its key", async () => {
    const result = await runRoundHere(payload("fetch"));
    expect(result.counts).toEqual({ shares: 4, alive: 0, stored: 2, dead: 1, unsure: 1, kept: 0 });
    const now = await images();
    expect(now).toMatchObject({ works: { state: "stored", link: "stored" }, keyed: { state: "stored" }, sorry: { state: "remote", link: "dead" }, busy: { state: "remote", link: "unsure" } });
    expect((await openImage(now.works?.sha256 ?? "", null))?.mime).toBe("image/jpeg");
    // Where an episode names nothing but an address: under the key that is made of it.
    expect((await pool().query(`select "key", "state", "sha256", "url" from "DatasetImage" order by "key" collate "C"`)).rows).toEqual([
      { key: "shared", state: "stored", sha256: now.keyed?.sha256, url: at("/shared.jpg") }, { key: `url-${urlHash(at("/a.jpg"))}`, state: "stored", sha256: now.works?.sha256, url: at("/a.jpg") },
    ]);
    const version = await pool().query<{ counts: { images: unknown } }>(`select "counts" from "DatasetVersion"`);
    expect(version.rows[0]?.counts.images).toEqual({ stored: 2, remote: 2, missing: 0, refused: 0 });
    expect(asked()).not.toContain("GET /b.png");
  });

  it("of what was fetched before takes it from the store: in the same dataset at import, in another one without asking again", async () => {
    await runRoundHere(payload("fetch"));
    asked();
    const again = write(folder, "again.jsonl", jsonLines([...EPISODES, episode("new", [{ url: at("/a.jpg") }])]));
    expect(await runImport({ slug: "set", paths: [again], images: [] })).toMatchObject({ images: { stored: 3, remote: 2 } });
    expect((await images()).new).toEqual({ state: "stored", link: null, sha256: (await images()).works?.sha256 });
    await runImport({ slug: "other", paths: [write(folder, "other.jsonl", jsonLines([episode("elsewhere", [{ url: at("/a.jpg") }])]))], images: [] });
    expect((await images()).elsewhere?.state).toBe("remote");
    expect(await runRoundHere(payload("fetch", { dataset: "other" }))).toMatchObject({ counts: { stored: 1 } });
    expect(asked()).toEqual([]);
    expect((await images()).elsewhere?.sha256).toBe((await images()).works?.sha256);
  });

  it("is not forgotten when an import names the share's other candidates without a picture, or its row anew", async () => {
    const rows = [episode("first", [{ key: "alone" }, { url: at("/a.jpg") }]), episode("both", [{ key: "unknown", url: at("/b.png") }])];
    await runImport({ slug: "two", paths: [write(folder, "two.jsonl", jsonLines(rows))], images: [] });
    await runRoundHere(payload("fetch", { dataset: "two" }));
    const before = await images();
    expect([before.first?.state, before.both?.state]).toEqual(["stored", "stored"]);
    const bare = write(folder, "bare.jsonl", jsonLines([{ key: "alone", url: "" }, { key: "unknown", url: at("/gone.jpg") }]));
    const preview = await runImport({ slug: "two", paths: [bare], images: [], dryRun: true });
    const result = await runImport({ slug: "two", paths: [bare], images: [] });
    expect(result).toMatchObject({ version: 2, images: { stored: 2 } });
    expect({ ...preview, look: undefined }).toEqual(result);
    expect(await images()).toEqual(before);
    const changed = write(folder, "changed.jsonl", jsonLines(rows.map((row) => ({ ...row, summary: "They look." }))));
    expect(await runImport({ slug: "two", paths: [changed], images: [] })).toMatchObject({ version: 3, rows: { imported: 2 }, images: { stored: 2 } });
    // A better candidate still goes before it.
    const better = write(folder, "alone.tar", await tarBuffer([{ header: { name: "alone.jpg" }, content: await jpeg(96, 64, 8) }]));
    await runImport({ slug: "two", paths: [better], images: [] });
    expect((await images()).first?.sha256).not.toBe(before.first?.sha256);
    expect((await images()).first?.state).toBe("stored");
  });

  it("changes no picture of a study that has started, and takes what a draft would draw", async () => {
    const input = studyInputSchema.parse({ name: "A study", sources: [{ dataset: "set", slice: { idPrefix: "work" } }], protocol: makeProtocol({ sample: { size: "all", seed: "one" } }) });
    const draft = await authorizeStudyLocally((await createStudy(null, input)).id);
    const slices = await slicesOfDraft(operator, draft, "set");
    expect(await readStanding(await findPart(operator, "set", slices))).toMatchObject({ remote: 1, pictures: 1 });
    expect(await runRoundHere(payload("check", { slices, studyId: draft }))).toMatchObject({ counts: { shares: 1, alive: 1 } });
    await startStudy(null, draft);
    expect(await runRoundHere(payload("fetch"))).toMatchObject({ counts: { shares: 4, stored: 1, kept: 1 } });
    expect((await images()).works).toEqual({ state: "remote", link: "alive", sha256: null });
    await expect(slicesOfDraft(operator, draft, "set")).rejects.toMatchObject({ code: "conflict" });
  });

  it("goes on after it was stopped, and after its process died", async () => {
    const many = Array.from({ length: 40 }, (_, index) => episode(`e${index}`, [{ url: at(`/n${index}.jpg`) }]));
    await runImport({ slug: "many", paths: [write(folder, "many.jsonl", jsonLines(many))], images: [] });
    const picture = await jpeg(64, 64, 9);
    let asking: ChildProcess | undefined;
    let dieAfter = Infinity;
    answers.answer = (_request, response) => {
      dieAfter -= 1;
      if (dieAfter === 0) asking?.kill("SIGKILL");
      setTimeout(() => response.end(picture), 50);
    };
    const watched = { ...linksHandler, run: (given: Parameters<typeof runRound>[0]) => runRound(given, (child) => (asking = child)) };
    const job = await createClaimedRound(operator, linksPayloadSchema.parse({ dataset: "many", mode: "fetch" }));
    const stop = new AbortController();
    const outcome = runClaimed(job, watched, stop.signal);
    const stored = async () => (await pool().query(`select 1 from "EpisodeImage" where "state" = 'stored'`)).rowCount ?? 0;
    await vi.waitFor(async () => expect(await stored()).toBeGreaterThan(3), { timeout: 40_000, interval: 20 });
    stop.abort();
    expect(await outcome).toBeUndefined();
    expect(await stored()).toBeLessThan(40);
    const claimed = await claimJob(job.id);
    if (!claimed) throw new Error("The job was not given back.");
    // This time its process dies half way.
    dieAfter = 3;
    expect(await runClaimed(claimed, watched)).toMatchObject({ state: "done" });
    expect(dieAfter).toBeLessThan(0);
    const states = await pool().query<{ state: string; count: number }>(`select i."state", count(*)::int as "count" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" where e."externalId" like 'e%' group by 1`);
    expect(states.rows).toEqual([{ state: "stored", count: 40 }]);
  }, 120_000);
});

describe("over the API", () => {
  const start = (person: TestPerson | undefined, body: unknown) => linksRoute.POST(requestBy(person, "POST", "/x", body), context({ slug: "set" }));

  it("an admin starts, everybody who reads datasets watches, nobody else learns anything", async () => {
    const jobId = await createJob({ kind: "links", payload: payload("check"), createdById: admin.id });
    const calls: [admins: boolean, (person: TestPerson | undefined) => Promise<Response>][] = [
      [true, (person) => start(person, { mode: "fetch" })],
      [true, (person) => cancelRoute.POST(requestBy(person, "POST", "/x", {}), context({ jobId }))],
      [false, (person) => linksRoute.GET(requestBy(person, "GET", "/x"), context({ slug: "set" }))],
      [false, (person) => fileRoute.GET(requestBy(person, "GET", "/x"), context({ slug: "set" }))],
      [false, (person) => roundRoute.GET(requestBy(person, "GET", "/x"), context({ jobId }))],
      [false, (person) => eventsRoute.GET(requestBy(person, "GET", "/x"), context({ jobId }))],
    ];
    for (const [isForAdmins, call] of calls) {
      expect((await call(evaluator)).status).toBe(404);
      expect((await call(undefined)).status).toBe(401);
      if (isForAdmins) expect((await call(researcher)).status).toBe(404);
    }
    expect((await roundRoute.GET(requestBy(researcher, "GET", "/x"), context({ jobId: randomUUID() }))).status).toBe(404);
    expect((await linksRoute.POST(requestBy(admin, "POST", "/x", { mode: "check" }), context({ slug: "nothing" }))).status).toBe(404);
    // One round at a time.
    expect((await start(admin, { mode: "fetch" })).status).toBe(409);
  });

  it("the candidates of a share are told one by one, stored ones with their picture, to nobody but those who read datasets", async () => {
    await runRoundHere(payload("fetch"));
    const share = (await pool().query<{ id: string; sha256: string }>(`select i."id", i."sha256" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" where e."externalId" = 'works'`)).rows[0];
    if (!share) throw new Error("No share.");
    const ask = (person: TestPerson | undefined, imageId = share.id) => candidatesRoute.GET(requestBy(person, "GET", "/x"), context({ imageId }));
    expect([(await ask(evaluator)).status, (await ask(undefined)).status, (await ask(admin, randomUUID())).status]).toEqual([404, 401, 404]);
    expect(await (await ask(researcher)).json()).toEqual({
      candidates: [
        { rank: 1, key: null, url: at("/gone.jpg"), state: "remote", reason: expect.stringContaining("404"), link: "dead", src: null, isShown: false },
        { rank: 2, key: null, url: at("/a.jpg"), state: "stored", reason: null, link: "stored", src: `/api/v1/images/${share.sha256}?width=800`, isShown: true },
        { rank: 3, key: null, url: at("/b.png"), state: "remote", reason: null, link: null, src: null, isShown: false },
      ],
    });
  });

  it("a round is followed to its end and its addresses are a file", async () => {
    const { jobId } = (await (await start(admin, { mode: "check" })).json()) as { jobId: string };
    expect(await runJob(jobId, handlerOf)).toMatchObject({ state: "done" });
    const view = (await (await roundRoute.GET(requestBy(researcher, "GET", "/x"), context({ jobId }))).json()) as LinksView;
    expect(view).toMatchObject({ state: "done", createdBy: admin.email, progress: { total: 4, counts: { shares: 4 } }, result: { counts: { dead: 1 } } });
    expect(await (await eventsRoute.GET(requestBy(researcher, "GET", "/x"), context({ jobId }))).text()).toContain("event: links");
    const csv = (await (await fileRoute.GET(requestBy(researcher, "GET", "/x"), context({ slug: "set" }))).text()).trim().split("\n");
    expect(csv).toHaveLength(1 + 7);
    expect(csv[0]).toBe("episode,session,turn,place,share,rank,url,host,state,reason,status,checkedAt");
    const lines = (await (await fileRoute.GET(requestBy(researcher, "GET", "/x?format=ndjson"), context({ slug: "set" }))).text()).trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ episode: id }) => id === "works").map(({ rank, state, status, turn, session }) => ({ rank, state, status, turn, session }))).toEqual([
      { rank: 1, state: "dead", status: 404, turn: 1, session: 1 }, { rank: 2, state: "alive", status: 200, turn: 1, session: 1 }, { rank: 3, state: "unchecked", status: null, turn: 1, session: 1 },
    ]);
    const cancelled = (await (await cancelRoute.POST(requestBy(admin, "POST", "/x", {}), context({ jobId }))).json()) as LinksView;
    expect(cancelled.state).toBe("done");
  });
});

it("addresses are recognised by their hash in the database and outside", async () => {
  const found = await pool().query<{ hash: string }>(`select encode(sha256(convert_to($1, 'UTF8')), 'hex') as "hash"`, ["https://example.org/ü"]);
  expect(found.rows[0]?.hash).toBe(urlHash("https://example.org/ü"));
});
