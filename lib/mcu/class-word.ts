/** The word that stands for the person in the description of a personalised picture, and the mark after it where the face goes. */
import type { Demographics } from "./types";

/** As STARK's descriptions have it, after PhotoMaker's trigger word. */
export const FACE_MARK = "[img]";

/** @returns "girl" up to 12, "teenage girl" up to 17, "young woman" up to 35, "woman" up to 59, "elderly woman" beyond. */
export function classWord({ age, gender }: Pick<Demographics, "age" | "gender">): string {
  const [child, adult] = gender === "female" ? ["girl", "woman"] : ["boy", "man"];
  if (age < 13) return child;
  if (age < 18) return `teenage ${child}`;
  if (age < 36) return `young ${adult}`;
  return age < 60 ? adult : `elderly ${adult}`;
}

/** Without any face mark, and without the gap that it leaves. */
export function withoutFaceMark(description: string): string {
  return description.replaceAll(/(\s*\[img\])+\s*(?=[.,;:!?])/g, "").replaceAll(FACE_MARK, " ").replaceAll(/\s+/g, " ").trim();
}

/**
 * The description with exactly one "<class word> [img]": at the first place where the class word or the name stands, or in front.
 * Later mentions of the name become the class word, so that no image model is given a name.
 */
export function withFaceMark(description: string, name: string, who: Pick<Demographics, "age" | "gender">): string {
  const word = classWord(who);
  const bare = withoutFaceMark(description);
  const named = name === "" ? bare : bare
    .replaceAll(wholeWord(name, "['’]s"), `the ${word}'s`)
    .replaceAll(wholeWord(name), (_, offset: number, whole: string) => (/\b(a|an|the)\s+(young|elderly|teenage)?\s*$/i.test(whole.slice(0, offset)) ? word : `the ${word}`));
  const place = named.search(wholeWord(word));
  if (place < 0) return `A photo of ${article(word)} ${word} ${FACE_MARK}: ${named}`;
  const end = place + word.length;
  const rest = named.slice(end);
  // "the man's hat" has its mark after the man.
  return `${named.slice(0, end)} ${FACE_MARK}${/^['’]s\b/.test(rest) ? ` with the ${word}'s${rest.slice(2)}` : rest}`;
}

/** Whether exactly one face mark stands in it, straight after the class word. */
export function hasFaceMark(description: string, who: Pick<Demographics, "age" | "gender">): boolean {
  const parts = description.split(FACE_MARK);
  return parts.length === 2 && (parts[0] ?? "").trimEnd().toLowerCase().endsWith(classWord(who));
}

/** Whether the description speaks of the person by name. */
export function mentionsName(description: string, name: string): boolean {
  return name !== "" && wholeWord(name).test(description);
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? "an" : "a";
}

/** @param text taken as it is, whatever characters people have in their names; `ending` is a pattern. */
function wholeWord(text: string, ending = ""): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}${ending}(?![\\p{L}\\p{N}])`, "giu");
}
