/** What makes a session a conversation that can be judged. */
import type { AlbumImage, Utterance } from "./types";

export const DIALOGUE_BOUNDS = { fewest: 6, most: 24 } as const;

/** Words of a said description that must be those of the album's picture: F1 of the two sets. */
const SAME_PICTURE = 0.6;

/**
 * @param album as it stands after the session.
 * @returns what is wrong, in sentences by which a model can mend it; none where it can be used.
 */
export function dialogueProblems(utterances: readonly Utterance[], album: readonly AlbumImage[], leastImages: number): string[] {
  const problems: string[] = [];
  const { fewest, most } = DIALOGUE_BOUNDS;
  if (utterances.length < fewest || utterances.length > most) problems.push(`There must be ${fewest} to ${most} utterances, not ${utterances.length}.`);
  let shared = 0;
  for (const [index, { text, sharing }] of utterances.entries()) {
    const said = `Utterance ${index + 1}`;
    if (!sharing) {
      if (text.trim() === "") problems.push(`${said} says nothing and shares nothing.`);
      continue;
    }
    shared += 1;
    if (sharing.description.trim() === "") problems.push(`${said} shares a picture that is not described.`);
    if (sharing.albumImageId === null) continue;
    const image = album.find(({ id }) => id === sharing.albumImageId);
    if (!image) problems.push(`${said} shares picture ${sharing.albumImageId} of the device, which does not exist.`);
    else if (wordsInCommon(image.description, sharing.description) < SAME_PICTURE) problems.push(`${said} shares picture ${image.id} of the device but describes another one: picture ${image.id} is “${image.description}”.`);
  }
  const speakers = new Set(utterances.map(({ speaker }) => speaker));
  if (speakers.size < 2) problems.push("Only one of the two speaks.");
  if (shared < leastImages) problems.push(`At least ${leastImages === 1 ? "one picture" : `${leastImages} pictures`} must be shared.`);
  return problems;
}

/** F1 of the sets of words, 0 to 1, in any case and without marks. */
export function wordsInCommon(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [first, second] = [words(a), words(b)];
  let shared = 0;
  for (const word of first) if (second.has(word)) shared += 1;
  return first.size + second.size === 0 ? 1 : (2 * shared) / (first.size + second.size);
}
