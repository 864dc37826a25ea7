/** What would tell two sources apart, or what either of them is, reaches no evaluator who compares them. */
import type { Page } from "@playwright/test";
import { expectBlindPictures } from "./blind-pictures";
import { conversation, preferByKeys, readBoth, startComparison } from "./comparisons";
import { importFiles } from "./datasets";
import { chip, expectPosition, ratings, submitByKeys } from "./desk";
import { expectNowhere, recordEverything } from "./everything-received";
import { expect, test } from "./journey";
import { addPerson, answer, type Person } from "./people";
import { keysOf, MARK, mark, plantedForPairs, plantedPictures } from "./planted";
import { sharedServer } from "./server";
import { uniqueName } from "./unique-name";

const PAIRS = 3;

/** Both with everything that gives a source away; their pictures in two formats. */
async function plant(admin: Person, set: string, origin: "collected" | "synthetic", format: "jpeg" | "png"): Promise<string> {
  const slug = uniqueName(`${MARK}-${set}`);
  const lines = Buffer.from(plantedForPairs(set, PAIRS, origin).map((episode) => `${JSON.stringify(episode)}\n`).join(""));
  const imported = await importFiles(admin, { slug, title: mark(`title of ${set}`) }, [{ name: `${MARK}-${set}.jsonl`, bytes: lines }, ...(await plantedPictures(set, format))]);
  expect(imported, JSON.stringify(imported.refusals)).toMatchObject({ episodes: PAIRS, images: { stored: 2 * PAIRS, missing: 0, refused: 0 } });
  return slug;
}

test("nothing that tells two sources apart reaches an evaluator who compares them", async ({ admin, browserOf }) => {
  test.setTimeout(150_000);
  const slugs = [await plant(admin, "hemp", "synthetic", "png"), await plant(admin, "wool", "collected", "jpeg")];
  const evaluator = await addPerson(admin, "evaluator", uniqueName("Una"));
  const study = await startComparison(admin, slugs, [evaluator], { title: "Two letters", unit: "session", askMachineMade: true, sample: { size: PAIRS, seed: "e2e" } });
  await answer(admin.api.patch(`/api/v1/studies/${study.id}`, { data: { name: mark("study name") } }));
  await expectPlanted(admin, slugs, study.id);

  const context = await browserOf(evaluator);
  const record = await recordEverything(context);
  const page = await context.newPage();
  await page.goto("/desk");
  await record.addPage(page, "list");
  await page.getByRole("link", { name: "Two letters" }).click();
  await record.addPage(page, "instructions");
  await page.getByRole("button", { name: "I have read them" }).click();
  const leftSets = new Set<string>();
  for (let number = 1; number <= PAIRS; number += 1) {
    await expectPosition(page, number, PAIRS);
    await expect(ratings(page).getByRole("radio", { checked: true })).toHaveCount(0);
    await lookAtEverything(page, (where) => record.addPage(page, `${where} of pair ${number}`));
    for (const set of ["hemp", "wool"]) if ((await conversation(page, "A").innerText()).includes(`(${set} `)) leftSets.add(set);
    await readBoth(page);
    await preferByKeys(page, ["a", "t", "b"]);
    await record.addPage(page, `answers to pair ${number}`);
    await submitByKeys(page);
  }
  // Both sources stood left once at least: the plan of three pairs for one person.
  expect(leftSets).toEqual(new Set(["hemp", "wool"]));

  for (let asked = 1; asked <= PAIRS; asked += 1) {
    await expect(page.getByRole("heading", { name: "Which of the two was machine-made?" })).toBeVisible();
    await expect(page.getByText(`${asked} of ${PAIRS}`)).toBeVisible();
    await record.addPage(page, `closing question ${asked}`);
    await page.getByRole("group", { name: "Machine-made was" }).getByRole("button", { name: asked === 1 ? /^A/ : /^Cannot tell/ }).click();
  }
  await expect(page.getByRole("heading", { name: "All done, thank you" })).toBeVisible();
  await expect(chip(page)).toHaveText("Saved");
  await record.addPage(page, "end");
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: "Submit changes" })).toBeVisible();
  await record.addPage(page, "reopened pair");
  for (const path of [...slugs.map((slug) => `/datasets/${slug}`), `/studies/${study.id}/results`, `/studies/${study.id}/design`]) await page.request.get(path);
  for (const path of ["design", "results", "export", "progress"]) expect((await page.request.get(`/api/v1/studies/${study.id}/${path}`)).status()).toBe(404);

  for (const where of ["body of ", "document "]) expect(record.findings.some((finding) => finding.where.startsWith(where) && finding.bytes.includes("This, and a boot.")), where).toBe(true);
  expectNowhere(record.findings, MARK);
  for (const word of ["synthetic", "collected", "Source 1", "Source 2"]) {
    const told = record.findings.filter(({ where, bytes }) => /\/api\/v1\//.test(where) && bytes.includes(word)).map(({ where }) => where);
    expect(told, word).toEqual([]);
  }
  for (const { url } of record.received) expect(new URL(url).origin).toBe(sharedServer().origin);
  await expectBlindPictures(record.received, 2 * PAIRS);
});

/** The marks are in the database and a researcher reads them: looking for them is no empty exercise. */
async function expectPlanted(admin: Person, slugs: readonly string[], studyId: string): Promise<void> {
  const read = async (path: string) => (await admin.api.get(path)).text();
  for (const [index, slug] of slugs.entries()) {
    const { episodes } = JSON.parse(await read(`/api/v1/datasets/${slug}/episodes`)) as { episodes: { id: string }[] };
    const all = `${await read(`/api/v1/datasets/${slug}`)}\n${await read(`/api/v1/datasets/${slug}/episodes/${episodes[0]?.id}`)}`;
    for (const place of ["title of", "speaker", "person 0", "sentence", "event of a session", "experience", "interval", "date", "module", "rationale", "description", "face"]) expect(all, place).toContain(mark(place));
    for (const name of [slug, `${MARK}-episode-0`, ...keysOf(index === 0 ? "hemp" : "wool")]) expect(all).toContain(name);
  }
  expect(await read(`/api/v1/studies/${studyId}`)).toContain(mark("study name"));
  expect(await read(`/api/v1/studies/${studyId}/design`)).toContain(slugs[0]);
}

async function lookAtEverything(page: Page, note: (where: string) => Promise<void>): Promise<void> {
  await note("pair");
  await conversation(page, "A").getByRole("button", { name: /^Image 1 of A, shared by Speaker 2\. Open large\.$/ }).click();
  const large = page.getByRole("dialog").filter({ has: page.getByRole("img") });
  await expect.poll(() => large.getByRole("img").first().evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(640);
  await note("lightbox");
  await page.keyboard.press("ArrowRight");
  await note("lightbox, other side");
  await page.keyboard.press("Escape");
  await page.keyboard.press("i");
  await expect(page.getByRole("dialog", { name: "2 images" })).toBeVisible();
  await note("contact sheet");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("boot");
  await note("find");
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  await expect(page.getByRole("dialog", { name: "Instructions" })).toBeVisible();
  await note("instructions");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await note("keys");
  await page.keyboard.press("Escape");
}
