/** What differs between two versions of a dataset, for a terminal: every id, not only those of a first page. */
import { operator } from "@/lib/datasets/access";
import { compareVersions } from "@/lib/datasets/compare/data";
import { DIFFERENCES } from "@/lib/datasets/compare/types";
import { UsageError } from "../usage-error";

export type Pair = { slug: string; from: number; to: number };

export function readPair(slug: string | undefined, words: readonly string[]): Pair {
  const [from, to] = words.map(Number);
  const isVersion = (version: number | undefined) => version !== undefined && Number.isInteger(version) && version > 0;
  if (slug === undefined || words.length !== 2 || from === undefined || to === undefined || !isVersion(from) || !isVersion(to)) {
    throw new UsageError("--compare takes a dataset and two of its versions: concord datasets SLUG --compare 1 2");
  }
  return { slug, from, to };
}

export async function printComparison({ slug, from, to }: Pair, isJson: boolean): Promise<void> {
  const ids: Record<string, string[]> = {};
  let counts: unknown;
  for (const kind of DIFFERENCES) {
    const found: string[] = (ids[kind] = []);
    let after: number | null = 0;
    while (after !== null) {
      const page = await compareVersions(operator, slug, { from, to, kind, after });
      if (!page) throw new Error(`There is no dataset “${slug}”.`);
      found.push(...page.episodes.map((episode) => episode.externalId));
      ({ counts, next: after } = page);
    }
  }
  if (isJson) console.log(JSON.stringify({ dataset: slug, from, to, counts, ...ids }));
  else for (const kind of DIFFERENCES) console.log([`${kind}: ${ids[kind]?.length ?? 0}`, ...(ids[kind] ?? []).map((id) => `  ${id}`)].join("\n"));
}
