/** Reads every source in turn and says what it finds. A fault ends one file, or one member of an archive, never the others. */
import { basename, dirname } from "node:path";
import { Course, type Point } from "./course";
import { fileChunks } from "./file-chunks";
import { InOrder } from "./in-order";
import { isRowsKind, kindOf, type NamedKind } from "./kinds";
import { keyOf, nameProblem, shownName } from "./labels";
import { MAX_PICTURE_BYTES } from "./limits";
import { ArchiveFault, collect, isSystemsOwn, type Member } from "./member";
import { MemberKeys } from "./member-key";
import type { ParseRequest } from "./message";
import { parquetRows } from "./parquet";
import { PictureReader } from "./picture-reader";
import { Report, type Send } from "./report";
import { rowsOf } from "./rows";
import { findSources, type Source } from "./sources";
import { tarMembers } from "./tar";
import { ValueReader, type RowsFile } from "./value-reader";
import { zipMembers } from "./zip";

const PROGRESS_EVERY_BYTES = 2 * 1024 * 1024;
/** Members of an archive. */
const POINT_EVERY = 64;

export async function readSources(request: ParseRequest, send: Send): Promise<void> {
  const rows = await findSources(request.paths, false);
  const pictures = await findSources(request.imagePaths, true);
  // Dialogues first: a run that is cancelled early has then shown what they are.
  const order = (source: Source) => (source.kind === "picture" || source.kind === "tar" || source.kind === "zip" ? 1 : 0);
  // A folder given for its pictures may be the one that the dialogues lie in: nothing is read twice.
  const paths = new Set(rows.sources.map((source) => source.path));
  const sources = [...rows.sources, ...pictures.sources.filter((source) => !paths.has(source.path))].sort((a, b) => order(a) - order(b));
  const course = await Course.start(sources, request.from, send);
  for (const { label, reason } of [...rows.problems, ...pictures.problems]) await course.send({ type: "note", file: label, row: null, field: null, reason });
  // A link may be of a folder; one of a picture has no rows.
  for (const { label } of rows.problems) if (kindOf(label).kind !== "picture") await course.send({ type: "unread", file: label });
  const reader = new SourceReader(request, course.send, sources.reduce((sum, source) => sum + source.bytes, 0));
  for (const source of sources) {
    const { isTaken, point } = await course.begin();
    if (isTaken) reader.pass(source);
    else await reader.read(source, point);
  }
  await reader.finish(sources.at(-1)?.label ?? "");
  await send({ type: "end" });
}

type OnRead = (bytes: number) => void;

class SourceReader {
  private bytesBefore = 0;
  private bytesSaid = 0;
  private lastProgress = -Infinity;
  private readonly inOrder: InOrder;
  private readonly report: Report;
  private readonly values: ValueReader;
  private readonly pictures: PictureReader;

  constructor(request: ParseRequest, private readonly send: Send, private readonly bytesTotal: number) {
    this.inOrder = new InOrder(send);
    this.report = new Report(this.inOrder.send);
    const keys = new MemberKeys();
    this.values = new ValueReader(this.report, request, keys);
    this.pictures = new PictureReader(this.inOrder, request.imageStore, keys);
  }

  async read(source: Source, point?: Point): Promise<void> {
    // Also while rows and members are passed over that were taken before: a parser that says nothing is ended.
    const onRead: OnRead = (bytes) => {
      this.bytesSaid = Math.max(this.bytesSaid, this.bytesBefore + bytes);
      if (this.bytesSaid - this.lastProgress >= PROGRESS_EVERY_BYTES) void this.progress(source);
    };
    // Folders hold pictures by the thousand: one word for each would be more than the pictures' own.
    if (source.kind !== "picture") await this.progress(source);
    try {
      await this.readKind(source, onRead, point);
    } catch (error) {
      await this.report.note({ file: source.label, row: null }, null, cannotBeRead(error));
      if (mayHoldRows(source, source.kind)) await this.report.unread(source.label);
    }
    await this.inOrder.flush();
    this.bytesBefore += source.bytes;
    this.bytesSaid = this.bytesBefore;
    if (source.kind !== "picture") await this.progress(source);
  }

  /** A source that was taken before the import was interrupted. */
  pass(source: Source): void {
    this.bytesBefore += source.bytes;
    this.bytesSaid = this.bytesBefore;
  }

  private async readKind(source: Source, onRead: OnRead, point: Point | undefined): Promise<void> {
    const { kind, label, stem, picturesOnly } = source;
    const file: RowsFile = { label, stem, folder: basename(dirname(source.path)), picturesOnly };
    const course = { point, onPoint: (reached: Point) => this.inOrder.send({ type: "point", ...reached }) };
    if (isRowsKind(kind)) await this.values.readRows(rowsOf(kind, fileChunks(source, onRead), point?.row), file, course);
    else if (source.isGzip && (kind === "parquet" || kind === "zip")) throw new Error(`a ${kind} file is not read front to back: unpack it with gunzip first`);
    else if (kind === "parquet") await this.values.readRows(parquetRows(source, onRead, point?.row), file, course);
    else if (kind === "tar") await this.readMembers(source, tarMembers(source, onRead), point);
    else if (kind === "zip") await this.readMembers(source, zipMembers(source, onRead), point);
    else if (kind === "picture") await this.readPictureFile(source, onRead);
    else await this.report.note({ file: label, row: null }, null, "is of no kind that is read; left out");
  }

  private async progress(source: Source): Promise<void> {
    this.lastProgress = this.bytesSaid;
    await this.send({ type: "progress", file: source.label, bytesRead: this.bytesSaid, bytesTotal: this.bytesTotal });
  }

  async finish(file: string): Promise<void> {
    await this.send({ type: "progress", file, bytesRead: this.bytesTotal, bytesTotal: this.bytesTotal });
  }

  private async readMembers(source: Source, members: AsyncIterable<Member>, point: Point | undefined): Promise<void> {
    let pointIsDue = false;
    for await (const member of members) {
      if (point && member.number <= point.row) continue;
      if ("problem" in member || !isSystemsOwn(member.name)) await this.readMember(source, member);
      // Behind a picture: a row and the picture that it describes are read together.
      if (member.number % POINT_EVERY === 0 || pointIsDue) {
        pointIsDue = kindOf(member.name).kind !== "picture";
        if (!pointIsDue) await this.inOrder.send({ type: "point", row: member.number });
      }
    }
  }

  private async readMember(source: Source, member: Member): Promise<void> {
    const place = { file: source.label, row: member.number };
    const name = shownName(member.name);
    const { kind, isGzip, stem } = kindOf(member.name);
    const passOver = async (why: string) => {
      await this.report.note(place, name, why);
      if (mayHoldRows(source, kind)) await this.report.unread(`${source.label}/${name}`);
    };
    if ("problem" in member) return passOver(member.problem);
    if (kind === "tar" || kind === "zip" || isGzip) return passOver("is packed itself: unpack the outer archive, and import what is in it");
    if (kind === "parquet") return passOver("is a parquet file, which cannot be read inside an archive: unpack it first");
    if (kind === "other") return passOver("is of no kind that is read; left out");
    try {
      if (kind === "picture") return await this.pictures.read(await collect(member.content, MAX_PICTURE_BYTES), member.name, place);
      const folder = basename(dirname(member.name));
      const memberKey = kind === "json" ? keyOf(member.name) : undefined;
      const file = { label: `${source.label}/${name}`, stem, folder: folder === "." ? source.stem : folder, picturesOnly: source.picturesOnly, memberKey };
      await this.values.readRows(rowsOf(kind, member.content), file);
    } catch (error) {
      if (error instanceof ArchiveFault) throw error;
      await passOver(cannotBeRead(error));
    }
  }

  private async readPictureFile(source: Source, onRead: OnRead): Promise<void> {
    const place = { file: source.label, row: null };
    const problem = nameProblem(source.label);
    if (problem !== undefined) return this.report.note(place, null, problem);
    const name = source.isGzip ? source.label.slice(0, -3) : source.label;
    await this.pictures.read(await collect(fileChunks(source, onRead), MAX_PICTURE_BYTES), name, place);
  }
}

const cannotBeRead = (error: unknown) => `cannot be read further: ${error instanceof Error ? error.message.slice(0, 500) : "unknown fault"}`;

/** By what it is called: of such a file or member it matters whether all of it was read. */
const mayHoldRows = ({ picturesOnly }: Source, kind: NamedKind["kind"]) => !picturesOnly && kind !== "picture" && kind !== "other";
