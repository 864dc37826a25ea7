/** What comes in: who asks for an import or a page of episodes must give this. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import { FORMATS } from "./format";
import { mappingSchema } from "./formats/column-mapping";

export const slugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and single hyphens").max(60)
  .refine((slug) => slug !== "analysis", "“analysis” is the address of the page about all datasets");

/** Of a file that the server fetches. */
export const urlSchema = z.url({ protocol: /^https?$/, error: "is no web address" }).max(4_000);

/** The words about a dataset; what is not named stays. */
export const describeDatasetSchema = z
  .strictObject({
    title: storable(z.string().trim().min(1).max(200)).optional(),
    description: storable(z.string().trim().max(10_000)).optional(),
    licence: storable(z.string().trim().max(200)).optional(),
  })
  .refine((words) => Object.values(words).some((word) => word !== undefined), "says nothing");
export type DescribeDataset = z.infer<typeof describeDatasetSchema>;

export const createImportSchema = z.strictObject({
  dataset: slugSchema,
  /** The slug where a new dataset has none; of one that is there it takes the place of its title. */
  title: storable(z.string().trim().min(1).max(200)).optional(),
  licence: storable(z.string().trim().max(200)).optional(),
  format: z.enum(FORMATS).optional(),
  /** Ids that POST /uploads gave. */
  uploads: z.array(z.uuid()).max(1_000).default([]),
  /** Files or folders on the server, inside a folder that the operator allows (CONCORD_IMPORT_ROOTS). */
  paths: z.array(storable(z.string().min(1).max(4_000))).max(1_000).default([]),
  imagePaths: z.array(storable(z.string().min(1).max(4_000))).max(1_000).default([]),
  /** Addresses of files that the server fetches: http and https, public hosts alone. */
  urls: z.array(urlSchema).max(500).default([]),
  /** Columns under other names, by column or by shape ("s*_text"), to the fields that they are. */
  mapping: mappingSchema.optional(),
  dryRun: z.boolean().default(false),
  /** The files are the whole dataset: episodes that they do not have any more end with the new version. */
  replace: z.boolean().default(false),
  /** The dataset must not be there yet: 409 where it is, instead of its next version. */
  isNew: z.boolean().default(false),
});
export type CreateImport = z.infer<typeof createImportSchema>;
