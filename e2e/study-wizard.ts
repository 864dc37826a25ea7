/** The study form as a researcher fills it in. */
import { expect, type Page } from "@playwright/test";
import { expectFigureText } from "./import-page";
import type { Person } from "./people";
import { uniqueName } from "./unique-name";

export const ITEMS = 5;

/** A study of five single sessions, three evaluators each, on the seven criteria that the form begins with. */
export async function startThroughWizard(page: Page, dataset: string, evaluators: readonly Person[]): Promise<string> {
  await page.goto("/studies/new");
  await page.getByLabel("Name", { exact: true }).first().fill(uniqueName("Five sessions"));
  await page.getByLabel("Title for evaluators").fill(uniqueName("Letters from friends"));
  await page.getByLabel("Dataset", { exact: true }).selectOption({ label: dataset });
  await page.getByRole("radio", { name: /^A single session/ }).check();
  await page.getByLabel("Items", { exact: true }).fill(String(ITEMS));
  await page.getByLabel("Seed", { exact: true }).fill("eleven");
  await page.getByLabel("Evaluators per item").fill("3");
  await expect(page.getByRole("checkbox", { name: /^Include text made by a model/ })).toBeChecked();
  // One after the other: they become E01, E02 and E03 in this order.
  for (const evaluator of evaluators) {
    await page.getByLabel("Find people").fill(evaluator.email);
    await page.getByRole("checkbox", { name: new RegExp(evaluator.name) }).check();
    await expect(page.getByRole("list", { name: "Chosen people" })).toContainText(evaluator.email);
  }
  await page.getByRole("button", { name: "Save and review" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "Start the study" }).click();
  const asked = page.getByRole("dialog", { name: "Start the study?" });
  await expect(asked).toContainText("15 judgments on 7 criteria");
  await asked.getByRole("button", { name: "Freeze and start" }).click();
  await expectFigureText(page, "Judgments", "0 of 15");
  const id = page.url().split("/").at(-1);
  if (!id) throw new Error("The study has no address.");
  return id;
}
