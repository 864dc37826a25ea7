/** One decoded source record into one valid episode of the neutral model: the single place where adapters meet the model. */
import type { Format } from "../format";
import { episodeSchema, type Episode } from "../model";
import type { Adapter, Note, SourceRecord } from "./adapter";
import { adaptConcord } from "./concord";
import { adaptDialogcc } from "./dialogcc";
import { adaptLocomo } from "./locomo";
import { adaptMmdialog, SPEAKERS_ASSUMED } from "./mmdialog";
import { adaptPhotochat } from "./photochat";
import { adaptStark } from "./stark";
import { adaptStarkPipeline } from "./stark-pipeline";
import { storableText } from "./storable";

const ADAPTERS: Record<Format, Adapter> = {
  concord: adaptConcord, stark: adaptStark, "stark-pipeline": adaptStarkPipeline,
  locomo: adaptLocomo, dialogcc: adaptDialogcc, photochat: adaptPhotochat, mmdialog: adaptMmdialog,
};

/** What an adapter supplies that no row of the format says: the report tells it once per file. */
export const ASSUMPTIONS: Partial<Record<Format, Note>> = { mmdialog: SPEAKERS_ASSUMED };

export type ReadRecord =
  | { episode: Episode; notes: Note[]; unknown: Record<string, unknown> }
  | { refusals: Note[]; unknown: Record<string, unknown> };

/** More than a few problems of one row say the same again. */
const PROBLEMS_PER_ROW = 20;

export function readRecord(format: Format, record: SourceRecord, stem: string, folder = ""): ReadRecord {
  const adapted = ADAPTERS[format](record, stem, folder);
  const unknown = adapted.unknown;
  if ("refusals" in adapted) return { refusals: adapted.refusals.slice(0, PROBLEMS_PER_ROW), unknown };
  const notes = [...adapted.notes];
  const input = storableText(adapted.episode, notes) as Record<string, unknown>;
  dropEmptySessions(input, notes);
  let parsed = episodeSchema.safeParse(input);
  // Fields that the model does not have are reported and left out; only what is wrong refuses the row.
  if (!parsed.success && dropUnrecognized(input, parsed.error.issues, unknown)) parsed = episodeSchema.safeParse(input);
  if (parsed.success) return { episode: parsed.data, notes, unknown };
  const refusals = parsed.error.issues.slice(0, PROBLEMS_PER_ROW).map((issue) => ({ field: fieldName(issue.path), reason: issue.message }));
  return { refusals, unknown };
}

function fieldName(path: readonly PropertyKey[]): string | null {
  const name = path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}${text ? "." : ""}${String(part)}`), "");
  return name || null;
}

function dropEmptySessions(input: Record<string, unknown>, notes: Note[]): void {
  if (!Array.isArray(input.sessions)) return;
  input.sessions = input.sessions.filter((session: unknown, index) => {
    const isEmpty = typeof session === "object" && session !== null && "turns" in session && Array.isArray(session.turns) && session.turns.length === 0;
    if (isEmpty) notes.push({ field: `sessions[${index}]`, reason: "session without turns: not counted" });
    return !isEmpty;
  });
}

type Issue = { code: string; path: readonly PropertyKey[]; keys?: string[] };

/** @returns whether anything was dropped. */
function dropUnrecognized(input: Record<string, unknown>, issues: readonly Issue[], unknown: Record<string, unknown>): boolean {
  let dropped = false;
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    let place: unknown = input;
    for (const part of issue.path) place = typeof place === "object" && place !== null ? Reflect.get(place, part) : undefined;
    if (typeof place !== "object" || place === null) continue;
    for (const key of issue.keys ?? []) {
      const path = issue.path.filter((part) => typeof part === "string").join(".");
      unknown[path ? `${path}.${key}` : key] = null;
      dropped = Reflect.deleteProperty(place, key) || dropped;
    }
  }
  return dropped;
}
