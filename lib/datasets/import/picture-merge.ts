/** What files say about one key of a picture: several as one, and as a row. */
import type { PictureMime } from "@/lib/images/kind";
import type { Picture } from "../parse/message";

const RANK: Record<Picture["state"], number> = { missing: 0, refused: 1, remote: 2, stored: 3 };

/** The better state wins, of equals the first; addresses and words are kept from whichever has them. */
export function mergePictures(first: Picture, second: Picture): { picture: Picture; isContradiction: boolean } {
  const better = RANK[second.state] > RANK[first.state] ? second : first;
  const isContradiction = first.asset !== undefined && second.asset !== undefined && first.asset.sha256 !== second.asset.sha256;
  return {
    picture: {
      ...better,
      url: first.url ?? second.url,
      source: first.source ?? second.source,
      description: first.description ?? second.description,
    },
    isContradiction,
  };
}

export type PictureRow = {
  key: string; state: Picture["state"]; reason: string | null; sha256: string | null; mime: string | null; width: number | null; height: number | null;
  bytes: number | null; url: string | null; source: string | null; description: string | null;
};

export function pictureRow({ key, state, reason, asset, url, source, description }: Picture): PictureRow {
  return {
    key, state, reason: reason ?? null, sha256: asset?.sha256 ?? null, mime: asset?.mime ?? null, width: asset?.width ?? null, height: asset?.height ?? null,
    bytes: asset?.bytes ?? null, url: url ?? null, source: source ?? null, description: description ?? null,
  };
}

export function pictureFromRow(row: PictureRow): Picture {
  const { sha256, mime, width, height, bytes } = row;
  const asset = sha256 && mime && width && height && bytes ? { sha256, mime: mime as PictureMime, width, height, bytes } : undefined;
  return {
    key: row.key, state: row.state, reason: row.reason ?? undefined, asset,
    url: row.url ?? undefined, source: row.source ?? undefined, description: row.description ?? undefined,
  };
}
