/** What a page and a bundle make of a study with nothing, next to nothing, and ten thousand judgments. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleFolder } from "@/cli/bundle-folder";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment, env } from "@/lib/env";
import type { Answer } from "@/lib/judgments/schema";
import { agreementAnalysisSchema } from "@/lib/reports/analysis/agreement-schema";
import { computeNow } from "@/lib/reports/analysis/data";
import { evaluatorsAnalysisSchema } from "@/lib/reports/analysis/evaluators-schema";
import { itemsAnalysisSchema } from "@/lib/reports/analysis/items-schema";
import { meansAnalysisSchema } from "@/lib/reports/analysis/means-schema";
import { planningAnalysisSchema } from "@/lib/reports/analysis/planning-schema";
import { readForBundle } from "@/lib/reports/bundle/data";
import { writeBundle } from "@/lib/reports/bundle/mutations";
import { verifyBundle } from "@/lib/reports/bundle/verify";
import { comparisonResultsSchema } from "@/lib/reports/comparison/schema";
import { figureFonts } from "@/lib/reports/figures/data";
import { studyResultsSchema } from "@/lib/reports/schema";
import { closeStudy } from "@/lib/studies/mutations";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { useTestDatabase } from "../database";
import { makeAnswers, makeChoices } from "../studies/made-protocol";
import { makeComparison, makeStudy } from "../studies/made-study";
import { seedJudgments } from "./seeded-judgments";

useTestDatabase();

const LARGE = 10_000;
const EVALUATORS = 12;
const SETTINGS = { metric: "ordinal", seed: "1", replicates: 100 } as const;
/** Of a process that exports or checks ten thousand judgments, beside the program itself. */
const HEAP_MB = 256;

let home = "";
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "concord-extremes-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const KINDS = {
  rating: {
    make: (count: number) => makeStudy({ episodes: Math.max(2, Math.ceil(count / EVALUATORS / 9)), sessions: 9, evaluators: EVALUATORS, protocol: { unit: "session", evaluatorsPerItem: EVALUATORS } }),
    answers: (place: number): Answer[] => makeAnswers(1 + ((Math.floor(place / EVALUATORS) + (place * place) % 3) % 4), place % 7 === 0 ? null : 1 + ((place * 5) % 4)),
    schema: studyResultsSchema,
  },
  comparison: {
    make: (count: number) => makeComparison({ episodes: Math.max(2, Math.ceil(count / EVALUATORS / 9)), sessions: 9, evaluators: EVALUATORS, protocol: { evaluatorsPerItem: EVALUATORS } }),
    answers: (place: number): Answer[] => makeChoices((["left", "tie", "right"] as const)[(Math.floor(place / EVALUATORS) + (place * place) % 2) % 3], place % 7 === 0 ? null : "left"),
    schema: comparisonResultsSchema,
  },
};

/** No NaN, no infinity: JSON would make null of them, as if there were a reason. */
function expectFinite(value: unknown, path = "it"): void {
  if (typeof value === "number") expect(Number.isFinite(value), path).toBe(true);
  else if (typeof value === "object" && value !== null) for (const [key, part] of Object.entries(value)) expectFinite(part, `${path}.${key}`);
}

async function expectAnalysed(id: AuthorizedStudyId, kind: keyof typeof KINDS): Promise<void> {
  const { metric } = SETTINGS;
  const results = await computeNow<"results">(id, { kind: "results", metric, first: null });
  const agreement = await computeNow<"agreement">(id, { kind: "agreement", metric, first: null });
  const items = await computeNow<"items">(id, { kind: "items" });
  const evaluators = await computeNow<"evaluators">(id, { kind: "evaluators", metric, first: null });
  const means = await computeNow<"means">(id, { kind: "means", first: null });
  const planning = await computeNow<"planning">(id, { kind: "planning", metric, first: null, halfWidth: null });
  const analyses = [
    [KINDS[kind].schema, results], [agreementAnalysisSchema, agreement], [itemsAnalysisSchema, items], [evaluatorsAnalysisSchema, evaluators],
    [meansAnalysisSchema, means], [planningAnalysisSchema, planning],
  ] as const;
  for (const [schema, found] of analyses) {
    expectFinite(found);
    expect(schema.safeParse(found).error).toBeUndefined();
  }
}

type Ended = { code: number; out: string; err: string };

function concordWithin(megabytes: number, ...words: string[]): Promise<Ended> {
  const main = join(import.meta.dirname, "..", "..", "cli", "main.ts");
  const options = { cwd: join(import.meta.dirname, "..", ".."), env: childEnvironment({ DATABASE_URL: databaseUrl(), CONCORD_HOME: env.home }) };
  return new Promise((done) => {
    execFile(process.execPath, [`--max-old-space-size=${megabytes}`, "--import", "tsx", main, ...words], options, (error, out, err) => done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err }));
  });
}

describe.each(["rating", "comparison"] as const)("a %s study", (kind) => {
  it.each([0, 1, 10])("with %i judgments is analysed, and its bundle holds", async (count) => {
    const { id } = await KINDS[kind].make(count);
    await seedJudgments(id, count, KINDS[kind].answers);
    await expectAnalysed(id, kind);
    for (const state of ["running", "closed"] as const) {
      if (state === "closed") await closeStudy(null, id);
      const folder = join(home, `${kind}-${count}-${state}`);
      await writeBundle(await readForBundle(id, SETTINGS), folder);
      expect(await verifyBundle(bundleFolder(folder), { fonts: figureFonts() })).toMatchObject({ ok: true, differences: [], answers: 2 * count });
      expect(readFileSync(join(folder, "paper/methods.md"), "utf8")).not.toMatch(/NaN|null|Infinity/);
    }
  });

  it(`with ${LARGE} judgments is analysed, and its bundle made and checked within ${HEAP_MB} MB`, async () => {
    const { id } = await KINDS[kind].make(LARGE);
    await seedJudgments(id, LARGE, KINDS[kind].answers);
    await expectAnalysed(id, kind);
    const folder = join(home, `${kind}-large`);
    const made = await concordWithin(HEAP_MB, "export", id, "--out", folder, "--replicates", "100", "--json");
    expect(made.code, made.err).toBe(0);
    const checked = await concordWithin(HEAP_MB, "verify", folder, "--json");
    expect(checked.code, checked.err + checked.out).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true, answers: 2 * LARGE });
  }, 180_000);
});
