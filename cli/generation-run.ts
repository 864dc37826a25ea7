/** A generation run as the command line sees it grow. */
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { operatorGenerator, type AuthorizedRunId } from "@/lib/generation/access";
import { authorizeRun, getRun, lookAtRun } from "@/lib/generation/data";
import type { RunView } from "@/lib/generation/types";
import { followUntilFinished } from "@/lib/jobs/follow";

/** @throws AppError "not_found" */
export async function runById(id: string): Promise<AuthorizedRunId> {
  const runId = z.uuid().safeParse(id).success ? await authorizeRun(operatorGenerator, id) : undefined;
  if (!runId) throw new AppError("not_found", `There is no run ${id}. The page Generate lists them.`);
  return runId;
}

export async function viewRun(runId: string): Promise<RunView> {
  const id = await authorizeRun(operatorGenerator, runId);
  const found = id && (await getRun(id));
  if (!found) throw new Error(`The run ${runId} is not there any more.`);
  return found;
}

/** What a run came to, in a line or as JSON; a failure in it fails the command. */
export function printRun({ id, state, error, progress, usage, request, dataset }: RunView, json?: boolean): void {
  const { done, unfit, failed } = progress;
  if (error) console.error(`concord: ${error}`);
  if (json) console.log(JSON.stringify({ run: id, seed: request.seed, provider: request.provider, state, episodes: { asked: request.episodes, done, unfit, failed }, usage, dataset, error }));
  else console.log(`${done} of ${request.episodes} episodes done${failed > 0 ? `, ${failed} failed` : ""}: run ${id}${dataset?.version ? `, version ${dataset.version} of ${dataset.slug}` : ""}`);
  if (state !== "done" || failed > 0) process.exitCode = 1;
}

/** Says how far it is, until it has ended or was stopped. */
export async function followRun(runId: string): Promise<RunView> {
  let last: RunView | undefined;
  const id = await runById(runId);
  for await (const next of followUntilFinished(() => getRun(id), new AbortController().signal, undefined, () => lookAtRun(id))) {
    last = next;
    console.error(`${next.progress.done} of ${next.request.episodes} episodes done, ${next.usage.steps} steps`);
    // Somebody stopped it in the browser: it is theirs to let it go on.
    if (next.state === "paused") break;
  }
  return last ?? viewRun(runId);
}

/** Ctrl-C ends the work where it is; what is done stays. */
export async function untilInterrupted(work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  try {
    await work(stop.signal);
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
}
