/** What comes in: who asks for an import or a page of episodes must give this. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import { FORMATS } from "./format";

export const slugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and single hyphens").max(60);

export const createImportSchema = z.strictObject({
  dataset: slugSchema,
  /** For a new dataset; the slug where nothing is said. */
  title: storable(z.string().trim().min(1).max(200)).optional(),
  licence: storable(z.string().trim().max(200)).optional(),
  format: z.enum(FORMATS).optional(),
  /** Ids that POST /uploads gave. */
  uploads: z.array(z.uuid()).max(1_000).default([]),
  /** Files or folders on the server, inside a folder that the operator allows (CONCORD_IMPORT_ROOTS). */
  paths: z.array(storable(z.string().min(1).max(4_000))).max(1_000).default([]),
  imagePaths: z.array(storable(z.string().min(1).max(4_000))).max(1_000).default([]),
  dryRun: z.boolean().default(false),
});
export type CreateImport = z.infer<typeof createImportSchema>;

export const EPISODES_PER_PAGE = 50;

export const EPISODE_SORTS = ["position", "name", "sessions", "turns", "images", "date"] as const;
export type EpisodeSort = (typeof EPISODE_SORTS)[number];

export const episodeQuerySchema = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  /** In the episode's id or the persona's name. */
  q: storable(z.string().trim().max(200)).default(""),
  /** Counts begin with the largest, dates with the latest; "position" is the order of arrival. */
  sort: z.enum(EPISODE_SORTS).default("position"),
});
export type EpisodeQuery = z.infer<typeof episodeQuerySchema>;
