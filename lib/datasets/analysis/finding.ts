/** Where a problem was found. */
import { z } from "zod";
import type { FoundKey } from "./problems";

export const placeSchema = z.object({
  /** Number of the session, from 1; null where the whole episode is meant. */
  session: z.int().nullable(),
  /** From 1; null where the whole session is meant. */
  turn: z.int().nullable(),
  /** What was found there, in words; quotes the dataset. */
  detail: z.string(),
});
export type Place = z.infer<typeof placeSchema>;

/** All places of one problem in one episode. */
export type Finding = { problem: FoundKey; episodeId: string; position: number; places: Place[] };

const QUOTED = 160;

export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return `“${line.length > QUOTED ? `${line.slice(0, QUOTED).toWellFormed()}…` : line}”`;
}
