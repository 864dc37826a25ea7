/** What an evaluator's browser must never learn is not there: not on the screen, not in any byte that it received or kept. */
import type { Page } from "@playwright/test";
import { importFiles } from "./datasets";
import { chip, expectPosition, rateByKeys, ratings, readAll, submitByKeys } from "./desk";
import { expectBlindPictures } from "./blind-pictures";
import { expectNowhere, recordEverything } from "./everything-received";
import { expect, test } from "./journey";
import { addPerson, answer } from "./people";
import { keysOf, MARK, mark, plantedEpisodes, plantedPictures } from "./planted";
import { sharedServer } from "./server";
import { judgeOverApi, startStudy } from "./studies";
import { uniqueName } from "./unique-name";

const KEYS = keysOf("net");

test("nothing that could give the source away reaches an evaluator", async ({ admin, browserOf }) => {
  test.setTimeout(120_000);
  const slug = uniqueName(`${MARK}-slug`);
  const lines = Buffer.from(plantedEpisodes("net", 2).map((episode) => `${JSON.stringify(episode)}\n`).join(""));
  const imported = await importFiles(admin, { slug, title: mark("title") }, [{ name: `${MARK}-file.jsonl`, bytes: lines }, ...(await plantedPictures("net"))]);
  expect(imported, JSON.stringify(imported.refusals)).toMatchObject({ episodes: 2, images: { stored: 4, missing: 0, refused: 0 } });

  const other = await addPerson(admin, "evaluator", mark("other evaluator"));
  const evaluator = await addPerson(admin, "evaluator", uniqueName("Una"));
  const study = await startStudy(admin, slug, [other, evaluator], { title: "Letters from the coast" });
  await answer(admin.api.patch(`/api/v1/studies/${study.id}`, { data: { name: mark("study name") } }));
  await judgeOverApi(other, study, () => [4, 4, 4], { comment: mark("comment of another"), remark: mark("remark of another") });
  await expectPlanted(admin.api, slug, study.id);

  const context = await browserOf(evaluator);
  const record = await recordEverything(context);
  const page = await context.newPage();
  await page.goto("/desk");
  await record.addPage(page, "list");
  await page.getByRole("link", { name: "Letters from the coast" }).click();
  await page.getByRole("button", { name: "I have read them" }).click();
  for (const number of [1, 2]) {
    await expectPosition(page, number, 2);
    await expect(ratings(page).getByRole("radio", { checked: true })).toHaveCount(0);
    await lookAtEverything(page, (where) => record.addPage(page, `${where} of item ${number}`));
    await readAll(page);
    await rateByKeys(page, [1, 2, 3]);
    await record.addPage(page, `answers to item ${number}`);
    await submitByKeys(page);
  }
  await expect(page.getByRole("heading", { name: "All done, thank you" })).toBeVisible();
  await expect(chip(page)).toHaveText("Saved");
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: "Submit changes" })).toBeVisible();
  await record.addPage(page, "reopened item");
  // Guessing does not help either.
  for (const path of [`/datasets/${slug}`, `/studies/${study.id}/results`]) await page.request.get(path);

  // What may be seen was recorded, so what may not be would have been.
  for (const where of ["body of ", "document "]) expect(record.findings.some((finding) => finding.where.startsWith(where) && finding.bytes.includes("Signe mends nets.")), where).toBe(true);
  expect(record.findings.some(({ where, bytes }) => where.startsWith("storage ") && bytes.includes(study.criteria[0] ?? "a criterion"))).toBe(true);
  expectNowhere(record.findings, MARK);
  for (const { url } of record.received) expect(new URL(url).origin).toBe(sharedServer().origin);
  await expectBlindPictures(record.received, 2 * 4);
});

/** The marks are in the database and a researcher reads them: looking for them is no empty exercise. */
async function expectPlanted(api: { get(path: string): Promise<{ text(): Promise<string> }> }, slug: string, studyId: string): Promise<void> {
  const read = async (path: string) => (await api.get(path)).text();
  const { episodes } = JSON.parse(await read(`/api/v1/datasets/${slug}/episodes`)) as { episodes: { id: string }[] };
  const all = [
    await read(`/api/v1/datasets/${slug}`), await read(`/api/v1/datasets/${slug}/episodes/${episodes[0]?.id}`),
    await read(`/api/v1/studies/${studyId}`), await read(`/api/v1/studies/${studyId}/progress`), await read(`/api/v1/studies/${studyId}/export?format=jsonl`),
  ].join("\n");
  const places = [
    "title", "category", "entity key", "entity value", "relation", "face", "narrative", "summary of the episode", "event id", "cause", "person of an event", "unknown column",
    "summary of a session", "device", "device category", "time", "description", "rationale", "source", "keyword", "module", "device reference", "predicted", "model",
    "study name", "other evaluator", "comment of another", "remark of another",
  ];
  for (const place of places) expect(all, place).toContain(mark(place));
  for (const name of [slug, `${MARK}-episode-0`, ...KEYS, `https://${MARK}.invalid/${MARK}.jpg`]) expect(all).toContain(name);
}

async function lookAtEverything(page: Page, note: (where: string) => Promise<void>): Promise<void> {
  await note("transcript");
  const shared = page.getByRole("main").getByRole("button", { name: /^Image 1, session 1, shared by Signe \d\. Open large\.$/ });
  await shared.click();
  const large = page.getByRole("dialog", { name: "Image 1" });
  await expect.poll(() => large.getByRole("img").evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(640);
  await note("lightbox");
  await page.keyboard.press("Escape");
  await page.keyboard.press("i");
  await expect(page.getByRole("dialog", { name: "2 images" })).toBeVisible();
  await note("contact sheet");
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  const persona = page.getByRole("region", { name: "Persona and events" });
  await expect(persona.getByText("Signe mends nets.")).toBeVisible();
  await expect(persona.getByRole("img")).toHaveCount(3);
  await note("persona");
  await page.keyboard.press("p");
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  await expect(page.getByRole("dialog", { name: "Instructions" })).toBeVisible();
  await note("instructions");
  await page.keyboard.press("Escape");
}
