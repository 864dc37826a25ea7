import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { operator } from "@/lib/datasets/access";
import { exportDataset } from "@/lib/datasets/export/mutations";
import { EXPORT_FORMATS, exportSettingsSchema, type ExportFormat } from "@/lib/datasets/export/settings";
import { exportWarnings } from "@/lib/datasets/export/warnings";
import { episodeQuerySchema, sliceOf } from "@/lib/datasets/search/query";
import { prepareDatabase } from "@/lib/db/prepare";
import type { Slice } from "@/lib/studies/slice";
import { UsageError } from "../usage-error";

type Flags = { format: ExportFormat; out: string; version?: string; filter?: string; episode?: string[]; gzip?: boolean; includeScripted?: boolean; json?: boolean };

const EVERY_MS = 2_000;

/** Adds `concord dataset-export SLUG --format F --out DIR`: a version of a dataset, or a slice of it, as files. */
export function registerDatasetExport(program: Command): void {
  program
    .command("dataset-export")
    .description("a dataset as files: Concord JSONL, STARK-layout parquet, or dialogues with pictures as WebDataset tars; `concord import` takes them back without loss")
    .argument("<slug>", "dataset")
    .addOption(new Option("--format <format>", "jsonl, parquet (STARK's wide layout) or webdataset (JSONL and picture shards)").choices(EXPORT_FORMATS).makeOptionMandatory())
    .requiredOption("--out <folder>", "must not exist yet, or be empty")
    .option("--version <number>", "of the dataset; the newest where nothing is said")
    .option("--filter <words>", "the explorer's filter as its address has it: 'country=Spain&sessionsFrom=5&q=flamenco'")
    .option("--episode <id...>", "only these episodes, by the ids of their source")
    .option("--gzip", "compress the JSONL")
    .option("--include-scripted", "also episodes that a script made")
    .option("--json", "print one JSON object on the last line")
    .action(async (slug: string, { format, out, version, filter, episode, gzip, includeScripted, json }: Flags) => {
      const parsed = exportSettingsSchema.safeParse({
        format, version: version === undefined ? undefined : Number(version), slice: readFilter(filter), episodes: episode, gzip: gzip ?? false, includeScripted: includeScripted ?? false,
      });
      if (!parsed.success) throw new UsageError(parsed.error.issues.map((issue) => `--${String(issue.path[0])}: ${issue.message}`).join("; "));
      await prepareDatabase();
      const { manifest, digest } = await exportDataset(operator, slug, parsed.data, resolve(out), { watch: progress() });
      const { dataset, counts, scriptedLeftOut, pictures, contentDigest, beyondLayout, files } = manifest;
      const warnings = exportWarnings(manifest);
      for (const warning of warnings) console.error(`concord: ${warning}`);
      if (json) {
        const beyond = beyondLayout?.episodes ?? null;
        console.log(JSON.stringify({ dataset: dataset.slug, version: dataset.version, format, out, counts, scriptedLeftOut, pictures, beyondLayout: beyond, files: files.length + 1, digest, contentDigest, warnings }));
        return;
      }
      console.log(`${counts.episodes} episodes of “${dataset.slug}”, version ${dataset.version}${pictures.files > 0 ? `, and ${pictures.files} pictures` : ""}: ${files.length + 1} files in ${out}`);
      if (scriptedLeftOut > 0) console.log(`${scriptedLeftOut} scripted episodes left out; --include-scripted takes them along`);
      console.log(`digest ${digest}\nbring them in again with: npm run -s concord -- import ${out} --dataset SLUG`);
    });
}

function readFilter(words: string | undefined): Slice {
  if (words === undefined) return {};
  const given = new URLSearchParams(words.replace(/^.*\?/, ""));
  const fields = Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)] as const).map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
  // Of an address that is copied out of the browser only the filter counts. A condition that is misread would take more than was meant.
  const read = episodeQuerySchema.strict().safeParse(fields);
  if (!read.success) throw new UsageError(`--filter: ${read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`.trim()).join("; ")}`);
  return sliceOf(read.data);
}

function progress(): (now: { episodes: number; pictures: number }) => void {
  let told = Date.now();
  return ({ episodes, pictures }) => {
    if (Date.now() - told < EVERY_MS) return;
    told = Date.now();
    console.error(`${episodes} episodes, ${pictures} pictures`);
  };
}
