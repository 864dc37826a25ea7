/** Every page for every pair of eyes and hands: axe in light and dark, narrow screens, the keyboard's way, less motion. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import type { EpisodePage } from "@/lib/datasets/search/types";
import { concordJson } from "./concord-cli";
import { startComparison } from "./comparisons";
import { importEpisodes, importFiles, longEpisodes, shortEpisodes } from "./datasets";
import { chip, openDesk, ratings } from "./desk";
import { expect, test } from "./journey";
import { addPerson, answer, type Person } from "./people";
import { confirmInstructions, judgeOverApi, startStudy, type RunningStudy } from "./studies";
import { uniqueName } from "./unique-name";

const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1440, height: 900 };

type Stage = { slug: string; episodeId: string; jobId: string; study: RunningStudy; pairs: RunningStudy; draftId: string; evaluator: Person; newcomer: Person; inviteUrl: string };
let stage: Stage;

test.beforeAll(async ({ admin }) => {
  test.setTimeout(90_000);
  const { episodes, pictures } = await longEpisodes(4);
  const slug = await importEpisodes(admin, episodes, pictures);
  const { episodes: listed } = await answer<EpisodePage>(admin.api.get(`/api/v1/datasets/${slug}/episodes`));
  const evaluators = await Promise.all(["Aava", "Arvo", "Auli"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  const newcomer = await addPerson(admin, "evaluator", uniqueName("Alma"));
  const study = await startStudy(admin, slug, [...evaluators, newcomer], { criteria: undefined, evaluatorsPerItem: 4 });
  for (const evaluator of evaluators) await confirmInstructions(evaluator, study.id);
  for (const [index, evaluator] of evaluators.slice(0, 2).entries()) await judgeOverApi(evaluator, study, (item) => [1 + item, 1 + ((item + index) % 4), 3]);
  const draft = await answer<{ id: string; protocol: unknown }>(admin.api.get(`/api/v1/studies/${study.id}`));
  const { id: draftId } = await answer<{ id: string }>(admin.api.post("/api/v1/studies", { data: { name: uniqueName("draft"), dataset: slug, protocol: draft.protocol, evaluators: [] } }));
  const other = await longEpisodes(4, 2);
  const pairs = await startComparison(admin, [slug, await importEpisodes(admin, other.episodes, other.pictures)], [...evaluators, newcomer], { evaluatorsPerItem: 4, sample: { size: 3, seed: "e2e" } });
  for (const evaluator of evaluators) await confirmInstructions(evaluator, pairs.id);
  for (const evaluator of evaluators.slice(0, 2)) await judgeOverApi(evaluator, pairs, (item) => [1 + (item % 3), 2, 3]);
  // One row that comes in and two that are refused, so that the report has something to say.
  const lines = Buffer.from(`${JSON.stringify(shortEpisodes(1)[0])}\n{"id": "torn", "sessions": []}\n{"id": 7, "sess\n`);
  const broken = uniqueName("broken");
  const result = await importFiles(admin, { slug: broken, title: `Broken ${broken}` }, [{ name: "broken.jsonl", bytes: lines }]);
  expect(result.rows).toMatchObject({ imported: 1, refused: 2 });
  const { imports } = await answer<{ imports: { id: string; dataset: string }[] }>(admin.api.get("/api/v1/imports"));
  await answer(admin.api.post("/api/v1/me/tokens", { data: { name: "axe, a token with a name that is as long as names can well be before they break a line" } }));
  const { inviteUrl } = await concordJson<{ inviteUrl: string }>(["user", "add", `${uniqueName("invited")}@example.org`, "--role", "evaluator"]);
  const [, , evaluator] = evaluators;
  if (!evaluator) throw new Error("Nobody is there.");
  stage = { slug, episodeId: listed[0]?.id ?? "", jobId: imports.find((entry) => entry.dataset === broken)?.id ?? "", study, pairs, draftId, evaluator, newcomer, inviteUrl };
});

/** `part`: what is looked at where the rest of the page has been looked at already. */
type Shown = { name: string; path: () => string; prepare?: (page: Page) => Promise<void>; part?: string };

const DIALOG = "dialog[open]";

const IN_PUBLIC: Shown[] = [
  { name: "sign-in", path: () => "/sign-in" },
  { name: "sign-in after a mistake", path: () => "/sign-in?error=unauthenticated" },
  { name: "invitation", path: () => stage.inviteUrl },
  { name: "dead link", path: () => "/link/none" },
];

const AT_THE_DESK: Shown[] = [
  { name: "desk", path: () => `/desk/${stage.study.id}`, prepare: (page) => expect(ratings(page)).toBeVisible() },
  { name: "answers and meaning", part: "#ratings", path: () => `/desk/${stage.study.id}`, prepare: async (page) => {
    await expect(ratings(page)).toBeVisible();
    await page.keyboard.press("Digit3");
    await page.keyboard.press("d");
    await expect(ratings(page).getByText("For example:").first()).toBeVisible();
  } },
  { name: "lightbox", part: DIALOG, path: () => `/desk/${stage.study.id}`, prepare: async (page) => {
    await page.getByRole("main").getByRole("button", { name: /Open large\.$/ }).first().click();
    await expect(page.getByRole("dialog").getByRole("img")).toBeVisible();
  } },
  ...([["contact sheet", "i"], ["keys", "?"], ["instructions at hand", "h"]] as const).map(([name, key]): Shown => ({
    name, part: DIALOG, path: () => `/desk/${stage.study.id}`, prepare: async (page) => {
      await expect(ratings(page)).toBeVisible();
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  })),
  ...([["persona", "p", "About Aino"], ["find", "/", "Looks through every turn"]] as const).map(([name, key, words]): Shown => ({
    name, part: "[data-side-place]", path: () => `/desk/${stage.study.id}`, prepare: async (page) => {
      await expect(ratings(page)).toBeVisible();
      await page.keyboard.press(key);
      await expect(page.getByText(words).first()).toBeVisible();
    },
  })),
  { name: "desk of a pair", path: () => `/desk/${stage.pairs.id}`, prepare: (page) => expect(ratings(page)).toBeVisible() },
  { name: "pictures of a pair", part: DIALOG, path: () => `/desk/${stage.pairs.id}`, prepare: async (page) => {
    await expect(ratings(page)).toBeVisible();
    await page.keyboard.press("i");
    await expect(page.getByRole("dialog")).toBeVisible();
  } },
  { name: "list of studies", path: () => "/desk" },
  { name: "account", path: () => "/account" },
  { name: "nothing here", path: () => "/nowhere" },
];

const BEFORE_THE_DESK: Shown[] = [
  { name: "instructions", path: () => `/desk/${stage.study.id}/instructions` },
  { name: "instructions of a comparison", path: () => `/desk/${stage.pairs.id}/instructions` },
];

const OF_STUDIES: Shown[] = [
  { name: "studies", path: () => "/studies" },
  { name: "kind of a new study", path: () => "/studies/new" },
  { name: "new study", path: () => `/studies/new?kind=rating&dataset=${stage.slug}` },
  { name: "new study over two sources", path: () => `/studies/new?kind=rating&dataset=${stage.slug}`, prepare: async (page) => {
    await page.getByRole("button", { name: "Add a source" }).click();
    await expect(page.getByLabel("Source 2", { exact: true })).toBeVisible();
  } },
  { name: "new comparison", path: () => `/studies/new?kind=comparison&dataset=${stage.slug}` },
  { name: "running comparison", path: () => `/studies/${stage.pairs.id}` },
  { name: "design of a comparison", path: () => `/studies/${stage.pairs.id}/design` },
  { name: "datasheet", path: () => `/studies/${stage.study.id}/datasheet` },
  { name: "draft", path: () => `/studies/${stage.draftId}` },
  { name: "draft, asked to start", part: DIALOG, path: () => `/studies/${stage.draftId}`, prepare: async (page) => {
    await page.getByRole("button", { name: "Start the study" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  } },
  { name: "running study", path: () => `/studies/${stage.study.id}` },
  { name: "edit", path: () => `/studies/${stage.study.id}/edit` },
];

const OF_DATASETS: Shown[] = [
  { name: "import", path: () => "/import" },
  { name: "import report", path: () => `/import/${stage.jobId}`, prepare: (page) => expect(page.getByRole("table", { name: /could not be taken/ })).toBeVisible() },
  { name: "datasets", path: () => "/datasets" },
  { name: "dataset", path: () => `/datasets/${stage.slug}` },
  { name: "episodes that were searched", path: () => `/datasets/${stage.slug}?q=the&sort=images` },
  { name: "no episode", path: () => `/datasets/${stage.slug}?q=trombone&ageFrom=90` },
  { name: "episode in a list", path: () => `/datasets/${stage.slug}/episodes/${stage.episodeId}?sort=images` },
  { name: "versions", path: () => `/datasets/${stage.slug}/versions` },
  { name: "comparison of versions", path: () => `/datasets/${stage.slug}/compare` },
  { name: "data card", path: () => `/datasets/${stage.slug}/card` },
  { name: "episode", path: () => `/datasets/${stage.slug}/episodes/${stage.episodeId}` },
  { name: "a share that is aligned again", part: DIALOG, path: () => `/datasets/${stage.slug}/episodes/${stage.episodeId}`, prepare: async (page) => {
    await page.getByRole("button", { name: /^Align again/ }).first().click();
    const dialog = page.getByRole("dialog");
    const found = dialog.getByText(/^A scripted card stands in/);
    await expect(found.or(dialog.getByText(/^Nobody has aligned/))).toBeVisible();
    if (await found.isHidden()) await dialog.getByRole("button", { name: "Align again" }).click();
    await expect(found).toBeVisible({ timeout: 20_000 });
  } },
  { name: "datasets side by side", path: () => "/datasets/analysis", prepare: async (page) => {
    await expect(page.getByRole("table", { name: "Datasets side by side" })).toBeVisible({ timeout: 90_000 });
    await page.locator("main details").evaluateAll((folded) => folded.forEach((element) => element.setAttribute("open", "")));
  } },
  { name: "analysis of a dataset", path: () => `/datasets/${stage.slug}/analysis`, prepare: async (page) => {
    await expect(page.getByRole("heading", { name: "Turns per session" })).toBeVisible({ timeout: 90_000 });
    await page.locator("main details").evaluateAll((folded) => folded.forEach((element) => element.setAttribute("open", "")));
  } },
  { name: "quality of a dataset", path: () => `/datasets/${stage.slug}/quality`, prepare: (page) => expect(page.getByRole("heading", { name: "Looked for and not found" })).toBeVisible({ timeout: 90_000 }) },
];

const IN_CHARGE: Shown[] = [
  { name: "account with API tokens", path: () => "/account", prepare: (page) => expect(page.getByRole("listitem").filter({ hasText: "axe" }).first()).toBeVisible() },
  { name: "making an API token", part: DIALOG, path: () => "/account", prepare: async (page) => {
    await page.getByRole("button", { name: "Make a token" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  } },
  { name: "an API token, once", part: DIALOG, path: () => "/account", prepare: async (page) => {
    await page.getByRole("button", { name: "Make a token" }).click();
    await page.getByRole("textbox", { name: "Name" }).last().fill("axe, shown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "API token" })).toBeVisible();
  } },
  { name: "generate", path: () => "/generate" },
  { name: "rates of the engines", path: () => "/generate/rates" },
  { name: "single pictures", path: () => "/generate/pictures" },
  { name: "thresholds", path: () => "/generate/thresholds" },
  { name: "people", path: () => "/people" },
  { name: "people, inviting", part: DIALOG, path: () => "/people", prepare: async (page) => {
    await page.getByRole("button", { name: "Invite a person" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  } },
];

const OF_RESULTS: Shown[] = [
  { name: "results of a comparison", path: () => `/studies/${stage.pairs.id}/results` },
  { name: "agreement", path: () => `/studies/${stage.study.id}/agreement`, prepare: (page) => expect(page.getByRole("grid")).toBeVisible() },
  { name: "agreement of a comparison", path: () => `/studies/${stage.pairs.id}/agreement`, prepare: (page) => expect(page.getByRole("grid")).toBeVisible() },
  { name: "planning", path: () => `/studies/${stage.study.id}/planning`, prepare: (page) => expect(page.getByRole("heading", { name: "What is missing" })).toBeVisible() },
  { name: "planning of a comparison", path: () => `/studies/${stage.pairs.id}/planning?h=wide`, prepare: (page) => expect(page.getByRole("heading", { name: "What is missing" })).toBeVisible() },
  { name: "two evaluators", path: () => `/studies/${stage.study.id}/agreement/pair?key=${stage.study.criteria[0]}&one=E01&other=E02`, prepare: (page) => expect(page.getByRole("table")).toBeVisible() },
  { name: "results", path: () => `/studies/${stage.study.id}/results`, prepare: (page) => expect(page.getByRole("table", { name: "Results by criterion" })).toBeVisible() },
];

const TO_PUBLISH: Shown[] = [
  { name: "publish", path: () => `/studies/${stage.study.id}/publish`, prepare: async (page) => {
    // With everything unfolded: what is folded away is not looked at.
    await page.locator("main details").evaluateAll((folded) => folded.forEach((element) => element.setAttribute("open", "")));
    await expect(page.getByRole("region", { name: "What goes into the paper" }).getByRole("figure").first()).toBeVisible();
  } },
  { name: "publish a comparison", path: () => `/studies/${stage.pairs.id}/publish` },
];

const OF_ANSWERS: Shown[] = [
  { name: "items", path: () => `/studies/${stage.study.id}/items`, prepare: (page) => expect(page.getByRole("table", { name: "Items by disagreement" })).toBeVisible() },
  { name: "an item", path: () => `/studies/${stage.study.id}/items/I0001` },
  { name: "evaluators", path: () => `/studies/${stage.study.id}/evaluators?evaluator=E01`, prepare: async (page) => {
    await expect(page.getByRole("region", { name: "E01 by criterion" })).toBeVisible();
    for (const numbers of await page.getByText("Numbers as a table").all()) await numbers.click();
  } },
  { name: "a pair", path: () => `/studies/${stage.pairs.id}/items/I0001` },
  { name: "evaluators of a comparison", path: () => `/studies/${stage.pairs.id}/evaluators` },
];

test("pages for everybody", async ({ browserOf }) => look(await browserOf(null), IN_PUBLIC));
test("pages of an evaluator", async ({ browserOf }) => {
  test.setTimeout(240_000);
  await look(await browserOf(stage.evaluator), AT_THE_DESK);
  await look(await browserOf(stage.newcomer), BEFORE_THE_DESK);
});
for (const [title, list] of [["pages of studies", OF_STUDIES], ["pages of datasets", OF_DATASETS], ["pages of an admin", IN_CHARGE]] as const) {
  test(title, async ({ admin, browserOf }) => {
    test.setTimeout(240_000);
    await look(await browserOf(admin), list);
  });
}

test("pages of results", async ({ admin, browserOf }) => {
  test.setTimeout(240_000);
  await look(await browserOf(admin), OF_RESULTS);
});

test("pages to publish from", async ({ admin, browserOf }) => {
  test.setTimeout(120_000);
  await look(await browserOf(admin), TO_PUBLISH);
});

test("pages of a study's answers and evaluators", async ({ admin, browserOf }) => {
  test.setTimeout(240_000);
  await look(await browserOf(admin), OF_ANSWERS);
});

test.beforeEach(({ watch }) => watch.expect(/status of 404 .*\/nowhere/));

/** In both colours on a wide screen, then on a narrow one. */
async function look(context: BrowserContext, list: readonly Shown[]): Promise<void> {
  const page = await context.newPage();
  for (const { name, path, prepare, part } of list) {
    await page.setViewportSize(WIDE);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const reply = await page.goto(path());
      expect(reply?.headers()["content-security-policy"], name).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
      await prepare?.(page);
      await expectReadable(page, `${name}, ${colorScheme}`, part);
    }
    await page.setViewportSize(NARROW);
    await expect.soft(async () => expect(await tooWide(page), `wider than 360 px: ${name}`).toEqual([])).toPass({ timeout: 3_000 });
  }
}

async function expectReadable(page: Page, name: string, part = "html"): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect.soft(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).slice(0, 4).join(" | ")}`), `axe: ${name}`).toEqual([]);
}

/** What makes the page scroll sideways, if it does. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px`, ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 160))];
  });
}

for (const viewport of [WIDE, NARROW]) {
  test(`the focus is seen and never hidden at ${viewport.width} px`, async ({ browserOf }) => {
    const page = await (await browserOf(stage.evaluator, { viewport })).newPage();
    await page.goto(`/desk/${stage.study.id}`);
    await expect(ratings(page)).toBeVisible();
    const seen: string[] = [];
    for (let stop = 0; stop < 45; stop += 1) {
      await page.keyboard.press("Tab");
      const { name, problem } = await page.evaluate(describeFocus);
      seen.push(name);
      expect(problem, `stop ${stop + 1}: ${name}`).toBeNull();
    }
    expect(new Set(seen).size).toBeGreaterThan(12);
  });
}

/** Runs in the page: whether the focus has a mark and nothing lies over it. */
async function describeFocus(): Promise<{ name: string; problem: string | null }> {
  // Where scrolling to it has been painted.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.activeElement;
  if (!element || element === document.body) return { name: "the page", problem: null };
  const name = `${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 50)}”`;
  const marked = [element, element.parentElement, element.closest("fieldset")].some((candidate) => {
    if (!candidate) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || (candidate.tagName === "FIELDSET" && boxShadow !== "none");
  });
  if (!marked) return { name, problem: "has no mark of the focus" };
  const box = element.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x = 0, y = 0]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  const isIn = (hit: Element | null) => hit !== null && (element.contains(hit) || hit.contains(element));
  return { name, problem: points.some(isIn) ? null : `is hidden at ${Math.round(box.top)} px: ${points.map((hit) => hit?.outerHTML.slice(0, 80) ?? "nothing").join(" | ")}` };
}

test("nothing moves for those who ask for less motion", async ({ browserOf }) => {
  const page = await (await browserOf(stage.evaluator, { reducedMotion: "reduce" })).newPage();
  await openDesk(page, stage.study.id);
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/draft", async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press("Digit2");
  await expect(chip(page)).toHaveText("Saving…");
  const moving = () => page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === "running").map((animation) => `${(animation.effect as KeyframeEffect).target?.className} ${animation.effect?.getComputedTiming().iterations}`));
  await expect.poll(moving).toEqual([]);
  const { scrolling, slowest } = await page.evaluate(() => ({
    scrolling: getComputedStyle(document.documentElement).scrollBehavior,
    slowest: Math.max(...[...document.querySelectorAll("*")].flatMap((element) => getComputedStyle(element).transitionDuration.split(",").map((text) => Number.parseFloat(text)))),
  }));
  expect(scrolling).toBe("auto");
  expect(slowest).toBeLessThanOrEqual(0.01);
  release();
  await expect(chip(page)).toHaveText("Saved");
});
