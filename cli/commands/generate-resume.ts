import type { Command } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import { operatorGenerator } from "@/lib/generation/access";
import { GENERATION_JOB } from "@/lib/generation/job";
import { generationHandler, publishHandler } from "@/lib/generation/job.handler";
import { changeBudget, resumeRun } from "@/lib/generation/mutations";
import { workInBackground } from "@/lib/jobs/background";
import { hasLiveWorker } from "@/lib/jobs/data";
import { runJob } from "@/lib/jobs/run";
import { type BudgetOptions, budgetFrom, withBudgetOptions } from "../generation-budget";
import { followRun, printRun, runById, untilInterrupted, viewRun } from "../generation-run";

/** Adds `concord generate resume`: a run that was stopped, failed or spent its budget goes on, by the worker or here where there is none. */
export function registerGenerateResume(generate: Command): void {
  const resume = withBudgetOptions(generate.command("resume"))
    .description("let a run go on where it is, and try again what failed; with a budget, with that one instead of the one it had")
    .argument("<run>", "id of the run")
    .option("--json", "print one JSON object on the last line")
    .action(async (run: string) => {
      // Options that `generate` has as well are taken there.
      const { json, ...options } = resume.optsWithGlobals<BudgetOptions & { json?: boolean }>();
      const budget = budgetFrom(options);
      await prepareDatabase();
      const runId = await runById(run);
      if (Object.keys(budget).length > 0) await changeBudget(runId, budget);
      const job = await resumeRun(operatorGenerator, runId);
      if (job === null) console.error("Nothing is left to do in this run.");
      else if (await hasLiveWorker(GENERATION_JOB)) await followRun(runId);
      else {
        workInBackground();
        await untilInterrupted((signal) => runJob(job, (kind) => (kind === publishHandler.kind ? publishHandler : generationHandler), signal));
      }
      printRun(await viewRun(runId), json);
    });
}
