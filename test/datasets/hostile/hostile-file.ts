/** A file made to break an importer, and what is to come of it. */
import { expect } from "vitest";
import type { Message } from "@/lib/datasets/parse/message";
import { write } from "../../fixtures/files";

/** A word of the report about it: by its place, and in words that tell a person what is wrong. */
export type Complaint = { member?: string; row: number | null; field?: string | RegExp; reason: RegExp };

export type HostileFile = {
  name: string;
  bytes: () => Buffer | string | Promise<Buffer>;
  /** Every one of them must be said, and nothing else; unless there is more of the same kind. */
  says: readonly Complaint[];
  andMore?: true;
  /** Ids of the episodes that are sound in spite of it, in their order. */
  takes?: readonly string[];
  /** Keys of the pictures that are stored. */
  stores?: readonly string[];
};

export const episode = (id: string, rest: Record<string, unknown> = {}) => ({ id, sessions: [{ turns: [{ speaker: "A", text: "Hello" }] }], ...rest });
export const line = (id: string, rest: Record<string, unknown> = {}) => `${JSON.stringify(episode(id, rest))}\n`;

export async function writeAll(folder: string, files: readonly HostileFile[]): Promise<void> {
  for (const { name, bytes } of files) write(folder, name, await bytes());
}

/** As the report names it. */
type Said = { file: string; row: number | null; field: string | null; reason: string };

/** Everything that is said about rows, files and pictures, also of rows that are taken. */
export function complaintsAbout(messages: readonly Message[]): Said[] {
  return messages.flatMap((message): Said[] => {
    if (message.type === "note") return [message];
    const problems = message.type === "refused" ? message.problems : message.type === "episode" ? message.notes : [];
    return problems.map((problem) => ({ file: "file" in message ? message.file : "", row: "row" in message ? message.row : null, ...problem }));
  });
}

/** Each complaint finds its own words, and no words are left over. */
export function expectComplaints(name: string, said: readonly Said[], expected: readonly Complaint[], andMore: boolean): void {
  const left = [...said];
  for (const { member, row, field, reason } of expected) {
    const file = member === undefined ? name : `${name}/${member}`;
    const at = left.findIndex((one) => one.file === file && one.row === row && reason.test(one.reason) && (field === undefined || (typeof field === "string" ? one.field === field : field.test(one.field ?? ""))));
    expect(at, `${file}, row ${row}, ${String(field)}: ${String(reason)} among ${JSON.stringify(left.slice(0, 5))}`).toBeGreaterThanOrEqual(0);
    left.splice(at, 1);
  }
  if (!andMore) expect(left).toEqual([]);
}
