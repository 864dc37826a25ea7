/** From two datasets to wins, ties and losses: wizard, four evaluators who see both orders, results that a file confirms. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { ComparisonResults, Preferences } from "@/lib/reports/comparison/schema";
import type { ImportResult } from "@/lib/datasets/types";
import { comparisonCriteria } from "@/lib/studies/comparison-criteria";
import type { DesignAudit } from "@/lib/studies/design/schema";
import { concordJson } from "./concord-cli";
import { startComparison } from "./comparisons";
import { importFiles, longEpisodes } from "./datasets";
import { addFour, compareByFour } from "./four-judges";
import { expect, test } from "./journey";
import { addPerson, answer, type Person } from "./people";
import { root } from "./server";
import { startComparisonThroughWizard } from "./study-wizard";
import { uniqueName } from "./unique-name";

const DATA = join(root, "..", "shared", "data");
type Row = { item: string; evaluator: string; criterion: string; left: string; right: string; choice: string; left_episode: string | null };

test("two datasets are compared by four people, each pair both ways round, and the file tells the same as the page", async ({ admin, browserOf }) => {
  test.setTimeout(180_000);
  const [researcher, evaluators] = [await addPerson(admin, "researcher", uniqueName("Rina")), await addFour(admin)];
  const titles = [uniqueName("Harbour"), uniqueName("Quay")] as const;
  for (const [index, title] of titles.entries()) {
    const { episodes, pictures } = await longEpisodes(2, 1);
    const told = episodes.map((episode) => ({ ...episode, id: `${index}-${episode.id}`, sessions: (episode.sessions ?? []).map((session) => ({ ...session, turns: session.turns.slice(0, 6).map((turn) => ({ ...turn, text: `${turn.text} ${index === 0 ? "Aye" : "Well"}.` })) })) }));
    await importFiles(admin, { slug: uniqueName(`shore-${index}`), title }, [{ name: "episodes.jsonl", bytes: Buffer.from(told.map((episode) => `${JSON.stringify(episode)}\n`).join("")) }, ...pictures]);
  }
  const manager = await (await browserOf(researcher)).newPage();
  const studyId = await startComparisonThroughWizard(manager, titles, evaluators, { pairs: 2, perPair: 4 });
  await compareByFour(browserOf, studyId, evaluators, 2);
  const rows = await expectSameEverywhere(manager, researcher, studyId, 2);

  // Until the end nobody who sees results knows which is which.
  await expect(manager.getByText("Source 1").first()).toBeVisible();
  // At the top stands what the study draws from, and nowhere which source that is.
  for (const title of titles) await expect(manager.getByRole("main").getByText(title)).toHaveCount(1);
  expect(new Set(rows.flatMap((row) => [row.left, row.right]))).toEqual(new Set(["Source 1", "Source 2"]));
  expect(rows.every((row) => row.left_episode === null)).toBe(true);
  await answer(researcher.api.post(`/api/v1/studies/${studyId}/close`));
  await manager.reload();
  for (const title of titles) await expect(manager.getByRole("main").getByText(title).nth(1)).toBeVisible();
  const named = await expectSameEverywhere(manager, researcher, studyId, 2);
  expect(named.some((row) => row.left_episode !== null)).toBe(true);
});

test("real conversations of DialogCC and PhotoChat are compared with STARK's", async ({ admin, browserOf }) => {
  test.skip(!existsSync(join(DATA, "dialogcc")), "the published conversations are not beside this checkout");
  test.setTimeout(300_000);
  const slugs = { stark: uniqueName("stark"), dialogcc: uniqueName("dialogcc"), photochat: uniqueName("photochat") };
  const stark = await concordJson<ImportResult>(["import", join(DATA, "stark", "stark_dialogue.reconstructed.jsonl"), "--dataset", slugs.stark]);
  const dialogcc = await concordJson<ImportResult>(["import", join(DATA, "dialogcc"), "--dataset", slugs.dialogcc]);
  const photochat = await concordJson<ImportResult>(["import", join(DATA, "photochat", "photochat_from_mdseval.json"), "--dataset", slugs.photochat]);
  expect([stark.episodes, dialogcc.episodes, photochat.episodes]).toEqual([3, 24, 174]);

  const [researcher, evaluators] = [await addPerson(admin, "researcher", uniqueName("Rina")), await addFour(admin)];
  const study = await startComparison(researcher, Object.values(slugs), evaluators, {
    criteria: comparisonCriteria, contrasts: [[1, 2], [1, 3]], images: "shared", sample: { size: 2, seed: "eleven" }, evaluatorsPerItem: 4,
  });
  const stoodLeft = await compareByFour(browserOf, study.id, evaluators, 4);
  // Both orders were shown: over the four, each of the eight conversations stood left and right.
  expect(new Set(stoodLeft.flat()).size).toBe(8);
  const manager = await (await browserOf(researcher)).newPage();
  await expectSameEverywhere(manager, researcher, study.id, 4);
  const audit = await answer<DesignAudit>(researcher.api.get(`/api/v1/studies/${study.id}/design`));
  expect(audit.items.largestDifference).toEqual({ planned: 0, counted: 0 });
  for (const { judged, largestDifference } of audit.evaluators) {
    expect(judged).toBe(4);
    expect(largestDifference.judged).toBeLessThanOrEqual(1);
  }
});

/** What the API answers is what the command computes from the page's own file, and what the page shows. */
async function expectSameEverywhere(page: Page, researcher: Person, studyId: string, pairs: number): Promise<Row[]> {
  await page.goto(`/studies/${studyId}/results`);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /^CSV/ }).first().click();
  const file = test.info().outputPath(`pairs-${Date.now()}.csv`);
  await (await downloading).saveAs(file);
  const results = await answer<ComparisonResults>(researcher.api.get(`/api/v1/studies/${studyId}/results`));
  expect(results.study.kind).toBe("comparison");
  const first = results.contrasts[0]?.first ?? "";
  const computed = await concordJson<Preferences>(["compare", file, "--first", first]);
  expect(computed.contrasts.map(({ criteria }) => criteria.map(({ criterion: key, wins, ties, losses, netPreference, clustered, signTest, agreement }) => ({ key, wins, ties, losses, netPreference, clustered, signTest, agreement })).sort(byKey)))
    .toEqual(results.contrasts.map(({ criteria }) => criteria.map(({ criterion: key, wins, ties, losses, netPreference, clustered, signTest, agreement }) => ({ key, wins, ties, losses, netPreference, clustered, signTest, agreement })).sort(byKey)));
  expect(computed.position).toEqual(results.position);

  const rows = (await (await researcher.api.get(`/api/v1/studies/${studyId}/export?format=jsonl`)).text()).split("\n").filter(Boolean).map((line) => JSON.parse(line) as Row);
  expect(rows).toHaveLength(pairs * 4 * 6);
  for (const item of new Set(rows.map((row) => row.item))) {
    const own = rows.filter((row) => row.item === item && row.criterion === "overall");
    const [one] = own;
    expect(own.filter((row) => row.left === one?.left)).toHaveLength(2);
    expect(own.filter((row) => row.right === one?.left)).toHaveLength(2);
  }
  // By hand: wins of the first source over the second one.
  for (const contrast of results.contrasts) {
    for (const result of contrast.criteria) {
      const own = rows.filter((row) => row.criterion === result.criterion && [row.left, row.right].includes(contrast.first) && [row.left, row.right].includes(contrast.second));
      const wins = own.filter((row) => (row.choice === "left" ? row.left : row.choice === "right" ? row.right : "") === contrast.first).length;
      const ties = own.filter((row) => row.choice === "tie").length;
      expect([result.wins.count, result.ties.count, result.losses.count]).toEqual([wins, ties, own.length - wins - ties]);
    }
  }
  return rows;
}

const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);
