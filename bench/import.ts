/**
 * The import at the size of STARK's release: text from one parquet file with a single row group, then a tar of pictures, through the command
 * line in a database of its own. Beside each a reference from the same run: PostgreSQL's COPY of the same rows, and a process that reads,
 * hashes and writes the same members.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyRowsBack, dumpRows } from "./copy-reference";
import { submitsBesideImport } from "./import-manners";
import { measuredImport } from "./import-run";
import { inOwnDatabase } from "./own-database";
import { readHashWrite, writePictureTar } from "./picture-tar";
import { shareKey, writeStarkLines, writeStarkParquet } from "./stark-shard";
import { ratio, rounded } from "./timing";

/** @property submits whether people judge meanwhile: it needs a production build. */
export type ImportBenchOptions = { json: boolean; episodes: number; pictures: number; format: "parquet" | "jsonl"; submits: boolean };

export async function runImportBench(options: ImportBenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  try {
    const report = await measure(folder, options);
    console.log(options.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const say = (words: string) => console.error(words);

async function measure(folder: string, { episodes, pictures, format, submits }: ImportBenchOptions) {
  const shard = join(folder, `stark.${format}`);
  const tar = join(folder, "pictures.tar");
  const [home, rows, reference] = [join(folder, "home"), join(folder, "rows"), join(folder, "reference")] as const;
  for (const made of [home, rows, reference]) mkdirSync(made);
  say(`${episodes} episodes as ${format} …`);
  await (format === "parquet" ? writeStarkParquet(shard, episodes) : writeStarkLines(shard, episodes));
  say(`${pictures} pictures as a tar …`);
  const pictureBytes = await writePictureTar(tar, pictures, (index) => shareKey(index % episodes, 1 + (Math.floor(index / episodes) % 4), 3));
  const { text, images } = await inOwnDatabase(async () => {
    say("importing text …");
    const text = await measuredImport([shard], home);
    say(`  ${rounded(text.seconds)} s; its rows as files …`);
    await dumpRows(rows);
    say("importing pictures …");
    return { text, images: await measuredImport([tar], home) };
  });
  say("the same rows through COPY …");
  const copySeconds = await inOwnDatabase(() => copyRowsBack(rows));
  say("the same pictures read, hashed and written …");
  const referenceSeconds = await readHashWrite(tar, reference);
  const beside = submits ? await inOwnDatabase(() => submitsBesideImport(shard, home)) : undefined;
  return {
    episodes: text.episodes, bytes: statSync(shard).size, format, seconds: rounded(text.seconds), copySeconds: rounded(copySeconds),
    ratioToCopy: ratio(copySeconds, text.seconds), peakRssMb: Math.round(text.peakBytes / 1_000_000),
    images: {
      members: pictures, bytes: pictureBytes, seconds: rounded(images.seconds), referenceSeconds: rounded(referenceSeconds),
      ratio: ratio(referenceSeconds, images.seconds), peakRssMb: Math.round(images.peakBytes / 1_000_000),
    },
    submitRatio: beside?.ratio ?? null,
    submits: beside ?? "not measured: nobody judged in this run",
  };
}
