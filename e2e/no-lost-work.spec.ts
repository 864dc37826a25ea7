/** Whatever happens on the way, every answer that was given arrives once, and the page says truthfully where it is. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import type { DeskQueue } from "@/lib/judgments/desk";
import type { Receipt } from "@/lib/judgments/schema";
import { importEpisodes, shortEpisodes } from "./datasets";
import { chip, criterion, expectAnswered, expectPosition, judgeByKeys, openDesk, rateByKeys, ratings, readAll, submitByKeys } from "./desk";
import { expect, test } from "./journey";
import { addAdmin, addPerson, answer, type Person } from "./people";
import { sharedServer } from "./server";
import { confirmInstructions, readJudgments, startStudy, submission, type RunningStudy } from "./studies";
import { uniqueName } from "./unique-name";
import { pidOnPort } from "./web-process";

let dataset = "";
test.beforeAll(async ({ admin }) => {
  dataset = await importEpisodes(admin, shortEpisodes(4));
});

/** People with a study of their own, its instructions read. */
async function assembled(admin: Person, ...names: string[]): Promise<{ study: RunningStudy; evaluators: Person[] }> {
  const evaluators = await Promise.all(names.map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  const study = await startStudy(admin, dataset, evaluators);
  for (const evaluator of evaluators) await confirmInstructions(evaluator, study.id);
  return { study, evaluators };
}

async function alone(admin: Person): Promise<{ study: RunningStudy; evaluator: Person }> {
  const { study, evaluators: [evaluator] } = await assembled(admin, "Ulla");
  if (!evaluator) throw new Error("Nobody is there.");
  return { study, evaluator };
}

/** What the server has, by evaluator: which revision, and its values. */
const stored = async (admin: Person, study: RunningStudy) =>
  (await readJudgments(admin, study))
    .map(({ evaluator, revision, inForce, values }) => ({ evaluator, revision, inForce, values }))
    .sort((a, b) => a.evaluator.localeCompare(b.evaluator));

const NETWORK = /net::ERR_/;
const SIGNED_OUT = /status of 401/;

test("offline for two items, then delivered", async ({ admin, browserOf, watch }) => {
  watch.expect(NETWORK);
  const { study, evaluator } = await alone(admin);
  const context = await browserOf(evaluator);
  const page = await context.newPage();
  await openDesk(page, study.id);
  await readAll(page);
  // The next two are here before the network goes.
  await expect.poll(() => page.evaluate(() => performance.getEntriesByType("resource").filter((entry) => /\/api\/v1\/assignments\/[0-9a-f-]+$/.test(entry.name)).length)).toBeGreaterThanOrEqual(3);
  await context.setOffline(true);
  await judgeByKeys(page, [1, 2, 3]);
  await expectPosition(page, 2, 4);
  await expect(chip(page)).toHaveText(/^Kept on this device \(\d\)$/);
  await judgeByKeys(page, [4, 3, 2]);
  await expectPosition(page, 3, 4);
  await expect(chip(page)).toHaveText("Kept on this device (2)");
  expect(await stored(admin, study)).toEqual([]);
  await context.setOffline(false);
  await expect(chip(page)).toHaveText("Saved");
  const arrived = await stored(admin, study);
  expect(arrived.map(({ values }) => values)).toEqual(expect.arrayContaining([[1, 2, 3], [4, 3, 2]]));
  expect(arrived).toHaveLength(2);
  for (const judgment of arrived) expect(judgment).toMatchObject({ revision: 1, inForce: true });
});

test("a reload in the middle of an item restores every answer and comment", async ({ admin, browserOf, watch }) => {
  watch.expect(NETWORK);
  const { study, evaluator } = await alone(admin);
  const page = await (await browserOf(evaluator)).newPage();
  // Nothing of it reaches the server: what comes back was kept on the device.
  await page.route("**/draft", (route) => route.abort("connectionfailed"));
  page.on("dialog", (dialog) => void dialog.accept());
  await openDesk(page, study.id);
  await rateByKeys(page, [3, 1]);
  const second = criterion(page, "Consistency");
  await page.keyboard.press("k");
  await second.getByRole("button", { name: "Comment" }).click();
  await second.getByRole("textbox", { name: "Comment on Consistency" }).fill("The key was old in turn 3 and new in turn 4.");
  await page.getByRole("textbox", { name: "Overall comment" }).fill("Short, but alive.");
  await expect(chip(page)).toHaveText("Kept on this device (1)");
  await page.reload();
  await expectAnswered(page, 2, 3);
  await expect(page.getByRole("textbox", { name: "Overall comment" })).toHaveValue("Short, but alive.");
  await expect(criterion(page, "Coherence").getByRole("radio", { name: "3 Somewhat" })).toBeChecked();
  await expect(second.getByRole("radio", { name: "1 Not at all" })).toBeChecked();
  await expect(second.getByText("The key was old in turn 3 and new in turn 4.")).toBeVisible();
  await page.unroute("**/draft");
  await readAll(page);
  await rateByKeys(page, [2]);
  await page.keyboard.press("Control+Enter");
  await expectPosition(page, 2, 4);
  await expect(chip(page)).toHaveText("Saved");
  expect(await readJudgments(admin, study)).toEqual([expect.objectContaining({
    revision: 1, values: [3, 1, 2], comments: ["", "The key was old in turn 3 and new in turn 4.", ""], comment: "Short, but alive.",
  })]);
});

test("a double click submits once, and twenty requests with one key store one revision", async ({ admin, browserOf }) => {
  const { study, evaluator } = await alone(admin);
  const page = await (await browserOf(evaluator)).newPage();
  await openDesk(page, study.id);
  await readAll(page);
  await rateByKeys(page, [2, 2, 2]);
  await ratings(page).getByRole("button", { name: "Submit and continue" }).dblclick();
  await expectPosition(page, 2, 4);
  await expectAnswered(page, 0, 3);
  await expect(chip(page)).toHaveText("Saved");
  expect(await stored(admin, study)).toEqual([{ evaluator: "E01", revision: 1, inForce: true, values: [2, 2, 2] }]);

  const queue = await answer<DeskQueue>(evaluator.api.post(`/api/v1/studies/${study.id}/queue`, { data: {} }));
  const data = submission(queue.assignments[0]?.id ?? "", study.criteria, [1, 2, 3]);
  const receipts = await Promise.all(Array.from({ length: 20 }, () => answer<Receipt>(evaluator.api.post("/api/v1/judgments", { data }))));
  expect(new Set(receipts.map(({ judgmentId, revision, sha256 }) => `${judgmentId} ${revision} ${sha256}`)).size).toBe(1);
  expect(receipts.filter(({ replayed }) => !replayed)).toHaveLength(1);
  const values = (await stored(admin, study)).map((judgment) => judgment.values);
  expect(values).toHaveLength(2);
  expect(values).toEqual(expect.arrayContaining([[2, 2, 2], [1, 2, 3]]));
});

test("two tabs with different answers: both are kept, and the evaluator decides", async ({ admin, browserOf }) => {
  const { study, evaluator } = await alone(admin);
  const context = await browserOf(evaluator);
  const [first, second] = [await context.newPage(), await context.newPage()];
  await openDesk(first, study.id);
  await openDesk(second, study.id);
  await expect(first.getByText("Open in another tab")).toBeVisible();
  await readAll(first);
  await readAll(second);
  await rateByKeys(second, [4, 4]);
  await expect(chip(second)).toHaveText("Saved");
  await rateByKeys(first, [1, 1, 1]);
  await first.keyboard.press("Control+Enter");
  await expectPosition(first, 2, 4);
  await expect(chip(first)).toHaveText("Saved");
  await rateByKeys(second, [4]);
  await expect(second.getByText("Submitted somewhere else")).toBeVisible();
  await second.keyboard.press("Control+Enter");
  await expect(second.getByText(/two sets of answers/)).toBeVisible();
  expect(await stored(admin, study)).toEqual([
    { evaluator: "E01", revision: 1, inForce: true, values: [1, 1, 1] },
    { evaluator: "E01", revision: 2, inForce: false, values: [4, 4, 4] },
  ]);
  await second.getByRole("button", { name: "Use the answers from this tab" }).click();
  await expect(second.getByText(/two sets of answers/)).toHaveCount(0);
  await expect(chip(second)).toHaveText("Saved");
  expect((await stored(admin, study)).filter(({ inForce }) => inForce)).toEqual([{ evaluator: "E01", revision: 3, inForce: true, values: [4, 4, 4] }]);
});

test("a sign-in that ran out keeps the answers until it is renewed", async ({ admin, browserOf, watch }) => {
  watch.expect(SIGNED_OUT);
  const { study, evaluator } = await alone(admin);
  const context = await browserOf(evaluator);
  const page = await context.newPage();
  await openDesk(page, study.id);
  await readAll(page);
  await rateByKeys(page, [3]);
  await expect(chip(page)).toHaveText("Saved");
  await context.clearCookies({ name: "concord-session" });
  await rateByKeys(page, [3, 4]);
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toContainText("Your answers are kept on this device.");
  await expect(chip(page)).toHaveText("Sign in again – kept on this device (1)");
  await dialog.getByRole("button", { name: "Later" }).click();
  await expectAnswered(page, 3, 3);
  await page.keyboard.press("Control+Enter");
  await expectPosition(page, 2, 4);
  await expect(chip(page)).toHaveText("Sign in again – kept on this device (1)");
  expect(await stored(admin, study)).toEqual([]);

  await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
  const opened = context.waitForEvent("page");
  await dialog.getByRole("link", { name: "Open sign-in" }).click();
  const tab = await opened;
  await signIn(tab, evaluator);
  await tab.waitForURL(`**/desk/${study.id}`);
  await tab.close();
  await dialog.getByRole("button", { name: "I have signed in" }).click();
  await expect(chip(page)).toHaveText("Saved");
  await expect(dialog).toBeHidden();
  expect(await stored(admin, study)).toEqual([{ evaluator: "E01", revision: 1, inForce: true, values: [3, 3, 4] }]);
});

test("another person on the same browser sends nothing under a wrong name", async ({ admin, browserOf, watch }) => {
  watch.expect(NETWORK, SIGNED_OUT);
  const { study, evaluators: [first, second] } = await assembled(admin, "Vera", "Wim");
  if (!first || !second) throw new Error("Somebody is missing.");
  const context = await browserOf(first);
  const page = await context.newPage();
  await openDesk(page, study.id);
  await page.route("**/api/v1/judgments", (route) => route.abort("connectionfailed"));
  await judgeByKeys(page, [1, 1, 1]);
  await expect(chip(page)).toHaveText("Kept on this device (1)");

  // The other one signs in beside it: the open page stays with the person who opened it.
  await context.clearCookies({ name: "concord-session" });
  const other = await context.newPage();
  await other.goto(`/sign-in?next=/desk/${study.id}`);
  await signIn(other, second);
  await expect(ratings(other)).toBeVisible();
  await expect(other.getByText("A judgment of another person is waiting on this device")).toBeVisible();
  await page.unroute("**/api/v1/judgments");
  await rateByKeys(page, [2]);
  await expect(page.getByRole("dialog", { name: "Someone else is signed in" })).toContainText(first.name);
  await judgeByKeys(other, [4, 4, 4]);
  await expect(chip(other)).toHaveText("Saved");
  expect(await stored(admin, study)).toEqual([{ evaluator: "E02", revision: 1, inForce: true, values: [4, 4, 4] }]);
  await other.close();

  await page.close();
  await context.clearCookies({ name: "concord-session" });
  const back = await context.newPage();
  await back.goto(`/sign-in?next=/desk/${study.id}`);
  await signIn(back, first);
  await expect(chip(back)).toHaveText("Saved");
  await expect.poll(() => stored(admin, study)).toEqual([
    { evaluator: "E01", revision: 1, inForce: true, values: [1, 1, 1] },
    { evaluator: "E02", revision: 1, inForce: true, values: [4, 4, 4] },
  ]);
});

test("a browser closed right after submitting delivers once when it comes back", async ({ admin, watch }, testInfo) => {
  watch.expect(NETWORK);
  const { study, evaluator } = await alone(admin);
  const folder = mkdtempSync(join(tmpdir(), "concord-browser-"));
  const { cookies } = await evaluator.api.storageState();
  const open = async (): Promise<BrowserContext> => {
    const { launchOptions, viewport } = testInfo.project.use;
    const context = await chromium.launchPersistentContext(folder, { ...launchOptions, viewport, baseURL: sharedServer().origin });
    await context.addCookies(cookies);
    return watch.over(context);
  };
  try {
    const before = await open();
    const page = before.pages()[0] ?? (await before.newPage());
    await openDesk(page, study.id);
    // The server gets the first one, but its receipt never arrives; the second goes as the window closes.
    await page.route("**/api/v1/judgments", async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    });
    await judgeByKeys(page, [2, 3, 4]);
    await expect.poll(async () => (await stored(admin, study)).length).toBe(1);
    await expectPosition(page, 2, 4);
    await page.unroute("**/api/v1/judgments");
    await judgeByKeys(page, [4, 4, 1]);
    await before.close();

    const after = await open();
    const again = after.pages()[0] ?? (await after.newPage());
    await openDesk(again, study.id);
    await expect(chip(again)).toHaveText("Saved");
    await expectPosition(again, 3, 4);
    const arrived = await stored(admin, study);
    expect(arrived.map(({ values }) => values)).toEqual(expect.arrayContaining([[2, 3, 4], [4, 4, 1]]));
    expect(arrived.map(({ revision }) => revision)).toEqual([1, 1]);
    await after.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a killed web server loses nothing, and the page does not say Saved before it is", async ({ browserOf, ownServer, watch }) => {
  test.setTimeout(150_000);
  watch.expect(NETWORK, /status of 50\d/);
  const server = await ownServer();
  const admin = await addAdmin(server);
  const evaluator = await addPerson(admin, "evaluator", "Xenia", server.origin);
  const slug = await importEpisodes(admin, shortEpisodes(3));
  const study = await startStudy(admin, slug, [evaluator]);
  await confirmInstructions(evaluator, study.id);
  const context = await browserOf(evaluator, { baseURL: server.origin });
  const page = await context.newPage();
  await recordPromises(page);
  await openDesk(page, study.id);
  await readAll(page);
  await rateByKeys(page, [1, 2]);
  const web = pidOnPort(server.port);
  process.kill(web, "SIGKILL");
  await rateByKeys(page, [3]);
  await expectAnswered(page, 3, 3);
  await submitByKeys(page);
  await expectPosition(page, 2, 3);
  await judgeByKeys(page, [4, 4, 2]);
  await expectPosition(page, 3, 3);
  await expect(chip(page)).toHaveText("Saved", { timeout: 60_000 });
  expect(pidOnPort(server.port)).not.toBe(web);
  const told = await page.evaluate(() => (window as unknown as { promises: string[] }).promises);
  let open = 0;
  for (const entry of told) {
    if (entry === "submitted") open += 1;
    if (entry === "receipt") open -= 1;
    if (entry === "Saved") expect(open, `submissions without a receipt when the page said "Saved" in: ${told.join(" | ")}`).toBe(0);
  }
  expect(told.filter((entry) => entry === "receipt"), told.join(" | ")).toHaveLength(2);
  expect(told.slice(told.indexOf("submitted"))).toContainEqual(expect.stringMatching(/^Kept on this device/));
  const arrived = await stored(admin, study);
  expect(arrived.map(({ values }) => values)).toEqual(expect.arrayContaining([[1, 2, 3], [4, 4, 2]]));
  expect(arrived.map(({ revision, inForce }) => ({ revision, inForce }))).toEqual([{ revision: 1, inForce: true }, { revision: 1, inForce: true }]);
  await context.close();
});

/** Writes down, in order: each submission, each receipt that came, and whatever the chip has said. */
async function recordPromises(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const promises: string[] = [];
    Object.assign(window, { promises });
    addEventListener("keydown", (event) => event.ctrlKey && event.key === "Enter" && promises.push("submitted"), { capture: true });
    const send = window.fetch.bind(window);
    window.fetch = async (...words) => {
      const response = await send(...words);
      if (response.ok && String(words[0]).endsWith("/api/v1/judgments")) promises.push("receipt");
      return response;
    };
    new MutationObserver(() => {
      const text = document.querySelector("header [role=status]")?.textContent ?? "";
      if (text !== "" && promises.findLast((entry) => entry !== "submitted" && entry !== "receipt") !== text) promises.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail" }).fill(person.email);
  await page.getByRole("textbox", { name: "Password" }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
