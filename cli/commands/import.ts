import type { Command } from "commander";
import { operator } from "@/lib/datasets/access";
import { getImport } from "@/lib/datasets/data";
import { FORMATS, type Format } from "@/lib/datasets/format";
import { mappingSchema, type ColumnMapping } from "@/lib/datasets/formats/column-mapping";
import { PathNotFound, resolvePaths } from "@/lib/datasets/import-paths";
import { importPayloadSchema } from "@/lib/datasets/job";
import { ImportFailed, runImport } from "@/lib/datasets/job.handler";
import { cancelImport, createImport } from "@/lib/datasets/mutations";
import { slugSchema, urlSchema } from "@/lib/datasets/schema";
import type { ImportResult, ImportView } from "@/lib/datasets/types";
import { prepareDatabase } from "@/lib/db/prepare";
import { workInBackground } from "@/lib/jobs/background";
import { hasLiveWorker } from "@/lib/jobs/data";
import { followUntilFinished } from "@/lib/jobs/follow";
import { UsageError } from "../usage-error";

type Options = { url: string[]; map: string[]; dataset: string; title?: string; licence?: string; format?: string; images?: string[]; dryRun?: boolean; replace?: boolean; new?: boolean; json?: boolean };

const REFUSALS_SHOWN = 20;

export function registerImport(program: Command): void {
  program
    .command("import")
    .description("bring dialogues and pictures into a dataset")
    .argument("[path...]", "files or folders: parquet, JSONL, JSON, CSV, zips, tars, pictures")
    .requiredOption("--dataset <slug>", "the dataset, made if there is none: small letters, digits, hyphens")
    .option("--title <text>", "its name for people")
    .option("--licence <text>", "the licence of its data")
    .option("--format <format>", `${FORMATS.join(", ")}; recognised by the fields if not given`)
    .option("--map <column=field>", "read a column as a field; may be given several times: --map who=name --map 's*_text=session*:utterances'", collect, [])
    .option("--url <address>", "a file that is fetched first; may be given several times", collect, [])
    .option("--images <path...>", "more tars or folders, read for pictures alone")
    .option("--dry-run", "read and report, write nothing")
    .option("--replace", "the files are the whole dataset: episodes that they do not have any more end with the new version")
    .option("--new", "the dataset must not be there yet; without it, what is there gets its next version")
    .option("--json", "print one JSON object on the last line")
    .action(async (paths: string[], options: Options) => {
      const slug = slugSchema.safeParse(options.dataset);
      if (!slug.success) throw new UsageError(`--dataset ${options.dataset}: ${slug.error.issues[0]?.message ?? "is no slug"}`);
      const format = FORMATS.find((name) => name === options.format);
      if (options.format !== undefined && !format) throw new UsageError(`--format ${options.format}: is none of ${FORMATS.join(", ")}`);
      if (paths.length + options.url.length + (options.images?.length ?? 0) === 0) throw new UsageError("there is nothing to import: give files, folders or --url");
      const crooked = options.url.find((url) => !urlSchema.safeParse(url).success);
      if (crooked !== undefined) throw new UsageError(`--url ${crooked}: is no web address`);
      await importPaths(paths, { ...options, dataset: slug.data }, { format, mapping: mappingOf(options.map) });
    });
}

const collect = (value: string, before: string[]) => [...before, value];

/** How the rows are to be read. */
type Reading = { format?: Format; mapping?: ColumnMapping };

function mappingOf(pairs: readonly string[]): ColumnMapping | undefined {
  if (pairs.length === 0) return undefined;
  const entries = pairs.map((pair): [string, string] => {
    const at = pair.lastIndexOf("=");
    if (at < 1) throw new UsageError(`--map ${pair}: is COLUMN=FIELD`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  const mapping = mappingSchema.safeParse(Object.fromEntries(entries));
  if (mapping.success) return mapping.data;
  const problem = mapping.error.issues[0];
  throw new UsageError(`--map ${problem?.path.join(".") ?? ""}: ${problem?.message ?? "cannot be used"}`);
}

async function importPaths(paths: string[], options: Options, reading: Reading): Promise<void> {
  try {
    // Before the database is started: a path that does not exist is a slip of the pen.
    await resolvePaths([...paths, ...(options.images ?? [])]);
  } catch (error) {
    if (error instanceof PathNotFound) throw new UsageError(error.message);
    throw error;
  }
  await prepareDatabase();
  try {
    const result = (await hasLiveWorker()) ? await byWorker(paths, options, reading) : await here(paths, options, reading);
    print(result, options);
  } catch (error) {
    if (!(error instanceof ImportFailed)) throw error;
    // The report says what was refused and where, also when that was everything.
    console.error(`concord: ${error.message}`);
    if (error.result) print(error.result, options);
    else if (options.json) console.log(JSON.stringify({ dataset: options.dataset, error: error.message }));
    process.exitCode = 1;
  }
}

async function here(paths: string[], options: Options, reading: Reading): Promise<ImportResult> {
  workInBackground();
  const stop = new AbortController();
  let jobId: string | undefined;
  const onInterrupt = () => {
    console.error("cancelling …");
    if (jobId) cancelImport(operator, jobId).catch((error: unknown) => console.error(`concord: ${error instanceof Error ? error.message : String(error)}`));
  };
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  const watching = new AbortController();
  try {
    return await runImport(
      { slug: options.dataset, title: options.title, licence: options.licence, ...reading, paths, images: options.images ?? [], urls: options.url, dryRun: options.dryRun, replace: options.replace, isNew: options.new },
      {
        stop: stop.signal,
        onClaim: (id) => {
          jobId = id;
          void showProgress(id, watching.signal);
        },
      },
    );
  } finally {
    watching.abort();
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
}

async function byWorker(paths: string[], options: Options, reading: Reading): Promise<ImportResult> {
  const jobId = await createImport(operator, importPayloadSchema.parse({
    dataset: options.dataset, title: options.title, licence: options.licence, ...reading, dryRun: options.dryRun ?? false, replace: options.replace ?? false, isNew: options.new ?? false,
    paths: await resolvePaths(paths), imagePaths: await resolvePaths(options.images ?? []), urls: options.url,
  }));
  const onInterrupt = () => {
    console.error("cancelling …");
    cancelImport(operator, jobId).catch((error: unknown) => console.error(`concord: ${error instanceof Error ? error.message : String(error)}`));
  };
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  try {
    const view = await showProgress(jobId, new AbortController().signal);
    if (view?.state === "done" && view.result) return view.result;
    if (view?.state === "paused") throw new ImportFailed(`${view.error ?? ""} The import is paused. Nothing of it is visible yet; it goes on from there when it is resumed on its page.`);
    throw new ImportFailed(view?.error ?? "The import was cancelled; nothing of it is visible.", view?.result ?? undefined);
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
}

/** One line on standard error per change; on a terminal they replace each other. */
async function showProgress(jobId: string, signal: AbortSignal): Promise<ImportView | undefined> {
  let last: ImportView | undefined;
  for await (const view of followUntilFinished(() => getImport(operator, jobId), signal)) {
    last = view;
    // It cannot go on by itself: whoever waits here would wait for somebody who resumes it.
    if (view.state === "paused" && view.error !== null) break;
    const { phase, rowsRead, imported, unchanged, refused, pictures, bytesRead, bytesTotal, file } = view.progress;
    if (phase === "waiting") continue;
    const share = bytesTotal > 0 ? `${Math.floor((100 * bytesRead) / bytesTotal)} %` : "";
    const line = `${share} ${file ?? ""}: ${rowsRead} rows read, ${imported} new, ${unchanged} unchanged, ${refused} refused, ${pictures} pictures`.trim();
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }
  if (process.stderr.isTTY && last) process.stderr.write("\n");
  return last;
}

function print(result: ImportResult, options: Options): void {
  if (options.json) {
    // A look is for a page; of it only what was recognised belongs into a report.
    console.log(JSON.stringify({ ...result, look: result.look && { files: result.look.files } }));
    return;
  }
  const { rows, images, look } = result;
  const isChanged = rows.imported > 0 || result.gone > 0;
  const version = `version ${result.version}${isChanged ? (result.version > 1 ? ` of a dataset that was there` : `, a new dataset`) : `, nothing changed in its dialogues`}`;
  console.log(`${result.dataset} (${result.format}): ${options.dryRun ? `dry run, nothing written; would be ${version}` : version}`);
  for (const { file, format, why } of look?.files ?? []) console.log(`recognised  ${file}: ${format === null ? "of no known format" : `${format}, ${why ?? ""}`}`);
  console.log(`rows        ${rows.read} read: ${rows.imported} new, ${rows.unchanged} unchanged, ${rows.refused} refused${result.gone > 0 && (!options.dryRun || result.unread.length === 0) ? `, ${result.gone} episodes ${options.dryRun ? "would end" : "gone"}` : ""}`);
  if (result.unread.length > 0) console.log(`not read    to the end: ${result.unread.join(", ")}; with them no dataset is replaced`);
  console.log(`dialogues   ${result.episodes} episodes, ${result.sessions} sessions, ${result.turns} turns`);
  console.log(`pictures    ${result.imageShares} shared: ${images.stored} stored, ${images.remote} known by address, ${images.missing} missing, ${images.refused} refused`);
  if (result.unknownColumns.length > 0) console.log(`not taken   columns ${result.unknownColumns.join(", ")}`);
  if (result.leftColumns.length > 0) console.log(`too large   ${result.leftColumns.map(({ column, episodes }) => `${column} (in ${episodes} episodes)`).join(", ")}: not kept`);
  for (const { file, row, field, reason } of result.refusals.slice(0, REFUSALS_SHOWN)) {
    console.log(`  ${[file, row === null ? "" : `row ${row}`, field].filter(Boolean).join(", ")}: ${reason}`);
  }
  if (result.refusals.length > REFUSALS_SHOWN) console.log(`  … ${result.refusals.length - REFUSALS_SHOWN} more with --json`);
}
