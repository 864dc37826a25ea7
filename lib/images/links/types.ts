/** What is known of addresses of pictures, and what a round through them came to. */
import { z } from "zod";
import { slugSchema } from "@/lib/datasets/schema";
import { sliceSchema } from "@/lib/studies/slice";

export const LINKS_JOB = "links";

/** check: ask whether the addresses still answer with pictures. fetch: store the first of each share that does. */
export const LINK_MODES = ["check", "fetch"] as const;
export type LinkMode = (typeof LINK_MODES)[number];

export const linksPayloadSchema = z.strictObject({
  dataset: slugSchema,
  mode: z.enum(LINK_MODES),
  /** Also those that are known to be dead. */
  again: z.boolean().default(false),
  /** Which episodes, each part for itself; none for all of them. */
  slices: z.array(sliceSchema).default([]),
  /** The draft that the slices are of. */
  studyId: z.uuid().nullable().default(null),
});
export type LinksPayload = z.output<typeof linksPayloadSchema>;

/** Shares: pictures that an episode knows by address. */
export const shareCountsSchema = z.object({
  shares: z.int(),
  /** An address of theirs answers with a picture, or the picture is stored now. */
  alive: z.int(), stored: z.int(),
  dead: z.int(), unsure: z.int(),
  /** In a study that has started: left as they are. */
  kept: z.int(),
});
export type ShareCounts = z.infer<typeof shareCountsSchema>;

export const linksProgressSchema = z
  .object({ sequence: z.int(), total: z.int(), asked: z.int(), host: z.string().nullable(), counts: shareCountsSchema })
  .catch({ sequence: 0, total: 0, asked: 0, host: null, counts: { shares: 0, alive: 0, stored: 0, dead: 0, unsure: 0, kept: 0 } });
export type LinksProgress = z.infer<typeof linksProgressSchema>;

export const hostCountsSchema = z.object({ host: z.string(), addresses: z.int(), alive: z.int(), dead: z.int(), unsure: z.int() });
export type HostCounts = z.infer<typeof hostCountsSchema>;

export const linksResultSchema = z.object({
  dataset: z.string(), mode: z.enum(LINK_MODES), version: z.int(),
  counts: shareCountsSchema,
  addresses: z.object({ asked: z.int(), known: z.int() }),
  /** Of the addresses that this round met, those asked now and those known before; the hosts with most of them. */
  hosts: z.array(hostCountsSchema),
  /** How the numbers came about, in a sentence. */
  method: z.string(),
});
export type LinksResult = z.infer<typeof linksResultSchema>;

export const linksViewSchema = z.object({
  id: z.uuid(), dataset: z.string(), mode: z.enum(LINK_MODES), again: z.boolean(), isPart: z.boolean(), studyId: z.uuid().nullable(),
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]), workerSeen: z.boolean(), progress: linksProgressSchema, result: linksResultSchema.nullable(),
  error: z.string().nullable(), createdBy: z.string().nullable(), createdAt: z.iso.datetime(), finishedAt: z.iso.datetime().nullable(),
});
export type LinksView = z.infer<typeof linksViewSchema>;

/** Where the pictures stand that are known by address alone. */
export const remoteStandingSchema = z.object({
  /** Remote pictures, and of them by what their addresses came to. */
  remote: z.int(), alive: z.int(), dead: z.int(), unsure: z.int(), unchecked: z.int(),
  stored: z.int(), pictures: z.int(),
});
export type RemoteStanding = z.infer<typeof remoteStandingSchema>;

/** A line of the file of addresses. */
export type LinkLine = {
  episode: string; session: number | null; turn: number | null; place: string; share: string; rank: number; url: string; host: string;
  state: string; reason: string | null; status: number | null; checkedAt: string | null;
};
