import type { AlignerSettings } from "./settings";
import type { AlignPerson } from "./types";

export const ADULT_AGE = 18;

/** @returns why no picture may be made with this person's face; null where one may. An age that is no number counts as under age. */
export function faceForbidden(person: AlignPerson | null, { allowMinorFaces }: Pick<AlignerSettings, "allowMinorFaces">): string | null {
  if (!person || allowMinorFaces || person.age >= ADULT_AGE) return null;
  const age = Number.isFinite(person.age) ? `is ${person.age} years old` : "is of unknown age";
  return `The person ${age}: faces of people under ${ADULT_AGE} are not put into pictures.`;
}
