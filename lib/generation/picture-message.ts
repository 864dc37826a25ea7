/** What a job and the process that decodes its pictures say to each other. */
import { z } from "zod";
import { MAX_PICTURE_BYTES } from "@/lib/datasets/parse/limits";

/** Base64 takes four characters for three bytes. */
const base64 = z.string().max(Math.ceil((MAX_PICTURE_BYTES * 4) / 3) + 4);

export const questionSchema = z.union([z.strictObject({ url: z.string().max(40_000) }), z.strictObject({ bytes: base64 })]);
export type PictureQuestion = z.infer<typeof questionSchema>;

/** `mime` is empty and the sides are 0 for what was only fetched. */
export const outcomeSchema = z.union([z.strictObject({ problem: z.string().max(500) }), z.strictObject({ bytes: base64, mime: z.string(), width: z.int(), height: z.int() })]);
export type PictureOutcome = z.infer<typeof outcomeSchema>;
