/** An admin sets up a model server, sees what it really does, and nobody else gets there. */
import { startStandInEngine } from "@/test/fixtures/stand-in-engine";
import { expect, test } from "./journey";
import { addAdmin, addPerson } from "./people";
import { uniqueName } from "./unique-name";

test("an engine is added with the keyboard, probed by itself, told of when it is gone, and removed", async ({ browserOf, ownServer, watch }) => {
  watch.expect(/status of (404|422) .*\/(engines|api\/v1\/engines)/);
  const model = await startStandInEngine({ models: ["small"], answers: (_, { response_format: form }) => ({ word: (form?.json_schema?.schema.properties as { word: { enum: string[] } }).word.enum[1] }) });
  const server = await ownServer();
  try {
    const admin = await addAdmin(server);
    const page = await (await browserOf(admin, { baseURL: server.origin })).newPage();
    await page.goto("/engines");
    await expect(page.getByText("No engine yet")).toBeVisible();
    await page.getByRole("button", { name: "Add an engine" }).first().press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await page.keyboard.type("Lab");
    await page.keyboard.press("Tab");
    await page.keyboard.type(`${model.origin}/?key=secret`);
    await page.keyboard.press("Tab");
    await page.keyboard.type("small");
    await page.keyboard.press("Tab");
    await page.keyboard.type("sk-of-the-lab");
    await page.keyboard.press("Enter");
    await expect(dialog).toContainText("must hold no user, password, query or fragment");
    await dialog.getByLabel("Address").fill(model.origin);
    await page.keyboard.press("Enter");

    const card = page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Lab", level: 2 }) });
    await expect(dialog).toBeHidden();
    await expect(card).toContainText(/answers, in \d+ ms/i);
    await expect(card).toContainText(/enforces structured output/);
    await expect(card).toContainText("kept");
    expect(await page.content()).not.toContain("sk-of-the-lab");

    const asked = () => Object.values(model.calls).reduce((sum, calls) => sum + calls, 0);
    const before = asked();
    await card.getByRole("button", { name: "Disable Lab" }).press("Enter");
    await card.getByRole("button", { name: "Enable Lab" }).press("Enter");
    await expect(card.getByRole("button", { name: "Disable Lab" })).toBeVisible();
    await expect.poll(asked, "what it does is looked at again").toBeGreaterThan(before);
    await expect(card).toContainText(/answers, in \d+ ms/i);

    await model.close();
    await card.getByRole("button", { name: "Probe Lab" }).press("Enter");
    await expect(card).toContainText(/does not answer/i);
    await card.getByRole("button", { name: "Remove Lab" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).press("Enter");
    await expect(page.getByText("No engine yet")).toBeVisible();

    const researcher = await addPerson(admin, "researcher", uniqueName("Gitta"), server.origin);
    const other = await (await browserOf(researcher, { baseURL: server.origin })).newPage();
    await other.goto("/engines");
    await expect(other.getByRole("button", { name: "Add an engine" })).toHaveCount(0);
  } finally {
    await model.close();
  }
});
