import { kwamePictures } from "./pictures/kwame";
import { solveigPictures } from "./pictures/solveig";
import type { Picture } from "./scenes/picture";

/** Every picture of the sample study, by the key that the episodes use. */
export const pictures: ReadonlyMap<string, Picture> = new Map(
  [...solveigPictures, ...kwamePictures].map((picture) => [picture.key, picture]),
);

export function pictureOf(key: string): Picture {
  const picture = pictures.get(key);
  if (picture === undefined) throw new Error(`no picture is called "${key}"`);
  return picture;
}
