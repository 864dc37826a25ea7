/** What an import says about what it did not take, and that a second one changes nothing. */
import { readFileSync, writeFileSync } from "node:fs";
import type { DatasetDetail, ImportResult } from "@/lib/datasets/types";
import { concordJson } from "./concord-cli";
import { shortEpisodes } from "./datasets";
import { expectFigure, importThroughPage } from "./import-page";
import { expect, test } from "./journey";
import { answer } from "./people";
import { uniqueName } from "./unique-name";

const [good, better] = shortEpisodes(2);
const LINES = [
  JSON.stringify(good),
  `{"id": "half", "sessions": [{"turns": [{"speaker": "A", "te`,
  JSON.stringify({ id: "dateless", sessions: [{ date: "2024-02-31", turns: [{ speaker: "A", text: "Today?" }] }] }),
  JSON.stringify({ ...better, shoe_size: 41 }),
  JSON.stringify({ id: "scripted", sessions: [{ turns: [{ speaker: "A", text: "<script>window.pwned = true</script>", images: [{ candidates: [{ key: "../../escape" }] }] }] }] }),
];

test("refused rows are told by row, field and reason, and can be downloaded", async ({ admin, browserOf }) => {
  const file = test.info().outputPath("rows.jsonl");
  writeFileSync(file, `${LINES.join("\n")}\n`);
  const page = await (await browserOf(admin)).newPage();
  const dataset = { title: uniqueName("Torn rows"), slug: uniqueName("torn-rows") };

  // Only looking stores nothing.
  await page.goto("/import");
  await page.getByLabel("Title").fill(dataset.title);
  await page.getByLabel("Short name").fill(dataset.slug);
  await page.getByLabel("Choose files").setInputFiles(file);
  await page.getByRole("button", { name: "Look through it first" }).click();
  await expect(page.getByText("Looked through; nothing was stored")).toBeVisible();
  expect((await admin.api.get(`/api/v1/datasets/${dataset.slug}`)).status()).toBe(404);

  const result = await importThroughPage(page, admin, dataset, [file], "choose");
  expect(result.rows.read).toBe(LINES.length);
  expect(result.rows.imported + result.rows.refused).toBe(LINES.length);
  expect(result.unknownColumns).toEqual(["shoe_size"]);
  await expectFigure(page, "Refused", result.rows.refused);
  await expect(page.getByText("shoe_size")).toBeVisible();
  const told = page.getByRole("table", { name: /could not be taken/ }).getByRole("row");
  const torn = result.refusals.find((refusal) => refusal.row === 2);
  const impossible = result.refusals.find((refusal) => refusal.row === 3);
  expect(torn?.reason).toMatch(/JSON/);
  expect(impossible?.field).toMatch(/date/);
  for (const refusal of [torn, impossible]) {
    const row = told.filter({ hasText: refusal?.reason });
    await expect(row.getByRole("cell").nth(1)).toHaveText(String(refusal?.row));
    await expect(row.getByRole("cell").nth(2)).toHaveText(refusal?.field ?? "–");
  }

  for (const [name, lines] of [["CSV", result.refusals.length + 1], ["NDJSON", result.refusals.length]] as const) {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name, exact: true }).click();
    const text = readFileSync(await (await downloading).path(), "utf8");
    expect(text.trimEnd().split("\n")).toHaveLength(lines);
    expect(text).toContain(torn?.reason ?? "a reason");
  }

  // Hostile text is text.
  const { episodes } = await answer<{ episodes: { id: string; externalId: string }[] }>(admin.api.get(`/api/v1/datasets/${dataset.slug}/episodes`));
  const scripted = episodes.find((episode) => episode.externalId === "scripted");
  await page.goto(`/datasets/${dataset.slug}/episodes/${scripted?.id}`);
  await expect(page.getByText("<script>window.pwned = true</script>")).toBeVisible();
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);

  // The same file again, by the command and by the page: nothing changes, and both say so.
  const version = () => answer<DatasetDetail>(admin.api.get(`/api/v1/datasets/${dataset.slug}`));
  const before = await version();
  const again = await concordJson<ImportResult>(["import", file, "--dataset", dataset.slug]);
  expect(again.rows).toMatchObject({ imported: 0, unchanged: result.rows.imported });
  await page.goto("/import");
  await page.getByLabel("Dataset", { exact: true }).selectOption({ label: dataset.title });
  await page.getByLabel("Choose files").setInputFiles(file);
  await page.getByRole("button", { name: "Import without looking" }).click();
  await expect(page.getByRole("heading", { name: "What came in" })).toBeVisible();
  await expectFigure(page, "New or changed", 0);
  await expectFigure(page, "Unchanged", result.rows.imported);
  const after = await version();
  expect({ version: after.version, counts: after.counts }).toEqual({ version: before.version, counts: before.counts });
});
