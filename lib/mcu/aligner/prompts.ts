/** From a planned description to the words of an image model or a search. A planned description marks the person: "a young woman [img] on a pier". */
import { classWord, FACE_MARK, hasFaceMark, mentionsName, withFaceMark, withoutFaceMark } from "../class-word";
import type { AlignPerson } from "./types";

/** What a picture shows, in words that any engine may be given: without the mark and without the person's name. */
export function plainDescription(description: string, person: AlignPerson | null): string {
  return withoutFaceMark(person && mentionsName(description, person.name) ? withFaceMark(description, person.name, person) : description);
}

/** For an image model that knows no faces. The class word says how old the person looks. */
export function plainPrompt(description: string, person: AlignPerson | null): string {
  return `A realistic photo taken with a phone: ${plainDescription(description, person)}`;
}

/** For an image model that is given a reference photo beside the words. */
export function referencePrompt(description: string, person: AlignPerson): string {
  const word = classWord(person);
  const marked = hasFaceMark(description, person) && !mentionsName(description, person.name) ? description : withFaceMark(description, person.name, person);
  const place = new RegExp(String.raw`(?:\b(?:an?|the)\s+)?${word}\s*${FACE_MARK.replace(/[[\]]/g, String.raw`\$&`)}`, "iu");
  const scene = marked.replace(place, `the ${word} from the reference photo`);
  return [
    `Make a new, realistic photo, as if taken with a phone, of this scene: ${scene.replace(/[.\s]+$/u, "")}.`,
    `Keep the face, the age and the skin colour of the ${word} as they are in the reference photo; pose, clothes and surroundings follow the scene.`,
    "Everybody else in the photo is somebody else and looks different.",
  ].join(" ");
}
