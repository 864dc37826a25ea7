/** The process that writes an export: a large dataset costs neither the web server nor the worker's heartbeats. */
import { z } from "zod";
import { zipFolder } from "@/lib/files/archive";
import { serveApart } from "@/lib/jobs/apart";
import { operator } from "../access";
import { exportArchive, exportFolder } from "./archive";
import { readExportPayload } from "./data";
import type { ExportResult } from "./job";
import { MANIFEST } from "./manifest";
import { exportDataset } from "./mutations";
import { exportWarnings } from "./warnings";
import type { Watch } from "./write-export";

const TELL_EVERY_MS = 500;
const taskSchema = z.strictObject({ exportId: z.uuid() });

await serveApart(async (sent, tell): Promise<ExportResult> => {
  const { exportId } = taskSchema.parse(sent);
  const { dataset, settings } = await readExportPayload(exportId);
  let told = 0;
  const watch: Watch = (progress) => {
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    tell(progress);
  };
  const { manifest, digest } = await exportDataset(operator, dataset, settings, exportFolder(exportId), { watch, copies: 2 });
  const name = `${dataset}-v${manifest.dataset.version}-${settings.format}`;
  const bytes = await zipFolder(exportFolder(exportId), [MANIFEST, ...manifest.files.map(({ path }) => path)], name, exportArchive(exportId));
  return {
    digest, contentDigest: manifest.contentDigest, files: manifest.files.length + 1, bytes, name, counts: manifest.counts, scriptedLeftOut: manifest.scriptedLeftOut,
    pictures: manifest.pictures.files, warnings: exportWarnings(manifest),
  };
});
