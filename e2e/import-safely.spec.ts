/** What an import could do by mistake is said before it is done: what would end, what cannot be told, what is somebody else's name. */
import type { DatasetDetail } from "@/lib/datasets/types";
import { importEpisodes, shortEpisodes } from "./datasets";
import { expect, test } from "./journey";
import { answer } from "./people";
import { uniqueName } from "./unique-name";

const lines = (rows: readonly unknown[]) => Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));

test("what a replacement would end is seen and confirmed; half a file replaces nothing", async ({ admin, browserOf }) => {
  const episodes = shortEpisodes(4);
  const slug = await importEpisodes(admin, episodes);
  const version = async () => (await answer<DatasetDetail>(admin.api.get(`/api/v1/datasets/${slug}`))).version;
  const page = await (await browserOf(admin)).newPage();
  const look = async (name: string, buffer: Buffer) => {
    await page.goto("/import");
    await page.getByLabel("Dataset", { exact: true }).selectOption(slug);
    await page.getByLabel("These files are the whole dataset").check();
    await expect(page.getByRole("button", { name: "Import without looking" })).toHaveCount(0);
    await page.getByLabel("Choose files").setInputFiles({ name, mimeType: "application/jsonl", buffer });
    await page.getByRole("button", { name: "Look through it first" }).click();
    await expect(page.getByText("Looked through; nothing was stored")).toBeVisible({ timeout: 60_000 });
  };

  await look("half.json", Buffer.from(JSON.stringify([{ ...episodes[0], summary: "Changed" }, episodes[1]]).slice(0, -40)));
  await expect(page.getByText("These files cannot replace the dataset")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import 1 row, end none" })).toBeVisible();

  await look("rest.jsonl", lines([{ ...episodes[0], summary: "Changed" }, episodes[1]]));
  await expect(page.getByText("2 episodes would end")).toBeVisible();
  await expect(page.getByText(`The dataset ${slug} is there: this becomes its version 2.`)).toBeVisible();
  const button = page.getByRole("button", { name: "Import 1 row, end 2 episodes" });
  await button.click();
  await page.getByRole("button", { name: "Keep them" }).click();
  expect(await version()).toBe(1);
  await button.click();
  await page.getByRole("dialog").getByRole("button", { name: "Import 1 row, end 2 episodes" }).click();
  await expect(page.getByRole("heading", { name: "What came in" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("2 episodes ended with it")).toBeVisible();
  expect(await version()).toBe(2);
});

test("a file that the server refuses for a while goes on where it was; what is wrong is shown where it is", async ({ admin, browserOf, watch }) => {
  watch.expect(/status of 401 .*\/uploads\//, /status of 422 .*\/imports\)/);
  const page = await (await browserOf(admin)).newPage();
  await page.goto("/import");
  await page.getByRole("radio", { name: "Web addresses" }).press("Space");
  await page.getByLabel("Addresses of files, one a line").fill("https://example.org/a.jsonl\nshards/b.jsonl");
  await page.getByRole("radio", { name: "Files from this computer" }).press("Space");

  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/api/v1/uploads") && asked.push(`${request.method()} ${new URL(request.url()).pathname.split("/").at(-1)}`));
  await page.route("**/api/v1/uploads/*", (route) => (route.request().method() === "PATCH" ? route.fulfill({ status: 401, json: { error: { message: "Sign in.", problems: [] } } }) : route.fallback()));
  const content = Buffer.concat([lines(shortEpisodes(1)), Buffer.alloc(2_000_000, "\n")]);
  await page.getByLabel("Choose files").setInputFiles([{ name: "one.jsonl", mimeType: "application/jsonl", buffer: content }, { name: "two.jsonl", mimeType: "application/jsonl", buffer: content }]);
  await expect(page.getByText("You are not signed in any more.")).toHaveCount(2);
  await page.getByLabel("Title").fill(uniqueName("Addresses"));
  await page.getByRole("button", { name: "Look through it first" }).click();
  await expect(page.getByText("Some files could not be sent")).toBeVisible();
  await page.getByRole("button", { name: "Remove two.jsonl" }).click();
  await expect(page.getByText("two.jsonl")).toHaveCount(0);
  await page.unroute("**/api/v1/uploads/*");
  await page.getByRole("button", { name: "Try again" }).click();

  // The upload of before, not one beside it; then the address that is none, on the tab that it stands on.
  await expect(page.getByText("shards/b.jsonl is no web address.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Web addresses" })).toBeChecked();
  const made = asked.filter((line) => line === "POST uploads");
  expect(made).toHaveLength(2);
  const [first] = asked.filter((line) => line.startsWith("PATCH")).map((line) => line.slice("PATCH ".length));
  expect(asked.slice(-2)).toEqual([`HEAD ${first}`, `PATCH ${first}`]);
});
