/** Takes one job that publishes a run, and is killed at a point of it as nothing else kills: at once, without a word. Its arguments are the job's id and the point. */
import { runPublishJob } from "@/lib/generation/job.handler";
import { claimJob } from "@/lib/jobs/lease";
import { runClaimed } from "@/lib/jobs/run";

const [id = "", point] = process.argv.slice(2);
const job = await claimJob(id);
if (!job) throw new Error("The job was not to be had.");
await runClaimed(job, { kind: job.kind, run: (context) => runPublishJob(context, { onPoint: (at) => void (at === point && process.kill(process.pid, "SIGKILL")) }) });
throw new Error(`It was not killed at the point “${point}”.`);
