/** The import page as an admin uses it. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { ImportResult, ImportView } from "@/lib/datasets/types";
import { answer, type Person } from "./people";

/** Fills in the form, lets the files in, and waits on the page of the import until it shows its report. */
export async function importThroughPage(page: Page, admin: Person, dataset: { title: string; slug: string }, files: readonly string[], by: "drop" | "choose"): Promise<ImportResult> {
  await page.goto("/import");
  await page.getByLabel("Title").fill(dataset.title);
  await page.getByLabel("Short name").fill(dataset.slug);
  if (by === "drop") await dropFiles(page, files);
  else await page.getByLabel("Choose files").setInputFiles([...files]);
  await expect(page.getByRole("list", { name: "Chosen files" })).toContainText(`${files.length} ${files.length === 1 ? "file" : "files"}`);
  await page.getByRole("button", { name: "Import without looking" }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name: `Import into ${dataset.title}` })).toBeVisible();
  // Counted as it goes, then the report, on the same page and without a reload.
  await expect(page.getByRole("heading", { name: "What came in" })).toBeVisible({ timeout: 60_000 });
  const view = await answer<ImportView>(admin.api.get(`/api/v1/imports/${page.url().split("/").at(-1)}`));
  if (!view.result) throw new Error(`The import is ${view.state} without a result.`);
  return view.result;
}

async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const contents = files.map((path) => ({ name: basename(path), text: readFileSync(path, "utf8") }));
  const dropped = await page.evaluateHandle((entries) => {
    const transfer = new DataTransfer();
    for (const { name, text } of entries) transfer.items.add(new File([text], name));
    return transfer;
  }, contents);
  const zone = page.getByText("Drag files in here");
  await zone.dispatchEvent("dragover", { dataTransfer: dropped });
  await zone.dispatchEvent("drop", { dataTransfer: dropped });
}

/** A number of a list of numbers, by the words beside it. */
export async function expectFigure(page: Page, term: string, value: number): Promise<void> {
  await expectFigureText(page, term, value.toLocaleString("en-GB"));
}

export async function expectFigureText(page: Page, term: string, text: string): Promise<void> {
  await expect(page.locator("dt", { hasText: new RegExp(`^${term}$`) }).first().locator("xpath=following-sibling::dd")).toHaveText(text);
}
