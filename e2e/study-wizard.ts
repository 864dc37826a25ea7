/** The study form as a researcher fills it in. */
import { expect, type Page } from "@playwright/test";
import { expectFigureText } from "./import-page";
import type { Person } from "./people";
import { uniqueName } from "./unique-name";

export const ITEMS = 5;

/** A study of five single sessions, three evaluators each, on the seven criteria that the form begins with. */
export async function startThroughWizard(page: Page, dataset: string, evaluators: readonly Person[]): Promise<string> {
  await beginRating(page);
  await page.getByLabel("Dataset", { exact: true }).selectOption({ label: dataset });
  await page.getByRole("radio", { name: /^A single session/ }).check();
  await page.getByLabel("Items", { exact: true }).fill(String(ITEMS));
  await page.getByLabel("Seed", { exact: true }).fill("eleven");
  await page.getByLabel("Evaluators per item").fill("3");
  await expect(page.getByRole("checkbox", { name: /^Include text made by a model/ })).toBeChecked();
  await chooseEvaluators(page, evaluators);
  await saveAndStart(page, "15 judgments on 7 criteria");
  await expectFigureText(page, "Judgments", "0 of 15");
  return idOf(page);
}

/** A rating study of whole episodes, as many of each of several datasets, each by one of the evaluators, on the seven criteria that the form begins with. */
export async function startMixedThroughWizard(page: Page, datasets: readonly [string, string], evaluators: readonly Person[], ofEach: number): Promise<string> {
  await beginRating(page);
  await page.getByLabel("Dataset", { exact: true }).selectOption({ label: datasets[0] });
  await page.getByRole("button", { name: "Add a source" }).click();
  await page.getByLabel("Source 2", { exact: true }).selectOption({ label: datasets[1] });
  await page.getByRole("radio", { name: /^A whole episode/ }).check();
  await page.getByLabel("Items of each source").fill(String(ofEach));
  await page.getByLabel("Evaluators per item").fill("1");
  await expect(page.getByRole("checkbox", { name: /^Include text made by a model/ })).toBeChecked();
  await expect(page.getByText("Evaluators are not told which text it is")).toBeVisible();
  await chooseEvaluators(page, evaluators);
  const judgments = datasets.length * ofEach;
  await expectFigureText(page, "Judgments needed", String(judgments));
  await saveAndStart(page, `${judgments} judgments on 7 criteria`);
  await expectFigureText(page, "Judgments", `0 of ${judgments}`);
  return idOf(page);
}

/** A comparison of single sessions of two datasets, on the six criteria that the form begins with; images do not matter. */
export async function startComparisonThroughWizard(page: Page, datasets: readonly [string, string], evaluators: readonly Person[], plan: { pairs: number; perPair: number }): Promise<string> {
  await chooseKind(page, "Compare two, blind");
  await page.getByLabel("Name", { exact: true }).first().fill(uniqueName("Two collections"));
  await page.getByLabel("Title for evaluators").fill(uniqueName("Two talks"));
  for (const [index, dataset] of datasets.entries()) await page.getByLabel(`Source ${index + 1}`, { exact: true }).selectOption({ label: dataset });
  await page.getByRole("radio", { name: /^With or without/ }).check();
  await page.getByLabel("Pairs of every two sources").fill(String(plan.pairs));
  await page.getByLabel("Evaluators per pair").fill(String(plan.perPair));
  await chooseEvaluators(page, evaluators);
  const judgments = plan.pairs * plan.perPair;
  // Counted by the server while the form is filled in.
  await expectFigureText(page, "Judgments needed", String(judgments));
  await saveAndStart(page, `${judgments} judgments on 6 criteria`);
  await expectFigureText(page, "Judgments", `0 of ${judgments}`);
  return idOf(page);
}

async function beginRating(page: Page): Promise<void> {
  await chooseKind(page, "Rate one conversation");
  await page.getByLabel("Name", { exact: true }).first().fill(uniqueName("Five sessions"));
  await page.getByLabel("Title for evaluators").fill(uniqueName("Letters from friends"));
}

async function chooseKind(page: Page, kind: string): Promise<void> {
  await page.goto("/studies/new");
  await page.getByRole("link", { name: kind }).click();
  await expect(page.getByRole("button", { name: "Save and review" })).toBeVisible();
}

/** One after the other: they become E01, E02 … in this order. */
async function chooseEvaluators(page: Page, evaluators: readonly Person[]): Promise<void> {
  for (const evaluator of evaluators) {
    await page.getByLabel("Find people").fill(evaluator.email);
    await page.getByRole("checkbox", { name: new RegExp(evaluator.name) }).check();
    await expect(page.getByRole("list", { name: "Chosen people" })).toContainText(evaluator.email);
  }
}

async function saveAndStart(page: Page, said: string): Promise<void> {
  await page.getByRole("button", { name: "Save and review" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "Start the study" }).click();
  const asked = page.getByRole("dialog", { name: "Start the study?" });
  await expect(asked).toContainText(said);
  await asked.getByRole("button", { name: "Freeze and start" }).click();
}

function idOf(page: Page): string {
  const id = page.url().split("/").at(-1);
  if (!id) throw new Error("The study has no address.");
  return id;
}
