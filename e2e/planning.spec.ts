/** How many more it takes: from no judgment to a plan for a half-width of one's own, which the address carries. */
import type { PlanningAnalysis } from "@/lib/reports/analysis/planning-schema";
import { importEpisodes, shortEpisodes } from "./datasets";
import { expect, test } from "./journey";
import { addPerson, answer } from "./people";
import { confirmInstructions, judgeOverApi, startStudy } from "./studies";
import { uniqueName } from "./unique-name";

test("a plan follows the first judgments and the wanted half-width", async ({ admin, browserOf }) => {
  const researcher = await addPerson(admin, "researcher", uniqueName("Pilar"));
  const evaluators = await Promise.all(["Pia", "Paul", "Pola"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  const slug = await importEpisodes(admin, shortEpisodes(12));
  const study = await startStudy(researcher, slug, evaluators, { sample: { size: 12, seed: "plan" } });

  const page = await (await browserOf(researcher)).newPage();
  await page.goto(`/studies/${study.id}`);
  await page.getByRole("navigation", { name: "Pages of this study" }).getByRole("link", { name: "Planning" }).click();
  await expect(page.getByText("No judgment yet")).toBeVisible();

  for (const evaluator of evaluators) await confirmInstructions(evaluator, study.id);
  for (const [place, evaluator] of evaluators.entries()) await judgeOverApi(evaluator, study, (item) => [1 + ((item + (item % 3 === place ? 1 : 0)) % 4), 1 + ((item * 3 + place) % 4), 1 + (item % 2) + (item % 4 === place ? 1 : 0)]);
  // The page follows by itself.
  await expect(page.getByRole("heading", { name: "What is missing" })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("stop once p falls below a line is not")).toBeVisible();
  await expect(page.getByText(/^(More of the same: )?For α within ±0\.05/)).toBeVisible();

  // By keyboard: type, Enter.
  const field = page.getByRole("textbox", { name: "Wanted half-width" });
  await field.fill("0,35");
  await field.press("Enter");
  await expect(page).toHaveURL(/planning\?h=0%2C35$/);
  await expect(page.getByText(/α within ±0\.35/).first()).toBeVisible();
  const plan = await answer<PlanningAnalysis>(researcher.api.get(`/api/v1/studies/${study.id}/planning?h=0.35`));
  const table = page.getByRole("region", { name: "Until intervals are as narrow" });
  const [first] = plan.criteria;
  await expect(table.getByRole("row").nth(1)).toContainText(String(first?.alpha.targets[0]?.byBootstrap.value));
  await expect(field).toHaveValue("0,35");

  await field.fill("wide");
  await field.press("Enter");
  await expect(page.getByText("Give a number from 0.001 to 10.")).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("link", { name: "Usual widths" }).click();
  await expect(page).toHaveURL(/planning$/);

  // Results say where the spread comes from.
  await page.goto(`/studies/${study.id}/results`);
  await expect(page.getByRole("region", { name: "Where the spread comes from" }).getByRole("row")).toHaveCount(1 + plan.criteria.length);
});
