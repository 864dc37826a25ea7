/** A study's datasheet from the first look to the file for the official form: filled in, saved, kept through a fault, shared by two. */
import { readFileSync } from "node:fs";
import type { StudyDatasheet } from "@/lib/reports/datasheet/schema";
import { importEpisodes, shortEpisodes } from "./datasets";
import { expect, test } from "./journey";
import { addPerson, answer } from "./people";
import { confirmInstructions, judgeOverApi, startStudy } from "./studies";
import { uniqueName } from "./unique-name";

test("a researcher fills in the datasheet, and nothing that was written is lost", async ({ admin, browserOf, watch }) => {
  watch.expect(/Failed to load resource/);
  const researcher = await addPerson(admin, "researcher", uniqueName("Rita"));
  const evaluators = await Promise.all(["Dora", "Dan"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  const slug = await importEpisodes(admin, shortEpisodes(3));
  const study = await startStudy(researcher, slug, evaluators);
  for (const [index, evaluator] of evaluators.entries()) {
    await confirmInstructions(evaluator, study.id);
    await judgeOverApi(evaluator, study, (item) => [1 + item, 1 + ((item + index) % 4), 3]);
  }
  const stored = () => answer<StudyDatasheet>(admin.api.get(`/api/v1/studies/${study.id}/datasheet`));

  const context = await browserOf(researcher);
  const page = await context.newPage();
  await page.goto(`/studies/${study.id}`);
  await page.getByRole("navigation", { name: "Pages of this study" }).getByRole("link", { name: "Datasheet" }).click();
  const aside = page.getByRole("complementary", { name: "How far the datasheet is" });
  await expect(aside).toContainText("28 of 62 answered");
  await expect(page.locator("#q-3-2-1")).toContainText("2");
  await expect(page.locator("#q-4-3-11-2")).toHaveCount(0);
  const save = page.getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();

  // By keyboard from the list of what is open to its field.
  await aside.getByRole("link", { name: /^5\.1/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("5.1")).toBeFocused();
  await page.keyboard.type("Board of the faculty");
  await expect(aside).toContainText("29 of 62 answered");

  // A criterion that is folded up opens on the way, and its choices go to the others.
  await aside.getByRole("link", { name: /^4\.1\.1/ }).click();
  const [first = "", second = ""] = study.criteria;
  await page.locator(`#q-${first}-4-1-1`).getByRole("radio", { name: /^Goodness/ }).check();
  await page.getByRole("button", { name: "Same choices for the other criteria" }).first().click();
  await expect(aside.getByRole("link", { name: /^4\.1\.1/ })).toHaveCount(0);
  await expect(page.locator(`#q-${second}-4-1-1`).getByRole("radio", { name: /^Goodness/, includeHidden: true })).toBeChecked();

  // A choice that wants words is open until it has them; a draft until it is confirmed.
  await page.getByRole("group", { name: /^3\.2\.2\.2/ }).getByRole("radio", { name: "Does not apply" }).check();
  await expect(page.getByText("Not finished: this choice wants a few words.")).toBeVisible();
  await page.getByLabel("3.2.2.2, in words").fill("They are students of the course.");
  await page.getByRole("button", { name: "Confirm the draft of 3.1.3.2" }).click();
  await page.getByRole("button", { name: "Say it differently (3.2.4)" }).click();
  await page.getByLabel("3.2.4").fill("An hour of training in a room.");
  await page.getByRole("combobox", { name: "Add: Languages of the output" }).selectOption({ label: "English" });
  await expect(aside).toContainText("33 of 62 answered");

  // The network goes, and nothing with it.
  await context.setOffline(true);
  await save.click();
  await expect(page.getByRole("alert").filter({ hasText: "Not saved" })).toBeVisible();
  await expect(page.getByLabel("5.1")).toHaveValue("Board of the faculty");
  await context.setOffline(false);

  // Meanwhile somebody else answers another question: both answers stay.
  const { answers, updatedAt } = await stored();
  expect(updatedAt).toBeNull();
  await answer(admin.api.put(`/api/v1/studies/${study.id}/datasheet`, { data: { answers: { ...answers, study: { "5.4": { text: "None was made." } } }, replaces: null } }));
  await save.click();
  await expect(page.getByText("Saved, on top of what somebody else changed meanwhile.")).toBeVisible();
  await expect(page.getByLabel("5.4")).toHaveValue("None was made.");
  await expect(save).toBeDisabled();
  expect((await stored()).answers.study).toMatchObject({ "5.1": { text: "Board of the faculty" }, "5.4": { text: "None was made." }, "2.5": { options: [42] } });

  await page.reload();
  await expect(aside).toContainText("34 of 62 answered");
  await expect(page.getByLabel("3.2.4")).toHaveValue("An hour of training in a room.");
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: /^HEDS JSON/ }).click();
  const heds = JSON.parse(readFileSync(await (await waiting).path(), "utf8")) as Record<string, { data: Record<string, unknown> }>;
  expect(heds["heds-ethics-review_body"]?.data).toEqual({ "": "Board of the faculty" });
  expect(heds["heds-system-output_languages-42"]?.data).toEqual({ "": true });
  expect(heds["heds-sample_evaluators_design-evaluators-number_of_evaluators"]?.data).toEqual({ "": "2" });

  // The next study of the same person is offered what belongs to the person; it is saved only when taken.
  const next = await startStudy(researcher, slug, evaluators);
  await page.goto(`/studies/${next.id}/datasheet`);
  await expect(page.getByRole("heading", { name: "Answers from earlier datasheets" })).toBeVisible();
  await expect(page.getByLabel("5.1")).toHaveValue("");
  await page.getByRole("button", { name: /^Take all/ }).click();
  await expect(page.getByLabel("5.1")).toHaveValue("Board of the faculty");
  expect((await answer<StudyDatasheet>(admin.api.get(`/api/v1/studies/${next.id}/datasheet`))).updatedAt).toBeNull();
});
