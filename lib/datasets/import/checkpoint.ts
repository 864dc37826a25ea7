/** Where an import goes on after it was interrupted, written with each batch. */
import { z } from "zod";
import { lookStateSchema } from "../look";
import { placeSchema } from "../parse/message";
import { newTally, type Tally } from "./tally";

const count = z.int().min(0);

const checkpointSchema = z.strictObject({
  /** What has been read and written, all of it and no more. */
  place: placeSchema,
  /** Rows of another version would have been compared with another state of the dataset. */
  currentVersion: count,
  sequence: count,
  /** Of a dry run. */
  look: lookStateSchema.optional(),
  tally: z.strictObject({
    rows: z.strictObject({ read: count, imported: count, unchanged: count, refused: count }),
    sessions: count, turns: count, imageShares: count, pictures: count,
    formats: z.array(z.string()), unknownColumns: z.array(z.string()), leftColumns: z.array(z.tuple([z.string(), count])).default([]), refusalCount: count,
    unread: z.array(z.string()).default([]),
    continuedFrom: z.array(count).default([]),
  }),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** @returns undefined where there is none, or one that another version of the program wrote. */
export function readCheckpoint(saved: unknown): Checkpoint | undefined {
  return checkpointSchema.safeParse(saved).data;
}

/** Without the refusals themselves, which lie in the database already. */
export function tallyState({ refusals: _refusals, formats, unknownColumns, leftColumns, unread, ...counts }: Tally): Checkpoint["tally"] {
  return { ...counts, rows: { ...counts.rows }, formats: [...formats], unknownColumns: [...unknownColumns], leftColumns: [...leftColumns], unread: [...unread] };
}

export function restoredTally({ formats, unknownColumns, leftColumns, unread, ...counts }: Checkpoint["tally"], refusals: Tally["refusals"]): Tally {
  return { ...newTally(), ...counts, rows: { ...counts.rows }, formats: new Set(formats), unknownColumns: new Set(unknownColumns), leftColumns: new Map(leftColumns), unread: new Set(unread), refusals };
}
