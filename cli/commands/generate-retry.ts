import { InvalidArgumentError, type Command } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import { operatorGenerator } from "@/lib/generation/access";
import { getEpisode } from "@/lib/generation/data";
import { GENERATION_JOB } from "@/lib/generation/job";
import { generationHandler } from "@/lib/generation/job.handler";
import { retryStep } from "@/lib/generation/mutations";
import { workInBackground } from "@/lib/jobs/background";
import { hasLiveWorker } from "@/lib/jobs/data";
import { runJob } from "@/lib/jobs/run";
import { followRun, runById, untilInterrupted, viewRun } from "../generation-run";

/** Adds `concord generate retry`: one step of an episode done anew, by the worker or here where there is none. */
export function registerGenerateRetry(generate: Command): void {
  const retry = generate
    .command("retry")
    .description("do one step of an episode anew with another seed, and the steps that rest on it")
    .argument("<run>", "id of the run")
    .argument("<episode>", "its number", episodeNumber)
    .argument("<step>", "its path: narrative, events, session/2/dialogue")
    .option("--json", "print one JSON object on the last line")
    .action(async (run: string, number: number, step: string) => {
      // `--json` is also an option of `generate`, and taken there.
      const { json } = retry.optsWithGlobals<{ json?: boolean }>();
      await prepareDatabase();
      const runId = await runById(run);
      const before = await getEpisode(runId, number);
      const job = await retryStep(operatorGenerator, runId, number, step);
      if (await hasLiveWorker(GENERATION_JOB)) await followRun(runId);
      else {
        workInBackground();
        await untilInterrupted((signal) => runJob(job, () => generationHandler, signal));
      }
      const [view, episode] = await Promise.all([viewRun(runId), getEpisode(runId, number)]);
      const kept = new Map(before?.steps.map(({ path, finishedAt }) => [path, finishedAt]));
      const done = (episode?.steps ?? []).filter(({ path, finishedAt }) => kept.get(path) !== finishedAt).map(({ path }) => path);
      if (view.error) console.error(`concord: ${view.error}`);
      if (json) console.log(JSON.stringify({ run: runId, episode: number, state: episode?.state, reason: episode?.reason ?? null, steps: done, error: view.error }));
      else console.log(`Episode ${number} is ${episode?.state}${episode?.reason ? `: ${episode.reason}` : ""}. Done anew: ${done.join(", ")}`);
      if (episode?.state !== "done") process.exitCode = 1;
    });
}

function episodeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError("is no number of an episode");
  return Number(text);
}
