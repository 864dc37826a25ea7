/** What a file may call a choice. Pure. */
import type { Choice } from "@/lib/studies/preference";

const WORDS = new Map<string, Choice>([
  ["left", "left"], ["a", "left"], ["tie", "tie"], ["right", "right"], ["b", "right"], ["both_bad", "both_bad"], ["both bad", "both_bad"],
]);

/**
 * A word for a side, as on the desk or in an export, or the name of the source that stood there; case does not matter
 * where only one side can be meant. A source that is called "left" and stood right makes "left" ambiguous.
 */
export function readChoice(text: string, { left, right }: { left: string; right: string }): Choice | "unknown" | "ambiguous" {
  const word = WORDS.get(text.toLowerCase());
  const meanings = (matches: (name: string) => boolean) => new Set<Choice>([
    ...(word ? [word] : []),
    ...(matches(left) ? ["left" as const] : []),
    ...(matches(right) ? ["right" as const] : []),
  ]);
  const loose = meanings((name) => name.toLowerCase() === text.toLowerCase());
  // Sources whose names differ by case alone are told apart by it.
  const found = loose.size > 1 ? meanings((name) => name === text) : loose;
  const [choice] = found;
  if (choice !== undefined && found.size === 1 && (loose.size === 1 || word === undefined)) return choice;
  return loose.size > 0 ? "ambiguous" : "unknown";
}
