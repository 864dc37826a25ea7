/** What evaluators send through the API, as stored patterns have it: the numbers of the results page to the last digit. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as recountRoute } from "@/app/api/v1/studies/[studyId]/recount/route";
import { pool, prisma } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { readNaming } from "@/lib/reports/comparison/data";
import { comparisonResultsSchema } from "@/lib/reports/comparison/schema";
import { readResults } from "@/lib/reports/data";
import { sourcesOfStratum } from "@/lib/reports/patterns/criterion-patterns";
import { countPatterns, readPatterns } from "@/lib/reports/patterns/data";
import { foldStudy } from "@/lib/reports/patterns/mutations";
import { agreementOfStored, preferenceAgreement } from "@/lib/reports/patterns/pattern-agreement";
import { recountSchema } from "@/lib/reports/patterns/schema";
import { studyResultsSchema } from "@/lib/reports/schema";
import { METRICS } from "@/lib/stats/metric";
import { closeStudy } from "@/lib/studies/mutations";
import { useTestDatabase } from "../../database";
import { receiptOf, submit } from "../../judgments/desk-api";
import { makeAnswers, makeChoices, makeSubmission } from "../../studies/made-protocol";
import { firstAssignment, letLeasesRunOut, makeComparison, type MadeStudy, makeStudy, queueOf } from "../../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../../users/people";

useTestDatabase();

const root = join(import.meta.dirname, "..", "..", "..");

const plain = ({ alpha, reason, ci, ciReason, disagreementBound, percentAgreement, items, raters, pairs, ratings }: {
  alpha: number | null; reason: unknown; ci: { low: number; high: number; level: number } | null; ciReason: unknown; disagreementBound: number | null; percentAgreement: number | null;
  items: number; raters: number; pairs: number; ratings: number;
}) => ({ alpha, reason, ci: ci && [ci.low, ci.high, ci.level], ciReason, disagreementBound, percentAgreement, items, raters, pairs, ratings });

const named = ({ units, n, ...agreement }: ReturnType<typeof agreementOfStored>) => plain({ ...agreement, items: units, ratings: n });

describe("a rating study", () => {
  let study: MadeStudy;

  beforeAll(async () => {
    study = await makeStudy({ episodes: 7, evaluators: 4, protocol: { evaluatorsPerItem: 3 } });
    const [ann, bob, cat, dan] = study.evaluators as [TestPerson, TestPerson, TestPerson, TestPerson];
    // Dan's lease runs out and the others take the place: his answers are surplus.
    const late = await firstAssignment(study, dan);
    await letLeasesRunOut(study);
    let place = 0;
    for (const person of [ann, bob, cat]) {
      let newest = "";
      for (;;) {
        const [next] = (await queueOf(study, person)).assignments;
        if (!next) break;
        newest = next.id;
        place += 1;
        await receiptOf(submit(person, makeSubmission(newest, { answers: makeAnswers(1 + ((place * place) % 4), place % 5 === 0 ? null : 1 + (place % 3)) })));
      }
      // Revised, and once more on top of the older revision, which is kept and not put in force.
      await receiptOf(submit(person, makeSubmission(newest, { baseRevision: 1, answers: makeAnswers(4, person === ann ? null : 4) })));
      await receiptOf(submit(person, makeSubmission(newest, { baseRevision: 1, answers: makeAnswers(1, 1) })));
    }
    expect(await receiptOf(submit(dan, makeSubmission(late)))).toMatchObject({ counted: false });
  });

  it.each([["before a fold", false], ["after it", true]])("has the agreement of its results %s", async (_, isFolded) => {
    if (isFolded) expect(await foldStudy(study.id)).toBeGreaterThan(0);
    expect(await prisma().ratingDelta.count({ where: { studyId: study.id } }) === 0).toBe(isFolded);
    const stored = await readPatterns(study.id);
    for (const metric of METRICS) {
      const results = studyResultsSchema.parse(await readResults(study.id, { metric }));
      expect(results.criteria.map(({ key }) => key)).toEqual(stored.map(({ criterion }) => criterion));
      for (const [index, criterion] of results.criteria.entries()) {
        const own = stored[index];
        if (!own) throw new Error("no patterns");
        expect(named(agreementOfStored(own, { metric, interval: "jackknife" }))).toEqual(plain(criterion.agreement));
      }
      expect(results.criteria[0]?.agreement.alpha).toBeLessThan(1);
    }
    expect((await readPatterns(study.id, { criterion: "images" })).map(({ criterion }) => criterion)).toEqual(["images"]);
  });

  it("counts a late answer where the place was still free", async () => {
    const small = await makeStudy({ episodes: 1, evaluators: 1, protocol: { evaluatorsPerItem: 1 } });
    const [ann] = small.evaluators as [TestPerson];
    const assignment = await firstAssignment(small, ann);
    await letLeasesRunOut(small);
    expect(await receiptOf(submit(ann, makeSubmission(assignment)))).toMatchObject({ counted: true });
    await closeStudy(null, small.id);
    expect((await readPatterns(small.id)).map(({ patterns, raters }) => ({ patterns, raters }))).toEqual([[3], [4]].map((pattern) => ({ patterns: [{ pattern, units: 1 }], raters: 0 })));
  });

  it("is recounted for those who run studies, by the API and the command, and put right", async () => {
    const recount = (person: TestPerson | undefined, body: object = {}) => recountRoute(requestBy(person, "POST", `/api/v1/studies/${study.id}/recount`, body), context({ studyId: study.id }));
    const researcher = await makePerson("researcher");
    expect((await recount(study.evaluators[0])).status).toBe(404);
    expect((await recount(undefined)).status).toBe(401);
    const right = recountSchema.parse(await (await recount(researcher)).json());
    expect(right).toMatchObject({ ok: true, repaired: false, different: 0, ratings: (await countPatterns(study.id, {})).cost.ratingsRead });
    await pool().query(`update "PatternCount" set units = units + 1 where "studyId" = $1 and pattern = (select min(pattern) from "PatternCount" where "studyId" = $1)`, [study.id]);

    const env = childEnvironment({ DATABASE_URL: databaseUrl() });
    const run = (...words: string[]) => new Promise<{ code: unknown; said: string }>((done) => {
      const program = join(root, "cli", "main.ts");
      execFile(process.execPath, ["--import", "tsx", program, "study", "recount", study.id, ...words], { cwd: root, env }, (error, said) => done({ code: error?.code ?? 0, said }));
    });
    expect(await run()).toMatchObject({ code: 1, said: expect.stringMatching(/differed: put them right with --repair[^]*items with/) as unknown });
    expect(recountSchema.parse(await (await recount(researcher, { repair: true })).json())).toMatchObject({ ok: true, repaired: true });
    expect(await prisma().auditEvent.findFirst({ where: { subject: study.id, action: "study.recount" } })).toMatchObject({ actorId: researcher.id });
    const json = await run("--json");
    expect([json.code, recountSchema.parse(JSON.parse(json.said))]).toMatchObject([0, { ok: true, different: 0 }]);
  });
});

describe("a comparison", () => {
  it("has the agreement of its results for each pair of sources, by its first or its second", async () => {
    const study = await makeComparison({ sources: 3, episodes: 5, evaluators: 3, protocol: { evaluatorsPerItem: 2, allowBothBad: true } });
    const CHOICES = ["left", "tie", "right"] as const;
    let place = 0;
    for (const person of study.evaluators) {
      for (;;) {
        const [next] = (await queueOf(study, person)).assignments;
        if (!next) break;
        place += 1;
        const [flow, images] = makeChoices(CHOICES[(place * place) % 3] ?? "tie", place % 6 === 0 ? null : (CHOICES[place % 2] ?? "tie"));
        if (!flow || !images) throw new Error("no choices");
        await receiptOf(submit(person, makeSubmission(next.id, { answers: [place % 7 === 0 ? { ...flow, value: 4 } : flow, images] })));
        if (place % 4 === 0) await foldStudy(study.id);
      }
    }
    const stored = await readPatterns(study.id);
    const naming = await readNaming(study.id);
    let compared = 0;
    const directions = new Set<boolean>();
    for (const first of [undefined, ...new Set(stored.map(({ stratum }) => naming.nameOf(...(sourcesOfStratum(stratum)?.toReversed() as [number, number]))))]) {
      const results = comparisonResultsSchema.parse(await readResults(study.id, { metric: "ordinal", first }));
      for (const contrast of results.contrasts) {
        for (const criterion of contrast.criteria) {
          const own = stored.find(({ stratum, criterion: key }) => {
            const [one, two] = sourcesOfStratum(stratum) ?? [0, 0];
            return key === criterion.criterion && [naming.nameOf(one, two), naming.nameOf(two, one)].sort().join() === [contrast.first, contrast.second].sort().join();
          });
          if (!own) throw new Error("no patterns");
          const [one, two] = sourcesOfStratum(own.stratum) ?? [0, 0];
          const isReversed = naming.nameOf(one, two) !== contrast.first;
          directions.add(isReversed);
          for (const metric of ["ordinal", "nominal"] as const) {
            expect(named(preferenceAgreement(own, { metric, interval: "jackknife", isReversed }))).toEqual(plain(criterion.agreement[metric]));
            compared += 1;
          }
        }
      }
    }
    expect([compared >= 12, directions]).toEqual([true, new Set([true, false])]);
    // By numbers of sources nothing is told while they have no names.
    await pool().query(`update "PatternCount" set units = units + 1 where "studyId" = $1`, [study.id]);
    const researcher = await makePerson("researcher");
    const answer = recountSchema.parse(await (await recountRoute(requestBy(researcher, "POST", `/api/v1/studies/${study.id}/recount`, {}), context({ studyId: study.id }))).json());
    expect(answer.different).toBeGreaterThan(0);
    expect(new Set(answer.differences.map(({ pattern }) => pattern))).toEqual(new Set([null]));
  });
});
