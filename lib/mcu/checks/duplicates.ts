/** Texts that come twice, word for word or nearly. */
import { cutText } from "@/lib/storable-text";
import { normalWords } from "./normal-words";
import { ruleResult } from "./result";
import { sharingsOf } from "./sharings";
import type { CheckedEpisode, CheckResult, Place } from "./types";

type Text = { kind: string; text: string; place: Omit<Place, "detail"> };
type Known = { key: string; words: ReadonlySet<string>; text: string };

/** Characters of a text, for people. */
const QUOTED = 200;

/**
 * Two results: persona sentences, narrative and picture descriptions that stand twice word for word (case, punctuation and
 * width of letters aside), and such whose words have a Jaccard index of `bound` or more. Texts are compared with the earlier
 * ones of their kind in this episode, O(texts² × words); what other episodes of the run have came with the episode. Two people may own a picture of
 * the same thing, so descriptions are compared within an episode alone.
 */
export function checkDuplicates(episode: CheckedEpisode, bound: number): [exact: CheckResult, near: CheckResult] {
  const known: Record<string, Known[]> = {};
  const [exact, near]: [Place[], Place[]] = [[], []];
  for (const { kind, text, place } of textsOf(episode)) {
    const earlier = (known[kind] ??= []);
    const own = knownOf(text);
    const detail = (other: Known) => `${kind}: “${cutText(text, QUOTED)}” ~ “${cutText(other.text, QUOTED)}”`;
    const same = earlier.find(({ key }) => key === own.key);
    const similar = same ? undefined : earlier.find(({ words }) => jaccard(words, own.words) >= bound);
    if (same) exact.push({ ...place, detail: detail(same) });
    if (similar) near.push({ ...place, detail: detail(similar) });
    earlier.push(own);
  }
  for (const { kind, text, episode: other, other: theirs, isExact } of episode.twins ?? []) {
    (isExact ? exact : near).push({ session: null, utterance: null, detail: `${kind}, also in episode ${other}: “${cutText(text, QUOTED)}” ~ “${cutText(theirs, QUOTED)}”` });
  }
  const where = episode.twins === null ? "within the episode; a script repeats itself from one to the next" : "within the episode and, of the person, in the run";
  return [
    ruleResult("exact-duplicates", exact, `No persona sentence, narrative or description of a picture stands twice, ${where}.`),
    ruleResult("near-duplicates", near, `Texts that share ${bound} or more of their words (Jaccard index). The value counts them.`),
  ];
}

/** A picture of the album that is shared again is the same picture, not a duplicate. */
function textsOf(episode: CheckedEpisode): Text[] {
  const nowhere = { session: null, utterance: null };
  const shown = new Set<number>();
  const descriptions = sharingsOf(episode).flatMap(({ session, utterance, sharing: { albumImageId: id, description } }): Text[] => {
    if (id !== null && shown.has(id)) return [];
    if (id !== null) shown.add(id);
    return [{ kind: "description", text: description, place: { session: session.number, utterance } }];
  });
  return [
    ...episode.personaSentences.map((text) => ({ kind: "persona sentence", text, place: nowhere })),
    { kind: "narrative", text: episode.narrative, place: nowhere },
    ...descriptions,
  ];
}

function knownOf(text: string): Known {
  const words = normalWords(text);
  return { key: words.join(" "), words: new Set(words), text };
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
