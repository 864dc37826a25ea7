/**
 * Checks a bundle by itself: that its files are those of its manifest, that protocol and digests fit, that the study says
 * of itself what the answers say, and that every number, table and figure comes out of the raw answers again, bit for bit.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { digestOf } from "@/lib/studies/digest";
import { type Answers, BadRowError } from "../answers";
import type { ExportRow } from "../export/columns";
import { formatRows, formatStart } from "../export/format";
import { answersFor, type DeriveOptions, derivedFiles } from "./derive";
import { firstDifference } from "./first-difference";
import { MANIFEST, type Manifest, manifestSchema } from "./manifest";
import { DESIGN_FILE, protocolFile, RAW_ANSWERS, RAW_ANSWERS_CSV, rawFiles, STUDY_FILE } from "./raw-files";
import { bundleStudySchema, type BundleSource, frozenProtocolSchema } from "./source";

/** The files of a bundle, wherever they are. Paths are those of the manifest. */
export type BundleFiles = {
  /** All paths that are there, in any order. */
  list: () => Promise<string[]>;
  read: (path: string) => Promise<Uint8Array>;
  /** Text lines without their ends. */
  lines: (path: string) => AsyncIterable<string>;
  sha256: (path: string) => Promise<string>;
};

export type Difference = { file: string; what: string };

export type Verification = {
  ok: boolean;
  /** SHA-256 of manifest.json. */
  digest: string | null;
  study: Manifest["study"] | null;
  concord: string | null;
  files: number;
  /** Files that were computed again. */
  recomputed: number;
  answers: number;
  differences: Difference[];
};

const designSchema = z.strictObject({ digest: z.string(), body: z.unknown() });

export async function verifyBundle(files: BundleFiles, options: DeriveOptions): Promise<Verification> {
  const result: Verification = { ok: false, digest: null, study: null, concord: null, files: 0, recomputed: 0, answers: 0, differences: [] };
  const differ = (file: string, what: string) => result.differences.push({ file, what });
  const there = new Set(await files.list());
  if (!there.has(MANIFEST)) {
    differ(MANIFEST, "is missing: this is no bundle, or not all of it");
    return result;
  }
  const manifestBytes = await files.read(MANIFEST);
  const manifest = parsed(manifestSchema, manifestBytes, MANIFEST, differ);
  if (!manifest) return result;
  Object.assign(result, { digest: sha256Of(manifestBytes), study: manifest.study, concord: manifest.concord, files: manifest.files.length + 1 });

  await checkFiles(files, there, manifest, differ);
  const source = await readSource(files, there, manifest, differ);
  if (!source) return result;
  checkManifest(source, manifest, differ);
  checkProtocols(source, differ);
  const answers = answersFor(source);
  result.answers = await readAnswers(files, there, answers, differ);
  checkCounts(source, answers, differ);
  // With raw files that are not what they were, numbers would differ everywhere and say nothing more.
  if (result.differences.length === 0) result.recomputed = await recompute(files, source, answers, manifest, differ, options);
  result.ok = result.differences.length === 0;
  return result;
}

type Differ = (file: string, what: string) => void;

async function checkFiles(files: BundleFiles, there: ReadonlySet<string>, manifest: Manifest, differ: Differ): Promise<void> {
  const listed = new Set([MANIFEST]);
  for (const { path, sha256 } of manifest.files) {
    if (listed.has(path)) differ(path, "is listed twice");
    listed.add(path);
    if (!there.has(path)) differ(path, "is missing");
    else if ((await files.sha256(path)) !== sha256) differ(path, "is not the file that the manifest lists: it has been changed");
  }
  for (const path of there) if (!listed.has(path)) differ(path, "is not listed in the manifest");
}

async function readSource(files: BundleFiles, there: ReadonlySet<string>, manifest: Manifest, differ: Differ): Promise<BundleSource | null> {
  if (!there.has(STUDY_FILE)) return null;
  const study = parsed(bundleStudySchema, await files.read(STUDY_FILE), STUDY_FILE, differ);
  const protocols = [];
  for (let version = 1; version <= manifest.study.protocolVersion; version += 1) {
    const path = protocolFile(version);
    if (!there.has(path)) {
      differ(path, "is missing");
      return null;
    }
    const protocol = parsed(frozenProtocolSchema, await files.read(path), path, differ);
    if (!protocol) return null;
    protocols.push(protocol);
  }
  const design = there.has(DESIGN_FILE) ? parsed(designSchema, await files.read(DESIGN_FILE), DESIGN_FILE, differ) : null;
  return study ? { study, protocols, design } : null;
}

/** What a reader takes from the manifest alone: which study it is, and which files are what people said. */
function checkManifest(source: BundleSource, manifest: Manifest, differ: Differ): void {
  const { study } = source.study.facts;
  for (const field of ["id", "name", "kind", "state", "protocolVersion", "protocolDigest"] as const) {
    if (manifest.study[field] !== study[field]) differ(MANIFEST, `does not say of the study what ${STUDY_FILE} says: ${field}`);
  }
  const raw = new Set([RAW_ANSWERS, RAW_ANSWERS_CSV, ...rawFiles(source).map((file) => file.path)]);
  for (const { path, role } of manifest.files) if (role === "raw" && !raw.has(path)) differ(path, "is called raw, and no raw file has this name");
}

function checkProtocols({ study, protocols, design }: BundleSource, differ: Differ): void {
  for (const { version, digest, body } of protocols) {
    if (digestOf(body) !== digest) differ(protocolFile(version), "does not have the digest under which it was frozen");
  }
  const { protocolDigest } = study.facts.study;
  if (protocols.at(-1)?.digest !== protocolDigest) differ(STUDY_FILE, "names another protocol than the newest one here");
  if (design && digestOf(design.body) !== design.digest) differ(DESIGN_FILE, "does not have the digest under which it was frozen");
}

/** Reads the answers into `answers`, and checks the CSV against them line by line. @returns how many there are. */
async function readAnswers(files: BundleFiles, there: ReadonlySet<string>, answers: Answers, differ: Differ): Promise<number> {
  if (!there.has(RAW_ANSWERS)) return 0;
  const csv = createHash("sha256");
  let columns: string[] | undefined;
  let line = 0;
  for await (const text of files.lines(RAW_ANSWERS)) {
    line += 1;
    try {
      const row = readRow(text);
      answers.add(row);
      if (!columns) csv.update(formatStart("csv", (columns = Object.keys(row))));
      csv.update(formatRows("csv", columns, [row]));
    } catch (error) {
      if (!(error instanceof BadRowError || error instanceof SyntaxError)) throw error;
      differ(RAW_ANSWERS, `line ${line}: ${error.message}`);
      return line;
    }
  }
  // A study without answers has a header alone, which nothing here could tell.
  if (columns && there.has(RAW_ANSWERS_CSV) && (await files.sha256(RAW_ANSWERS_CSV)) !== csv.digest("hex")) differ(RAW_ANSWERS_CSV, `does not hold the answers of ${RAW_ANSWERS}`);
  return line;
}

function readRow(text: string): ExportRow {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new BadRowError("is no object");
  return value as ExportRow;
}

function checkCounts({ study }: BundleSource, answers: Answers, differ: Differ): void {
  const { counted, surplus } = answers.counts();
  const { progress } = study.facts;
  if (counted !== progress.counted) differ(STUDY_FILE, `says ${progress.counted} counted judgments, the answers are of ${counted}`);
  if (surplus !== progress.surplus) differ(STUDY_FILE, `says ${progress.surplus} surplus judgments, the answers are of ${surplus}`);
}

async function recompute(files: BundleFiles, source: BundleSource, answers: Answers, manifest: Manifest, differ: Differ, options: DeriveOptions): Promise<number> {
  const expected = new Set(manifest.files.filter((file) => file.role === "derived").map((file) => file.path));
  let recomputed = 0;
  for await (const { path, content } of derivedFiles(source, answers, options)) {
    recomputed += 1;
    if (!expected.delete(path)) {
      differ(path, "is computed from the raw files, and is not in the bundle");
      continue;
    }
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const stored = await files.read(path);
    if (Buffer.compare(bytes, stored) !== 0) differ(path, `computed again, it differs: ${firstDifference(path, bytes, stored)}`);
  }
  for (const path of expected) differ(path, "is called computed, and nothing computes it");
  return recomputed;
}

function parsed<Value>(schema: z.ZodType<Value>, bytes: Uint8Array, path: string, differ: Differ): Value | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    differ(path, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  differ(path, `is not as a bundle has it: ${issue ? `${issue.path.join(".") || "the whole"}: ${issue.message}` : "it cannot be read"}`);
  return null;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
