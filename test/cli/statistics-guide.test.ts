/** The commands of the guide to statistics, on files of our own under the names that it uses. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { registerAgreement } from "@/cli/commands/agreement";
import { registerCompare } from "@/cli/commands/compare";
import { registerMeans } from "@/cli/commands/means";
import { registerPlan } from "@/cli/commands/plan";
import { madeRatings } from "../reports/analysis/made-ratings";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-guide-"));
  const rows = ["clarity", "facts"].flatMap((criterion) => madeRatings({ items: 15, raters: 4, perItem: 3, seed: criterion }).map((row) => ({ ...row, criterion })));
  const line = (values: unknown[]) => `${values.join(",")}\n`;
  const ratings = rows.map(({ evaluator, item, criterion, value }) => line([evaluator, item, criterion, value]));
  const systems = rows.flatMap(({ evaluator, item, criterion, value }) => ["mine", "other"].map((system, place) => line([evaluator, item, criterion, Math.max(1, value - (item.endsWith("3") ? place : 0)), system])));
  const preferences = rows.map(({ evaluator, item, criterion, value }) => line([evaluator, item, criterion, "stark", "other", value > 2 ? "left" : value < 2 ? "right" : "tie"]));
  await writeFile(join(folder, "ratings.csv"), ["evaluator,item,criterion,value\n", ...ratings].join(""));
  await writeFile(join(folder, "systems.csv"), ["evaluator,item,criterion,value,system\n", ...systems].join(""));
  await writeFile(join(folder, "preferences.csv"), ["evaluator,item,criterion,left,right,choice\n", ...preferences].join(""));
});
afterAll(() => rm(folder, { recursive: true }));

const GUIDE = join(import.meta.dirname, "..", "..", "docs", "guide", "statistics.md");

it("every command of the guide prints its numbers", async () => {
  const commands = [...(await readFile(GUIDE, "utf8")).matchAll(/^npm run -s concord -- (.+)$/gm)].map(([, words]) => (words ?? "").split(" "));
  expect(commands.map(([name]) => name)).toEqual(["agreement", "means", "means", "plan", "plan"]);
  const printed = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    for (const words of commands) {
      const program = new Command().exitOverride();
      for (const register of [registerAgreement, registerCompare, registerMeans, registerPlan]) register(program);
      printed.mockClear();
      await program.parseAsync(words.map((word) => (word.endsWith(".csv") ? join(folder, word) : word)), { from: "user" });
      expect(printed.mock.calls.map(([text]) => String(text)).join(""), words.join(" ")).toMatch(/\d\.\d{2}/);
    }
  } finally {
    printed.mockRestore();
  }
}, 30_000);
