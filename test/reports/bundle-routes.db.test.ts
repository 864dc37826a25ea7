import { rmSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as listRoute, POST as requestRoute } from "@/app/api/v1/studies/[studyId]/bundles/route";
import { GET as getRoute } from "@/app/api/v1/studies/[studyId]/bundles/[bundleId]/route";
import { GET as fileRoute } from "@/app/api/v1/studies/[studyId]/bundles/[bundleId]/file/route";
import { handlerOf } from "@/lib/jobs/registry";
import { runJob } from "@/lib/jobs/run";
import { archivePath, removeOldBundles } from "@/lib/reports/bundle/archive";
import { BUNDLE_KEPT_MS } from "@/lib/reports/bundle/job";
import { bundleListSchema, bundleViewSchema, type BundleView } from "@/lib/reports/bundle/schema";
import { useTestDatabase } from "../database";
import { makeStudy, type MadeStudy } from "../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();

let study: MadeStudy;
let other: MadeStudy;
let researcher: TestPerson;
const made: string[] = [];
beforeAll(async () => {
  [study, other] = [await makeStudy({ episodes: 2, evaluators: 1 }), await makeStudy({ episodes: 1, evaluators: 1 })];
  researcher = await makePerson("researcher");
});
afterAll(() => made.forEach((id) => rmSync(archivePath(id), { force: true })));

const ask = (person: TestPerson | undefined, id: string, body: unknown = {}) => requestRoute(requestBy(person, "POST", `/api/v1/studies/${id}/bundles`, body), context({ studyId: id }));
const at = (person: TestPerson | undefined, studyId: string, bundleId: string, file = "") => [requestBy(person, "GET", `/api/v1/studies/${studyId}/bundles/${bundleId}${file}`), context({ studyId, bundleId })] as const;
const viewOf = async (response: Response): Promise<BundleView> => bundleViewSchema.parse(await response.json());

async function makeBundle(): Promise<BundleView> {
  const asked = await viewOf(await ask(researcher, study.id, { replicates: 100 }));
  made.push(asked.id);
  await runJob(asked.id, handlerOf);
  return viewOf(await getRoute(...at(researcher, study.id, asked.id)));
}

describe("a bundle by the API", () => {
  it("is made by the worker, downloaded as a zip, and the same when it is made again", async () => {
    const asked = await viewOf(await ask(researcher, study.id, { replicates: 100 }));
    expect(asked).toMatchObject({ state: "queued", isWaitingForWorker: true, result: null, settings: { metric: "ordinal", seed: "1", replicates: 100 } });
    expect((await viewOf(await ask(researcher, study.id, { replicates: 100 }))).id).toBe(asked.id);

    const [one, again] = [await makeBundle(), await makeBundle()];
    expect(one).toMatchObject({ state: "done", isKept: true, error: null });
    expect(again.id).not.toBe(one.id);
    expect(again.result?.digest).toBe(one.result?.digest);
    const files = await Promise.all([one, again].map(async ({ id }) => Buffer.from(await (await fileRoute(...at(researcher, study.id, id, "/file"))).arrayBuffer())));
    expect(files[0]?.subarray(0, 2).toString()).toBe("PK");
    expect(files[0]?.byteLength).toBe(one.result?.bytes);
    expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(true);
    const listed = bundleListSchema.parse(await (await listRoute(requestBy(researcher, "GET", `/api/v1/studies/${study.id}/bundles`), context({ studyId: study.id }))).json());
    expect(listed.bundles.map((bundle) => bundle.id)).toEqual([again.id, one.id]);
  });

  it("is not told to evaluators, to strangers, or under another study", async () => {
    const { id } = await makeBundle();
    const [evaluator] = study.evaluators;
    for (const [person, status] of [[evaluator, 404], [undefined, 401]] as const) {
      expect((await ask(person, study.id)).status).toBe(status);
      expect((await listRoute(requestBy(person, "GET", `/api/v1/studies/${study.id}/bundles`), context({ studyId: study.id }))).status).toBe(status);
      expect((await getRoute(...at(person, study.id, id))).status).toBe(status);
      expect((await fileRoute(...at(person, study.id, id, "/file"))).status).toBe(status);
    }
    expect((await getRoute(...at(researcher, other.id, id))).status).toBe(404);
    expect((await fileRoute(...at(researcher, other.id, id, "/file"))).status).toBe(404);
    expect((await getRoute(...at(researcher, study.id, randomUUID()))).status).toBe(404);
    expect((await ask(researcher, study.id, { replicates: 1 })).status).toBe(422);
    expect((await ask(researcher, study.id, { seed: "" })).status).toBe(422);
  });

  it("is gone after a week, and says so", async () => {
    const { id } = await makeBundle();
    await removeOldBundles(Date.now() + BUNDLE_KEPT_MS - 60_000);
    expect((await viewOf(await getRoute(...at(researcher, study.id, id)))).isKept).toBe(true);
    await removeOldBundles(Date.now() + BUNDLE_KEPT_MS + 60_000);
    expect((await viewOf(await getRoute(...at(researcher, study.id, id)))).isKept).toBe(false);
    expect((await fileRoute(...at(researcher, study.id, id, "/file"))).status).toBe(404);
  });
});
