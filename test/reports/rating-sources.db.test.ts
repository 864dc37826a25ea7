/** A rating study over two datasets: drawn from both, mixed, and told apart by those alone who made it. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleFolder } from "@/cli/bundle-folder";
import { pool } from "@/lib/db/client";
import { compute } from "@/lib/reports/analysis/compute";
import { readForBundle } from "@/lib/reports/bundle/data";
import { writeBundle } from "@/lib/reports/bundle/mutations";
import { DEFAULT_SETTINGS } from "@/lib/reports/bundle/settings";
import { verifyBundle } from "@/lib/reports/bundle/verify";
import { readAnswers } from "@/lib/reports/data";
import { readExport } from "@/lib/reports/export/data";
import { figureFonts } from "@/lib/reports/figures/data";
import { useTestDatabase } from "../database";
import { judgeAll } from "../judgments/judge-all";
import { makeAnswers, makeProtocol } from "../studies/made-protocol";
import { makeDataset, queueOf, startMade, type MadeDataset, type MadeStudy } from "../studies/made-study";

useTestDatabase();

let home = "";
let datasets: MadeDataset[] = [];
let study: Pick<MadeStudy, "id" | "evaluators">;
let queue = "";
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "concord-sources-"));
  datasets = [await makeDataset({ episodes: 4, sessions: 1, origin: "synthetic", said: " (grown)" }), await makeDataset({ episodes: 6, sessions: 1, said: " (collected)" })];
  const protocol = makeProtocol({ unit: "session", evaluatorsPerItem: 2, includeScripted: true, sample: { size: 4, seed: "two" } });
  study = await startMade({ sources: datasets.map(({ slug }) => ({ dataset: slug })), protocol }, 2);
  const [person] = study.evaluators;
  if (person) queue = JSON.stringify(await queueOf(study, person, 3));
  await judgeAll(study, (place) => makeAnswers(1 + (place % 4), 1 + ((place * 3) % 4)));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Row = { item: string; source: string; origin: string; criterion: string; value: number };

async function exported(): Promise<Row[]> {
  const { stream } = await readExport(study.id, "jsonl", "counted");
  return (await new Response(stream).text()).trim().split("\n").map((line) => JSON.parse(line) as Row);
}

describe("a rating study over two sources", () => {
  it("has as many items of each, mixed", async () => {
    const { rows } = await pool().query<{ source: number }>(`select p."sourceNumber" as "source" from "Item" i join "ItemPart" p on p."itemId" = i."id" where i."studyId" = $1 order by i."position"`, [study.id]);
    const sources = rows.map(({ source }) => source);
    expect(sources.filter((source) => source === 1)).toHaveLength(4);
    expect(sources).toHaveLength(8);
    expect(sources).not.toEqual([...sources].sort());
  });

  it("shows evaluators nothing of which is which", () => {
    for (const { slug } of datasets) expect(queue).not.toContain(slug);
    expect(queue).not.toMatch(/sourceNumber|synthetic|"collected"/);
  });

  it("gives the means of each source, which the exported rows give again", async () => {
    const rows = await exported();
    const means = compute({ kind: "means", first: null }, await readAnswers(study.id, { times: false, groups: true, isLarge: false }));
    expect(means.grouping).toBe("source");
    expect(means.groups).toEqual(datasets.map(({ slug }) => slug).sort());
    for (const { key, groups, differences } of means.criteria) {
      for (const { group, mean, n } of groups) {
        const values = rows.filter((row) => row.criterion === key && row.source === group).map(({ value }) => value);
        expect(n).toBe(values.length);
        expect(mean.value).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 12);
      }
      expect(differences).toHaveLength(1);
    }
    expect(new Set(rows.map(({ source, origin }) => `${source} ${origin}`))).toEqual(new Set([`${datasets[0]?.slug} synthetic`, `${datasets[1]?.slug} collected`]));
  });

  it("makes a bundle that verifies by itself and says the source of each answer", async () => {
    const folder = join(home, "bundle");
    await writeBundle(await readForBundle(study.id, { ...DEFAULT_SETTINGS, replicates: 200 }), folder);
    expect(await verifyBundle(bundleFolder(folder), { fonts: figureFonts() })).toMatchObject({ ok: true, differences: [] });
    expect(readFileSync(join(folder, "data/answers.csv"), "utf8").split("\n")[0]).toContain("session,source,origin");
  });
});
