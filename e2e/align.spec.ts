/** A share of a dataset that was imported is aligned again: seen beside it by researchers, by nobody else, and the dataset stays as it was. */
import type { AlignmentView } from "@/lib/alignments/types";
import type { EpisodeDetail } from "@/lib/datasets/types";
import { concordJson } from "./concord-cli";
import { importEpisodes, longEpisodes } from "./datasets";
import { expectPosition, openDesk, ratings } from "./desk";
import { expectNowhere, recordEverything } from "./everything-received";
import { expect, test } from "./journey";
import { addPerson, answer, type Person } from "./people";
import { confirmInstructions, startStudy } from "./studies";
import { uniqueName } from "./unique-name";

async function firstEpisode(researcher: Person, slug: string): Promise<EpisodeDetail> {
  const { episodes } = await answer<{ episodes: { id: string }[] }>(researcher.api.get(`/api/v1/datasets/${slug}/episodes`));
  return answer<EpisodeDetail>(researcher.api.get(`/api/v1/datasets/${slug}/episodes/${episodes[0]?.id}`));
}

test("a share is aligned again beside the dataset, and nothing of it reaches an evaluator", async ({ admin, browserOf, watch }) => {
  test.setTimeout(150_000);
  watch.expect(/status of 404 .*\/datasets\//, /status of 422 .*\/align/);
  const { episodes, pictures } = await longEpisodes(1, 2);
  const slug = await importEpisodes(admin, episodes, pictures);
  const researcher = await addPerson(admin, "researcher", uniqueName("Alma"));
  const evaluator = await addPerson(admin, "evaluator", uniqueName("Edda"));
  const before = await firstEpisode(researcher, slug);
  const share = before.sessions[0]?.turns.flatMap(({ images }) => images)[0];
  expect(share?.description).toBe("A boat on trestles");

  const page = await (await browserOf(researcher)).newPage();
  await page.goto(`/datasets/${slug}/episodes/${before.id}`);
  await page.getByRole("button", { name: "Align again" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Align again" });
  await expect(dialog.getByText("Nobody has aligned this share again yet.")).toBeVisible();
  await expect(dialog.getByRole("radio", { name: "A script" })).toBeChecked();
  const seed = uniqueName("seed");
  await dialog.getByLabel("Begin with").selectOption("web");
  await dialog.getByLabel("Seed").fill(seed);
  await dialog.getByRole("button", { name: "Align again" }).click();
  const alignment = dialog.getByRole("article", { name: `Alignment with the seed ${seed}` });
  await expect(alignment.getByText(/^A scripted card stands in for the picture/)).toBeVisible({ timeout: 30_000 });
  await expect(alignment.getByText("scripted", { exact: true }).first()).toBeVisible();
  await expect(alignment).toContainText("Found on the web, asked for");
  await expect(alignment.getByRole("img", { name: "Candidate: A boat on trestles" })).toBeVisible();
  await expect(alignment).toContainText(researcher.name);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Align again (1)" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Align again (1)" })).toBeVisible();
  expect(await firstEpisode(researcher, slug)).toEqual(before);

  const [view] = (await answer<{ alignments: AlignmentView[] }>(researcher.api.get(`/api/v1/image-shares/${share?.id}/alignments`))).alignments;
  expect(view).toMatchObject({ isScripted: true, state: "done", request: { seed, description: "A boat on trestles" }, result: { status: "aligned", plan: { planner: "forced" } } });

  for (const [method, path] of [["post", `/image-shares/${share?.id}/align`], ["get", `/image-shares/${share?.id}/alignments`], ["get", `/align/${view?.id}`], ["delete", `/align/${view?.id}`], ["post", "/align"]] as const) {
    const refused = await evaluator.api[method](`/api/v1${path}`, method === "post" ? { data: { provider: "scripted", description: "A boat" } } : {});
    expect(refused.status(), `${method} ${path}`).toBe(404);
  }
  const study = await startStudy(admin, slug, [evaluator]);
  await confirmInstructions(evaluator, study.id);
  const context = await browserOf(evaluator);
  const record = await recordEverything(context);
  const desk = await context.newPage();
  await openDesk(desk, study.id);
  await expectPosition(desk, 1, 1);
  await expect(ratings(desk)).toBeVisible();
  await record.addPage(desk, "item");
  await desk.goto(`/datasets/${slug}/episodes/${before.id}`);
  await expect(desk.getByRole("button", { name: /Align again/ })).toHaveCount(0);
  await record.addPage(desk, "episode");
  for (const secret of [view?.id, seed.toLowerCase(), view?.result?.candidates[0]?.sha256]) expectNowhere(record.findings, secret ?? "missing");

  await page.getByRole("button", { name: "Align again (1)" }).click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await dialog.getByRole("button", { name: "Remove for good" }).click();
  await expect(dialog.getByText("Nobody has aligned this share again yet.")).toBeVisible();

  await page.goto("/generate/pictures");
  const form = page.getByRole("form", { name: "A picture for a description" });
  await form.getByLabel("Description").fill("A kettle on a green stove");
  await form.getByLabel("Seed").fill(`${seed}-alone`);
  // Those that were sought before are read first.
  await expect(form.getByRole("button", { name: "Find a picture" })).toBeEnabled();
  await form.getByRole("button", { name: "Find a picture" }).press("Enter");
  const sought = page.getByRole("article", { name: `Alignment with the seed ${seed}-alone` });
  await expect(sought.getByRole("img", { name: "Candidate: A kettle on a green stove" })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(sought.getByText(/^A scripted card stands in for the picture/)).toBeVisible();
  expect((await evaluator.api.get("/api/v1/align")).status()).toBe(404);

  await form.getByLabel("Description").fill("Mia on a pier");
  await form.getByLabel("Seed").fill(`${seed}-person`);
  await expect(form.getByLabel("Face in words")).toBeHidden();
  await form.getByLabel("Begin with").selectOption({ label: "Made with the person’s face" });
  await form.getByRole("button", { name: "Find a picture" }).click();
  for (const label of ["Age", "Gender", "Face in words"]) await expect(form.getByLabel(label)).toHaveAccessibleDescription(/must be given/);
  await form.getByLabel("Name").fill("Mia");
  await form.getByLabel("Age").fill("30");
  await form.getByLabel("Gender").selectOption("female");
  await form.getByLabel("Face in words").fill("short black hair, freckles");
  await form.getByRole("button", { name: "Find a picture" }).click();
  const personal = page.getByRole("article", { name: `Alignment with the seed ${seed}-person` });
  await expect(personal).toContainText("Made with the person’s face, asked for", { timeout: 30_000 });
  await expect(form.getByText("must be given")).toHaveCount(0);

  const made = await concordJson<AlignmentView>(["align", "--share", share?.id ?? "", "--seed", "e2e"]);
  expect(made).toMatchObject({ state: "done", createdBy: null, share: { dataset: slug }, result: { status: "aligned" } });
});
