/** From files to numbers: import, study, three evaluators at the desk, agreement that can be checked by hand. */
import { join } from "node:path";
import { starkCriteria } from "@/lib/studies/template-criteria";
import { compareResults } from "./compare-results";
import { expectFigure, importThroughPage } from "./import-page";
import { expect, test } from "./journey";
import { addPerson } from "./people";
import { KNOWN_ALPHA, PLAN, UNDEFINED_ALPHA } from "./rating-plan";
import { root } from "./server";
import { readExport } from "./studies";
import { ITEMS, startThroughWizard } from "./study-wizard";
import { addThree, judgeByThree } from "./three-judges";
import { uniqueName } from "./unique-name";

const OURS = join(root, "test", "fixtures", "e2e", "plot-eleven.json");

test("a dataset is imported, judged by three people and its agreement is right", async ({ admin, browserOf }) => {
  test.setTimeout(150_000);
  const [researcher, evaluators] = await Promise.all([addPerson(admin, "researcher", uniqueName("Rina")), addThree(admin)]);
  const dataset = { title: uniqueName("Plot eleven"), slug: uniqueName("plot-eleven") };

  const adminPage = await (await browserOf(admin)).newPage();
  const result = await importThroughPage(adminPage, admin, dataset, [OURS], "drop");
  expect(result).toMatchObject({ format: "locomo", rows: { read: 1, imported: 1, unchanged: 0, refused: 0 }, episodes: 1, sessions: 5, turns: 30, imageShares: 5, refusals: [] });
  expect(result.images).toEqual({ stored: 0, remote: 5, missing: 0, refused: 0 });
  for (const [term, value] of [["Episodes", 1], ["Sessions", 5], ["Turns", 30], ["Image shares", 5]] as const) await expectFigure(adminPage, term, value);
  await expect(adminPage.getByText("5 not fetched")).toBeVisible();

  const manager = await (await browserOf(researcher)).newPage();
  const studyId = await startThroughWizard(manager, dataset.title, evaluators);

  await judgeByThree(browserOf, studyId, evaluators, (evaluator) => ({ session }) => PLAN.map((rows) => rows[session - 1]?.[evaluator] ?? null));

  const { results, agreement } = await compareResults(manager, researcher, studyId);
  for (const [index, alpha] of KNOWN_ALPHA) {
    expect(Math.abs((results.criteria[index]?.agreement.alpha ?? NaN) - alpha), starkCriteria[index]?.name).toBeLessThan(1e-12);
  }
  const constant = results.criteria[UNDEFINED_ALPHA];
  expect(constant?.agreement).toMatchObject({ alpha: null, percentAgreement: 1 });
  await expect(manager.getByRole("table", { name: "Results by criterion" }).getByText(constant?.note ?? "a note", { exact: true })).toBeVisible();
  expect(agreement[starkCriteria[1]?.key ?? ""]).toMatchObject({ units: 5, raters: 3, pairs: 4 * 3 + 1 });

  const rows = await readExport(researcher, studyId, "counted");
  expect(rows).toHaveLength(evaluators.length * ITEMS * starkCriteria.length);
  for (const row of rows) {
    const evaluator = Number(String(row.evaluator).slice(1)) - 1;
    expect(row.value, `${row.evaluator} ${row.session} ${row.criterion}`).toBe(PLAN[starkCriteria.findIndex(({ key }) => key === row.criterion)]?.[Number(row.session) - 1]?.[evaluator]);
  }
});
