/** From a planned description to the words of an image model. A planned description marks the person: "a young woman [img] on a pier". */
import type { Gender } from "../types";
import type { AlignPerson } from "./types";

const MARK = /\s*\[img\]/giu;
/** The words before a mark that are the person's: an article, how old they look, and the word for them. */
const MARKED = /\b(?:(?:an?|the)\s+)?(?:(?:young|younger|middle-aged|old|older|elderly|little|teenage|adult)\s+)?(?:girl|boy|woman|man|lady|gentleman|person|teenager)\s*\[img\]/iu;

const CLASS_WORDS: readonly { below: number; words: Record<Gender, string> }[] = [
  { below: 13, words: { female: "girl", male: "boy" } },
  { below: 18, words: { female: "teenage girl", male: "teenage boy" } },
  { below: 35, words: { female: "young woman", male: "young man" } },
  { below: 60, words: { female: "middle-aged woman", male: "middle-aged man" } },
  { below: Infinity, words: { female: "elderly woman", male: "elderly man" } },
];

/** The word that image models know a person of this age and gender by: "young woman". */
export function classWord({ age, gender }: Pick<AlignPerson, "age" | "gender">): string {
  return CLASS_WORDS.find(({ below }) => age < below)?.words[gender] ?? (gender === "female" ? "woman" : "man");
}

/** For an image model that knows no faces: the mark is taken out, and the name becomes what can be seen of the person. */
export function plainPrompt(description: string, person: AlignPerson | null): string {
  const words = description.replace(MARK, "").trim();
  return `A realistic photo taken with a phone: ${person ? withoutName(words, person, withArticle(classWord(person))) : words}`;
}

/** For an image model that is given a reference photo beside the words. */
export function referencePrompt(description: string, person: AlignPerson): string {
  const subject = `the ${classWord(person)} from the reference photo`;
  const placed = MARKED.test(description) ? description.replace(MARKED, subject) : description;
  const named = withoutName(placed.replace(MARK, ""), person, subject).trim();
  const scene = named.includes(subject) ? named : `${subject}. ${named}`;
  return [
    `Make a new, realistic photo, as if taken with a phone, of this scene: ${scene.replace(/[.\s]+$/u, "")}.`,
    `Keep the face, the age and the skin colour of the ${classWord(person)} as they are in the reference photo; pose, clothes and surroundings follow the scene.`,
    "Everybody else in the photo is somebody else and looks different.",
  ].join(" ");
}

function withoutName(words: string, { name }: AlignPerson, instead: string): string {
  const names = [name, name.split(/\s+/u)[0] ?? ""].filter((part) => part.length > 1);
  return names.reduce((text, part) => text.replace(new RegExp(`(?<!\\p{L})${escaped(part)}(?!\\p{L})`, "giu"), () => instead), words);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

function withArticle(words: string): string {
  return `${/^[aeiou]/u.test(words) ? "an" : "a"} ${words}`;
}
