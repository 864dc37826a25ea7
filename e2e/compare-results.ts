/** Agreement on the page, over the API and from the exported file by the command: one number. */
import { expect, test, type Page } from "@playwright/test";
import type { StudyResults } from "@/lib/reports/schema";
import { concordJson } from "./concord-cli";
import { answer, type Person } from "./people";

export type Agreement = Record<string, { alpha: number | null; reason: string | null; percentAgreement: number | null; units: number; raters: number; pairs: number }>;

/** What the page shows, what the API answers and what the command computes from the page's own CSV are one. */
export async function compareResults(page: Page, researcher: Person, studyId: string): Promise<{ results: StudyResults; agreement: Agreement }> {
  await page.goto(`/studies/${studyId}/results`);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /^CSV of the ratings/ }).click();
  const file = test.info().outputPath("ratings.csv");
  await (await downloading).saveAs(file);
  const { metric, criteria: agreement } = await concordJson<{ metric: string; criteria: Agreement }>(["agreement", file, "--metric", "ordinal"]);
  expect(metric).toBe("ordinal");
  const results = await answer<StudyResults>(researcher.api.get(`/api/v1/studies/${studyId}/results`));
  expect(Object.keys(agreement).sort()).toEqual(results.criteria.map(({ key }) => key).sort());
  const table = page.getByRole("table", { name: "Results by criterion" });
  for (const { key, name, agreement: told } of results.criteria) {
    const computed = agreement[key];
    const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
    expect(computed, name).toMatchObject({ units: told.items, raters: told.raters, pairs: told.pairs, reason: told.reason });
    const shown = row.locator("data[data-statistic=alpha]");
    if (!computed || computed.alpha === null) {
      expect(told.alpha, name).toBeNull();
      await expect(shown).toHaveCount(0);
      await expect(row.getByTitle("undefined")).toHaveText("–");
      continue;
    }
    expect(Math.abs(computed.alpha - (told.alpha ?? NaN)), name).toBeLessThan(1e-12);
    expect(Math.abs(computed.alpha - Number(await shown.getAttribute("value"))), name).toBeLessThan(1e-12);
    await expect(shown).toHaveText(computed.alpha.toFixed(3).replace("-", "−"));
  }
  return { results, agreement };
}
