/** What a file is, by its name alone: beside the dialogues and pictures of a folder, and inside an archive. */
import { extensionOf, keyOf } from "./labels";

/** Kinds that are read row by row, front to back. */
export type RowsKind = "jsonl" | "json" | "csv";
export type SourceKind = RowsKind | "parquet" | "tar" | "zip" | "picture" | "other";
/** @property stem the name without folders and extensions: that of a conversation that has no other. */
export type NamedKind = { kind: SourceKind; isGzip: boolean; stem: string };

const KINDS = new Map<string, SourceKind>([
  ["jsonl", "jsonl"], ["ndjson", "jsonl"], ["json", "json"], ["csv", "csv"], ["tsv", "csv"], ["parquet", "parquet"], ["tar", "tar"], ["zip", "zip"],
  ...["jpg", "jpeg", "jfif", "png", "webp", "gif", "svg", "tif", "tiff", "bmp", "avif", "heic", "heif"].map((extension) => [extension, "picture"] as const),
]);

export function kindOf(name: string): NamedKind {
  const extension = extensionOf(name);
  if (extension === "tgz") return { kind: "tar", isGzip: true, stem: keyOf(name) };
  const isGzip = extension === "gz";
  const unpacked = isGzip ? name.slice(0, -3) : name;
  return { kind: KINDS.get(extensionOf(unpacked)) ?? "other", isGzip, stem: keyOf(unpacked) };
}

export function isRowsKind(kind: SourceKind): kind is RowsKind {
  return kind === "jsonl" || kind === "json" || kind === "csv";
}
