import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readProposals } from "@/lib/calibrations/data";
import { propose } from "@/lib/calibrations/propose";
import { proposalQuerySchema } from "@/lib/calibrations/schema";
import { pool } from "@/lib/db/client";
import { operatorEngineAdmin } from "@/lib/engines/access";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getEpisode } from "@/lib/generation/data";
import { shownChecks } from "@/lib/generation/grown-parts";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { runClaimed } from "@/lib/jobs/run";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { createStudy, startStudy } from "@/lib/studies/mutations";
import { studyInputSchema } from "@/lib/studies/protocol";
import { starkCriteria } from "@/lib/studies/template-criteria";
import { useTestDatabase } from "../database";
import { png } from "../fixtures/pictures";
import { startStandInEngine } from "../fixtures/stand-in-engine";
import { createFixedAnswers } from "../mcu/fixed-answers";
import { seedJudgments } from "../reports/seeded-judgments";
import { makeProtocol } from "../studies/made-protocol";
import { makePerson } from "../users/people";

useTestDatabase();

const CRITERION = "image_dialogue_relevance";

/** As if it had been found, for the model that the stand-in is said to be. */
async function adopted(threshold: number): Promise<string> {
  const id = randomUUID();
  const body = propose({ study: { id: randomUUID(), name: "Harbour" }, criterion: { key: CRITERION, name: "Relevance" }, score: "clip", scorer: { model: "clip-1", revision: null } }, [], new Map());
  await pool().query(`insert into "ThresholdCalibration" ("id", "score", "model", "threshold", "body") values ($1, 'clip', 'clip-1', $2, $3)`, [id, threshold, JSON.stringify({ ...body, n: 51 })]);
  return id;
}

describe("a run", () => {
  it("that is asked for after a threshold was adopted holds its pictures to it, and its published pictures have scores to calibrate on", async () => {
    let drawn = 0;
    const answers = createFixedAnswers();
    const engine = await startStandInEngine({
      answers: (name, request) => (name === "plan" ? { reason: "As the test says.", module: "t2i", description: "A kite" } : answers(name, request)),
      pictures: () => png(64, 48, (drawn += 1)), embeds: (input) => (typeof input === "string" ? [1, 0] : [0.6, 0.8]),
    });
    try {
      for (const port of ["chat", "images", "clip"]) {
        await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), $1, $2)`, [port, JSON.stringify({ port, name: port, baseUrl: engine.origin, model: `${port}-1`, timeoutSeconds: 10 })]);
      }
      const id = await adopted(0.55);
      const request = generationRequestSchema.parse({ provider: "engines", episodes: 1, seed: "seed", people: { minAge: 30, maxAge: 39 }, dataset: { slug: "scored" } });
      const { runId, job } = await createClaimedRun(operatorGenerator, request);
      // What is adopted later is for later runs.
      await pool().query(`update "ThresholdCalibration" set "retiredAt" = now()`);
      await adopted(0.99);
      expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
      const run = await authorizeRun(operatorGenerator, runId);
      const checks = shownChecks(run && (await getEpisode(run, 1))?.report);
      expect(checks.find(({ check }) => check === "image-text")).toMatchObject({ passed: true, threshold: 0.55, calibrated: true, calibration: { id, from: "Harbour: Relevance", n: 51 } });
      expect(checks.find(({ check }) => check === "near-duplicates")).toMatchObject({ calibrated: false });
    } finally {
      await engine.close();
    }

    const evaluator = await makePerson("evaluator");
    const protocol = makeProtocol({ unit: "session", criteria: starkCriteria.filter(({ key }) => key === CRITERION), includeScripted: true, evaluatorsPerItem: 1 });
    const study = await authorizeStudyLocally((await createStudy(null, studyInputSchema.parse({ name: "A study", dataset: "scored", protocol, evaluators: [evaluator.email] }))).id);
    await startStudy(null, study);
    const items = (await pool().query(`select 1 from "Item" where "studyId" = $1`, [study])).rows.length;
    await seedJudgments(study, items, () => [{ criterion: CRITERION, value: 4, nonResponse: null, comment: "", answeredAfterMs: null }]);
    const { proposals } = await readProposals(operatorEngineAdmin, study, proposalQuerySchema.parse({ study }));
    // Every session shares the same picture of the device, which was scored when the run chose it.
    expect(proposals).toMatchObject([{ scorer: { model: "clip-1", revision: null }, unit: "picture", items, n: 1, relevant: 1, threshold: null, left: { unrated: 0, withoutPicture: 0, unscored: 0 } }]);
  });
});
