/** A picture of an export: its name in an archive, and what is said beside it, as STARK's repositories have it. Pure. */
import { safeStem } from "../parse/member-key";

export type PictureRow = {
  key: string; url: string | null; source: string | null; description: string | null;
  /** Null where only the address is known. */
  sha256: string | null; mime: string | null; width: number | null; height: number | null; bytes: number | null;
  /** Of the episodes that refer to it, apart by a space; empty where none does. */
  origins: string;
  /** Another key differs from it only in capitals: both could not lie in one folder everywhere. */
  isAmbiguous: boolean;
};

const EXTENSIONS: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" };

/** @returns "jpg", "png" or "webp"; undefined for a picture without bytes. */
export function extensionOf({ mime }: Pick<PictureRow, "mime">): string | undefined {
  return mime === null ? undefined : EXTENSIONS[mime];
}

export function stemOf({ key, isAmbiguous }: Pick<PictureRow, "key" | "isAmbiguous">): string {
  return safeStem(key, isAmbiguous);
}

/** Every field in every row, as text: whoever reads a shard takes its columns from the first rows. */
export function pictureFields({ key, url, source, description, origins }: PictureRow) {
  return { index: key, image_url: url ?? "", image_source: source ?? "", description: description ?? "", origin: origins };
}
