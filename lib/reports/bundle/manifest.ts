/** manifest.json: what a bundle holds, by content. */
import { z } from "zod";
import { BUNDLE_FORMAT } from "./source";

export const MANIFEST = "manifest.json";

export const manifestSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** Version of Concord that computed the numbers; another one may round the last digit differently. */
  concord: z.string(),
  study: z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(["rating", "comparison"]), state: z.string(), protocolVersion: z.int(), protocolDigest: z.string().nullable() }),
  files: z.array(z.strictObject({
    path: z.string(),
    /** raw: what people said and what the study was. derived: computed from raw files, and checked by computing it again. */
    role: z.enum(["raw", "derived"]),
    bytes: z.int(),
    sha256: z.string(),
  })),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest["files"][number];
