/** What an export will take of the disk, about. Pure. */
import type { ExportEstimate } from "./schema";
import type { ExportSettings } from "./settings";

/** Rows and heads around a picture in a tar. */
const BYTES_PER_PICTURE = 2_048;
/** Text of dialogues comes to less than this, compressed. */
const COMPRESSED = 0.5;

/** @param copies that lie there at the same time: a folder, and the archive that is made of it. */
export function exportBytes({ dialogueBytes, pictures }: Pick<ExportEstimate, "dialogueBytes" | "pictures">, { format, gzip }: Pick<ExportSettings, "format" | "gzip">, copies: number): number {
  const dialogues = dialogueBytes * (gzip || format === "parquet" ? COMPRESSED : 1);
  const files = format === "webdataset" ? pictures.bytes + BYTES_PER_PICTURE * (pictures.files + pictures.remote) : 0;
  return Math.round((dialogues + files) * copies);
}
