import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as listRoute, POST as adoptRoute } from "@/app/api/v1/calibrations/route";
import { DELETE as retireRoute } from "@/app/api/v1/calibrations/[calibrationId]/route";
import { GET as proposalRoute } from "@/app/api/v1/calibrations/proposal/route";
import { thresholdsAsOf } from "@/lib/calibrations/data";
import type { CalibrationView, Proposals } from "@/lib/calibrations/types";
import { pool } from "@/lib/db/client";
import { ALIGNER_DEFAULTS } from "@/lib/mcu/aligner/settings";
import type { EmbeddingsPort } from "@/lib/mcu/ports";
import { closeStudy } from "@/lib/studies/mutations";
import { useTestDatabase } from "../database";
import { makeComparison } from "../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";
import { apart, CLIP, CRITERION, judged, recordOf } from "./judged-study";

useTestDatabase();

let admin: TestPerson;
beforeAll(async () => {
  admin = await makePerson("admin");
});

async function proposal(study: { id: string }, more: Record<string, string> = {}, person = admin) {
  const response = await proposalRoute(requestBy(person, "GET", `/api/v1/calibrations/proposal?${new URLSearchParams({ study: study.id, ...more }).toString()}`), context());
  return { status: response.status, body: (await response.json()) as Proposals & { error?: { message: string } } };
}

async function adopt(study: { id: string }, more: object = {}, person = admin) {
  const response = await adoptRoute(requestBy(person, "POST", "/api/v1/calibrations", { study: study.id, model: "clip-1", revision: "r7", ...more }), context());
  return { status: response.status, body: (await response.json()) as CalibrationView & { error?: { message: string } } };
}

async function listed(person = admin): Promise<CalibrationView[]> {
  return ((await (await listRoute(requestBy(person, "GET", "/"), context())).json()) as { calibrations: CalibrationView[] }).calibrations;
}

const port = (engine: typeof CLIP): EmbeddingsPort => ({ engine, texts: () => Promise.reject(new Error("not asked")), images: () => Promise.reject(new Error("not asked")) });
const now = async () => (await pool().query<{ now: Date }>(`select now() as "now"`)).rows[0]?.now ?? new Date(0);

describe("a proposal", () => {
  it("finds the threshold that hand-made answers were made for", async () => {
    const { status, body } = await proposal(await judged(apart));
    expect(status).toBe(200);
    expect(body.reason).toBeNull();
    // 25 of 26 relevant ones at or above 0.25, none of the others.
    expect(body.proposals).toMatchObject([{
      score: "clip", scorer: { model: "clip-1", revision: "r7" }, criterion: { key: CRITERION, name: "Image-Dialogue Relevance" }, unit: "picture", n: 51, relevant: 26, items: 51, pictures: 51, answers: 101,
      left: { unrated: 0, withoutPicture: 0, unscored: 0, severalPictures: 0 }, reason: null,
    }]);
    const [found] = body.proposals;
    expect(found?.threshold).toBeCloseTo(0.25, 12);
    expect(found?.youden).toBeCloseTo(25 / 26, 12);
    // It loses to 24 of 25 and wins against the one at 0.1.
    expect(found?.auc).toBeCloseTo((25 * 25 + 1) / (26 * 25), 12);
    expect(found?.thresholdInterval?.ci).toMatchObject({ level: 0.95 });
    expect(found?.roc[0]).toEqual({ threshold: 0.1, truePositiveRate: 1, falsePositiveRate: 1 });
    expect(found?.method.join(" ")).toMatch(/never judged.*/);
  });

  it("gives the same again, and leaves out what was not rated or not scored", async () => {
    const study = await judged([...apart, { score: null, ratings: [4, 4] }, { score: 0.3, ratings: [null as unknown as number, null] }]);
    const first = await proposal(study);
    expect(first.body.proposals[0]).toMatchObject({ n: 51, left: { unrated: 1, unscored: 1 } });
    expect(await proposal(study)).toEqual(first);
  });

  it("refuses, with the reason, where a class is too small or missing", async () => {
    const few = await proposal(await judged(apart.slice(0, 44)));
    expect(few.body.proposals[0]).toMatchObject({ threshold: null, n: 44, relevant: 19, roc: [], reason: "A threshold takes twenty units rated 3 or more on average and as many rated below; there are 19 and 25." });
    const one = await proposal(await judged(apart.slice(25)));
    expect(one.body.proposals[0]).toMatchObject({ threshold: null, n: 26, relevant: 26 });
  });

  it("averages where items show several pictures, and says so", async () => {
    const { body } = await proposal(await judged(apart, { perItem: 2 }));
    expect(body.proposals[0]).toMatchObject({ unit: "item", n: 51, pictures: 102 });
    expect(body.proposals[0]?.method.join(" ")).toMatch(/2\.0 on average.*were averaged/);
  });

  it("knows nothing of scores whose model was not kept", async () => {
    const { body } = await proposal(await judged(apart.slice(0, 3), { scorer: null }));
    expect(body).toMatchObject({ proposals: [], reason: expect.stringMatching(/^No picture that this study shows has a stored score/) as string });
  });

  it("takes the scores of a share that was aligned again", async () => {
    const study = await judged(apart.slice(0, 3), { scorer: null });
    await pool().query(
      `insert into "Alignment" ("id", "imageId", "request", "jobId", "record", "original")
       select gen_random_uuid(), i."id", '{}', gen_random_uuid(), $2::jsonb, jsonb_build_object('sha256', i."sha256", 'scores', jsonb_build_object('clip', 0.4)) from "EpisodeImage" i join "ItemPart" p on p."episodeId" = i."episodeId" where p."studyId" = $1`,
      [study.id, JSON.stringify(recordOf("0", null))],
    );
    expect((await proposal(study)).body.proposals).toMatchObject([{ scorer: { model: "clip-1" }, n: 3, left: { unscored: 0 } }]);
  });

  it("says what cannot be calibrated on", async () => {
    const study = await judged(apart.slice(0, 1), { protocol: { criteria: [{ key: CRITERION, name: "Fit", question: "Does it fit?", scale: [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) })) }] } });
    expect(await proposal(study)).toMatchObject({ status: 422, body: { error: { message: expect.stringMatching(/not on a scale from 1 to 4/) as string } } });
    expect(await proposal(study, { criterion: "coherence" })).toMatchObject({ status: 422, body: { error: { message: expect.stringMatching(/no criterion “coherence”/) as string } } });
    expect(await proposal(await makeComparison())).toMatchObject({ status: 422, body: { error: { message: expect.stringMatching(/this study compares/) as string } } });
    expect((await proposal({ id: randomUUID() })).status).toBe(404);
  });
});

describe("an adopted threshold", () => {
  it("is taken of a closed study alone, and used by what is asked for from then on", async () => {
    const study = await judged(apart);
    expect(await adopt(study)).toMatchObject({ status: 409, body: { error: { message: expect.stringMatching(/still open/) as string } } });
    await closeStudy(null, study.id);
    const before = await now();
    const { status, body } = await adopt(study);
    expect(status).toBe(201);
    expect(body).toMatchObject({ createdBy: "Test admin", retiredAt: null, proposal: { n: 51, study: { id: study.id, name: "A study" } } });
    expect(body.threshold).toBeCloseTo(0.25, 12);

    expect(await thresholdsAsOf({ clip: port(CLIP) }, before)).toEqual(ALIGNER_DEFAULTS.thresholds);
    const after = await now();
    const inForce = await thresholdsAsOf({ clip: port(CLIP) }, after);
    expect(inForce.clip).toEqual({ value: body.threshold, calibrated: { id: body.id, from: "A study: Image-Dialogue Relevance", n: 51, when: body.createdAt } });
    expect(inForce.pick).toEqual(ALIGNER_DEFAULTS.thresholds.pick);
    for (const other of [{ ...CLIP, model: "clip-2" }, { ...CLIP, revision: "r8" }, { ...CLIP, revision: null as unknown as string }]) {
      expect((await thresholdsAsOf({ clip: port(other) }, after)).clip).toEqual(ALIGNER_DEFAULTS.thresholds.clip);
    }

    const again = await adopt(study);
    expect((await listed()).map(({ id, retiredAt }) => [id, retiredAt === null])).toEqual([[again.body.id, true], [body.id, false]]);
    const retired = await retireRoute(requestBy(admin, "DELETE", "/"), context({ calibrationId: again.body.id }));
    expect(await retired.json()).toEqual({ ok: true });
    expect((await thresholdsAsOf({ clip: port(CLIP) }, await now())).clip).toEqual(ALIGNER_DEFAULTS.thresholds.clip);
    expect((await thresholdsAsOf({ clip: port(CLIP) }, after)).clip.value).toBe(body.threshold);
    expect((await retireRoute(requestBy(admin, "DELETE", "/"), context({ calibrationId: again.body.id }))).status).toBe(404);
    const told = await pool().query<{ action: string }>(`select "action" from "AuditEvent" where "subject" like 'calibration:%' order by "id"`);
    expect(told.rows.map(({ action }) => action)).toEqual(["calibration.adopt", "calibration.adopt", "calibration.retire"]);
  });

  it("is not taken where the answers speak for none, or of a model that scored nothing", async () => {
    const study = await judged(apart.slice(0, 30));
    await closeStudy(null, study.id);
    expect(await adopt(study)).toMatchObject({ status: 409, body: { error: { message: expect.stringMatching(/twenty units/) as string } } });
    expect(await adopt(study, { model: "clip-9" })).toMatchObject({ status: 422, body: { error: { message: "No picture of this study was scored by clip-9 (r7)." } } });
  });

  it("is for admins to take; researchers see it", async () => {
    const researcher = await makePerson("researcher");
    const study = await judged(apart.slice(0, 1));
    expect((await proposal(study, {}, researcher)).status).toBe(404);
    expect((await adopt(study, {}, researcher)).status).toBe(404);
    expect((await listed(researcher)).length).toBe((await listed()).length);
  });
});
