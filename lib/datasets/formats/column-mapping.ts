/** Columns that an admin has named anew: renamed before a record's format is recognised and read, for every format alike. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import type { Format } from "../format";
import { episodeSchema } from "../model";
import type { SourceRecord } from "./adapter";
import { STARK_FIELDS, starkField } from "./stark-columns";

/** What a column can be mapped to, by format; "session*:" stands for each session's own. */
export const MAPPABLE_FIELDS: Record<Format, readonly string[]> = {
  concord: Object.keys(episodeSchema.shape),
  stark: STARK_FIELDS,
  "stark-pipeline": ["unique_id", "episode", "name", "age", "gender", "birthplace", "residence"],
  locomo: ["sample_id", "conversation", "observation", "event_summary", "session_summary"],
  dialogcc: ["dialogue_id", "dialogue"],
  photochat: ["dialogue_id", "dialogue", "photo_id", "photo_url", "photo_description", "split"],
  mmdialog: ["conversation_id", "conversation", "split"],
};

const FIELDS = [...new Set(Object.values(MAPPABLE_FIELDS).flat())];

/** From a column, or from a shape of columns ("s*_text": s1_text, s2_text …), to a field. */
export const mappingSchema = z
  .record(storable(z.string().min(1).max(500)), z.enum(FIELDS, "is no field that a column can be mapped to"))
  .refine((mapping) => Object.keys(mapping).length <= 500, "at most 500 columns")
  .superRefine((mapping, context) => {
    for (const [column, field] of Object.entries(mapping)) {
      if (field.includes("*") === (column.includes("*") || /\d/.test(column))) continue;
      if (!field.includes("*")) continue;
      context.addIssue({ code: "custom", path: [column], message: `${field} is there once for each session: the column's name must have the session's number` });
    }
  });
export type ColumnMapping = z.infer<typeof mappingSchema>;

/** The first number of a name left open: columns that differ in it alone are one column of several sessions. */
export function shapeOf(column: string): string {
  return column.replace(/\d+/, "*");
}

/** A record with its columns under their new names. A field that is there already stays: the other column keeps its name, and is reported. */
export function withMapping(record: SourceRecord, mapping: ColumnMapping | undefined): SourceRecord {
  if (mapping === undefined) return record;
  const fields = new Map(Object.entries(mapping));
  const renamed = new Map<string, unknown>();
  for (const [column, value] of Object.entries(record)) {
    const field = fields.get(column) ?? fields.get(shapeOf(column));
    const number = /\d+/.exec(column)?.[0];
    const name = field?.includes("*") ? (number === undefined ? undefined : field.replace("*", number)) : field;
    renamed.set(name !== undefined && !Object.hasOwn(record, name) && !renamed.has(name) ? name : column, value);
  }
  return Object.fromEntries(renamed);
}

/** @returns the field that takes a column, or null. @param unknown what the adapter found no field for. */
export function fieldOf(format: Format, column: string, unknown: Record<string, unknown>): string | null {
  if (format === "stark") return starkField(column) ?? null;
  if (format === "concord") return Object.hasOwn(episodeSchema.shape, column) ? column : null;
  return Object.hasOwn(unknown, column) ? null : column;
}
