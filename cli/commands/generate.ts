import { InvalidArgumentError, Option, type Command } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import { operatorGenerator } from "@/lib/generation/access";
import { GENERATION_JOB } from "@/lib/generation/job";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun, createRun } from "@/lib/generation/mutations";
import { generationRequestSchema, type GenerationRequest } from "@/lib/generation/schema";
import type { RunView } from "@/lib/generation/types";
import { workInBackground } from "@/lib/jobs/background";
import { hasLiveWorker } from "@/lib/jobs/data";
import { runClaimed } from "@/lib/jobs/run";
import { type BudgetOptions, budgetFrom, withBudgetOptions } from "../generation-budget";
import { followRun, printRun, untilInterrupted, viewRun } from "../generation-run";
import { UsageError } from "../usage-error";
import { registerGenerateNames } from "./generate-names";
import { registerGenerateRates } from "./generate-rates";
import { registerGenerateResume } from "./generate-resume";
import { registerGenerateRetry } from "./generate-retry";

type Options = BudgetOptions & { episodes?: number; provider: string; seed?: string; title?: string; dataset?: string; minAge?: number; maxAge?: number; json?: boolean };

/** Adds `concord generate`: a run of fresh episodes, by the worker or here where there is none. */
export function registerGenerate(program: Command): void {
  const generate = withBudgetOptions(program.command("generate"))
    .description("make fresh episodes, step by step, and put them into a dataset if one is named")
    .option("--episodes <n>", "how many", wholeNumber)
    .addOption(new Option("--provider <provider>", "a script, or the engines that are set up").choices(["scripted", "engines"]).default("scripted"))
    .option("--seed <text>", "the same seed asks for the same again")
    .option("--title <text>", "the run's name for people")
    .option("--dataset <slug>", "the dataset that it becomes")
    .option("--min-age <years>", "lowest age of the people", wholeNumber)
    .option("--max-age <years>", "highest age", wholeNumber)
    .option("--json", "print one JSON object on the last line")
    .action(async ({ dataset, minAge, maxAge, json, ...options }: Options) => {
      if (options.episodes === undefined) throw new UsageError("Say how many: concord generate --episodes 3");
      const { budgetTokens, budgetMinutes, budgetCost, ...asked } = options;
      const budget = budgetFrom({ budgetTokens, budgetMinutes, budgetCost });
      const request = generationRequestSchema.safeParse({ ...asked, budget, people: { minAge, maxAge }, ...(dataset === undefined ? {} : { dataset: { slug: dataset, title: options.title } }) });
      if (!request.success) throw new UsageError(request.error.issues.map(({ path, message }) => `${path.join(".") || "request"}: ${message}`).join("; "));
      await prepareDatabase();
      printRun(await run(request.data), json);
    });
  registerGenerateNames(generate);
  registerGenerateRates(generate);
  registerGenerateResume(generate);
  registerGenerateRetry(generate);
}

async function run(request: GenerationRequest): Promise<RunView> {
  if (await hasLiveWorker(GENERATION_JOB)) return followRun(await createRun(operatorGenerator, request));
  workInBackground();
  const { runId, job } = await createClaimedRun(operatorGenerator, request);
  await untilInterrupted((signal) => runClaimed(job, generationHandler, signal));
  return viewRun(runId);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("is no whole number");
  return Number(text);
}
