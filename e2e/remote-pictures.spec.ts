/** Remote pictures: what a draft says of them, a check through the page, and what it found. */
import { readFileSync } from "node:fs";
import { importEpisodes } from "./datasets";
import { expect, test } from "./journey";

const share = (id: string, url: string) => ({
  id, sessions: [{ turns: [{ speaker: "A", text: "Look at this", images: [{ candidates: [{ url }], description: "a mill" }] }] }],
});

test("addresses are checked from the dataset's page, and those that lead inside are dead", async ({ admin, browserOf }) => {
  // An address of this machine and one without a public name: neither is ever asked.
  const slug = await importEpisodes(admin, [share("one", "http://127.0.0.1:1/secret.jpg"), share("two", "http://printer.local/two.jpg")]);
  const page = await (await browserOf(admin)).newPage();
  await page.goto(`/datasets/${slug}`);
  await page.getByRole("link", { name: "Pictures", exact: true }).click();
  await expect(page.getByText("n = 2 pictures in the current version")).toBeVisible();
  await page.getByRole("button", { name: "Check addresses" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Check", exact: true }).click();
  const hosts = page.getByRole("table", { name: "Addresses by host" });
  await expect(hosts).toBeVisible({ timeout: 60_000 });
  await expect(hosts.getByRole("row").filter({ hasText: "printer.local" }).getByRole("cell").nth(3)).toHaveText("1");
  await expect(page.getByRole("table", { name: "Rounds, newest first" }).getByText("Done")).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  const file = test.info().outputPath("addresses.csv");
  await download.saveAs(file);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines.filter((line) => line.includes("dead"))).toHaveLength(2);
});
