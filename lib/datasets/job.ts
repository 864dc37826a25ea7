/** The import job: its name, its payload, and how progress is kept in its row. */
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { FORMATS } from "./format";
import { mappingSchema } from "./formats/column-mapping";
import { slugSchema } from "./schema";

export const IMPORT_JOB = "import";

export const importPayloadSchema = z.strictObject({
  dataset: slugSchema,
  title: z.string().optional(),
  licence: z.string().optional(),
  format: z.enum(FORMATS).optional(),
  /** Absolute paths of files and folders; resolved and allowed by whoever asked. */
  paths: z.array(z.string().min(1)),
  /** The same, of which only pictures and their rows are read. */
  imagePaths: z.array(z.string().min(1)).default([]),
  /** Upload ids among the paths: removed once published. */
  uploads: z.array(z.uuid()).default([]),
  /** Files that are fetched before anything is read; removed once published. */
  urls: z.array(z.url()).default([]),
  mapping: mappingSchema.optional(),
  dryRun: z.boolean().default(false),
  /** Episodes that the files do not have any more end with this version. */
  replace: z.boolean().default(false),
  /** The generation run whose job carries it out, and nobody else; absent where somebody asked for it. */
  run: z.uuid().optional(),
  /** Refused where the dataset has a version already. */
  isNew: z.boolean().default(false),
});
export type ImportPayload = z.output<typeof importPayloadSchema>;

/** @param currentVersion of the dataset; 0 where nothing of it was published. */
export function assertNew({ dataset, isNew }: ImportPayload, currentVersion: number): void {
  if (!isNew || currentVersion === 0) return;
  const message = `There is a dataset “${dataset}” already, at version ${currentVersion}. Choose it to import its next version, or give another short name.`;
  throw new AppError("conflict", message, { problems: [{ path: "dataset", message }] });
}
