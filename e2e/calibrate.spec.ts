/** From ratings to a threshold: a run's pictures are scored and judged, an admin adopts what the answers speak for, and the next run's checks say so. */
import type { DeskQueue } from "@/lib/judgments/desk";
import type { EpisodeView, RunView } from "@/lib/generation/types";
import { startStandInEngine } from "@/test/fixtures/stand-in-engine";
import { png } from "@/test/fixtures/pictures";
import { createFixedAnswers } from "@/test/mcu/fixed-answers";
import { starkCriteria } from "@/lib/studies/template-criteria";
import { expect, test } from "./journey";
import { addAdmin, addPerson, answer, type Person } from "./people";
import { confirmInstructions, startStudy, submission, type RunningStudy } from "./studies";
import { uniqueName } from "./unique-name";

/** Of four sessions each, with a picture of its own in every session. */
const EPISODES = 11;
const ITEMS = EPISODES * 4;

/** Kites have numbers, and the higher a number within its thousand, the wider its picture and the nearer to its description. */
const NUMBER = /kite with the number (\d+)/g;
const rankOf = (number: string | number | undefined) => Number(number ?? 0) % 997;

/** A model server that draws kites, and whose CLIP knows them by their width, or is told how near they are. */
async function startEngine() {
  const answers = createFixedAnswers();
  const told: { likeness: number | null } = { likeness: null };
  const widthOf = (bytes: Buffer) => bytes.readUInt32BE(16); // of a PNG
  const likenessOf = (bytes: Buffer) => told.likeness ?? 0.25 + ((widthOf(bytes) - 64) / 997) * 0.5;
  const engine = await startStandInEngine({
    answers(name, request) {
      const given = answers(name, request);
      if (name !== "dialogue") return given;
      const { utterances } = given as { utterances: { sharing: object | null }[] };
      const sharing = { rationale: "To show it.", description: `A kite with the number ${request.seed}`, source: "internet", keywords: ["kite"], device_picture: null };
      return { utterances: utterances.map((utterance) => (utterance.sharing ? { ...utterance, sharing } : { ...utterance, text: `Have you seen the kite with the number ${request.seed}?` })) };
    },
    pictures: ({ fields: { prompt = "" } }) => png(64 + rankOf([...prompt.matchAll(NUMBER)][0]?.[1]), 24),
    embeds(input) {
      if (typeof input === "string") return [1, 0];
      const value = likenessOf(input);
      return [value, Math.sqrt(1 - value * value)];
    },
  });
  return { engine, told };
}

async function ended(person: Person, runId: string): Promise<RunView> {
  const read = () => answer<RunView>(person.api.get(`/api/v1/generations/${runId}`));
  await expect.poll(async () => (await read()).state, { timeout: 120_000 }).toMatch(/done|failed/);
  return read();
}

async function run(person: Person, request: object): Promise<RunView> {
  const { runId } = await answer<{ runId: string }>(person.api.post("/api/v1/generations", { data: { provider: "engines", people: { minAge: 20, maxAge: 60 }, ...request } }));
  return ended(person, runId);
}

/** Half of the run's kites are below it. */
async function middleRank(person: Person, { id }: RunView): Promise<number> {
  const episodes = await Promise.all(Array.from({ length: EPISODES }, (_, place) => answer<EpisodeView>(person.api.get(`/api/v1/generations/${id}/episodes/${place + 1}`))));
  const numbers = new Set([...JSON.stringify(episodes).matchAll(NUMBER)].map(([, number]) => number));
  expect(numbers.size).toBe(ITEMS);
  return [...numbers].map(rankOf).sort((one, other) => one - other)[ITEMS / 2] ?? 0;
}

/** Somebody to whom the wider half of the kites looks as it should. */
async function judgeByRank(evaluator: Person, study: RunningStudy, middle: number): Promise<void> {
  for (let judged = 0; judged < ITEMS;) {
    const { assignments } = await answer<DeskQueue>(evaluator.api.post(`/api/v1/studies/${study.id}/queue`, { data: { ahead: 10 } }));
    expect(assignments.length).toBeGreaterThan(0);
    for (const { id } of assignments) {
      const item = JSON.stringify(await answer<object>(evaluator.api.get(`/api/v1/assignments/${id}`)));
      const rank = rankOf([...item.matchAll(NUMBER)][0]?.[1]);
      await answer(evaluator.api.post("/api/v1/judgments", { data: submission(id, study.criteria, [rank >= middle ? 4 : 1]) }));
      judged += 1;
    }
  }
}

test("a threshold is found from ratings, adopted, and named by the checks of the next run", async ({ browserOf, ownServer }) => {
  test.setTimeout(300_000);
  const { engine, told } = await startEngine();
  const server = await ownServer();
  try {
    const admin = await addAdmin(server);
    for (const port of ["chat", "images", "clip"]) await answer(admin.api.post("/api/v1/engines", { data: { config: { port, name: `Stand-in ${port}`, baseUrl: engine.origin, model: `${port}-1` } } }));
    const researcher = await addPerson(admin, "researcher", uniqueName("Karin"), server.origin);
    const evaluator = await addPerson(admin, "evaluator", uniqueName("Kuno"), server.origin);
    const first = await run(researcher, { episodes: EPISODES, seed: "one", dataset: { slug: "kites" } });
    expect(first, JSON.stringify(first.episodes.map(({ reason }) => reason))).toMatchObject({ state: "done", progress: { done: EPISODES }, dataset: { version: 1 } });

    const study = await startStudy(researcher, "kites", [evaluator], { unit: "session", includeScripted: true, criteria: starkCriteria.filter(({ key }) => key === "image_dialogue_relevance") });
    await confirmInstructions(evaluator, study.id);
    await judgeByRank(evaluator, study, await middleRank(researcher, first));

    const context = await browserOf(admin, { baseURL: server.origin });
    const page = await context.newPage();
    await page.goto("/generate");
    await page.getByRole("link", { name: "Thresholds" }).click();
    await expect(page.getByText("Until then every check says “not calibrated”.")).toBeVisible();
    const form = page.getByRole("form", { name: "Calibrate on ratings" });
    await form.getByRole("button", { name: "Compute" }).click();
    const proposal = page.getByRole("article", { name: "CLIP, clip-1" });
    await expect(proposal).toContainText(/at least 0\.\d{4}/);
    await expect(proposal.getByRole("img", { name: /^ROC curve, area 1\.000\. At the threshold 100 % of the relevant pass and 0 % of the others/ })).toBeVisible();
    await expect(proposal).toContainText(`${ITEMS} answers`);
    await expect(proposal).toContainText("once the study is closed");

    await answer(researcher.api.post(`/api/v1/studies/${study.id}/close`));
    await form.getByRole("button", { name: "Compute" }).click();
    await proposal.getByRole("button", { name: "Adopt this threshold" }).click();
    const card = page.getByRole("article", { name: /^CLIP, clip-1: at least 0\.\d{4}$/ });
    await expect(card.getByText("in force")).toBeVisible();

    told.likeness = 0.97;
    const second = await run(researcher, { episodes: 1, seed: "two" });
    const checkOf = async ({ id }: RunView) => {
      const { report } = await answer<EpisodeView>(researcher.api.get(`/api/v1/generations/${id}/episodes/1`));
      return (report as { checks: { check: string; calibrated: boolean; threshold: number; passed: boolean }[] }).checks.find(({ check }) => check === "image-text");
    };
    expect(await checkOf(first)).toMatchObject({ calibrated: false, threshold: 0.2, passed: true });
    expect(await checkOf(second)).toMatchObject({ calibrated: true, passed: true });

    const theirs = await browserOf(researcher, { baseURL: server.origin });
    const own = await theirs.newPage();
    await own.goto(`/generate/${first.id}/1`);
    const row = own.getByRole("row", { name: /^Picture against description/ });
    await expect(row).toContainText("not calibrated");
    await own.goto(`/generate/${second.id}/1`);
    await expect(row).toContainText("calibrated: yes");
    await row.getByRole("link").click();
    await expect(own.getByRole("article", { name: /^CLIP, clip-1/ })).toBeInViewport();
    await expect(own.getByRole("form", { name: "Calibrate on ratings" })).toHaveCount(0);
    await expect(own.getByRole("button", { name: /Retire/ })).toHaveCount(0);
    expect((await evaluator.api.get("/api/v1/calibrations")).status()).toBe(404);
    expect((await researcher.api.get(`/api/v1/calibrations/proposal?study=${study.id}`)).status()).toBe(404);

    await page.getByRole("button", { name: "Retire the threshold of CLIP, clip-1" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Retire" }).click();
    await expect(card.getByText(/^until /)).toBeVisible();
    for (const each of [context, theirs]) await each.close();
  } finally {
    await engine.close();
  }
});
