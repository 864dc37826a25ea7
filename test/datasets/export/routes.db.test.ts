import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST as cancelRoute } from "@/app/api/v1/datasets/[slug]/exports/[exportId]/cancel/route";
import { GET as fileRoute } from "@/app/api/v1/datasets/[slug]/exports/[exportId]/file/route";
import { GET as getRoute } from "@/app/api/v1/datasets/[slug]/exports/[exportId]/route";
import { POST as estimateRoute } from "@/app/api/v1/datasets/[slug]/exports/estimate/route";
import { GET as listRoute, POST as requestRoute } from "@/app/api/v1/datasets/[slug]/exports/route";
import { exportArchive, exportFolder, removeOldExports } from "@/lib/datasets/export/archive";
import { EXPORT_KEPT_MS } from "@/lib/datasets/export/job";
import { exportEstimateSchema, exportListSchema, exportViewSchema, type ExportView } from "@/lib/datasets/export/schema";
import { runImport } from "@/lib/datasets/job.handler";
import { handlerOf } from "@/lib/jobs/registry";
import { runJob } from "@/lib/jobs/run";
import { useTestDatabase } from "../../database";
import { jsonLines, testFolder, write } from "../../fixtures/files";
import { jpeg } from "../../fixtures/pictures";
import { context, makePerson, requestBy, type TestPerson } from "../../users/people";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-exports-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

let researcher: TestPerson;
let evaluator: TestPerson;
const line = (id: string, more: Record<string, unknown> = {}) => ({ id, sessions: [{ turns: [{ speaker: "A", text: `This is ${id}`, images: [{ candidates: [{ key: "pic" }] }] }] }], ...more });

beforeAll(async () => {
  [researcher, evaluator] = [await makePerson("researcher"), await makePerson("evaluator")];
  const rows = write(folder, "rows.jsonl", jsonLines([line("one"), line("two", { origin: "synthetic" }), line("made", { origin: "scripted" })]));
  write(folder, "pictures/pic.jpg", await jpeg());
  await runImport({ slug: "set", paths: [rows], images: [`${folder}/pictures`] });
  await runImport({ slug: "other", paths: [rows], images: [] });
  await runImport({ slug: "set", paths: [write(folder, "more.jsonl", jsonLines([line("three")]))], images: [] });
});

const post = (person: TestPerson | undefined, slug: string, body: unknown = { format: "jsonl" }) => requestRoute(requestBy(person, "POST", `/api/v1/datasets/${slug}/exports`, body), context({ slug }));
const at = (person: TestPerson | undefined, slug: string, exportId: string) => [requestBy(person, "GET", `/api/v1/datasets/${slug}/exports/${exportId}`), context({ slug, exportId })] as const;
const cancel = (person: TestPerson | undefined, slug: string, exportId: string) => cancelRoute(requestBy(person, "POST", `/api/v1/datasets/${slug}/exports/${exportId}/cancel`, {}), context({ slug, exportId }));
const estimate = (person: TestPerson | undefined, slug: string, body: unknown = {}) => estimateRoute(requestBy(person, "POST", `/api/v1/datasets/${slug}/exports/estimate`, body), context({ slug }));
const list = (person: TestPerson | undefined, slug: string) => listRoute(requestBy(person, "GET", `/api/v1/datasets/${slug}/exports`), context({ slug }));
const viewOf = async (response: Response): Promise<ExportView> => exportViewSchema.parse(await response.json());

async function make(body: unknown = { format: "webdataset" }): Promise<ExportView> {
  const asked = await viewOf(await post(researcher, "set", body));
  await runJob(asked.id, handlerOf);
  return viewOf(await getRoute(...at(researcher, "set", asked.id)));
}

describe("an export by the API", () => {
  it("is made by the worker, downloaded as a zip, and the same when it is made again", async () => {
    const asked = await viewOf(await post(researcher, "set", { format: "webdataset" }));
    expect(asked).toMatchObject({ state: "queued", isWaitingForWorker: true, result: null, settings: { format: "webdataset", version: 2, includeScripted: false } });
    expect((await viewOf(await post(researcher, "set", { format: "webdataset" }))).id).toBe(asked.id);

    const [one, again] = [await make(), await make()];
    expect(one).toMatchObject({ state: "done", isKept: true, error: null, result: { name: "set-v2-webdataset", counts: { episodes: 3, origins: { collected: 2, synthetic: 1, scripted: 0 } }, scriptedLeftOut: 1, pictures: 1, warnings: [] } });
    expect(again.id).not.toBe(one.id);
    expect(again.result?.digest).toBe(one.result?.digest);
    const [first, second] = await Promise.all([one, again].map(async ({ id }) => Buffer.from(await (await fileRoute(...at(researcher, "set", id))).arrayBuffer())));
    expect(first?.subarray(0, 2).toString()).toBe("PK");
    expect(first?.byteLength).toBe(one.result?.bytes);
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
    expect(existsSync(exportFolder(one.id))).toBe(false);
    expect(exportListSchema.parse(await (await list(researcher, "set")).json()).exports.map(({ id }) => id)).toEqual([again.id, one.id]);
    expect(exportListSchema.parse(await (await list(researcher, "other")).json()).exports).toEqual([]);
  });

  it("takes an earlier version, a slice, and scripted episodes where they are asked for", async () => {
    expect((await make({ format: "jsonl", version: 1 })).result?.counts.episodes).toBe(2);
    expect((await make({ format: "parquet", episodes: ["three", "made", "nobody"], includeScripted: true })).result?.counts).toMatchObject({ episodes: 2, origins: { scripted: 1 } });
    const slice = { origins: ["synthetic", "scripted"], words: "this -three" };
    expect((await make({ format: "jsonl", slice })).result).toMatchObject({ counts: { episodes: 1, origins: { synthetic: 1 } }, scriptedLeftOut: 1 });
    expect(exportEstimateSchema.parse(await (await estimate(researcher, "set", { slice, includeScripted: true })).json())).toMatchObject({ episodes: 2, scriptedLeftOut: 0 });
    expect(exportEstimateSchema.parse(await (await estimate(researcher, "set", { slice: { words: "three" } })).json()).episodes).toBe(1);
    expect((await post(researcher, "set", { format: "jsonl", version: 3 })).status).toBe(422);
  });

  it("says beforehand what it would come to", async () => {
    const whole = exportEstimateSchema.parse(await (await estimate(researcher, "set")).json());
    expect(whole).toMatchObject({ version: 2, episodes: 3, scriptedLeftOut: 1, pictures: { files: 1, remote: 0 } });
    expect(whole.pictures.bytes).toBeGreaterThan(100);
    expect(whole.dialogueBytes).toBeGreaterThan(1_000);
    expect(exportEstimateSchema.parse(await (await estimate(researcher, "other")).json()).pictures.files).toBe(0);
  });

  it("can be stopped while it waits, and then leaves nothing", async () => {
    const asked = await viewOf(await post(researcher, "set", { format: "jsonl", gzip: true }));
    expect(await viewOf(await cancel(researcher, "set", asked.id))).toMatchObject({ state: "cancelled", isKept: false });
    expect((await cancel(researcher, "set", asked.id)).status).toBe(409);
    expect((await fileRoute(...at(researcher, "set", asked.id))).status).toBe(404);
  });

  it("is not told to evaluators, to strangers, or under another dataset", async () => {
    const { id } = await make({ format: "jsonl" });
    for (const [person, status] of [[evaluator, 404], [undefined, 401]] as const) {
      expect((await post(person, "set")).status).toBe(status);
      expect((await list(person, "set")).status).toBe(status);
      expect((await estimate(person, "set")).status).toBe(status);
      expect((await getRoute(...at(person, "set", id))).status).toBe(status);
      expect((await fileRoute(...at(person, "set", id))).status).toBe(status);
      expect((await cancel(person, "set", id)).status).toBe(status);
    }
    for (const [slug, exportId] of [["other", id], ["set", randomUUID()], ["none", id]] as const) {
      expect((await getRoute(...at(researcher, slug, exportId))).status).toBe(404);
      expect((await fileRoute(...at(researcher, slug, exportId))).status).toBe(404);
      expect((await cancel(researcher, slug, exportId)).status).toBe(404);
    }
    expect((await post(researcher, "none")).status).toBe(404);
    expect((await list(researcher, "none")).status).toBe(404);
    expect((await estimate(researcher, "none")).status).toBe(404);
    expect((await post(researcher, "set", { format: "csv" })).status).toBe(422);
    expect((await post(researcher, "set", { format: "jsonl", episodes: [] })).status).toBe(422);
  });

  it("is gone after a week, and says so", async () => {
    const { id } = await make({ format: "jsonl" });
    await removeOldExports(Date.now() + EXPORT_KEPT_MS - 60_000);
    expect((await viewOf(await getRoute(...at(researcher, "set", id)))).isKept).toBe(true);
    await removeOldExports(Date.now() + EXPORT_KEPT_MS + 60_000);
    expect(existsSync(exportArchive(id))).toBe(false);
    expect((await viewOf(await getRoute(...at(researcher, "set", id)))).isKept).toBe(false);
    expect((await fileRoute(...at(researcher, "set", id))).status).toBe(404);
  });
});
