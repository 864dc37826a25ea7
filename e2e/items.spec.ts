/** Where evaluators are furthest apart, what each of them said there, and who should be looked at. */
import { importEpisodes, shortEpisodes } from "./datasets";
import { expect, test } from "./journey";
import { addPerson, answer } from "./people";
import { confirmInstructions, judgeOverApi, readJudgments, startStudy } from "./studies";
import { uniqueName } from "./unique-name";

test("the item with the largest disagreement comes first and opens person beside person", async ({ admin, browserOf }) => {
  const slug = await importEpisodes(admin, shortEpisodes(3));
  const [one, other] = await Promise.all(["Inga", "Ivar"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  if (!one || !other) throw new Error("Nobody is there.");
  const study = await startStudy(admin, slug, [one, other]);
  for (const person of [one, other]) await confirmInstructions(person, study.id);
  await judgeOverApi(one, study, () => [2, 2, 2], { comment: "As the day is long.", remark: "fine by me" });
  // On one item this one sees everything otherwise.
  await judgeOverApi(other, study, (item) => (item === 1 ? [4, 4, 4] : [2, 2, 3]), { comment: "", remark: "not for me" });
  const apart = (await readJudgments(admin, study)).find(({ values }) => values.every((value) => value === 4))?.item ?? "";

  const page = await (await browserOf(admin)).newPage();
  await page.goto(`/studies/${study.id}`);
  await page.getByRole("navigation", { name: "Pages of this study" }).getByRole("link", { name: "Items" }).click();
  await expect(page.getByText("3 items with a judgment, 3 of them with two or more", { exact: false })).toBeVisible();
  const rows = page.getByRole("table", { name: "Items by disagreement" }).locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(3);
  await expect(rows.first().getByRole("rowheader")).toHaveText(apart);
  // From 2 to 4 is two thirds of a scale from 1 to 4; elsewhere one criterion of three is one third apart.
  await expect(rows.first().locator("data[data-statistic=disagreement]")).toHaveText("67%");
  await expect(rows.nth(1).locator("data[data-statistic=disagreement]")).toHaveText("11%");
  const codes = await rows.getByRole("rowheader").allInnerTexts();

  await rows.first().getByRole("link").click();
  await expect(page.getByRole("heading", { name: `Item ${apart}` })).toBeVisible();
  const table = page.getByRole("table", { name: "Answers to this item, by criterion and evaluator" });
  await expect(table.getByRole("columnheader")).toHaveText(["Criterion", "E01", "E02", "Apart"]);
  for (const key of study.criteria) {
    const cells = table.locator(`tr[data-criterion="${key}"]`).getByRole("cell");
    await expect(cells.nth(0)).toHaveText(/^2\s*A little.*fine by me$/);
    await expect(cells.nth(1)).toHaveText(/^4\s*A lot.*not for me$/);
    await expect(cells.nth(2)).toHaveText("67%");
  }
  await expect(table.getByText("As the day is long.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Jonna \d$/ })).toHaveAttribute("href", new RegExp(`^/datasets/${slug}/episodes/`));

  for (const [key, index] of [["j", 1], ["j", 2], ["j", 2], ["k", 1]] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole("heading", { name: `Item ${codes[index]}` })).toBeVisible();
  }
  await page.getByRole("link", { name: "All items" }).click();
  const filter = page.getByRole("search", { name: "Filter and order" });
  await filter.getByRole("searchbox", { name: "Code" }).fill(apart.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 of 3 items")).toBeVisible();
  await expect(rows).toHaveCount(1);
  await page.getByRole("link", { name: "show all" }).click();
  await expect(rows).toHaveCount(3);
  await filter.getByRole("combobox", { name: "Order" }).selectOption("Code");
  await filter.getByRole("button", { name: "Show" }).click();
  await expect(rows.getByRole("rowheader")).toHaveText(["I0001", "I0002", "I0003"]);
});

test("an evaluator who clicks through is pointed at, with the reason, and left in every number", async ({ admin, browserOf }) => {
  const slug = await importEpisodes(admin, shortEpisodes(11));
  const people = await Promise.all(["Saga", "Sten", "Sune"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  const study = await startStudy(admin, slug, people);
  for (const person of people) await confirmInstructions(person, study.id);
  const [careful, thorough, careless] = people;
  if (!careful || !thorough || !careless) throw new Error("Nobody is there.");
  await judgeOverApi(careful, study, (item) => [1 + (item % 4), 1 + ((item + 1) % 4), 1 + ((item * 3) % 4)]);
  await judgeOverApi(thorough, study, (item) => [1 + ((item + 2) % 4), 1 + (item % 3), 1 + ((item + 1) % 4)]);
  await judgeOverApi(careless, study, () => [4, 4, 4]);
  const { evaluators } = await answer<{ evaluators: { email: string; pseudonym: string }[] }>(admin.api.get(`/api/v1/studies/${study.id}/evaluators`));
  const code = evaluators.find(({ email }) => email === careless.email)?.pseudonym ?? "";

  const page = await (await browserOf(admin)).newPage();
  await page.goto(`/studies/${study.id}`);
  await page.getByRole("navigation", { name: "Pages of this study" }).getByRole("link", { name: "Evaluators" }).click();
  const flags = page.getByRole("region", { name: "Flags" });
  await expect(flags.getByText("A flag is a reason to look, not a verdict", { exact: false })).toBeVisible();
  await expect(flags.getByText("11 judgments in a row have one and the same answer on every criterion (flagged from 3 judgments and 21 answers; of 11 judgments).")).toBeVisible();

  await flags.getByRole("link", { name: code, exact: true }).click();
  const details = page.getByRole("region", { name: `${code} by criterion` });
  await expect(details.getByRole("row")).toHaveCount(1 + study.criteria.length);
  const row = page.getByRole("table", { name: "Evaluators", exact: true }).locator(`tr[data-evaluator="${code}"]`);
  await expect(row.getByRole("cell").nth(1), "judgments that count").toHaveText("11");
  await expect(page.getByRole("figure", { name: "Who judged when" }).getByText("n = 33 counted judgments of 3 evaluators", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: /^Close/ }).click();
  await expect(details).toHaveCount(0);
});
