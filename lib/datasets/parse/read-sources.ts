/** Reads every source in turn and says what it finds. A fault ends one file, never the others. */
import { open, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { pictureName, storePicture } from "@/lib/images/store";
import type { Format } from "../format";
import { isRecord, type Note } from "../formats/adapter";
import { detectFormat } from "../formats/detect";
import { ASSUMPTIONS, readRecord } from "../formats/read-record";
import { keptColumns } from "./kept-columns";
import { fileChunks } from "./file-chunks";
import { isImageRow, readImageRow } from "./image-rows";
import { decodeRecord, splitJson, splitLines } from "./json-records";
import { extensionOf, keyOf, nameProblem, shownName } from "./labels";
import { MAX_MEMBER_JSON_BYTES, MAX_PICTURE_BYTES } from "./limits";
import type { Message, ParseRequest } from "./message";
import { parquetRows } from "./parquet";
import { findSources, type Source } from "./sources";
import { tarMembers } from "./tar";

export type Send = (message: Message) => Promise<void>;
type Place = { file: string; row: number | null };
/** A file of rows, by what its name and its folder's may say about them. */
type RowsFile = { stem: string; folder: string; picturesOnly: boolean };

const PROGRESS_EVERY_BYTES = 2 * 1024 * 1024;
/** Below what the importer accepts of one message: a row may have something wrong in every cell. */
const NOTES_PER_ROW = 1_000;
const WORDS = 1_500;

const cut = (text: string) => (text.length > WORDS ? `${text.slice(0, WORDS - 1)}…` : text);

function fitting(notes: readonly Note[]): Note[] {
  const kept = notes.slice(0, notes.length > NOTES_PER_ROW ? NOTES_PER_ROW - 1 : NOTES_PER_ROW);
  const shown = kept.map(({ field, reason }) => ({ field: field === null ? null : cut(field), reason: cut(reason) }));
  return kept.length < notes.length ? [...shown, { field: null, reason: `and ${notes.length - kept.length} more of this row` }] : shown;
}

export async function readSources(request: ParseRequest, send: Send): Promise<void> {
  const rows = await findSources(request.paths, false);
  const pictures = await findSources(request.imagePaths, true);
  // Dialogues first: a run that is cancelled early has then shown what they are.
  const order = (source: Source) => (source.kind === "picture" || source.kind === "tar" ? 1 : 0);
  // A folder given for its pictures may be the one that the dialogues lie in: nothing is read twice.
  const paths = new Set(rows.sources.map((source) => source.path));
  const sources = [...rows.sources, ...pictures.sources.filter((source) => !paths.has(source.path))].sort((a, b) => order(a) - order(b));
  for (const { label, reason } of [...rows.problems, ...pictures.problems]) await send({ type: "note", file: label, row: null, field: null, reason });
  const reader = new SourceReader(request, send, sources.reduce((sum, source) => sum + source.bytes, 0));
  for (const source of sources) await reader.read(source);
  await reader.finish(sources.at(-1)?.label ?? "");
  await send({ type: "end" });
}

class SourceReader {
  private bytesBefore = 0;
  private bytesSaid = 0;
  private readonly columns = new Set<string>();
  private readonly filesWithAssumption = new Set<string>();

  constructor(private readonly request: ParseRequest, private readonly send: Send, private readonly bytesTotal: number) {}

  async read(source: Source): Promise<void> {
    const file: RowsFile = {
      stem: keyOf(source.isGzip ? source.label.slice(0, -3) : source.label), folder: basename(dirname(source.path)), picturesOnly: source.picturesOnly,
    };
    const onRead = (bytes: number) => (this.bytesSaid = Math.max(this.bytesSaid, this.bytesBefore + bytes));
    // Folders hold pictures by the thousand: one word for each would be more than the pictures' own.
    await this.progress(source, source.kind !== "picture");
    const columnsBefore = this.columns.size;
    try {
      if (source.kind === "jsonl" || source.kind === "json") await this.readJson(source, file, onRead);
      else if (source.kind === "parquet") await this.readParquet(source, file, onRead);
      else if (source.kind === "tar") await this.readTar(source, onRead);
      else if (source.kind === "picture") await this.readPictureFile(source);
      else await this.note({ file: source.label, row: null }, null, "is of no kind that is read; left out");
    } catch (error) {
      await this.note({ file: source.label, row: null }, null, `cannot be read further: ${error instanceof Error ? error.message.slice(0, 500) : "unknown fault"}`);
    }
    if (this.columns.size > columnsBefore) await this.send({ type: "columns", names: [...this.columns].slice(columnsBefore, columnsBefore + 10_000) });
    this.bytesBefore += source.bytes;
    this.bytesSaid = this.bytesBefore;
    await this.progress(source, source.kind !== "picture");
  }

  private lastProgress = -Infinity;

  private async progress(source: Source, always: boolean): Promise<void> {
    if (!always && this.bytesSaid - this.lastProgress < PROGRESS_EVERY_BYTES) return;
    this.lastProgress = this.bytesSaid;
    await this.send({ type: "progress", file: source.label, bytesRead: this.bytesSaid, bytesTotal: this.bytesTotal });
  }

  async finish(file: string): Promise<void> {
    await this.send({ type: "progress", file, bytesRead: this.bytesTotal, bytesTotal: this.bytesTotal });
  }

  private async note(place: Place, field: string | null, reason: string): Promise<void> {
    await this.send({ type: "note", ...place, field, reason });
  }

  private async readJson(source: Source, file: RowsFile, onRead: (bytes: number) => void): Promise<void> {
    const chunks = fileChunks(source, onRead);
    let format = this.request.format;
    for await (const raw of source.kind === "jsonl" ? splitLines(chunks) : splitJson(chunks)) {
      const place = { file: source.label, row: raw.row };
      const decoded = "problem" in raw ? raw : decodeRecord(raw.bytes);
      if ("problem" in decoded) await (raw.row === null ? this.note(place, null, decoded.problem) : this.refuse(place, null, decoded.problem));
      else format = await this.readValue(decoded.value, place, file, format);
      await this.progress(source, false);
    }
  }

  private async readParquet(source: Source, file: RowsFile, onRead: (bytes: number) => void): Promise<void> {
    let format = this.request.format;
    for await (const { row, value } of parquetRows(source, onRead)) {
      format = await this.readValue(value, { file: source.label, row }, file, format);
      await this.progress(source, false);
    }
  }

  private async refuse(place: Place, field: string | null, reason: string): Promise<void> {
    await this.send({ type: "refused", ...place, problems: [{ field, reason }] });
  }

  /** @returns the format of the file, once a row has shown it. */
  private async readValue(value: unknown, place: Place, { stem, folder, picturesOnly }: RowsFile, known: Format | undefined): Promise<Format | undefined> {
    if (!isRecord(value)) {
      await this.refuse(place, null, "is no object");
      return known;
    }
    if (isImageRow(value)) {
      const picture = readImageRow(value);
      if (picture) await this.send({ type: "picture", ...place, picture });
      else await this.note(place, "__key__", "a picture's row without a key; left out");
      return known;
    }
    if (picturesOnly || ("splits" in value && "name" in value)) {
      await this.note(place, null, picturesOnly ? "is no picture's row; left out" : "describes the dataset's files; left out");
      return known;
    }
    const format = known ?? detectFormat(value);
    if (!format) {
      const fields = Object.keys(value).slice(0, 6).map(shownName).join(", ");
      await this.refuse(place, null, `no known format has these fields: ${fields || "none"}. Name the format if it is one`);
      return known;
    }
    const read = readRecord(format, value, stem, folder);
    for (const name of Object.keys(read.unknown)) this.columns.add(shownName(name));
    if ("refusals" in read) await this.send({ type: "refused", ...place, problems: fitting(read.refusals) });
    else {
      await this.sayAssumption(format, place.file);
      await this.send({ type: "episode", ...place, format, episode: read.episode, extra: keptColumns(read.unknown), notes: fitting(read.notes) });
    }
    return format;
  }

  private async sayAssumption(format: Format, file: string): Promise<void> {
    const assumption = ASSUMPTIONS[format];
    if (!assumption || this.filesWithAssumption.has(file)) return;
    this.filesWithAssumption.add(file);
    await this.note({ file, row: null }, assumption.field, assumption.reason);
  }

  private async readTar(source: Source, onRead: (bytes: number) => void): Promise<void> {
    for await (const member of tarMembers(source, onRead)) {
      const place = { file: source.label, row: member.row };
      if ("problem" in member) await this.note(place, member.name, member.problem);
      else if (extensionOf(member.name) === "json") await this.readMemberRow(member.bytes, member.name, place);
      else await this.readPicture(member.bytes, member.name, place);
      await this.progress(source, false);
    }
  }

  private async readMemberRow(bytes: Buffer, name: string, place: Place): Promise<void> {
    const decoded = bytes.length > MAX_MEMBER_JSON_BYTES ? { problem: "is too large for a picture's row" } : decodeRecord(bytes);
    const picture = "value" in decoded && isRecord(decoded.value) ? readImageRow(decoded.value, keyOf(name)) : undefined;
    if (picture) await this.send({ type: "picture", ...place, picture });
    else await this.note(place, shownName(name), "problem" in decoded ? decoded.problem : "is no picture's row; left out");
  }

  private async readPictureFile(source: Source): Promise<void> {
    const place = { file: source.label, row: null };
    const problem = nameProblem(source.label);
    if (problem !== undefined) return this.note(place, null, problem);
    if ((await stat(source.path)).size > MAX_PICTURE_BYTES) {
      return this.refusePicture(keyOf(source.label), `larger than ${MAX_PICTURE_BYTES / 1024 / 1024} MB`, source.label, place);
    }
    const file = await open(source.path, "r");
    try {
      await this.readPicture(await file.readFile(), source.label, place);
    } finally {
      await file.close();
    }
  }

  private async readPicture(bytes: Buffer, name: string, place: Place): Promise<void> {
    const key = keyOf(name);
    // The decoder is large: a file of dialogues alone does without it.
    const { preparePicture } = await import("@/lib/images/prepare");
    const prepared = await preparePicture(bytes);
    if ("problem" in prepared) return this.refusePicture(key, prepared.problem, name, place);
    const { mime, width, height } = prepared;
    const root = this.request.imageStore;
    const sha256 = root === undefined ? pictureName(prepared.bytes) : await storePicture(root, prepared.bytes);
    await this.send({ type: "picture", ...place, picture: { key, state: "stored", asset: { sha256, mime, width, height, bytes: prepared.bytes.length } } });
  }

  private async refusePicture(key: string, reason: string, name: string, place: Place): Promise<void> {
    await this.send({ type: "picture", ...place, picture: { key, state: "refused", reason } });
    await this.note(place, place.row === null ? null : shownName(name), `picture refused: ${reason}`);
  }
}
