import { z } from "zod";

export const COLLECT_JOB = "collect";

/** How long a picture that nobody refers to is kept: an import that was cut short may be taken up again. */
export const GRACE_HOURS = 72;

export const collectPayloadSchema = z.strictObject({ dryRun: z.boolean().default(false), graceHours: z.number().min(2).default(GRACE_HOURS) });
export type CollectPayload = z.output<typeof collectPayloadSchema>;

export type FileCounts = { seen: number; removed: number; bytes: number };

export type Collected = {
  dryRun: boolean;
  /** Pictures, reductions of pictures, and what was left half written of both. `bytes` is of what was removed. */
  pictures: FileCounts; derivatives: FileCounts; partial: FileCounts;
  /** Rows of pictures that no dataset refers to. */
  rows: number;
  /** Files that are not Concord's: left where they are. */
  foreign: number;
  /** Rows whose picture is not in the store. */
  missing: number;
  /** Since an import or a fetch is under way, rows and whatever was written since it began were left alone. */
  underWay: boolean;
};

/** The last collection, as admins see it. @property collected null where it failed; `error` says why. */
export type CollectionView = { finishedAt: string; collected: Collected | null; error: string | null };
