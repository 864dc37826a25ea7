import type { Format } from "@/lib/datasets/format";

/** Names of formats as an admin knows them. */
export const FORMAT_NAMES: Record<Format, string> = {
  concord: "Concord JSONL",
  stark: "STARK, as released (parquet or JSONL)",
  "stark-pipeline": "STARK, from the MCU pipeline",
  locomo: "LoCoMo",
  dialogcc: "DialogCC",
  photochat: "PhotoChat",
  mmdialog: "MMDialog",
};

export function formatName(format: string): string {
  return (FORMAT_NAMES as Record<string, string>)[format] ?? format;
}
