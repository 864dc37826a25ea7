/** From a closed study to an archive that proves itself, from the page alone; and what the page says before there is anything to publish. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Verification } from "@/lib/reports/bundle/verify";
import { concordJson } from "./concord-cli";
import { startComparison } from "./comparisons";
import { importEpisodes, shortEpisodes } from "./datasets";
import { expect, test } from "./journey";
import { addPerson, answer, type Person } from "./people";
import { confirmInstructions, judgeOverApi, startStudy, type RunningStudy } from "./studies";
import { tabTo } from "./tab-to";
import { uniqueName } from "./unique-name";
import { unzip } from "./unzip";

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function judgedStudy(admin: Person, manager: Person): Promise<RunningStudy> {
  const evaluators = await Promise.all(["Petra", "Paul"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  const study = await startStudy(manager, await importEpisodes(admin, shortEpisodes(4)), evaluators);
  for (const [index, evaluator] of evaluators.entries()) {
    await confirmInstructions(evaluator, study.id);
    await judgeOverApi(evaluator, study, (item) => [1 + item, 1 + ((item + index) % 4), 3]);
  }
  return study;
}

test("a closed study becomes a bundle that verifies, by keyboard alone", async ({ admin, browserOf, watch }) => {
  test.setTimeout(120_000);
  // A setting that is refused on purpose.
  watch.expect(/status of 422 .*\/bundles/);
  const researcher = await addPerson(admin, "researcher", uniqueName("Pia"));
  const study = await judgedStudy(admin, researcher);
  const context = await browserOf(researcher, { permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(`/studies/${study.id}`);
  const tabs = page.getByRole("navigation", { name: "Pages of this study" });
  await tabTo(page, tabs.getByRole("link", { name: "Publish" }));
  await page.keyboard.press("Enter");
  await expect(tabs.getByRole("link", { name: "Publish" })).toHaveAttribute("aria-current", "page");
  const before = section(page, "Before you publish").getByRole("listitem");
  await expect(before.filter({ hasText: "Close it, so that what you publish stays what it is." })).toContainText("To do");
  await expect(before.filter({ hasText: "28 of 62 questions answered" })).toHaveCount(1);

  await answer(admin.api.post(`/api/v1/studies/${study.id}/close`));
  await expect(before.filter({ hasText: "All 8 wanted judgments are in, and the study is closed." })).toContainText("Done");

  // A wrong setting is said beside it, a right one is taken.
  const bundle = section(page, "Everything for a paper");
  await tabTo(page, bundle.getByText(/^Settings/));
  await page.keyboard.press("Enter");
  const resamples = bundle.getByRole("textbox", { name: "Resamples" });
  await tabTo(page, resamples);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("10");
  await page.keyboard.press("Enter");
  await expect(resamples).toHaveAccessibleDescription(/100 or more\./);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("300");
  await page.keyboard.press("Enter");
  await expect(bundle.getByRole("status").filter({ hasText: "The bundle is ready." })).toBeVisible({ timeout: 40_000 });
  const made = bundle.getByRole("listitem").first();
  await expect(made).toContainText("ordinal, seed 1, 300 resamples");
  await tabTo(page, made.getByRole("button", { name: "Copy the digest" }));
  await page.keyboard.press("Enter");
  await expect(made.getByText("The digest is in the clipboard.")).toHaveCount(1);
  const digest = await page.evaluate(() => navigator.clipboard.readText());
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  await tabTo(page, made.getByRole("link", { name: "Download" }));
  const waiting = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const download = await waiting;

  const folder = mkdtempSync(join(tmpdir(), "concord-bundle-"));
  try {
    const paths = unzip(readFileSync(await download.path()), folder);
    const [name = ""] = paths[0]?.split("/") ?? [];
    expect(download.suggestedFilename()).toBe(`${name}.zip`);
    expect(paths).toEqual(expect.arrayContaining(["manifest.json", "paper/methods.md", "figures/agreement.pdf", "datasheet/heds.json"].map((path) => `${name}/${path}`)));
    // The line that the page gives for it names this folder.
    await expect(bundle.getByText(`npm run -s concord -- verify ${name}`)).toHaveCount(1);
    expect(await concordJson<Verification>(["verify", join(folder, name)])).toMatchObject({ ok: true, digest, differences: [], study: { id: study.id, state: "closed" } });
    // The paragraph in the bundle speaks of its own intervals, the one on the page of those that it shows.
    expect(readFileSync(join(folder, name, "paper", "methods.md"), "utf8")).not.toContain("jackknife");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await page.reload();
  await expect(bundle.getByRole("listitem").first()).toContainText(digest);
});

test("what goes into the paper is shown, follows the metric, and can be taken along", async ({ admin, browserOf }) => {
  const study = await judgedStudy(admin, admin);
  const page = await (await browserOf(admin, { permissions: ["clipboard-read", "clipboard-write"] })).newPage();
  await page.goto(`/studies/${study.id}/publish`);
  const paper = section(page, "What goes into the paper");
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  await paper.getByRole("button", { name: "Copy the methods paragraph" }).click();
  await expect.poll(clipboard).toMatch(/^# Methods: study-[\s\S]*2 evaluators rated 4 items[\s\S]*delete-one jackknife/);
  await paper.getByRole("button", { name: "Copy the table" }).click();
  await expect.poll(clipboard).toMatch(/\\begin\{table\}[\s\S]*Krippendorff's alpha, ordinal/);

  const figures = paper.getByRole("figure");
  await expect(figures).toHaveCount(4);
  for (const figure of await figures.all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect.poll(() => figure.getByRole("img").evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 100)).toBe(true);
    await expect(figure.getByRole("img")).toHaveAccessibleDescription(/\w/);
  }
  await section(page, "Everything for a paper").getByText(/^Settings/).click();
  await page.getByRole("combobox", { name: "Metric of alpha" }).selectOption("nominal");
  await expect(paper).toContainText("Krippendorff's alpha, nominal");
  const waiting = page.waitForEvent("download");
  await paper.getByRole("listitem").filter({ has: page.getByRole("img", { name: /Krippendorff's alpha/ }) }).getByRole("button", { name: "Save as PDF" }).click();
  expect((await waiting).suggestedFilename()).toBe("agreement.pdf");

  const raw = section(page, "Raw data");
  const everything = page.waitForEvent("download");
  await raw.getByRole("link", { name: "Download Everything" }).click();
  expect(readFileSync(await (await everything).path(), "utf8").trim().split("\n")).toHaveLength(24);
});

test("a blind comparison stays blind, a study without judgments says so, and nobody else gets in", async ({ admin, browserOf, watch }) => {
  watch.expect(/status of 404/);
  const researcher = await addPerson(admin, "researcher", uniqueName("Palle"));
  const evaluator = await addPerson(admin, "evaluator", uniqueName("Pina"));
  const slugs = await Promise.all([importEpisodes(admin, shortEpisodes(3)), importEpisodes(admin, shortEpisodes(3))]);
  const pairs = await startComparison(researcher, slugs, [evaluator], { images: "any" });
  const page = await (await browserOf(researcher)).newPage();
  await page.goto(`/studies/${pairs.id}/publish`);
  await expect(section(page, "What goes into the paper")).toContainText("No judgment yet");
  await expect(section(page, "Before you publish")).toContainText("Sources go by aliases until the study is closed.");

  await confirmInstructions(evaluator, pairs.id);
  await judgeOverApi(evaluator, pairs, (item) => [1 + (item % 3), 2, 3]);
  const paper = section(page, "What goes into the paper");
  await expect(paper.getByRole("figure")).toHaveCount(3);
  await expect(paper).toContainText("Sources go by aliases until the study is closed.");
  for (const slug of slugs) {
    const { title } = await answer<{ title: string }>(admin.api.get(`/api/v1/datasets/${slug}`));
    for (const name of [slug, title]) await expect(paper).not.toContainText(name);
  }

  // Neither somebody who only judges in it, nor somebody who does not sign in.
  for (const person of [evaluator, null]) {
    const other = await (await browserOf(person)).newPage();
    await other.goto(`/studies/${pairs.id}/publish`);
    await expect(other.getByRole("heading", { name: "Before you publish" })).toHaveCount(0);
    await expect(other.locator("body")).not.toContainText(pairs.name);
  }
  expect((await evaluator.api.post(`/api/v1/studies/${pairs.id}/bundles`, { data: {} })).status()).toBe(404);
  expect((await evaluator.api.get(`/api/v1/studies/${pairs.id}/bundles`)).status()).toBe(404);
});
