/** From a decoded record to what is said of it: an episode, a picture's row, or why it is neither. */
import type { Format } from "../format";
import { isRecord } from "../formats/adapter";
import { withMapping } from "../formats/column-mapping";
import { recognise } from "../formats/detect";
import { ASSUMPTIONS, readRecord } from "../formats/read-record";
import type { Point } from "./course";
import { FileLook } from "./file-look";
import { isImageRow, readImageRow } from "./image-rows";
import { keptColumns } from "./kept-columns";
import { shownName } from "./labels";
import { MAX_FIELDS } from "./limits";
import type { MemberKeys } from "./member-key";
import type { ParseRequest } from "./message";
import type { RawRow } from "./raw-row";
import { fitting, type Place, type Report } from "./report";

/**
 * A file of rows, by what its name and its folder's may say about them.
 * @property memberKey of the pictures that a JSON member of an archive lies beside.
 */
export type RowsFile = { label: string; stem: string; folder: string; picturesOnly: boolean; memberKey?: string };

/** @property point behind which the rows are new; the source may give those before it as well. */
export type RowsCourse = { point?: Point; onPoint?: (reached: Point) => Promise<void> };

const POINT_EVERY = 64;

export class ValueReader {
  private readonly columns = new Set<string>();
  private saidColumns = 0;
  private readonly filesWithAssumption = new Set<string>();
  private look: FileLook | undefined;

  constructor(private readonly report: Report, private readonly asked: Pick<ParseRequest, "format" | "mapping" | "look">, private readonly keys: MemberKeys) {}

  async readRows(rows: AsyncIterable<RawRow>, file: RowsFile, { point, onPoint }: RowsCourse = {}): Promise<void> {
    let format = point?.format ?? this.asked.format;
    // What goes for the whole file was said when it was begun.
    if (point) this.filesWithAssumption.add(file.label);
    let isBehind = point === undefined;
    this.look = this.asked.look ? new FileLook(file.label, format) : undefined;
    let isEmpty = point === undefined;
    try {
      for await (const entry of rows) {
        isEmpty = false;
        if (!isBehind && point) {
          isBehind = entry.row !== null && entry.row >= point.row;
          if (entry.row === null || entry.row <= point.row) continue;
        }
        format = await this.readRow(entry, file, format);
        if (onPoint && entry.row !== null && entry.row % POINT_EVERY === 0) {
          // The attempt that begins here does not see the columns before it.
          await this.sayColumns();
          await onPoint({ row: entry.row, format });
        }
      }
      if (isEmpty) await this.report.note({ file: file.label, row: null }, null, "has no rows");
    } finally {
      await this.sayColumns();
      const seen = this.look?.message();
      if (seen) await this.report.send(seen);
    }
  }

  /** @returns the format of the file, once a row has shown it. */
  private async readRow(entry: RawRow, file: RowsFile, known: Format | undefined): Promise<Format | undefined> {
    const { row } = entry;
    if ("problem" in entry) {
      if (row === null) await this.report.note({ file: file.label, row }, entry.field ?? null, entry.problem);
      else await this.report.refuse({ file: file.label, row }, [{ field: entry.field ?? null, reason: entry.problem }]);
      if (entry.isEnd && !file.picturesOnly) await this.report.unread(file.label);
      return known;
    }
    const place = { file: file.label, row };
    try {
      return await this.readValue(entry.value, place, file, known);
    } catch (error) {
      // Nested beyond what can be walked through, for one: a fault of this row, and none of the next.
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
      await this.report.refuse(place, [{ field: null, reason: `cannot be read: ${error.message.slice(0, 200)}` }]);
      return known;
    }
  }

  private async readValue(given: unknown, place: Place, file: RowsFile, known: Format | undefined): Promise<Format | undefined> {
    if (!isRecord(given)) {
      await this.report.refuse(place, [{ field: null, reason: "is no object" }]);
      return known;
    }
    const fields = Object.keys(given);
    if (fields.length > MAX_FIELDS) {
      await this.report.refuse(place, [{ field: null, reason: `has ${fields.length} fields; ${MAX_FIELDS} are read at most` }]);
      return known;
    }
    const value = withMapping(given, this.asked.mapping);
    const recognised = known === undefined ? recognise(value) : undefined;
    const format = known ?? recognised?.format;
    if (isImageRow(value) || (file.memberKey !== undefined && !format)) {
      await this.readPictureRow(value, place, file.memberKey);
      return known;
    }
    if (file.picturesOnly || ("splits" in value && "name" in value)) {
      await this.report.note(place, null, file.picturesOnly ? "is no picture's row; left out" : "describes the dataset's files; left out");
      return known;
    }
    this.look?.countRow();
    if (recognised) this.look?.recognise(recognised);
    if (!format) {
      this.look?.columns(value, undefined, {});
      const shown = Object.keys(value).slice(0, 6).map(shownName).join(", ");
      await this.report.refuse(place, [{ field: null, reason: `no known format has these fields: ${shown || "none"}. Name the format if it is one` }]);
      return known;
    }
    await this.readEpisode(format, value, place, file);
    return format;
  }

  private async readEpisode(format: Format, value: Record<string, unknown>, place: Place, { stem, folder }: RowsFile): Promise<void> {
    const read = readRecord(format, value, stem, folder);
    this.look?.columns(value, format, read.unknown);
    for (const name of Object.keys(read.unknown)) if (this.columns.size < MAX_FIELDS) this.columns.add(shownName(name));
    if ("refusals" in read) return this.report.refuse(place, read.refusals);
    await this.sayAssumption(format, place.file);
    await this.report.send({ type: "episode", ...place, format, episode: read.episode, ...keptColumns(read.unknown), notes: fitting(read.notes) });
  }

  private async readPictureRow(value: Record<string, unknown>, place: Place, memberKey: string | undefined): Promise<void> {
    const key = memberKey === undefined ? undefined : this.keys.learn(memberKey, value);
    const picture = memberKey !== undefined && !saysPicture(value) ? undefined : readImageRow(value, key);
    if (picture) await this.report.send({ type: "picture", ...place, picture });
    else if (memberKey === undefined) await this.report.note(place, "__key__", "a picture's row without a key; left out");
    else await this.report.note(place, null, "is no picture's row, and no dialogue of a known format; left out");
  }

  private async sayAssumption(format: Format, file: string): Promise<void> {
    const assumption = ASSUMPTIONS[format];
    if (!assumption || this.filesWithAssumption.has(file)) return;
    this.filesWithAssumption.add(file);
    await this.report.note({ file, row: null }, assumption.field, assumption.reason);
  }

  private async sayColumns(): Promise<void> {
    const names = [...this.columns].slice(this.saidColumns);
    if (names.length > 0) await this.report.send({ type: "columns", names });
    this.saidColumns = this.columns.size;
  }
}

const PICTURE_FIELDS = ["image_url", "url", "image_source", "face_description", "description", "caption", "width", "height", "sha256", "__key__", "json", "index", "key"];

/** A JSON member lies beside its picture: its name is the key, and any of these fields says that it is about one. */
function saysPicture(value: Record<string, unknown>): boolean {
  return PICTURE_FIELDS.some((field) => Object.hasOwn(value, field));
}
