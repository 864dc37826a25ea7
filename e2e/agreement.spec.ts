/** Agreement of a small study: followed live, and by keyboard from the heatmap of evaluators to the items behind one of its cells. */
import type { AgreementAnalysis } from "@/lib/reports/analysis/agreement-schema";
import type { PairItems } from "@/lib/reports/analysis/pair-schema";
import { importEpisodes, shortEpisodes } from "./datasets";
import { expect, test } from "./journey";
import { addPerson, answer } from "./people";
import { confirmInstructions, judgeOverApi, readJudgments, startStudy } from "./studies";
import { tabTo } from "./tab-to";
import { uniqueName } from "./unique-name";

const LIVE_WITHIN_MS = 20_000;

test("from the forest plot to the items behind a cell, while judgments come in", async ({ admin, browserOf }) => {
  const researcher = await addPerson(admin, "researcher", uniqueName("Runa"));
  const evaluators = await Promise.all(["Odd", "Ola", "Ove"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  const slug = await importEpisodes(admin, shortEpisodes(4));
  const study = await startStudy(researcher, slug, evaluators);
  const [odd, ola, ove] = evaluators;
  if (!odd || !ola || !ove) throw new Error("Nobody is there.");
  for (const evaluator of evaluators) await confirmInstructions(evaluator, study.id);
  // Everybody in an order of their own: what is compared below is read from the export, not from this plan.
  await judgeOverApi(odd, study, (item) => [1 + item, 2, 3]);

  const page = await (await browserOf(researcher)).newPage();
  await page.goto(`/studies/${study.id}`);
  await page.getByRole("navigation", { name: "Pages of this study" }).getByRole("link", { name: "Agreement" }).click();
  await expect(page.getByText("Nothing to compare yet")).toBeVisible();
  await page.evaluate(() => { document.body.dataset.same = "yes"; });

  // The second evaluator's answers bring numbers onto the open page, the third one's change them.
  const alpha = page.locator("[data-coefficient=alpha-ordinal] data").first();
  await judgeOverApi(ola, study, (item) => [4 - item, 2, 1 + item]);
  await expect(alpha).toBeVisible({ timeout: LIVE_WITHIN_MS });
  const before = String(await alpha.getAttribute("value"));
  await judgeOverApi(ove, study, (item) => [1 + ((item * 2) % 4), 1 + (item % 2), 2]);
  await expect(alpha).not.toHaveAttribute("value", before, { timeout: LIVE_WITHIN_MS });
  expect(await page.evaluate(() => document.body.dataset.same), "the page was never loaded anew").toBe("yes");
  const analysis = await answer<AgreementAnalysis>(researcher.api.get(`/api/v1/studies/${study.id}/agreement`));
  await expect(alpha).toHaveAttribute("value", String(analysis.criteria[0]?.alpha.value), { timeout: LIVE_WITHIN_MS });
  await expect(page.getByText("Not alpha of pooled answers")).toBeVisible();

  // By keyboard: one stop for the grid, arrows inside it.
  const grid = page.getByRole("grid", { name: /^Percent agreement of evaluators, two by two/ });
  await expect(grid.getByRole("link")).toHaveCount(3);
  await tabTo(page, grid.getByRole("link").first());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const cell = grid.getByRole("link").last();
  await expect(cell).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(cell, "there is no cell beyond the last").toBeFocused();
  const [, one = "", other = ""] = /^(E\d+) and (E\d+): percent agreement \d+% over 4 items/.exec((await cell.locator(".sr-only").innerText()).trim()) ?? [];
  expect([one, other]).toEqual(["E02", "E03"]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `${one} and ${other} on ` })).toBeVisible();

  // The items are those that both answered, with what the export says that each of them said.
  const judgments = await readJudgments(admin, study);
  const saidBy = (evaluator: string) => new Map(judgments.filter((judgment) => judgment.evaluator === evaluator && judgment.inForce).map(({ item, values }) => [item, values[0] ?? null]));
  const [ofOne, ofOther] = [saidBy(one), saidBy(other)];
  const expected = [...ofOne].map(([item, value]) => ({ item, one: value, other: ofOther.get(item) ?? null, distance: Math.abs(Number(value) - Number(ofOther.get(item))) }));
  expected.sort((a, b) => b.distance - a.distance || (a.item < b.item ? -1 : 1));
  const rows = page.getByRole("table", { name: `Items that ${one} and ${other} both answered` }).getByRole("row");
  await expect(rows).toHaveCount(1 + expected.length);
  for (const [place, row] of expected.entries()) {
    await expect(rows.nth(place + 1).getByRole("rowheader")).toHaveText(row.item);
    await expect(rows.nth(place + 1).getByRole("cell").nth(0)).toHaveText(new RegExp(`^${row.one} `));
    await expect(rows.nth(place + 1).getByRole("cell").nth(1)).toHaveText(new RegExp(`^${row.other} `));
    await expect(rows.nth(place + 1).getByRole("link")).toHaveAttribute("href", `/studies/${study.id}/items/${row.item}`);
  }
  const pair = await answer<PairItems>(researcher.api.get(`/api/v1/studies/${study.id}/agreement/pair?${new URLSearchParams({ key: study.criteria[0] ?? "", one, other })}`));
  await expect(page.locator("data[data-statistic=percent-agreement]")).toHaveAttribute("value", String(pair.pair?.agreement));

  // Another criterion and measure are in the address, so the way back and a reload keep them.
  await page.getByRole("link", { name: "All evaluators, two by two" }).click();
  await page.getByLabel("Criterion", { exact: true }).selectOption({ index: 1 });
  await expect(page).toHaveURL(new RegExp(`criterion=${study.criteria[1]}`));
  await page.getByRole("navigation", { name: "Measure of two evaluators" }).getByRole("link", { name: "Kappa", exact: true }).click();
  await expect(page.getByRole("grid", { name: /^Kappa of evaluators, two by two/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("grid", { name: /^Kappa of evaluators, two by two/ })).toBeVisible();
  await expect(page.getByLabel("Criterion", { exact: true })).toHaveValue(study.criteria[1] ?? "");
});

test("what leads nowhere says so", async ({ admin, browserOf, watch }) => {
  watch.expect(/status of 404/);
  const slug = await importEpisodes(admin, shortEpisodes(2));
  const evaluator = await addPerson(admin, "evaluator", uniqueName("Pia"));
  const study = await startStudy(admin, slug, [evaluator]);
  const page = await (await browserOf(admin)).newPage();
  await page.goto(`/studies/${study.id}/agreement?metric=cubic&measure=none&criterion=gone`);
  await expect(page.getByText("No judgment yet")).toBeVisible();
  const answered = await page.goto(`/studies/${study.id}/agreement/pair?key=none&one=E01&other=E02`);
  expect(answered?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
