/** An admin who has read nothing brings in a file of their own making: the tab closes half-way, the columns have other names, one row is broken. */
import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { ImportView, Upload } from "@/lib/datasets/types";
import { expectFigure } from "./import-page";
import { expect, test } from "./journey";
import { answer } from "./people";
import { uniqueName } from "./unique-name";

const ROWS = 240;
const LONG = "The ice came early this year, and the ferry has been lying still since Tuesday. ".repeat(150);

/** Blank lines, which are passed over: with them the file is more than one piece, and a tab that closes can send no more than the piece that it had begun. */
const BLANKS = `${" ".repeat(1023)}\n`.repeat(36 * 1024);

/** STARK's layout under other names; large enough to be interrupted. */
function rows(): string {
  return Array.from({ length: ROWS }, (_, index) => {
    const sessions = [1, 2].flatMap((session) => [
      [`s${session}_text`, index === 7 ? 41 : JSON.stringify([`Hello from sitting ${session}`, LONG])], [`s${session}_by`, `["Ana", "AI Assistant"]`],
    ]);
    return `${JSON.stringify({ key: `ana-${index}`, who: `Ana ${index}`, ...Object.fromEntries(sessions), shoe_size: 41 })}\n`;
  }).join("") + BLANKS;
}

/** As on a slow line. */
async function slow(page: Page, bytesPerSecond: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: bytesPerSecond });
}

test("a file is sent over two tabs, looked through, its columns are named, and it is imported", async ({ admin, browserOf }) => {
  test.setTimeout(180_000);
  const path = test.info().outputPath("diary.jsonl");
  const content = rows();
  writeFileSync(path, content);
  const dataset = { title: uniqueName("Diary"), slug: uniqueName("diary") };
  const browser = await browserOf(admin);
  const received = async () => (await answer<{ uploads: Upload[] }>(admin.api.get("/api/v1/uploads"))).uploads.find(({ name }) => name === "diary.jsonl")?.received ?? 0;

  const first = await browser.newPage();
  await first.goto("/import");
  await slow(first, 250_000);
  await first.getByLabel("Choose files").setInputFiles(path);
  await expect.poll(received, { timeout: 30_000 }).toBeGreaterThan(500_000);
  await expect(first.getByText(/a second, .* left/)).toBeVisible();
  await first.close();

  // Another tab, later: what has arrived is there, and only the rest is sent.
  const page = await browser.newPage();
  await page.goto("/import");
  await expect(page.getByRole("region", { name: "Sent earlier, not imported" }).getByText(/% of .* has arrived/)).toBeVisible();
  const before = await received();
  expect(before).toBeGreaterThan(500_000);
  expect(before).toBeLessThan(content.length);
  const patch = page.waitForRequest((request) => request.method() === "PATCH");
  await page.getByLabel("Choose files").setInputFiles(path);
  expect(Number((await patch).headers()["upload-offset"])).toBeGreaterThanOrEqual(before);
  await page.getByLabel("Title").fill(dataset.title);
  await page.getByLabel("Short name").fill(dataset.slug);
  await page.getByRole("button", { name: "Look through it first" }).click();

  // Nobody knows these columns: they are named, and looked at again.
  await expect(page.getByRole("heading", { name: `Import into ${dataset.title}` })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("1 file of no known format")).toBeVisible({ timeout: 60_000 });
  for (const [column, field] of [["key", "index"], ["who", "name"], ["s*_text", "session*:utterances"], ["s*_by", "session*:speakers"]] as const) {
    await page.getByLabel(`What ${column} becomes`, { exact: true }).selectOption(field);
  }
  await page.getByRole("button", { name: "Look again with these columns" }).click();
  await expect(page.getByText("Looked through; nothing was stored")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("cell", { name: "has a column session1:utterances" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Rows that are not taken, by reason" }).getByText("diary.jsonl, row 8")).toBeVisible();
  await expect(page.getByRole("region", { name: "Preview of Ana 0" }).getByText("Hello from sitting 2")).toBeVisible();
  expect((await admin.api.get(`/api/v1/datasets/${dataset.slug}`)).status()).toBe(404);

  await page.getByRole("button", { name: `Import ${ROWS - 1} rows` }).click();
  await expect(page.getByRole("heading", { name: "What came in" })).toBeVisible({ timeout: 60_000 });
  await expectFigure(page, "New or changed", ROWS - 1);
  await expectFigure(page, "Refused", 1);
  const view = await answer<ImportView>(admin.api.get(`/api/v1/imports/${page.url().split("/").at(-1)}`));
  expect(view.result).toMatchObject({ version: 1, unknownColumns: ["shoe_size"], rows: { read: ROWS, imported: ROWS - 1, refused: 1 } });
  // What was imported is not offered again.
  await page.goto("/import");
  await expect(page.getByText("diary.jsonl").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sent earlier, not imported" })).toHaveCount(0);
});
