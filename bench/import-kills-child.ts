/** Takes one import job and runs it to its end, unless it is killed before. Its arguments are the job's id and how many messages make a batch. */
import { runImportJob } from "@/lib/datasets/job.handler";
import { disconnect } from "@/lib/db/client";
import { claimJob } from "@/lib/jobs/lease";
import { runClaimed } from "@/lib/jobs/run";

const [id = "", batchMessages = "200"] = process.argv.slice(2);
const job = await claimJob(id);
if (!job) throw new Error("The job was not to be had.");
console.log("claimed");
const outcome = await runClaimed(job, { kind: job.kind, run: (context) => runImportJob(context, { batchMessages: Number(batchMessages) }) });
console.log(outcome?.state ?? "lost");
await disconnect();
