/** How fast something goes, from what was counted and when: never from the clock alone. */

/** @property at milliseconds; `done` counts up from any beginning. */
export type Sample = { at: number; done: number };

/** Long enough to be steady, short enough to follow a line that has become slow. */
const WINDOW_MS = 20_000;
/** Two looks right after each other say nothing. */
const SHORTEST_MS = 900;

/** Adds a look, and forgets those that are too old; where the count begins anew (another attempt), so do the samples. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1);
  if (last && sample.done < last.done) return [sample];
  const kept = samples.filter(({ at }) => sample.at - at <= WINDOW_MS);
  // One that is older stays where it is the only other: an import that pauses between two counts still has a rate.
  return [...(kept.length === 0 && last ? [last] : kept), sample];
}

/** Per second. Null while too little was seen. */
export function rateOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples.at(0), samples.at(-1)];
  if (!first || !last || last.at - first.at < SHORTEST_MS) return null;
  return (1000 * (last.done - first.done)) / (last.at - first.at);
}

/** Null where nothing moves or the total is not known. */
export function secondsLeft(samples: readonly Sample[], total: number): number | null {
  const rate = rateOf(samples);
  const done = samples.at(-1)?.done ?? 0;
  if (rate === null || rate <= 0 || total <= 0) return null;
  return Math.max(0, total - done) / rate;
}

/** "about 3 minutes": as exact as such a guess is. */
export function aboutText(seconds: number): string {
  if (seconds < 10) return "a few seconds";
  if (seconds < 55) return `about ${Math.round(seconds / 10) * 10} seconds`;
  if (seconds < 90) return "about a minute";
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} minutes`;
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? `about ${hours} hours` : `about ${Math.round(seconds / 86_400)} days`;
}
