/** A dataset in, changed, and out again: an import that is paused, a second version, an export with its pictures that comes in as it went out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importEpisodes, importFiles, longEpisodes, shortEpisodes } from "./datasets";
import { expectFigure } from "./import-page";
import { expect, test } from "./journey";
import { answer } from "./people";
import { uniqueName } from "./unique-name";
import { unzip } from "./unzip";

const MANY = 9_000;

test("an import is paused and goes on where it was, with the keyboard alone", async ({ admin, browserOf }) => {
  test.setTimeout(180_000);
  const slug = uniqueName("paused");
  const lines = Buffer.from(shortEpisodes(MANY).map((episode) => `${JSON.stringify({ ...episode, persona: { ...episode.persona, age: 40 } })}\n`).join(""));
  const sent = admin.api.post("/api/v1/uploads", {
    data: lines,
    headers: { "tus-resumable": "1.0.0", "upload-length": String(lines.length), "upload-metadata": `filename ${Buffer.from("many.jsonl").toString("base64")}`, "content-type": "application/offset+octet-stream" },
  });
  const { uploadId } = await answer<{ uploadId: string }>(sent);
  const { jobId } = await answer<{ jobId: string }>(admin.api.post("/api/v1/imports", { data: { dataset: slug, title: "Paused", uploads: [uploadId] } }));
  const page = await (await browserOf(admin)).newPage();
  await page.goto(`/import/${jobId}`);
  await page.getByRole("button", { name: "Pause" }).press("Enter");
  await expect(page.getByText("What was read is kept.")).toBeVisible({ timeout: 30_000 });
  expect((await admin.api.get(`/api/v1/datasets/${slug}`)).status()).toBe(404);
  await page.reload();
  await page.getByRole("button", { name: "Resume" }).press("Enter");
  await expect(page.getByRole("heading", { name: "What came in" })).toBeVisible({ timeout: 120_000 });
  await expectFigure(page, "New or changed", MANY);
});

test("what an import changed is shown beside what was before; what goes out with its pictures comes in again unchanged", async ({ admin, browserOf }) => {
  test.setTimeout(180_000);
  const { episodes, pictures } = await longEpisodes(3);
  const slug = await importEpisodes(admin, episodes, pictures);
  const changed = episodes.map((episode, index) => (index === 0 ? { ...episode, summary: "Two people talk about a boat." } : episode));
  const page = await (await browserOf(admin)).newPage();
  await page.goto("/import");
  // A new dataset of the same name would be another one's next version: that is said, and chosen instead.
  await page.getByLabel("Title").fill("Another");
  await page.getByLabel("Short name").fill(slug);
  await page.getByLabel("Choose files").setInputFiles({ name: "changed.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(changed.map((episode) => `${JSON.stringify(episode)}\n`).join("")) });
  await page.getByRole("button", { name: "Import without looking" }).click();
  await expect(page.getByText(/has this name\. Choose it under Dataset/)).toBeVisible();
  await page.getByLabel("Dataset", { exact: true }).selectOption(slug);
  await page.getByRole("button", { name: "Import without looking" }).click();
  await page.getByRole("link", { name: "What is new, changed and gone" }).click({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "Two versions beside each other" })).toBeVisible();
  await expect(page.getByText("harbour-1").first()).toBeVisible();

  await page.getByRole("link", { name: "Pictures", exact: true }).click();
  await page.waitForURL(/\/pictures$/);
  // The worker decodes them when it gets to it.
  await expect(async () => {
    await page.reload();
    await expectFigure(page, "Looked through", pictures.length);
  }).toPass({ timeout: 60_000 });

  await page.getByRole("link", { name: "Export", exact: true }).click();
  await page.getByRole("radio", { name: "With pictures" }).press("Space");
  await expect(page.getByText(/^3 episodes and 3 picture files, about/)).toBeVisible();
  await page.getByRole("button", { name: "Make the export" }).click();
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), page.getByRole("link", { name: "Download" }).click({ timeout: 60_000 })]);
  const [archive, folder] = [test.info().outputPath("export.zip"), test.info().outputPath("export")] as const;
  await download.saveAs(archive);
  const files = unzip(readFileSync(archive), folder).filter((path) => /\.(jsonl|tar)$/.test(path)).map((path) => ({ name: path.split("/").at(-1) ?? "", bytes: readFileSync(join(folder, path)) }));
  expect(files.length).toBeGreaterThan(1);
  const again = await importFiles(admin, { slug, title: "Dialogues" }, files);
  expect(again).toMatchObject({ version: 2, rows: { read: 3, imported: 0, unchanged: 3, refused: 0 }, images: { missing: 0, refused: 0 } });
  const elsewhere = await importFiles(admin, { slug: uniqueName("elsewhere"), title: "Elsewhere" }, files);
  expect(elsewhere).toMatchObject({ rows: { imported: 3, refused: 0 }, images: { stored: 9, missing: 0, refused: 0 } });
});
