import { amaraPictures } from "./pictures/amara";
import { declanPictures } from "./pictures/declan";
import { faridPictures } from "./pictures/farid";
import { hanaePictures } from "./pictures/hanae";
import { kwamePictures } from "./pictures/kwame";
import { luciaPictures } from "./pictures/lucia";
import { solveigPictures } from "./pictures/solveig";
import { tomaszPictures } from "./pictures/tomasz";
import type { Picture } from "./scenes/picture";

/** Every picture of the sample study, by the key that the episodes use. */
export const pictures: ReadonlyMap<string, Picture> = new Map(
  [...amaraPictures, ...declanPictures, ...faridPictures, ...hanaePictures, ...kwamePictures, ...luciaPictures, ...solveigPictures, ...tomaszPictures].map((picture) => [picture.key, picture]),
);

export function pictureOf(key: string): Picture {
  const picture = pictures.get(key);
  if (picture === undefined) throw new Error(`no picture is called "${key}"`);
  return picture;
}
