/** Adds `images`: addresses of remote pictures checked or fetched, and what nobody refers to any more collected. */
import { createWriteStream, writeFileSync } from "node:fs";
import { once } from "node:events";
import type { Command } from "commander";
import { operator } from "@/lib/datasets/access";
import { slugSchema } from "@/lib/datasets/schema";
import { prepareDatabase } from "@/lib/db/prepare";
import { AppError } from "@/lib/errors";
import { collectPictures } from "@/lib/images/collect/mutations";
import { collectPayloadSchema, GRACE_HOURS, type Collected } from "@/lib/images/collect/types";
import { findPart, getRound, readLinkLines, slicesOfDraft } from "@/lib/images/links/data";
import { runRoundHere } from "@/lib/images/links/job.handler";
import { linksStart, linksText, type LinksFormat } from "@/lib/images/links/links-file";
import { cancelRound, createRound } from "@/lib/images/links/mutations";
import { linksPayloadSchema, type LinkMode, type LinksPayload, type LinksResult } from "@/lib/images/links/types";
import { hasLiveWorker } from "@/lib/jobs/data";
import { followUntilFinished } from "@/lib/jobs/follow";
import { UsageError } from "../usage-error";

type Options = { study?: string; again?: boolean; file?: string; json?: boolean };

const HOSTS_SHOWN = 20;

export function registerImages(program: Command): void {
  const images = program.command("images").description("pictures: addresses of remote ones, and what is left over in the store");
  for (const [mode, description] of [["check", "ask whether the addresses of remote pictures still answer; nothing is stored"], ["fetch", "store the first working picture of each remote share"]] as const) {
    images
      .command(mode)
      .description(description)
      .argument("<dataset>", "its slug")
      .option("--study <id>", "only what this draft would draw")
      .option("--again", "also addresses that are known to be dead")
      .option("--file <path>", "write every address with its state there: .csv or .ndjson")
      .option("--json", "print one JSON object on the last line")
      .action((dataset: string, options: Options) => round(dataset, mode, options));
  }
  images
    .command("collect")
    .description("remove pictures and reductions that nobody refers to")
    .option("--dry-run", "only say what would go")
    .option("--grace-hours <hours>", "younger ones stay", String(GRACE_HOURS))
    .option("--json", "print one JSON object on the last line")
    .action(collect);
}

async function collect({ dryRun = false, graceHours, json }: { dryRun?: boolean; graceHours: string; json?: boolean }): Promise<void> {
  const payload = collectPayloadSchema.safeParse({ dryRun, graceHours: Number(graceHours) });
  if (!payload.success) throw new UsageError(`--grace-hours ${graceHours}: a number of at least 2`);
  await prepareDatabase();
  const found = await collectPictures(payload.data, new AbortController().signal);
  console.log(json ? JSON.stringify(found) : collectedText(found));
}

function collectedText({ dryRun, pictures, derivatives, partial, rows, foreign, missing, underWay }: Collected): string {
  const megabytes = ((pictures.bytes + derivatives.bytes + partial.bytes) / 1024 / 1024).toFixed(1);
  return [
    `${dryRun ? "would remove" : "removed"} ${pictures.removed} of ${pictures.seen} pictures, ${derivatives.removed} of ${derivatives.seen} reductions, ${partial.removed} half written files, ${rows} rows (${megabytes} MB)`,
    ...(underWay ? ["an import or a fetch is under way: rows, and what was written since it began, were left alone"] : []),
    ...(foreign > 0 ? [`${foreign} files are not Concord's and stay`] : []),
    ...(missing > 0 ? [`${missing} pictures that datasets refer to are not in the store`] : []),
  ].join("\n");
}

async function round(dataset: string, mode: LinkMode, options: Options): Promise<void> {
  const slug = slugSchema.safeParse(dataset);
  if (!slug.success) throw new UsageError(`${dataset}: ${slug.error.issues[0]?.message ?? "is no slug"}`);
  const format = options.file === undefined ? undefined : formatOf(options.file);
  if (options.file !== undefined) writeFileSync(options.file, ""); // a path that cannot be written is found before hours of asking
  await prepareDatabase();
  const slices = options.study === undefined ? [] : await slicesOfDraft(operator, options.study, slug.data);
  const part = await findPart(operator, slug.data, slices);
  const payload = linksPayloadSchema.parse({ dataset: slug.data, mode, again: options.again ?? false, slices, studyId: options.study ?? null });
  const result = await watched(payload);
  if (options.file !== undefined && format) await writeLines(options.file, format, readLinkLines(part));
  console.log(options.json ? JSON.stringify(result) : roundText(result));
}

function formatOf(path: string): LinksFormat {
  if (path.endsWith(".csv")) return "csv";
  if (path.endsWith(".ndjson")) return "ndjson";
  throw new UsageError(`--file ${path}: the name has to end in .csv or .ndjson`);
}

async function watched(payload: LinksPayload): Promise<LinksResult> {
  let jobId: string | undefined;
  const watching = new AbortController();
  const onInterrupt = () => {
    console.error("stopping …");
    if (jobId) cancelRound(operator, jobId).catch((error: unknown) => console.error(`concord: ${error instanceof Error ? error.message : String(error)}`));
  };
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  try {
    if (!(await hasLiveWorker())) {
      return await runRoundHere(payload, {
        onClaim: (id) => {
          jobId = id;
          void showProgress(id, watching.signal);
        },
      });
    }
    jobId = await createRound(operator, payload);
    const view = await showProgress(jobId, watching.signal);
    if (view?.state === "done" && view.result) return view.result;
    throw new AppError("conflict", view?.error ?? "The round was stopped; what it had found stays.");
  } finally {
    watching.abort();
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
}

async function showProgress(jobId: string, signal: AbortSignal) {
  let last: Awaited<ReturnType<typeof getRound>>;
  for await (const view of followUntilFinished(() => getRound(operator, jobId), signal)) {
    last = view;
    const { counts, total, asked, host } = view.progress;
    const line = `${counts.shares} of ${total} pictures, ${asked} addresses asked${host ? `, ${host}` : ""}`;
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }
  if (process.stderr.isTTY && last) process.stderr.write("\n");
  return last;
}

async function writeLines(path: string, format: LinksFormat, pages: ReturnType<typeof readLinkLines>): Promise<void> {
  const file = createWriteStream(path);
  file.write(linksStart(format));
  for await (const page of pages) if (!file.write(linksText(format, page))) await once(file, "drain");
  file.end();
  await once(file, "finish");
}

function roundText({ dataset, version, mode, counts, hosts, method }: LinksResult): string {
  const found = mode === "fetch" ? `${counts.stored} stored` : `${counts.alive + counts.stored} with a working address`;
  return [
    `${dataset}, version ${version}: ${counts.shares} pictures known by address: ${found}, ${counts.dead} dead, ${counts.unsure} without an answer${counts.kept > 0 ? `, ${counts.kept} left as they are in studies that have started` : ""}`,
    method,
    ...hosts.slice(0, HOSTS_SHOWN).map(({ host, addresses, alive, dead, unsure }) => `  ${host || "(no address)"}: ${addresses} addresses, ${alive} work, ${dead} dead, ${unsure} without an answer`),
    ...(hosts.length > HOSTS_SHOWN ? [`  … ${hosts.length - HOSTS_SHOWN} more hosts with --json`] : []),
  ].join("\n");
}
