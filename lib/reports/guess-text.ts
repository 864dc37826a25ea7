/** Whether evaluators of a comparison can be asked which side was machine-made: only of pairs in which one side was. */
import type { Slice } from "@/lib/studies/slice";
import type { EligibleItems } from "./study-plan";

export type GuessSource = { eligible: EligibleItems; origins: Slice["origins"] };

/** @param contrasts numbers of the sources that meet. @returns why there is nothing to ask; null if there may be something. */
export function nothingToGuess(sources: readonly GuessSource[], contrasts: readonly (readonly [number, number])[], { unit, includeScripted }: { unit: "episode" | "session"; includeScripted: boolean }): string | null {
  const kinds = sources.map(({ eligible, origins }) => {
    const takes = (isMade: boolean) => !origins || origins.length === 0 || origins.some((origin) => (origin !== "collected") === isMade);
    return { collected: eligible[unit].collected > 0 && takes(false), made: includeScripted && eligible[unit].made > 0 && takes(true) };
  });
  const isAsked = contrasts.some(([one, other]) => {
    const [first, second] = [kinds[one - 1], kinds[other - 1]];
    return (first?.made && second?.collected) || (first?.collected && second?.made);
  });
  if (isAsked) return null;
  if (kinds.every((kind) => !kind.made)) return "No source has made text that may be drawn: there is nothing to ask.";
  if (kinds.every((kind) => !kind.collected)) return "All sources are made by a model or a program: there is nothing to ask.";
  return "No source of people’s own text meets one with made text: there is nothing to ask.";
}
