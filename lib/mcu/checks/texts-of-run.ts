/** What the episodes of one run say of their people, so that two of them are not told the same. */
import { normalWords } from "./normal-words";

export const COMPARED = ["persona sentence", "narrative"] as const;
export type Compared = (typeof COMPARED)[number];

/** A text of another episode that says the same, word for word or nearly. */
export type Twin = { kind: Compared; text: string; episode: number; other: string; isExact: boolean };

type Entry = { episode: number; text: string; key: string; words: readonly string[] };

/**
 * Two texts whose words have a Jaccard index of `bound` or more share one of the first `n - ceil(bound · n) + 1` of their `n` words in any
 * one order of all words (prefix filter: Chaudhuri, Ganti & Kaushik 2006), so only such are compared: exact, and far from all pairs where the order
 * begins with words that are rare. Long words are; nothing here depends on how often each really comes.
 */
export class TextsOfRun {
  private readonly byPrefix = new Map<string, Entry[]>();
  private readonly ofEpisode = new Map<number, { entry: Entry; places: string[] }[]>();

  /** @param bound Jaccard index from which two texts count as the same, above 0 and up to 1. */
  constructor(private readonly bound: number) {}

  /**
   * Takes down what an episode says in place of what it said before, in one go, so that of two that come at once one sees the other.
   *
   * @returns for each text the exact twin of another episode, or else one that is near; the one that came first.
   */
  put(episode: number, texts: Record<Compared, string>): Twin[] {
    this.remove(episode);
    return COMPARED.flatMap((kind): Twin[] => {
      const entry = entryOf(episode, texts[kind]);
      const twin = this.twinOf(kind, entry);
      this.add(kind, entry);
      return twin ? [{ kind, text: entry.text, episode: twin.episode, other: twin.text, isExact: twin.key === entry.key }] : [];
    });
  }

  /** It is in no dataset, so that others may say the same. */
  remove(episode: number): void {
    for (const { entry, places } of this.ofEpisode.get(episode) ?? []) {
      for (const place of places) this.byPrefix.set(place, (this.byPrefix.get(place) ?? []).filter((other) => other !== entry));
    }
    this.ofEpisode.delete(episode);
  }

  private add(kind: Compared, entry: Entry): void {
    const places = this.placesOf(kind, entry);
    for (const place of places) {
      const entries = this.byPrefix.get(place);
      if (entries) entries.push(entry);
      else this.byPrefix.set(place, [entry]);
    }
    this.ofEpisode.set(entry.episode, [...(this.ofEpisode.get(entry.episode) ?? []), { entry, places }]);
  }

  private twinOf(kind: Compared, entry: Entry): Entry | undefined {
    const met = new Set(this.placesOf(kind, entry).flatMap((place) => this.byPrefix.get(place) ?? []));
    let near: Entry | undefined;
    for (const other of met) {
      if (other.key === entry.key) return other;
      if (!near && jaccardOfSorted(entry.words, other.words) >= this.bound) near = other;
    }
    return near;
  }

  private placesOf(kind: Compared, { words }: Entry): string[] {
    return words.slice(0, words.length - Math.ceil(this.bound * words.length - 1e-9) + 1).map((word) => `${kind}\n${word}`);
  }
}

function entryOf(episode: number, text: string): Entry {
  const words = normalWords(text);
  return { episode, text, key: words.join(" "), words: [...new Set(words)].sort(longestFirst) };
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Both in the same order, each word once. */
function jaccardOfSorted(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const order = longestFirst(a[i] ?? "", b[j] ?? "");
    if (order === 0) shared += 1;
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}
