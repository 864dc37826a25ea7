/** What the parsing process tells the importer, one JSON object a line. Untrusted: the importer checks every message against this schema. */
import { z } from "zod";
import { FORMATS } from "../format";
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

const problems = z.array(z.strictObject({ field, reason })).max(2_000);

export const messageSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("episode"), ...place, format: z.enum(FORMATS), episode: episodeSchema,
    /** Columns that no field takes, where they are small enough to be kept. */
    extra: z.record(z.string(), z.unknown()).optional(),
    /** Fields that could not be taken as they are; the row is kept. */
    notes: problems,
  }),
  /** A row that cannot be taken. */
  z.strictObject({ type: z.literal("refused"), ...place, problems: problems.min(1) }),
  /** Something about a whole file or a picture. */
  z.strictObject({ type: z.literal("note"), ...place, field, reason }),
  z.strictObject({ type: z.literal("columns"), names: z.array(z.string().max(2_000)).max(10_000) }),
  z.strictObject({ type: z.literal("picture"), ...place, picture: pictureSchema }),
  z.strictObject({ type: z.literal("progress"), file: z.string().max(1_000), bytesRead: z.number().min(0), bytesTotal: z.number().min(0) }),
  /** The last message: without it the process did not finish its work. */
  z.strictObject({ type: z.literal("end") }),
]);
export type Message = z.infer<typeof messageSchema>;

/** What the importer asks of the parsing process: one line of JSON on its standard input. */
export const requestSchema = z.strictObject({
  paths: z.array(z.string()),
  imagePaths: z.array(z.string()),
  format: z.enum(FORMATS).optional(),
  /** Where pictures are stored; absent for a dry run, which only looks at them. */
  imageStore: z.string().optional(),
});
export type ParseRequest = z.infer<typeof requestSchema>;
