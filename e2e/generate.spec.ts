/** From a wish for fresh episodes to a rating of one: asked for, seen to grow, stopped, let go on, written anew, made a dataset, judged. */
import { concordJson } from "./concord-cli";
import { criterion, expectPosition, openDesk, ratings } from "./desk";
import { expect, test } from "./journey";
import { addPerson } from "./people";
import { confirmInstructions, judgeOverApi, startStudy } from "./studies";
import { uniqueName } from "./unique-name";

test("three scripted episodes are asked for, grow, become a dataset and are rated", async ({ admin, browserOf }) => {
  test.setTimeout(150_000);
  const researcher = await addPerson(admin, "researcher", uniqueName("Greta"));
  const evaluator = await addPerson(admin, "evaluator", uniqueName("Gil"));
  const page = await (await browserOf(researcher)).newPage();
  await page.goto("/generate");
  const form = page.getByRole("form", { name: "New run" });
  await expect(form.getByRole("radio", { name: "A script" })).toBeChecked();
  await expect(form).toContainText("marked as scripted everywhere");
  await form.getByText("Model servers").click();
  await form.getByText("Budget: where it stops by itself").click();
  await expect(form.getByLabel("Engine time, in minutes")).toBeVisible();
  await form.getByText("A script", { exact: true }).click();
  const title = uniqueName("Harbour people");
  await form.getByLabel("Title").fill(title);
  await form.getByLabel("Seed").fill("e2e");
  await form.getByRole("button", { name: "Generate" }).click();

  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await expect(page.getByText("3 of 3 episodes ended")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("scripted", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Episode 2" }).click();
  await expect(page.getByRole("heading", { name: /episode$/, level: 1 })).toBeVisible();
  const conversation = page.getByRole("region", { name: "Conversation" });
  const second = conversation.getByRole("region", { name: /^Session 2/ });
  const before = await second.innerText();
  await page.getByText(/^\d+ steps$/).click();
  await expect(page.getByRole("row", { name: /Session 2, conversation.*a script/ })).toBeVisible();

  await second.getByRole("button", { name: "Write session 2 anew" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Do anew" }).click();
  await expect.poll(() => second.innerText(), { timeout: 30_000 }).not.toBe(before);
  await expect(page.getByRole("status").filter({ hasText: "Done" })).toBeVisible({ timeout: 30_000 });

  const summary = page.getByRole("row", { name: /^Session 3, summary/ });
  const seed = await summary.innerText();
  await summary.getByRole("button", { name: "Do anew: Session 3, summary" }).click();
  await expect(page.getByRole("dialog")).toContainText(/rests? on it and (is|are) done anew too:\s*Session 4, summary/);
  await page.getByRole("dialog").getByRole("button", { name: "Do anew" }).click();
  await expect.poll(() => summary.innerText(), { timeout: 30_000 }).not.toBe(seed);
  await expect(page.getByRole("status").filter({ hasText: "Done" })).toBeVisible({ timeout: 30_000 });

  await page.goto("/generate");
  await page.getByRole("link", { name: "Rates" }).click();
  await expect(page.getByRole("heading", { name: "Rates of the engines", level: 1 })).toBeVisible();
  await expect(page.getByText("No engine was asked")).toBeVisible();
  await page.getByRole("link", { name: "Generate", exact: true }).first().click();
  await page.getByRole("link", { name: title }).click();
  const publish = page.getByRole("form", { name: "Make it a dataset" });
  await expect(publish).toContainText("They stay marked as scripted");
  const slug = await publish.getByLabel("Address").inputValue();
  await publish.getByRole("button", { name: "Make a dataset" }).click();
  await expect(page.getByText(/It is version 1 of the dataset/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Open the dataset" }).click();
  await expect(page.getByText("scripted", { exact: true }).first()).toBeVisible();

  const refused = await researcher.api.post("/api/v1/studies", { data: { name: uniqueName("none"), dataset: slug, evaluators: [], protocol: {} } });
  expect(refused.ok()).toBe(false);
  const study = await startStudy(researcher, slug, [evaluator], { includeScripted: true });
  await confirmInstructions(evaluator, study.id);
  const desk = await (await browserOf(evaluator)).newPage();
  await openDesk(desk, study.id);
  await expectPosition(desk, 1, 3);
  await expect(ratings(desk)).toBeVisible();
  await expect(criterion(desk, "Coherence")).toBeVisible();
  await expect(desk.getByText("Scripted sample")).toBeVisible();
  await judgeOverApi(evaluator, study, () => [3, 4, 2]);
});

test("a run is stopped, goes on from where it was, and a command makes one as well", async ({ admin, browserOf }) => {
  test.setTimeout(150_000);
  const researcher = await addPerson(admin, "researcher", uniqueName("Gunda"));
  const page = await (await browserOf(researcher)).newPage();
  await page.goto("/generate");
  const form = page.getByRole("form", { name: "New run" });
  await form.getByLabel("Episodes").fill("30");
  await form.getByRole("button", { name: "Generate" }).click();
  const stop = page.getByRole("button", { name: "Stop" });
  const wasOffered = await stop.evaluateHandle((button: HTMLButtonElement) => {
    const seen: boolean[] = [];
    new MutationObserver(() => seen.push(!button.disabled)).observe(button, { attributes: true, attributeFilter: ["disabled"] });
    return seen;
  });
  await stop.click();
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible({ timeout: 20_000 });
  expect(await wasOffered.jsonValue(), "while it stops, it is not offered to stop it again").toEqual([false]);
  const stopped = await page.getByText(/^\d+ of 30 episodes ended$/).innerText();
  expect(stopped).not.toBe("30 of 30 episodes ended");
  await page.reload();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("30 of 30 episodes ended")).toBeVisible({ timeout: 90_000 });

  const made = await concordJson<{ state: string; episodes: { done: number }; usage: { calls: number } }>(["generate", "--episodes", "2", "--seed", "e2e"]);
  expect(made).toMatchObject({ state: "done", episodes: { done: 2 }, usage: { calls: 0 } });
});

test("a run says how many sessions its people have, and becomes a dataset by itself", async ({ admin, browserOf, watch }) => {
  watch.expect(/status of 422 .*\/generations/);
  const researcher = await addPerson(admin, "researcher", uniqueName("Gesa"));
  const page = await (await browserOf(researcher)).newPage();
  await page.goto("/generate");
  const form = page.getByRole("form", { name: "New run" });
  const title = uniqueName("Short stories");
  await form.getByLabel("Episodes").fill("1");
  await form.getByLabel("Title").fill(title);
  const part = form.getByText("How many sessions, and a dataset of it");
  await part.click();
  await form.getByLabel("Fewest sessions").fill("3");
  await form.getByLabel("Most sessions").fill("2");
  await form.getByLabel("Make it a dataset when it is done").check();
  await expect(form.getByLabel("Name of the dataset")).toHaveValue(title);
  await expect(form.getByLabel("Address")).not.toHaveValue("");
  await part.click();
  await form.getByRole("button", { name: "Generate" }).click();
  // What is wrong is seen, though the part was closed.
  await expect(form.getByLabel("Most sessions")).toHaveAccessibleDescription(/is below the least/);
  await expect(form.getByLabel("Most sessions")).toBeVisible();
  await form.getByLabel("Fewest sessions").fill("2");
  await form.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText(/It is version 1 of the dataset/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Episode 1" }).click();
  await expect(page.getByRole("region", { name: "Conversation" }).getByRole("region", { name: /^Session \d/ })).toHaveCount(2);
});

test("a run is nobody's who only evaluates", async ({ admin, browserOf, watch }) => {
  watch.expect(/status of 404 .*\/generate/);
  const evaluator = await addPerson(admin, "evaluator", uniqueName("Gero"));
  const page = await (await browserOf(evaluator)).newPage();
  await page.goto("/generate");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("form", { name: "New run" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Generate" })).toHaveCount(0);
});
