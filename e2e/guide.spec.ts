/** The guide to STARK's evaluation, followed command by command. Conversations of our own stand in for the published ones. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { ComparisonResults } from "@/lib/reports/comparison/schema";
import type { StudyInputSent } from "@/lib/studies/protocol";
import { conversation, media, text } from "../test/fixtures/mmdialog";
import { PLAIN_SESSION, starkRow } from "../test/fixtures/stark";
import { runConcord } from "./concord-cli";
import { expect, test } from "./journey";
import { addPerson, answer } from "./people";
import { picture } from "./pictures";
import { root } from "./server";
import { uniqueName } from "./unique-name";

const GUIDE = readFileSync(join(root, "docs", "guide", "stark-study.md"), "utf8");
const COMMANDS = [...GUIDE.matchAll(/^npm run -s concord -- (.+)$/gm)].map(([, words]) => words ?? "");
const PAIRS = 2;

/** Files under the names that the guide uses. */
async function layOutFiles(folder: string): Promise<void> {
  for (const name of ["stark-image", "dialogcc", join("MMDialog", "test")]) mkdirSync(join(folder, name), { recursive: true });
  const loaf = await picture("#b5651d").jpeg().toBuffer();
  const rows = Array.from({ length: 4 }, (_, index) => starkRow(`guide:${index}`, [PLAIN_SESSION, PLAIN_SESSION]));
  const columnData = Object.keys(rows[0] ?? {}).map((name) => ({ name, data: rows.map((row) => String(row[name] ?? "")), type: "STRING" as const }));
  writeFileSync(join(folder, "stark-dialogue.parquet"), Buffer.from(parquetWriteBuffer({ columnData })));
  writeFileSync(join(folder, "stark-image", "22222222-0000-4000-8000-000000000001.jpg"), loaf);
  writeFileSync(join(folder, "dialogcc", "test.json"), JSON.stringify(Array.from({ length: 4 }, (_, index) => ({
    dialogue_id: `daily:${index}`, split: "test",
    dialogue: [
      { utterance_idx: 0, utterance: "Have you been to the lake since?", speaker: "Tilda", shared_image: [] },
      { utterance_idx: 1, utterance: "", speaker: "Marek", shared_image: [{ image_url: `https://pictures.example/${index}.jpg` }] },
      { utterance_idx: 2, utterance: `Last week. It was ${index} degrees.`, speaker: "Marek", shared_image: [] },
    ],
  }))));
  writeFileSync(join(folder, "MMDialog", "test", "conversations.json"), JSON.stringify(Array.from({ length: 4 }, (_, index) =>
    conversation(index, [[text("The market is open again"), media(`-100000000000000000${index}`)], [text(`Save me ${index + 2} apples.`)]]))));
  for (let index = 0; index < 4; index += 1) writeFileSync(join(folder, "MMDialog", "test", `-100000000000000000${index}.jpg`), loaf);
}

/** What the guide tells its reader to change where there are few conversations, and addresses instead of images. */
function shrink(file: string): void {
  const input = JSON.parse(readFileSync(file, "utf8")) as StudyInputSent;
  const sample = { size: PAIRS, seed: "1" };
  const protocol = input.protocol.kind === "comparison" ? { ...input.protocol, sample, images: "shared" } : { ...input.protocol, sample };
  writeFileSync(file, JSON.stringify({ ...input, protocol }));
}

test("the guide leads from files to the figure", async ({ admin, browserOf }) => {
  test.setTimeout(240_000);
  const folder = test.info().outputPath("guide");
  mkdirSync(folder, { recursive: true });
  await layOutFiles(folder);
  // The guide invites one of them; there is no need to see the same eight times.
  expect((await runConcord(["user", "add", "ola@example.org", "--role", "evaluator"])).code).toBe(0);

  const studies: Record<string, string> = {};
  let current = "";
  const run = async (line: string) => {
    const [words = "", target] = line.split(" > ");
    const placed = words.split(" ").map((word) => (word === "ID" ? (studies[current] ?? "") : /^(\.\/|ratings\.|pairs\.)/.test(word) ? join(folder, word) : word));
    const { code, output, errors } = await runConcord(placed);
    expect(code, `${line}\n${output}\n${errors}`).toBe(0);
    if (target) {
      writeFileSync(join(folder, target), output);
      shrink(join(folder, target));
    }
    return output;
  };

  expect(COMMANDS.length).toBeGreaterThan(15);
  for (const line of COMMANDS) {
    current = /ratings\.|template rating/.test(line) ? "ratings" : /pairs\.|template comparison/.test(line) ? "pairs" : current;
    const isForBoth = /^(study close|study results|simulate) /.test(line);
    if (line.startsWith("study design")) current = "pairs";
    if (isForBoth) {
      for (const name of Object.keys(studies)) {
        current = name;
        await run(line);
      }
      continue;
    }
    const output = await run(line);
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(output)?.[0];
    if (line.startsWith("study create") && id) studies[current] = id;
    if (line.startsWith("agreement")) expect(output).toContain("coherence");
    if (line.startsWith("compare")) expect(output).toContain("natural_flow");
  }

  // Figure 3: STARK against each of the other two, six criteria each.
  const researcher = await addPerson(admin, "researcher", uniqueName("Rina"));
  const results = await answer<ComparisonResults>(researcher.api.get(`/api/v1/studies/${studies.pairs}/results`));
  expect(results.contrasts.map(({ first, second, criteria }) => [first, second, criteria.length])).toEqual([["stark", "dialogcc", 6], ["stark", "mmdialog", 6]]);
  const page = await (await browserOf(researcher)).newPage();
  await page.goto(`/studies/${studies.pairs}/results`);
  await expect(page.getByRole("heading", { name: "Head to head" }).first()).toBeVisible();
  await expect(page.getByText("simulated").first()).toBeVisible();
});
