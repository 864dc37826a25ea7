/** What an image share asks of the aligner: its own description, and its persona where enough is known of them. */
import { AppError } from "@/lib/errors";
import { GENDERS } from "@/lib/mcu/types";
import { LONGEST_DESCRIPTION, type AlignedPerson, type AlignShare, type StoredAlignRequest } from "./schema";

/** As data.ts reads it. `source` is free text of whoever made the dataset. */
export type ShareToAlign = {
  imageId: string; description: string | null; source: string | null;
  name: string | null; age: number | null; gender: string | null; faceDescription: string | null;
  /** Of the persona's face, where it is stored. */
  facePicture: string | null;
  /** The share is the persona's face itself. */
  isPortrait: boolean;
};

/** @throws AppError where nothing says what the picture is to show, and where a personalised one is wanted of somebody unknown. */
export function requestOfShare(share: ShareToAlign, { provider, module, seed }: AlignShare, drawSeed: () => string): StoredAlignRequest {
  const description = share.description?.trim().slice(0, LONGEST_DESCRIPTION);
  if (!description) throw new AppError("conflict", "This share has no description: nothing says what the picture is to show.");
  const person = personOf(share);
  if (module === "p-t2i" && !person) throw new AppError("conflict", "Age and gender of the persona are not known: no picture can be personalised.");
  if (share.isPortrait && !person) throw new AppError("conflict", "Age and gender of the persona are not known: no picture of their face can be made.");
  const source = share.source?.trim().toLowerCase();
  return { description, provider, module, seed: seed ?? drawSeed(), person, source: source === "device" || source === "internet" ? source : null, ...(share.isPortrait ? { isPortrait: true } : {}) };
}

/** Null where age or gender is not known: then nobody can say whether their face may be used. */
function personOf({ name, age, gender, faceDescription, facePicture }: ShareToAlign): AlignedPerson | null {
  const known = GENDERS.find((each) => each === gender?.trim().toLowerCase());
  if (age === null || known === undefined) return null;
  return { name: (name ?? "").slice(0, 200), age, gender: known, face: faceDescription?.trim().slice(0, LONGEST_DESCRIPTION) || undefined, picture: facePicture ?? undefined };
}
