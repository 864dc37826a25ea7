/** Takes one generation job and runs it to its end, unless it is killed before. Says what it spent of the processor. Its argument is the job's id. */
import { disconnect } from "@/lib/db/client";
import { generationHandler } from "@/lib/generation/job.handler";
import { claimJob } from "@/lib/jobs/lease";
import { runClaimed } from "@/lib/jobs/run";

const job = await claimJob(process.argv[2] ?? "");
if (!job) throw new Error("The job was not to be had.");
console.log("claimed");
const before = process.cpuUsage();
const begun = performance.now();
const outcome = await runClaimed(job, generationHandler);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ state: outcome?.state ?? "lost", ms: performance.now() - begun, cpuMs: (user + system) / 1_000 }));
await disconnect();
