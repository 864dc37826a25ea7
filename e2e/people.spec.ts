/** Coming in, and what one may see once inside. */
import { concordJson, runConcord } from "./concord-cli";
import { importEpisodes, shortEpisodes } from "./datasets";
import { expect, test } from "./journey";
import { addPerson, answer } from "./people";
import { confirmInstructions, startStudy, submission } from "./studies";
import { uniqueName } from "./unique-name";

/** Refusals are meant to happen here; browsers note them in the console. */
test.beforeEach(({ watch }) => watch.expect(/Failed to load resource: the server responded with a status of 4\d\d/));

const NEW_PASSWORD = "seven lamps in the hall";

test("an invitation leads to a password and a desk, once", async ({ browserOf }) => {
  const email = `${uniqueName("nora")}@example.org`;
  const { inviteUrl } = await concordJson<{ inviteUrl: string }>(["user", "add", email, "--role", "evaluator", "--name", "Nora"]);
  const page = await (await browserOf(null)).newPage();
  await page.goto(inviteUrl);
  await expect(page.getByRole("heading", { name: "Welcome to Concord" })).toBeVisible();
  await expect(page.getByText(`${email} · Evaluator`)).toBeVisible();
  const password = page.getByRole("textbox", { name: "Choose a password" });

  // Too short: the browser itself holds it back; the server refuses it too.
  await password.fill("short");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page).toHaveURL(inviteUrl);
  await password.fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL("**/desk");
  await expect(page.getByText("Nothing to judge yet")).toBeVisible();

  const second = await (await browserOf(null)).newPage();
  await second.goto(inviteUrl);
  await expect(second.getByRole("heading", { name: "This link was used already" })).toBeVisible();
  await expect(second.getByRole("button", { name: "Save and continue" })).toHaveCount(0);
  const reply = await second.request.post("/api/auth/callback/link", { data: { token: inviteUrl.split("/").at(-1), password: NEW_PASSWORD } });
  expect(reply.status()).toBe(409);
  await second.goto("/desk");
  await expect(second).toHaveURL(/\/sign-in\?next=%2Fdesk$/);

  await page.getByRole("button", { name: "Account of Nora" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill("seven lamps in the cellar");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This e-mail address and password do not match.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue(email);
  await page.getByRole("textbox", { name: "Password" }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/desk");
  await expect(page.getByRole("button", { name: "Account of Nora" })).toBeVisible();
});

test("a sign-in link works once and a made-up one never", async ({ admin, browserOf }) => {
  const person = await addPerson(admin, "researcher", uniqueName("Runa"));
  const { url } = await concordJson<{ url: string }>(["user", "link", person.email]);
  const page = await (await browserOf(null)).newPage();
  await page.goto(url);
  // Looked at by a preview or a scanner: still unused.
  await page.reload();
  await page.getByRole("button", { name: `Continue as ${person.name}, researcher` }).click();
  await page.waitForURL("**/studies");
  const other = await (await browserOf(null)).newPage();
  await other.goto(url);
  await expect(other.getByRole("heading", { name: "This link was used already" })).toBeVisible();
  await other.goto(`${url.slice(0, -3)}abc`);
  await expect(other.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  const { code, errors } = await runConcord(["user", "link", "nobody@example.org", "--json"]);
  expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining("There is nobody with the e-mail address nobody@example.org.") });
});

test("a change of role holds from the next click on", async ({ admin, browserOf }) => {
  const person = await addPerson(admin, "researcher", uniqueName("Rolf"));
  const theirs = await (await browserOf(person)).newPage();
  await theirs.goto("/studies");
  await expect(theirs.getByRole("heading", { name: "Studies", exact: true })).toBeVisible();

  const page = await (await browserOf(admin)).newPage();
  await page.goto(`/people?search=${encodeURIComponent(person.email)}`);
  await page.getByRole("button", { name: `Manage ${person.name}` }).click();
  const dialog = page.getByRole("dialog", { name: person.name });
  await dialog.getByRole("radio", { name: /^Evaluator/ }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Saved. It holds from their next click on.")).toBeVisible();

  expect((await theirs.request.get("/api/v1/datasets")).status()).toBe(404);
  const reply = await theirs.goto("/datasets");
  expect(reply?.status()).toBe(404);
  await theirs.goto("/");
  await expect(theirs).toHaveURL(/\/desk$/);
  await expect(theirs.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Desk"]);

  // Disabled: out at once, and no way back in.
  await answer(admin.api.patch(`/api/v1/users/${person.id}`, { data: { disabled: true } }));
  await theirs.goto("/desk");
  await expect(theirs).toHaveURL(/\/sign-in/);
  await theirs.getByRole("textbox", { name: "E-mail" }).fill(person.email);
  await theirs.getByRole("textbox", { name: "Password" }).fill(person.password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByText("This e-mail address and password do not match.")).toBeVisible();
});

test("an evaluator sees their own work and nothing else", async ({ admin, browserOf }) => {
  const [own, other, outsider] = await Promise.all(["Elin", "Espen", "Eva"].map((name) => addPerson(admin, "evaluator", uniqueName(name))));
  if (!own || !other || !outsider) throw new Error("Somebody is missing.");
  const slug = await importEpisodes(admin, shortEpisodes(2));
  const study = await startStudy(admin, slug, [own, other]);
  for (const person of [own, other]) await confirmInstructions(person, study.id);
  type Queue = { assignments: { id: string }[] };
  const theirs = await answer<Queue>(other.api.post(`/api/v1/studies/${study.id}/queue`, { data: {} }));
  const foreign = theirs.assignments[0]?.id ?? "";
  const { episodes } = await answer<{ episodes: { id: string }[] }>(admin.api.get(`/api/v1/datasets/${slug}/episodes`));

  const page = await (await browserOf(own)).newPage();
  const closed = [
    "/studies", "/studies/new", `/studies/${study.id}`, `/studies/${study.id}/results`, `/studies/${study.id}/edit`, `/studies/${study.id}/design`,
    "/datasets", `/datasets/${slug}`, `/datasets/${slug}/episodes/${episodes[0]?.id}`, "/import", "/people", "/nowhere",
  ];
  for (const path of closed) {
    const reply = await page.goto(path);
    expect(reply?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "Nothing here" }), path).toBeVisible();
  }
  const judgment = submission(foreign, study.criteria, [1, 1, 1]);
  const refused = [
    own.api.get(`/api/v1/assignments/${foreign}`),
    own.api.post(`/api/v1/assignments/${foreign}/open`),
    own.api.put(`/api/v1/assignments/${foreign}/draft`, { data: { answers: judgment.answers, sequence: 1 } }),
    own.api.get(`/api/v1/assignments/${foreign}/images/${"a".repeat(24)}`),
    own.api.post("/api/v1/judgments", { data: judgment }),
    own.api.get(`/api/v1/studies/${study.id}`), own.api.get(`/api/v1/studies/${study.id}/results`), own.api.get(`/api/v1/studies/${study.id}/export`),
    own.api.get(`/api/v1/studies/${study.id}/progress`), own.api.get(`/api/v1/studies/${study.id}/design`), own.api.post(`/api/v1/studies/${study.id}/reveal`),
    own.api.post(`/api/v1/assignments/${foreign}/guess`, { data: { guess: "left" } }), own.api.get("/api/v1/datasets"), own.api.get("/api/v1/imports"), own.api.get("/api/v1/users"),
    outsider.api.post(`/api/v1/studies/${study.id}/queue`, { data: {} }), outsider.api.get(`/api/v1/studies/${study.id}/instructions`),
  ];
  for (const reply of await Promise.all(refused)) expect(reply.status(), reply.url()).toBe(404);
  // It is there for the one whose it is.
  expect((await other.api.get(`/api/v1/assignments/${foreign}`)).status()).toBe(200);

  const stranger = await (await browserOf(outsider)).newPage();
  await stranger.goto("/desk");
  await expect(stranger.getByText(study.title)).toHaveCount(0);
  expect((await stranger.goto(`/desk/${study.id}`))?.status()).toBe(404);
});
