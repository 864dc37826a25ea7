/**
 * What the sources of a comparison are called in its results and exports. Pure.
 *
 * Until a study is closed, or somebody has its sources named, a source goes by an alias that was drawn at the start. An
 * alias hides a source only where all sources look alike from outside. If one of them meets more others than the rest
 * (ours against each of theirs), or pairs of sources have different numbers of items, that shape, which everybody who
 * made the study knows, would tell which alias is which. There each pair gets two names of its own instead.
 */
import type { Slice } from "@/lib/studies/slice";
import { sliceText } from "@/lib/studies/slice-text";
import { sourceNames } from "@/lib/studies/source-names";
import type { NamedSource } from "./schema";
import { compareNames } from "./source-order";

export type StoredSource = { number: number; alias: string | null; dataset: { slug: string; title: string }; slice: Slice };

/** Two sources by number, and how many items were drawn of them. */
export type DrawnContrast = { first: number; second: number; items: number };

export type Naming = {
  isNamed: boolean;
  /** When sources were named before the study was closed. */
  revealedAt: Date | null;
  /** Every two that meet have names of their own. */
  hasNamesByPair: boolean;
  /** The name of a source where it meets the other one. */
  nameOf: (source: number, other: number) => string;
  sources: NamedSource[];
};

export type NamingInput = {
  sources: readonly StoredSource[];
  contrasts: readonly DrawnContrast[];
  isNamed: boolean;
  revealedAt: Date | null;
  /** Something that looks random, is the same for the same text, and that nobody can compute outside the server. */
  draw: (text: string) => string;
};

export function nameSources({ sources, contrasts, isNamed, revealedAt, draw }: NamingInput): Naming {
  const isAlike = isSymmetric(sources.length, contrasts);
  const hidden = isAlike ? aliasOf(sources) : nameByPair(sources, contrasts, draw);
  const own = ownNames(sources);
  const meetings = (number: number) => contrasts.flatMap(({ first, second }) => (first === number ? [second] : second === number ? [first] : []));
  const aliases = (number: number) => [...new Set(meetings(number).map((other) => hidden(number, other)))].sort(compareNames);
  const nameOf = (source: number, other: number) => (isNamed ? known(own.get(source), source) : hidden(source, other));
  if (isNamed) {
    return {
      isNamed, revealedAt, nameOf, hasNamesByPair: false,
      sources: namedSources(sources).map((source, index) => ({ ...source, aliases: aliases(sources[index]?.number ?? 0) })),
    };
  }
  const names = [...new Set(sources.flatMap(({ number }) => aliases(number)))].sort(compareNames);
  return { isNamed, revealedAt, nameOf, hasNamesByPair: !isAlike, sources: names.map((name) => ({ name, dataset: null, slice: null, aliases: [] })) };
}

/** Sources by their own names, as in a rating study, where nothing stands for them. */
export function namedSources(sources: readonly Omit<StoredSource, "alias">[]): NamedSource[] {
  const own = ownNames(sources);
  return sources.map(({ number, dataset, slice }) => {
    const isShared = sources.some((other) => other.number !== number && other.dataset.slug === dataset.slug);
    return { name: known(own.get(number), number), dataset, slice: isShared ? sliceText(slice) : null, aliases: [] };
  });
}

/** Every source meets every other one, over as many items. */
function isSymmetric(sources: number, contrasts: readonly DrawnContrast[]): boolean {
  const [some] = contrasts;
  return contrasts.length === (sources * (sources - 1)) / 2 && contrasts.every((contrast) => contrast.items === some?.items);
}

function aliasOf(sources: readonly StoredSource[]): Naming["nameOf"] {
  const aliases = new Map(sources.map(({ number, alias }) => [number, alias]));
  return (source) => known(aliases.get(source), source);
}

/** "Source 1a" and "Source 1b" of the first pair. Neither which pair comes first nor which side is "a" follows from anything that can be seen. */
function nameByPair(sources: readonly StoredSource[], contrasts: readonly DrawnContrast[], draw: (text: string) => string): Naming["nameOf"] {
  const aliases = new Map(sources.map(({ number, alias }) => [number, alias]));
  const drawn = (...numbers: number[]) => draw(JSON.stringify(numbers.map((number) => aliases.get(number))));
  const ranked = contrasts
    .map(({ first, second }) => ({ first, second, rank: drawn(...[first, second].sort((a, b) => a - b)) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const names = new Map<string, string>();
  ranked.forEach(({ first, second }, index) => {
    const isFirstA = drawn(first, second) < drawn(second, first);
    names.set(`${first} ${second}`, `Source ${index + 1}${isFirstA ? "a" : "b"}`);
    names.set(`${second} ${first}`, `Source ${index + 1}${isFirstA ? "b" : "a"}`);
  });
  return (source, other) => known(names.get(`${source} ${other}`), source);
}

function ownNames(sources: readonly Omit<StoredSource, "alias">[]): Map<number, string> {
  const ordered = [...sources].sort((a, b) => a.number - b.number);
  const names = sourceNames(ordered.map(({ dataset }) => dataset.slug));
  return new Map(ordered.map(({ number }, index) => [number, names[index] ?? ""]));
}

function known(name: string | null | undefined, source: number): string {
  if (name === null || name === undefined) throw new Error(`Source ${source} has no name: the study has not been started.`);
  return name;
}
