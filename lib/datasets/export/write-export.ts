/** Writes an export into a folder: a file-system effect and no database, hence neither data.ts nor mutations.ts. */
import { createGzip } from "node:zlib";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { HashedFile, writeWhole, type WrittenFile } from "@/lib/files/hashed-file";
import { programVersion } from "@/lib/version";
import { concordLine } from "./concord-line";
import type { ExportReading } from "./data";
import { cardStart, datasetCard, type CardConfig, type CardFacts } from "./dataset-card";
import { datasetFeatures } from "./dataset-features";
import { datasetInfo } from "./dataset-info";
import { ExportTally } from "./export-tally";
import { EXPORT_FORMAT, MANIFEST, type ExportManifest } from "./manifest";
import { ParquetFile } from "./parquet-file";
import { pictureFields } from "./picture-row";
import { PictureShards, REMOTE } from "./picture-shards";
import type { ExportSettings } from "./settings";
import { sessionColumns, starkColumns, starkRow } from "./stark-row";

export type ExportProgress = { episodes: number; pictures: number };
export type Watch = (progress: ExportProgress) => void;
export type ReadPicture = (sha256: string) => Promise<Buffer | undefined>;
export type WrittenExport = { manifest: ExportManifest; /** SHA-256 of manifest.json: stands for the whole export. */ digest: string };

const PICTURE_ROWS = "pictures.jsonl";

/** @param folder new and empty. */
export async function writeExport(reading: ExportReading, settings: ExportSettings, folder: string, readPicture: ReadPicture, watch: Watch): Promise<WrittenExport> {
  const { facts } = reading;
  const tally = new ExportTally();
  const withPictures = settings.format === "webdataset";
  const progress: ExportProgress = { episodes: 0, pictures: 0 };
  const told = (change: Partial<ExportProgress>) => watch(Object.assign(progress, change));
  // Dialogues and pictures are datasets of their own: `datasets` reads one kind of file per card.
  const inside = withPictures ? "dialogues/" : "";
  const dialogues = settings.format === "parquet"
    ? await writeParquet(reading, settings, folder, tally, told)
    : await writeLines(reading, settings, folder, `${inside}data/episodes.jsonl`, tally, told);
  const shards = new PictureShards(folder, (kind, number) => `pictures/${facts.slug}-${kind}-${String(number).padStart(6, "0")}.tar`, readPicture);
  const rows = withPictures ? await writeShards(reading, shards, told) : await writePictureRows(reading, folder, told);
  const pictures = { files: shards.files, bytes: shards.bytes, rows: withPictures ? shards.rows : (rows?.samples ?? 0), damaged: shards.damaged, damagedCount: shards.damagedCount };
  const { slug, title, description, licence, version, sourceFormat } = facts;
  const card: CardFacts = {
    dataset: { slug, title, description, licence, version, sourceFormat }, counts: tally.counts, scriptedLeftOut: facts.scriptedLeftOut, settings: { ...settings, version },
    pictures, beyondLayout: settings.format === "parquet" ? tally.beyond : null,
  };
  const files: WrittenFile[] = [dialogues.file, ...shards.shards.map(({ file }) => file), ...(rows ? [rows.file] : [])];
  const addText = async (path: string, text: string) => void files.push(await writeWhole(folder, path, text));
  const dialogueConfig: CardConfig = settings.format === "parquet" ? { name: "default", path: "data/*.parquet" } : { name: "default", path: `data/episodes.jsonl${settings.gzip ? ".gz" : ""}`, features: datasetFeatures() };
  const dialogueInfo = datasetInfo(slug, [{ path: dialogues.file.path.slice(inside.length), samples: tally.counts.episodes }]);
  await addText(`${inside}README.md`, datasetCard(card, [dialogueConfig], [...cardStart(card), ...dialogueWords(card)]));
  await addText(`${inside}dataset_info.json`, dialogueInfo);
  if (withPictures) {
    await addText("README.md", datasetCard(card, [], [...cardStart(card), ...wholeWords(shards)]));
    if (shards.shards.length > 0) {
      const kinds = [...new Set(shards.shards.map(({ kind }) => kind))];
      await addText("pictures/README.md", datasetCard(card, kinds.map((kind) => ({ name: kind, path: `${slug}-${kind}-*.tar` })), [...cardStart(card), ...pictureWords(shards)]));
      await addText("pictures/dataset_info.json", datasetInfo(`${slug}-pictures`, shards.shards.map(({ file, pictures: samples }) => ({ path: file.path.slice("pictures/".length), samples }))));
    }
  }
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  const manifest: ExportManifest = {
    name: slug, splits: { train: { num_examples: tally.counts.episodes } }, format: EXPORT_FORMAT, concord: programVersion, dataset: card.dataset, settings: card.settings,
    counts: tally.counts, scriptedLeftOut: facts.scriptedLeftOut, pictures, contentDigest: tally.contentDigest(), inexact: tally.inexact, beyondLayout: card.beyondLayout, files,
  };
  const { sha256 } = await writeWhole(folder, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, digest: sha256 };
}

type Told = (change: Partial<ExportProgress>) => void;

async function writeLines({ episodes }: ExportReading, { gzip }: ExportSettings, folder: string, path: string, tally: ExportTally, told: Told): Promise<{ file: WrittenFile }> {
  async function* lines() {
    for await (const batch of episodes()) {
      for (const exported of batch) {
        tally.add(exported);
        yield concordLine(exported);
      }
      told({ episodes: tally.counts.episodes });
    }
  }
  const file = new HashedFile(folder, gzip ? `${path}.gz` : path);
  if (!gzip) for await (const line of lines()) await file.write(line);
  else {
    await pipeline(Readable.from(lines()), createGzip(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await file.write(chunk);
    });
  }
  return { file: await file.end() };
}

async function writeParquet({ facts, episodes }: ExportReading, _settings: ExportSettings, folder: string, tally: ExportTally, told: Told): Promise<{ file: WrittenFile }> {
  const sessions = sessionColumns(facts.longest);
  const about = { createdBy: `Concord ${programVersion}`, key: "concord", value: JSON.stringify({ dataset: facts.slug, version: facts.version, origins: facts.counts.origins }) };
  const file = new ParquetFile(folder, "data/train-00000-of-00001.parquet", { names: starkColumns(sessions), whole: new Set(["number_of_session"]) }, about);
  for await (const batch of episodes()) {
    for (const exported of batch) {
      const { row, beyond } = starkRow(exported, sessions);
      tally.add(exported);
      tally.addBeyond(beyond);
      await file.add(row);
    }
    told({ episodes: tally.counts.episodes });
  }
  return { file: await file.end() };
}

async function writeShards({ pictures }: ExportReading, shards: PictureShards, told: Told): Promise<null> {
  for await (const batch of pictures()) {
    for (const row of batch) {
      await shards.add(row);
      told({ pictures: shards.rows });
    }
  }
  await shards.end();
  return null;
}

/** What is known of pictures beside their bytes. @returns null where nothing is. */
async function writePictureRows({ pictures }: ExportReading, folder: string, told: Told): Promise<{ file: WrittenFile; samples: number } | null> {
  const file = new HashedFile(folder, PICTURE_ROWS);
  let samples = 0;
  for await (const batch of pictures()) {
    const rows = batch.filter(({ url, source, description }) => url !== null || source !== null || description !== null);
    if (rows.length > 0) await file.write(rows.map((row) => `${JSON.stringify({ __key__: row.key, json: pictureFields(row) })}\n`).join(""));
    samples += rows.length;
    told({ pictures: samples });
  }
  return samples === 0 ? null : { file: await file.end(), samples };
}

function dialogueWords({ settings, beyondLayout }: CardFacts): string[] {
  if (settings.format !== "parquet") {
    return ["One episode a line, in Concord's own form: `extra` holds columns of the source that no field takes, as JSON in text.", "", ...loading()];
  }
  const beyond = beyondLayout && beyondLayout.episodes > 0
    ? [`${beyondLayout.episodes.toLocaleString("en-US")} episodes say something that this layout has no column for (${Object.keys(beyondLayout.fields).map((field) => `\`${field}\``).join(", ")}): those carry their neutral form in \`concord:episode\`, and an import takes that.`, ""]
    : [];
  return [
    "One episode a row in STARK's wide layout: `session1:utterances` and the other columns of a session are JSON lists in text, parallel by turn. Columns beyond the release: `session1:image_urls` (addresses of pictures, parallel to `images_key`), `concord:origin`, `concord:extra` (columns of the source that no field takes) and `concord:episode`.",
    "", ...beyond, ...loading(),
  ];
}

function loading(): string[] {
  return ["```python", "from datasets import load_dataset", "", 'episodes = load_dataset("path/to/this/folder", split="train")', "```"];
}

function wholeWords({ shards }: PictureShards): string[] {
  return [
    "- `dialogues/`: the episodes, a dataset of its own with its card.",
    ...(shards.length > 0 ? ["- `pictures/`: the pictures as WebDataset shards, a dataset of its own with its card."] : []),
    "- `manifest.json`: counts, settings, and every file with its SHA-256.", "",
    "A turn names its picture by key: in a shard it is the name of the file, and `index` in the JSON beside it. Of several candidates the first is the best.",
  ];
}

function pictureWords({ shards, files, damagedCount }: PictureShards): string[] {
  const kinds = [...new Set(shards.map(({ kind }) => kind))];
  return [
    `WebDataset shards: ${files.toLocaleString("en-US")} picture files, each with a row of JSON of the same name: \`index\` (the key that dialogues name), \`image_url\`, \`image_source\`, \`description\`, \`origin\`. Shards hold one type each, and each type is a configuration.`, "",
    ...(kinds.includes(REMOTE) ? ["`remote`: pictures known by address alone; nothing was fetched.", ""] : []),
    "A key that no file name can hold stands in the row alone; the name is then `key-` and the SHA-256 of the key.", "",
    ...(damagedCount > 0 ? [`${damagedCount.toLocaleString("en-US")} ${damagedCount === 1 ? "picture was" : "pictures were"} damaged or missing in the store and ${damagedCount === 1 ? "is here as a row" : "are here as rows"} alone.`, ""] : []),
    "```python", "from datasets import load_dataset", "", `pictures = load_dataset("path/to/this/folder", "${kinds[0] ?? ""}", split="train", streaming=True)`, "```",
  ];
}
