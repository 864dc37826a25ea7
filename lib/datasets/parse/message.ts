/** What the parsing process tells the importer, one JSON object a line. Untrusted: the importer checks every message against this schema. */
import { z } from "zod";
import { FORMATS } from "../format";
import { mappingSchema } from "../formats/column-mapping";
import { episodeSchema } from "../model";

const place = { file: z.string().max(1_000), row: z.int().min(1).nullable() };
const reason = z.string().max(2_000);
const field = z.string().max(2_000).nullable();

/** A key of a shard's pictures and what was found under it. */
export const pictureSchema = z.strictObject({
  key: z.string().min(1).max(500),
  state: z.enum(["stored", "remote", "missing", "refused"]),
  reason: reason.optional(),
  asset: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/), mime: z.enum(["image/jpeg", "image/png", "image/webp"]),
    width: z.int().min(1), height: z.int().min(1), bytes: z.int().min(1),
  }).optional(),
  url: z.string().max(40_000).optional(),
  source: z.string().max(2_000).optional(),
  description: z.string().max(200_000).optional(),
});
export type Picture = z.infer<typeof pictureSchema>;

/**
 * A place in the stream of messages from which it can go on: so many of them after the beginning of a source.
 * Deterministic reading makes it exact, whatever the source's format.
 */
export const placeSchema = z.strictObject({
  /** SHA-256 over names, sizes and times of all files: of others the place would mean nothing. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** 0 before the first source, then counting from 1. */
  source: z.int().min(0),
  messages: z.int().min(0),
  /** The last row or member behind which reading can begin, and how many of the messages came up to there: what is before it need not be read. */
  point: z.strictObject({ row: z.int().min(1), format: z.enum(FORMATS).optional(), messages: z.int().min(0) }).optional(),
});
export type StreamPlace = z.infer<typeof placeSchema>;

/** Messages that a place counts; the others may be said again without harm. */
export function isCounted(message: Message): boolean {
  return message.type === "episode" || message.type === "refused" || message.type === "note" || message.type === "picture";
}

const problems = z.array(z.strictObject({ field, reason })).max(2_000);

export const messageSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("episode"), ...place, format: z.enum(FORMATS), episode: episodeSchema,
    /** Columns that no field takes, where they are small enough to be kept. */
    extra: z.record(z.string(), z.unknown()).optional(),
    /** Those that are not. */
    left: z.array(z.string().max(2_000)).max(10_000).optional(),
    /** Fields that could not be taken as they are; the row is kept. */
    notes: problems,
  }),
  /** A row that cannot be taken. */
  z.strictObject({ type: z.literal("refused"), ...place, problems: problems.min(1) }),
  /** Something about a whole file or a picture. */
  z.strictObject({ type: z.literal("note"), ...place, field, reason }),
  /** Rows of this file were not read, nobody knows how many: what it does not show may be in it all the same. A note or a refusal says why. */
  z.strictObject({ type: z.literal("unread"), file: place.file }),
  z.strictObject({ type: z.literal("columns"), names: z.array(z.string().max(2_000)).max(10_000) }),
  /** What was recognised in a file of rows, when it has been read; only where it was asked for. */
  z.strictObject({
    type: z.literal("look"), file: z.string().max(1_000), rows: z.int().min(1), format: z.enum(FORMATS).nullable(), why: z.string().max(2_000).nullable(),
    columns: z.array(z.strictObject({ column: z.string().max(2_000), field: z.string().max(500).nullable(), count: z.int().min(1) })).max(2_000),
  }),
  z.strictObject({ type: z.literal("picture"), ...place, picture: pictureSchema }),
  /** The first message. `isResumed` is false where the files are not those of the place that was asked for: then all is read. */
  z.strictObject({ type: z.literal("sources"), fingerprint: placeSchema.shape.fingerprint, isResumed: z.boolean() }),
  /** What follows comes from this source. */
  z.strictObject({ type: z.literal("source"), number: placeSchema.shape.source }),
  /** Reading could begin again behind this row or member of the source. */
  z.strictObject({ type: z.literal("point"), row: z.int().min(1), format: z.enum(FORMATS).optional() }),
  z.strictObject({ type: z.literal("progress"), file: z.string().max(1_000), bytesRead: z.number().min(0), bytesTotal: z.number().min(0) }),
  /** What is found cannot be kept: the store does not take pictures. Nothing comes after it. */
  z.strictObject({ type: z.literal("fault"), reason }),
  /** The last message: without it the process did not finish its work. */
  z.strictObject({ type: z.literal("end") }),
]);
export type Message = z.infer<typeof messageSchema>;

/** What the importer asks of the parsing process: one line of JSON on its standard input. */
export const requestSchema = z.strictObject({
  paths: z.array(z.string()),
  imagePaths: z.array(z.string()),
  format: z.enum(FORMATS).optional(),
  mapping: mappingSchema.optional(),
  /** Whether it is told what was recognised. */
  look: z.boolean().optional(),
  /** Where pictures are stored; absent for a dry run, which only looks at them. */
  imageStore: z.string().optional(),
  /** Everything before it has been taken. */
  from: placeSchema.optional(),
});
export type ParseRequest = z.infer<typeof requestSchema>;
