/** Goes through the stored pictures that nobody has decoded yet, two at a time, and stands back while people judge. */
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DatasetAnalysisPayload } from "@/lib/datasets/analysis/job";
import { requestDatasetAnalysis } from "@/lib/datasets/analysis/mutations";
import { Courtesy } from "@/lib/jobs/courtesy";
import { countSubmissions } from "@/lib/jobs/data";
import type { JobContext, JobHandler, JobOutcome } from "@/lib/jobs/types";
import { Asker } from "../asker";
import { uncheckedPictures } from "./data";
import { recordChecked } from "./mutations";
import { CHECK_JOB, type Checked, type CheckResult, checkedSchema, type Question } from "./types";

const BATCH = 64;
const TOGETHER = 2;

export const checkHandler: JobHandler = { kind: CHECK_JOB, run: (context) => runCheck(context) };

/** @param onStart for tests that end the process that decodes. */
export async function runCheck({ job, signal }: JobContext, onStart?: (child: ChildProcess) => void): Promise<JobOutcome> {
  const asker = new Asker<Question, Checked>({
    entry: join(import.meta.dirname, "child.ts"), outcome: checkedSchema, onStart,
    died: ({ sha256 }, why) => ({ sha256, fault: `corrupt: the process that decoded it ended: ${why}`.slice(0, 500) }),
  });
  const stop = () => asker.close();
  signal.addEventListener("abort", stop);
  const courtesy = new Courtesy(countSubmissions);
  const result: CheckResult = { checked: 0, refused: 0 };
  const changed = new Map<string, DatasetAnalysisPayload>();
  try {
    for (let names = await uncheckedPictures(BATCH); names.length > 0; names = await uncheckedPictures(BATCH)) {
      const begun = performance.now();
      const outcomes: Checked[] = [];
      for (let at = 0; at < names.length; at += TOGETHER) {
        signal.throwIfAborted();
        outcomes.push(...(await Promise.all(names.slice(at, at + TOGETHER).map((sha256) => asker.ask({ sha256 })))));
      }
      result.checked += outcomes.length;
      result.refused += outcomes.filter(({ fault }) => fault !== null).length;
      for (const version of await recordChecked(job, outcomes, result)) changed.set(version.datasetId, version);
      const pause = await courtesy.after(performance.now() - begun);
      if (pause > 0) await sleep(pause, undefined, { signal });
    }
    return { state: "done", result };
  } finally {
    signal.removeEventListener("abort", stop);
    asker.close();
    // Also of a round that was stopped: what is said of a dataset is said of its pictures as they are now.
    for (const version of changed.values()) await requestDatasetAnalysis(version);
  }
}
