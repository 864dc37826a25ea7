/** What two files say about one key of a picture, as one. */
import type { Picture } from "./parse/message";

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
