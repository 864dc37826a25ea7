/** What an index or a search engine says of a picture: other people's words, bounded, and an address that is only an address. */
import { cutText } from "@/lib/storable-text";
import type { FoundImage } from "../ports";

const URL_CHARACTERS = 4_000;
const TITLE_CHARACTERS = 500;

/** @returns an http or https address without a user in it, written out; null for anything else. Where no scheme is named, that of `base` counts. */
export function webAddress(text: string | null | undefined, base = "https://web.invalid"): string | null {
  if (!text || text.length > URL_CHARACTERS || !/^(?:https?:)?\/\//i.test(text) || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.username === "" && url.password === "" ? url.href : null;
}

export function boundedText(text: string | null | undefined): string | null {
  const bare = (text ?? "").replace(/\s+/g, " ").trim();
  return bare === "" ? null : cutText(bare, TITLE_CHARACTERS);
}

/** The first `count`, each address once; those without an address were left out before. */
export function firstFound(found: readonly FoundImage[], count: number): FoundImage[] {
  const seen = new Set<string>();
  return found.filter(({ url }) => !seen.has(url) && seen.add(url)).slice(0, count);
}
