/** Whether what is known of an address is enough, or it has to be asked again. */
import type { LinkMode } from "./types";

export type KnownLink = {
  state: "alive" | "stored" | "dead" | "unsure"; reason: string | null; status: number | null; attempts: number; checkedAt: Date;
  /** Its picture, where that is still in the store. */
  sha256: string | null;
};

/** After so many vain attempts in a row, each in a round of its own, an address is left alone. */
export const ATTEMPTS = 3;
const FRESH_MS = 24 * 60 * 60 * 1000;

type Round = { mode: LinkMode; again: boolean; startedAt: Date; now: Date };

/** @example isEnough({ state: "dead", ... }, { mode: "check", again: false, ... }) // true: it was asked, and is not asked for ever */
export function isEnough(known: KnownLink, { mode, again, startedAt, now }: Round): boolean {
  if (known.sha256 !== null) return true;
  // Stored once, and gone from the store since.
  if (known.state === "stored") return false;
  const isOfThisRound = known.checkedAt >= startedAt;
  // "alive" is not enough where the picture itself is wanted.
  if (known.state === "alive") return mode === "check" && (isOfThisRound || (!again && now.getTime() - known.checkedAt.getTime() < FRESH_MS));
  if (isOfThisRound) return true;
  if (again) return false;
  return known.state === "dead" || known.attempts >= ATTEMPTS;
}
