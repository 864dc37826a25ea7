/** A notebook's way to results: a token made in the browser, used from outside, revoked. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { concordJson } from "./concord-cli";
import { importEpisodes, shortEpisodes } from "./datasets";
import { expect, test } from "./journey";
import { addPerson } from "./people";
import { environmentOf, root, sharedServer } from "./server";
import { confirmInstructions, judgeOverApi, startStudy } from "./studies";
import { uniqueName } from "./unique-name";

const GUIDE = readFileSync(join(root, "docs", "guide", "notebook.md"), "utf8");
const codeOf = (language: string) => [...GUIDE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code]) => code ?? "");

/** As a notebook calls: no cookie, no page. */
function call(path: string, token: string, method = "GET"): Promise<Response> {
  return fetch(`${sharedServer().origin}/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}` } });
}

test("a token made in the browser reads results until it is revoked", async ({ admin, browserOf }) => {
  const researcher = await addPerson(admin, "researcher", uniqueName("Rea"));
  const evaluators = await Promise.all(["Nils", "Nora"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  const study = await startStudy(researcher, await importEpisodes(admin, shortEpisodes(3)), evaluators);
  for (const [index, evaluator] of evaluators.entries()) {
    await confirmInstructions(evaluator, study.id);
    await judgeOverApi(evaluator, study, (item) => [1 + item, 1 + ((item + index) % 4), 3]);
  }

  const page = await (await browserOf(researcher)).newPage();
  await page.goto("/account");
  const tokens = page.getByRole("group", { name: "API tokens" });
  await expect(tokens.getByText("None yet.")).toBeVisible();

  // By keyboard alone: open, name, choose, make, take, close.
  await tokens.getByRole("button", { name: "Make a token" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("results notebook");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("combobox", { name: "Runs out after" })).toHaveValue("90");
  await dialog.getByRole("textbox", { name: "Name" }).press("Enter");
  const shown = dialog.getByRole("textbox", { name: "API token" });
  await expect(shown).toHaveValue(/^concord_[\w-]{43}$/);
  const token = await shown.inputValue();
  await expect(dialog.getByRole("button", { name: "Copy token" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(tokens.getByRole("button", { name: "Make a token" })).toBeFocused();

  const entry = tokens.getByRole("listitem").filter({ hasText: "results notebook" });
  await expect(entry).toContainText(token.slice(0, 12));
  await expect(entry).toContainText("never used");
  await page.reload();
  expect(await page.content()).not.toContain(token);

  const results = (await (await call(`/studies/${study.id}/results`, token)).json()) as { criteria: { key: string; n: number }[] };
  expect(results.criteria.map(({ key, n }) => [key, n])).toEqual(study.criteria.map((key) => [key, 6]));
  const rows = (await (await call(`/studies/${study.id}/export?format=jsonl`, token)).text()).trim().split("\n");
  expect(rows).toHaveLength(18);
  expect((await call(`/studies/${study.id}/close`, token, "POST")).status).toBe(403);
  await page.reload();
  await expect(entry).toContainText("last used");

  await entry.getByRole("button", { name: "Revoke results notebook" }).click();
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(entry).toBeVisible();
  await entry.getByRole("button", { name: "Revoke results notebook" }).click();
  await dialog.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(entry).toHaveCount(0);
  await expect(tokens).toBeFocused();
  const refused = await call(`/studies/${study.id}/results`, token);
  expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Concord", error="invalid_token"']);
});

test("an evaluator's account has no tokens", async ({ admin, browserOf }) => {
  const page = await (await browserOf(await addPerson(admin, "evaluator", uniqueName("Ed")))).newPage();
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Sessions" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "API tokens" })).toHaveCount(0);
});

const INTERPRETERS = [
  { language: "python", program: "python3", flag: "-c", says: "18 ratings" },
  { language: "r", program: "Rscript", flag: "-e", says: "criterion" },
];

for (const { language, program, flag, says } of INTERPRETERS) {
  test(`the guide's code in ${language} reads a study`, async ({ admin }) => {
    const run = promisify(execFile);
    const isThere = await run(program, ["--version"]).then(() => true, () => false);
    test.skip(!isThere, `${program} is not installed here`);
    const researcher = await addPerson(admin, "researcher", uniqueName("Rui"));
    const evaluators = await Promise.all(["Ana", "Ari"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
    const study = await startStudy(researcher, await importEpisodes(admin, shortEpisodes(3)), evaluators);
    for (const evaluator of evaluators) {
      await confirmInstructions(evaluator, study.id);
      await judgeOverApi(evaluator, study, (item) => [1 + item, 2, 3], { comment: "Ça va: “naïve”", remark: "=1+1" });
    }
    const { token } = await concordJson<{ token: string }>(["user", "token", researcher.email, "--name", "guide"]);
    const [code = ""] = codeOf(language);
    const env = { ...environmentOf(sharedServer()), CONCORD: sharedServer().origin, CONCORD_TOKEN: token, STUDY: study.id };
    const { stdout } = await run(program, [flag, code.replace("Coherence of LoCoMo", study.name)], { env });
    expect(stdout).toContain(says);
    // Every criterion, by the name or the key that this code prints.
    expect(stdout.trim().split("\n").length).toBeGreaterThan(study.criteria.length);
  });
}
