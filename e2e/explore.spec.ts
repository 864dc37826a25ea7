/** From a filter to an episode, to the next one, back, and into a study. */
import { importEpisodes } from "./datasets";
import { expect, test } from "./journey";

test("episodes are found, read one after the other, and taken into a study", async ({ admin, browserOf }) => {
  test.setTimeout(120_000);
  const person = (id: string, name: string, residence: string, text: string) => ({ id, persona: { name, age: 40, residence, sentence: `${name} restores old radios.` }, sessions: [{ date: "2024-03-02", turns: [{ speaker: name, text }] }] });
  const slug = await importEpisodes(admin, [
    person("a", "Ana", "Peru", "The <b>harbour</b> was quiet."), person("b", "Bo", "Norway", "No harbour here."), person("c", "Cleo", "Peru", "A harbour at night."), person("d", "Dag", "Peru", "Only a market."),
  ]);
  const page = await (await browserOf(admin)).newPage();
  await page.goto(`/datasets/${slug}`);
  const list = page.getByRole("list", { name: "Episodes", exact: true });
  await expect(list.getByRole("listitem")).toHaveCount(4);

  await page.getByRole("checkbox", { name: "Peru" }).check();
  await expect(page).toHaveURL(/country=Peru/);
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await page.getByRole("searchbox").fill("harb");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "2 episodes found" })).toBeVisible();
  await expect(list.locator("mark").first()).toHaveText("harbour");
  await expect(list).toContainText("The <b>harbour</b> was quiet.");

  await list.getByRole("link", { name: /^Ana/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana" })).toBeVisible();
  await expect(page.getByText("1 of 2 found")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cleo" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Next" })).toHaveCount(0);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana" })).toBeVisible();
  await page.getByRole("link", { name: "What was found" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("checkbox", { name: "Peru" })).toBeChecked();
  await expect(page.getByRole("searchbox")).toHaveValue("harb");

  // Back takes the word away again, and the field follows.
  await page.getByRole("link", { name: "Leave out: found by “harb”" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.goBack();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("searchbox")).toHaveValue("harb");

  await page.getByRole("link", { name: "Use these 2 episodes in a study" }).click();
  await page.getByRole("link", { name: "Rate one conversation" }).click();
  await expect(page.getByText("Chosen: from Peru · found by “harb”.")).toBeVisible();
});

test("nothing found says so, and leads back", async ({ admin, browserOf }) => {
  const slug = await importEpisodes(admin, [{ id: "a", sessions: [{ turns: [{ speaker: "A", text: "x" }] }] }]);
  const page = await (await browserOf(admin)).newPage();
  await page.goto(`/datasets/${slug}?q=trombone&ageFrom=old`);
  await expect(page.getByText("No episode answers this")).toBeVisible();
  await page.getByRole("link", { name: "Clear all conditions" }).click();
  await expect(page.getByRole("list", { name: "Episodes", exact: true }).getByRole("listitem")).toHaveCount(1);
});
