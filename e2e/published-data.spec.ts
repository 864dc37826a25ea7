/** Published conversations, where a copy of them lies beside the checkout: by the page and by the command, then at the desk. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { ImportResult } from "@/lib/datasets/types";
import { starkCriteria } from "@/lib/studies/template-criteria";
import { compareResults } from "./compare-results";
import { concordJson } from "./concord-cli";
import { importThroughPage } from "./import-page";
import { expect, test } from "./journey";
import { addPerson, answer, type Person } from "./people";
import { root } from "./server";
import { startThroughWizard } from "./study-wizard";
import { addThree, judgeByThree, type Answers } from "./three-judges";
import { uniqueName } from "./unique-name";

const DATA = join(root, "..", "shared", "data");
const LOCOMO = ["Chat_1_Caroline_Melanie", "Chat_2_Jon_Gina", "Chat_4_Joanna_Nate", "Chat_9_Evan_Sam"].map((name) => join(DATA, "locomo", `${name}.json`));
const STARK = [
  join(DATA, "stark", "stark_dialogue.reconstructed.jsonl"),
  ...["stark-image", "stark-image-url", "stark-face-image"].map((name) => join(DATA, "stark", `${name}.fixture-000000-of-000001.tar`)),
];

test("page and command bring in the same, and three people judge real conversations", async ({ admin, browserOf }) => {
  test.skip(!existsSync(join(DATA, "locomo")), "the published conversations are not beside this checkout");
  test.setTimeout(240_000);
  const page = await (await browserOf(admin)).newPage();
  const stark = await importThroughPage(page, admin, { title: uniqueName("Stark"), slug: uniqueName("stark") }, STARK, "choose");
  expect(stark).toMatchObject({ format: "stark", rows: { read: 3, imported: 3 }, images: { stored: 2, refused: 2 } });
  await expectSameByCommand(admin, stark, STARK);
  const locomo = { title: uniqueName("Locomo"), slug: uniqueName("locomo") };
  const result = await importThroughPage(page, admin, locomo, LOCOMO, "choose");
  expect(result).toMatchObject({ format: "locomo", rows: { read: 4, imported: 4 }, episodes: 4, images: { stored: 0 } });
  expect(result.images.remote).toBeGreaterThan(100);
  await expectSameByCommand(admin, result, LOCOMO);

  const [researcher, evaluators] = await Promise.all([addPerson(admin, "researcher", uniqueName("Rina")), addThree(admin)]);
  const manager = await (await browserOf(researcher)).newPage();
  const studyId = await startThroughWizard(manager, locomo.title, evaluators);
  // Some pattern with agreement and disagreement in it; which sessions are drawn is the seed's business.
  const answersOf = (evaluator: number): Answers => ({ persona, session }) =>
    starkCriteria.map((_, index) => 1 + ((persona.length + session * 3 + index + (index > 0 && (session + evaluator) % 3 === 0 ? evaluator : 0)) % 4));
  await judgeByThree(browserOf, studyId, evaluators, answersOf);
  const { results } = await compareResults(manager, researcher, studyId);
  expect(results.criteria.map(({ n, missing }) => n + missing)).toEqual(starkCriteria.map(() => 15));
});

async function expectSameByCommand(admin: Person, shown: ImportResult, paths: readonly string[]): Promise<void> {
  const told = await concordJson<ImportResult>(["import", ...paths, "--dataset", `${shown.dataset}-cli`]);
  expect(comparable(told)).toEqual(comparable(shown));
  const counts = (slug: string) => answer<{ counts: unknown }>(admin.api.get(`/api/v1/datasets/${slug}`));
  expect((await counts(told.dataset)).counts).toEqual((await counts(shown.dataset)).counts);
}

/** Where a file lay, and so in which order files were read, is all that may differ. */
function comparable({ dataset: _, refusals, ...rest }: ImportResult) {
  return { ...rest, refusals: refusals.map(({ file, row, field, reason }) => [basename(file), row, field, reason].join(" | ")).sort() };
}
