/** From what was asked over the network to what the job reads: uploads and allowed folders as paths. */
import { AppError } from "@/lib/errors";
import type { Importer } from "./access";
import { resolveAllowedPaths } from "./import-paths";
import { importPayloadSchema, type ImportPayload } from "./job";
import type { CreateImport } from "./schema";
import { uploadedFiles } from "./uploads";

export async function importRequestPayload(importer: Importer, { uploads, paths, imagePaths, ...rest }: CreateImport): Promise<ImportPayload> {
  if (uploads.length + paths.length + imagePaths.length + rest.urls.length === 0) throw new AppError("unprocessable", "There is nothing to import: give files.");
  const [uploaded, allowed, pictures] = await Promise.all([uploadedFiles(importer, uploads), resolveAllowedPaths(paths), resolveAllowedPaths(imagePaths)]);
  return importPayloadSchema.parse({ ...rest, uploads, paths: [...uploaded, ...allowed], imagePaths: pictures });
}
