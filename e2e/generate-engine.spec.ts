/** Episodes from a model server, the worker killed in the middle: the run goes on, asks nothing again that was done, and people judge what it made. */
import type { Page } from "@playwright/test";
import type { EpisodeView, RunView, StepView } from "@/lib/generation/types";
import { PLAIN_SESSION, starkRow } from "@/test/fixtures/stark";
import { startStandInEngine } from "@/test/fixtures/stand-in-engine";
import { png } from "@/test/fixtures/pictures";
import type { TidyRow } from "@/lib/reports/export/tidy-row";
import { createFixedAnswers } from "@/test/mcu/fixed-answers";
import { conversation, preferByKeys, readBoth, startComparison } from "./comparisons";
import { importFiles } from "./datasets";
import { chip, expectPosition, judgeByKeys, openDesk, ratings, submitByKeys } from "./desk";
import { expect, test } from "./journey";
import { addAdmin, addPerson, answer, type Person } from "./people";
import { confirmInstructions, readExport } from "./studies";
import { startMixedThroughWizard } from "./study-wizard";
import { uniqueName } from "./unique-name";
import { workerOf } from "./worker-process";

const EPISODES = [1, 2, 3];
const SESSIONS = 4;
const DATES = ["2024.03.02", "2024.03.09", "2024.03.16", "2024.03.23"];
/** Nine answers that each wait for the one before: an episode takes some ten seconds. */
const LATENCY_MS = 1_200;
/** The lease of a worker that was killed runs out, and then its jobs are looked for: half a minute each. */
const REVIVED_MS = 75_000;

const CHAT = "Stand-in";
const PAINTER = "Painter";

/** How often each engine was asked for each seed: every step of a run has one of its own. */
async function startEngine() {
  const asked = new Map<string, number>();
  const answers = createFixedAnswers();
  const count = (name: string, seed: unknown) => asked.set(`${name} ${seed}`, (asked.get(`${name} ${seed}`) ?? 0) + 1);
  const engine = await startStandInEngine({
    latencyMs: LATENCY_MS,
    answers(name, request) {
      count(CHAT, request.seed);
      return answers(name, request);
    },
    pictures({ fields: { seed } }) {
      count(PAINTER, seed);
      return png(320, 240, Number(seed) % 256);
    },
    embeds: () => [3, 4],
  });
  return { engine, asked };
}

/** Three episodes in the wide layout of STARK's release. */
async function importStark(admin: Person): Promise<{ slug: string; title: string }> {
  const rows = [1, 2, 3].map((row) => starkRow(`loaf-${row}`, DATES.map((date) => ({ ...PLAIN_SESSION, date }))));
  const slug = uniqueName("stark");
  const title = `Loaves ${slug}`;
  const result = await importFiles(admin, { slug, title }, [{ name: "stark.jsonl", bytes: Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join("")) }]);
  expect(result).toMatchObject({ format: "stark", rows: { imported: 3, refused: 0 } });
  return { slug, title };
}

const runOf = (person: Person, runId: string) => answer<RunView>(person.api.get(`/api/v1/generations/${runId}`));

async function stepsOf(person: Person, runId: string): Promise<StepView[]> {
  const episodes = await Promise.all(EPISODES.map((number) => answer<EpisodeView>(person.api.get(`/api/v1/generations/${runId}/episodes/${number}`))));
  return episodes.flatMap(({ steps }) => steps);
}

/** Of the requests that led to these steps; a score is asked for without a seed. */
const engineSeeds = (steps: readonly StepView[]) => steps.flatMap(({ calls }) => calls.flatMap(({ engine, seed }) => (seed === null ? [] : [`${engine} ${seed}`])));

const figure = async (page: Page, term: string) => Number(await page.getByRole("main").locator("dl > div", { hasText: term }).locator("dd").innerText());

test("a run on a model server outlives its worker, asks no finished step again, and is compared with people's talk", async ({ browserOf, ownServer, watch }) => {
  test.setTimeout(360_000);
  // A budget that is no larger than what is spent.
  watch.expect(/status of 409 .*\/resume/);
  const { engine, asked } = await startEngine();
  const server = await ownServer();
  try {
    const admin = await addAdmin(server);
    for (const [port, name] of [["chat", CHAT], ["images", PAINTER], ["clip", "Judge of pictures"]] as const) {
      await answer(admin.api.post("/api/v1/engines", { data: { config: { port, name, baseUrl: engine.origin, model: "stand-in" } } }));
    }
    const researcher = await addPerson(admin, "researcher", uniqueName("Hanne"), server.origin);
    const evaluator = await addPerson(admin, "evaluator", uniqueName("Hugo"), server.origin);

    const context = await browserOf(researcher, { baseURL: server.origin });
    const page = await context.newPage();
    await page.goto("/generate");
    const form = page.getByRole("form", { name: "New run" });
    await expect(form.getByRole("radio", { name: "Model servers" })).toBeChecked();
    await form.getByLabel("Episodes").fill(String(EPISODES.length));
    await form.getByLabel("Seed").fill("e2e");
    const title = uniqueName("Ferry people");
    await form.getByLabel("Title").fill(title);
    await form.getByText("Budget: where it stops by itself").click();
    await form.getByLabel("Tokens").fill("1");
    await form.getByRole("button", { name: "Generate" }).click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    const runId = page.url().split("/").at(-1) ?? "";
    await expect(page.getByText("The budget of 1 tokens is spent")).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("button", { name: "Go on", exact: true })).toHaveCount(0);
    const larger = page.getByRole("form", { name: "A larger budget" });
    await larger.getByRole("button", { name: "Go on with this" }).click();
    await expect(larger.getByRole("alert")).toContainText("Give it a larger one");
    await larger.getByLabel("Tokens").fill("1000000");
    await larger.getByRole("button", { name: "Go on with this" }).click();
    await expect(larger).toHaveCount(0);
    const atFirst = await figure(page, "Steps done");
    await expect.poll(() => figure(page, "Steps done")).toBeGreaterThan(atFirst);

    await page.getByRole("link", { name: "Episode 2" }).click();
    const written = page.getByText(new RegExp(`^[0-${SESSIONS - 1}] of ${SESSIONS} sessions$`));
    await expect(written).toBeVisible();
    await expect(page.getByRole("region", { name: "Events" }).getByRole("listitem")).toHaveCount(SESSIONS);
    const sessions = page.getByRole("region", { name: "Conversation" }).getByRole("region", { name: /^Session \d/ });
    await expect(sessions.first()).toBeVisible();
    const early = await sessions.count();
    await expect.poll(() => sessions.count()).toBeGreaterThan(early);
    await expect(written).toBeVisible();

    const worker = workerOf(server.pid);
    if (worker === undefined) throw new Error("There is no worker.");
    process.kill(worker, "SIGKILL");
    await expect.poll(() => workerOf(server.pid) !== worker).toBe(true);
    const before = await stepsOf(researcher, runId);
    expect((await runOf(researcher, runId)).progress.done).toBeLessThan(EPISODES.length);
    await expect.poll(() => workerOf(server.pid) ?? 0, { timeout: 30_000 }).toBeGreaterThan(0);

    // The page catches up by itself.
    await expect(page.getByText(`${SESSIONS} of ${SESSIONS} sessions`, { exact: true })).toBeVisible({ timeout: REVIVED_MS });
    // Killed right after the last session of this episode, all of it is written already, and the rest still waits for the next worker.
    await expect.poll(async () => (await runOf(researcher, runId)).state, { timeout: REVIVED_MS + 40_000 }).toBe("done");
    const after = await stepsOf(researcher, runId);
    const finished = engineSeeds(before);
    expect(finished.length).toBeGreaterThan(EPISODES.length * 5);
    expect(after.length).toBeGreaterThan(before.length);
    expect(finished.filter((seed) => asked.get(seed) !== 1), "steps that were done before the kill are not asked again").toEqual([]);
    expect(after).toEqual(expect.arrayContaining(before));
    // Twice only what was on its way when the worker died, and nothing that no step knows of.
    expect([...asked.values()].every((times) => times <= 2)).toBe(true);
    expect(new Set(asked.keys())).toEqual(new Set(engineSeeds(after)));

    const share = sessions.first().getByRole("figure");
    await expect(share.getByRole("img", { name: "A photo of a ferry", exact: true })).toBeVisible();
    await share.getByText("How it came to this picture").click();
    await expect(share).toContainText("planned by a model");
    await expect(share).toContainText("CLIP 1.000");
    await expect(share.getByText("chosen", { exact: true })).toBeVisible();

    await page.getByRole("link", { name: "Run", exact: true }).click();
    await expect(page.getByText("3 of 3 episodes ended")).toBeVisible();
    await expect(page.getByText("synthetic", { exact: true })).toBeVisible();
    const publish = page.getByRole("form", { name: "Make it a dataset" });
    const slug = await publish.getByLabel("Address").inputValue();
    await publish.getByRole("button", { name: "Make a dataset" }).click();
    await expect(page.getByText(/It is version 1 of the dataset/)).toBeVisible({ timeout: 30_000 });

    // Beside what is laid out as STARK is: rated in one study that draws from both, and compared.
    const stark = await importStark(admin);
    const rated = await startMixedThroughWizard(page, [title, stark.title], [evaluator], EPISODES.length);
    await confirmInstructions(evaluator, rated);
    const raters = await browserOf(evaluator, { baseURL: server.origin });
    const ratingDesk = await raters.newPage();
    await openDesk(ratingDesk, rated);
    for (let place = 1; place <= 2 * EPISODES.length; place += 1) {
      await expectPosition(ratingDesk, place, 2 * EPISODES.length);
      await expect(ratings(ratingDesk)).toBeVisible();
      // Who wrote it would tell the two sources apart.
      await expect(ratingDesk.getByText("Machine-written")).toHaveCount(0);
      await judgeByKeys(ratingDesk, [4, 3, 2, 1, 2, 3, 4]);
    }
    await raters.close();
    await expect.poll(async () => (await readExport(researcher, rated)).length).toBe(2 * EPISODES.length * 7);
    const rows = (await readExport(researcher, rated)) as (TidyRow & { source: string })[];
    expect([slug, stark.slug].map((source) => rows.filter((row) => row.source === source).length)).toEqual([21, 21]);
    await page.getByRole("link", { name: "Results", exact: true }).click();
    const means = page.getByRole("region", { name: "Means by source" });
    for (const source of [title, stark.title]) await expect(means.getByText(source).first()).toBeVisible({ timeout: 30_000 });
    await context.close();

    const study = await startComparison(researcher, [slug, stark.slug], [evaluator], { images: "any", sample: { size: 3, seed: "e2e" } });
    await confirmInstructions(evaluator, study.id);
    const desks = await browserOf(evaluator, { baseURL: server.origin });
    const desk = await desks.newPage();
    await openDesk(desk, study.id);
    await expectPosition(desk, 1, 3);
    const sides = await Promise.all((["A", "B"] as const).map((side) => conversation(desk, side).innerText()));
    expect(sides.filter((text) => text.includes("Good morning! What is new?")), "the grown session").toHaveLength(1);
    expect(sides.filter((text) => text.includes("It rose!")), "the collected one").toHaveLength(1);
    await readBoth(desk);
    await preferByKeys(desk, ["a", "t", "b"]);
    await submitByKeys(desk);
    await expectPosition(desk, 2, 3);
    await expect(chip(desk)).toHaveText("Saved");
    await desks.close();
    expect(await readExport(researcher, study.id)).toHaveLength(study.criteria.length);
  } finally {
    await engine.close();
  }
});
