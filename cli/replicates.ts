import { InvalidArgumentError } from "commander";

const MOST = 1_000_000;

/** The count of resamples as a command's option; fewer than a hundred say nothing about a tail. */
export function countReplicates(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 100 || count > MOST) throw new InvalidArgumentError(`Give a whole number from 100 to ${MOST}.`);
  return count;
}
