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
import { followRun, untilInterrupted, viewRun } from "../generation-run";
import { UsageError } from "../usage-error";
import { registerGenerateNames } from "./generate-names";
import { registerGenerateRates } from "./generate-rates";
import { registerGenerateRetry } from "./generate-retry";

type Options = { episodes?: number; provider: string; seed?: string; title?: string; dataset?: string; minAge?: number; maxAge?: number; json?: boolean };

/** Adds `concord generate`: a run of fresh episodes, by the worker or here where there is none. */
export function registerGenerate(program: Command): void {
  const generate = program
    .command("generate")
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
      const request = generationRequestSchema.safeParse({ ...options, people: { minAge, maxAge }, ...(dataset === undefined ? {} : { dataset: { slug: dataset, title: options.title } }) });
      if (!request.success) throw new UsageError(request.error.issues.map(({ path, message }) => `${path.join(".") || "request"}: ${message}`).join("; "));
      await prepareDatabase();
      const view = await run(request.data);
      const { id, state, error, progress, usage } = view;
      if (error) console.error(`concord: ${error}`);
      if (json) console.log(JSON.stringify({ run: id, seed: view.request.seed, provider: view.request.provider, state, episodes: { asked: request.data.episodes, done: progress.done, unfit: progress.unfit, failed: progress.failed }, usage, dataset: view.dataset, error }));
      else console.log(`${progress.done} of ${request.data.episodes} episodes done${progress.failed > 0 ? `, ${progress.failed} failed` : ""}: run ${id}${view.dataset?.version ? `, version ${view.dataset.version} of ${view.dataset.slug}` : ""}`);
      if (state !== "done" || progress.failed > 0) process.exitCode = 1;
    });
  registerGenerateNames(generate);
  registerGenerateRates(generate);
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
