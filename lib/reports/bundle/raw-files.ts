/** The raw part of a bundle beside the answers: what the study was and asked. Pure. */
import { type BundleFile, json } from "./file";
import type { BundleSource } from "./source";

/** Every text as it was written; what numbers are computed from. */
export const RAW_ANSWERS = "data/answers.jsonl";
/** The same for spreadsheets and statistics packages. */
export const RAW_ANSWERS_CSV = "data/answers.csv";
export const STUDY_FILE = "study.json";
export const DESIGN_FILE = "protocol/design.json";

export function protocolFile(version: number): string {
  return `protocol/version-${version}.json`;
}

export function rawFiles({ study, protocols, design }: BundleSource): BundleFile[] {
  return [
    json(STUDY_FILE, study),
    ...protocols.map((protocol) => json(protocolFile(protocol.version), protocol)),
    ...(design ? [json(DESIGN_FILE, design)] : []),
  ];
}
